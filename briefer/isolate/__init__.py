"""Runs a function by its dotted name in a child process with limits, for input that nobody vouches for.

A child is started by spawning, so that it holds nothing of the window, and is kept for the next call. What
it sends back is JSON and plain bytes, never a pickle: a child that was taken over cannot run code in this
process. What the child gives up before it reads is in `confine`; which limits hold depends on the system.
"""
