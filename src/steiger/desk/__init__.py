"""Floor 14: the shell. *Vandaag*, the list, the child's file and search: asks every room below.

Owns no tables.
"""
