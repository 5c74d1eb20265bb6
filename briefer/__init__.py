"""briefer: from an analyst's reading to a Word briefing note."""
