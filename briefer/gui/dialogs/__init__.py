"""Dialogs, for the few places where a decision is due."""
