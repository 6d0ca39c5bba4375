"""Floor 10: the move to the mother school.

Owns the steps on a child's journey, placement documents with sign-offs and parents' views. Moves the disclosure of a
bond. Calls pupils, newcomers, documents, cooperation. Announces `move_completed` and `move_planned`.
"""
