"""Values that cross borders inside briefer: frozen, typed, without input or output."""
