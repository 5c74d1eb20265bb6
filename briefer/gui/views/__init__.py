"""The panes, panels and pages of the window."""
