"""Planning of the visits: plain values in, plain values out. No Django, no database (pyproject.toml keeps it so)."""
