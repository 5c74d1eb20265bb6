"""Word files: a Document poured into a house file's styles, page and title block."""
