"""Floor 4: people, and what they are for which organisation from when until when.

Owns users, memberships, invitations and handovers of work: the rooms above say what somebody owns (`owned`).
Calls audit and organisations. Announces `person_invited` and `work_handed_over`.
"""
