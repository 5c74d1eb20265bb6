"""From a brief and a pack to a document: the templates, their sandbox, and the Markdown they write."""
