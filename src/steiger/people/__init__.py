"""Floor 4: people, and what they are for which organisation from when until when.

Owns users, memberships and invitations. Calls audit and organisations. Announces `person_invited`.
"""
