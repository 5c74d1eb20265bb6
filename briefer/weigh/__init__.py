"""Accounts of one event set side by side: where they differ, what was decided, how many origins there are."""
