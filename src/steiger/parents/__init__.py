"""Floor 7: what parents read, in their own language. It knows the agreements and can know no child.

Owns the region's contact details for parents, its own texts per language with their versions and checks, and how often
something was opened. What ships with the product stands in `catalogues/`, one file a language.
Calls audit, cooperation (the terms of the policy), documents, organisations, people.
"""
