"""Commands: plain functions that are the only writers of a session, each of them one step of its history."""
