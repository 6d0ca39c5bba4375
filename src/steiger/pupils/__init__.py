"""Floor 8: who is this child, who cares for it, and which facts hold of its way. The privacy line: below it, no child.

Owns pupils, guardians, journeys, involvements (who stands in which relation to a child), mother school bonds,
enrolments and confidential notes. Announces that a journey has ended, and that an enrolment begins or ends.
"""
