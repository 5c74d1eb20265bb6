"""One importer a format: bytes in, sources out. What reads a file runs in a child process."""
