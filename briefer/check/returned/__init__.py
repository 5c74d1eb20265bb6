"""What became of a note that came back: where it differs, and which statements lost their sources."""
