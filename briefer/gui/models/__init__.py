"""Item models over a session: each reads again only what a step touched."""
