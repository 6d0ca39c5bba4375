"""Floor 5: mail that is written in the same transaction as what it tells of, and sent afterwards.

Owns the outbox. Listens to people (an invitation is mailed). Mail never carries a child's name: a case number or
initials, and a link.
"""
