"""The window: the only part of briefer that knows Qt."""
