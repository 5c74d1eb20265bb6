"""Commands: plain functions that are the only writers of a session, each of them one step of its history.

The store sees to it that quotes stand at their offsets, and that a step without changes leaves no trace.
"""
