"""Floor 9: the newcomer school. From a regular school's referral to the last day in the group.

Owns groups with their places, referrals, the waiting list, placements, intakes and levels. Calls pupils (who the child
is, its dated facts, who stands around it), cooperation (terms), organisations (schools, calendar), messaging.
Announces nothing: the facts of a journey are kept in pupils.
"""
