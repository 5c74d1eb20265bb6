"""Notes as files: Word, HTML and Markdown, written from one Document."""
