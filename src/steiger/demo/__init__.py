"""Floor 14: a region to try everything in. Real schools, fictional people and children, made through actions alone.

Seeded: the same children each time, dated relative to today.
"""
