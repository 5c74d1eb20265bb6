"""Protective markings: reading, checking and setting them in order, by scheme."""
