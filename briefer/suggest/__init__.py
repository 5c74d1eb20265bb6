"""Proposals that the analyst decides on: found by pure functions, stored by nobody."""
