"""How fast it is, measured: `make bench` (all parts) or `make bench ONLY=pages`. Never asserted in tests."""
