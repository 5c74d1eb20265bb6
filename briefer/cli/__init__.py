"""The command line: small commands over the same core as the window, without Qt.

Each command's function lies in a module of its own kind and is imported when it is asked for, so that a
command loads only the libraries that it needs.
"""
