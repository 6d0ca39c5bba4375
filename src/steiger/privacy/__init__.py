"""Floor 13: what is kept and for how long, what parents may ask, and who looked. It asks every room that knows a child.

Owns retention runs (what is over its term, checked and released by two people) and requests of parents. Forgets what
two people released: in the tables, their history, the stored files and the log.
"""
