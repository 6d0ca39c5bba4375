"""Floor 1: who may do and see what. One table; no rows of its own, so that every room above can ask it."""
