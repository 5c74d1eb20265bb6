"""Work that reads across peers: nothing here writes to a session."""
