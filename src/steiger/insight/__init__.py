"""Floor 13: the region's figures. Numbers are people: no cell under k is ever shown.

Owns no tables. Knows rooms below through their tables, in selectors only, and never a name, case number or file.
"""
