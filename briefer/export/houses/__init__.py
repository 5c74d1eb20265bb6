"""An organisation's own Word file made a house file: read, mapped, and written with named places."""
