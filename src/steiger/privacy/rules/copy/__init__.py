"""The parents' copy of everything (AVG art. 15): which table stands in which chapter, and what is left out and why."""

from steiger.privacy.rules.copy.after import QUESTIONS, REQUESTS, SUPPORT
from steiger.privacy.rules.copy.child import CHILD, NOTES, SHARED, WAY
from steiger.privacy.rules.copy.move import DOCUMENT, MOTHER_SCHOOL
from steiger.privacy.rules.copy.shape import Part, Table, Without
from steiger.privacy.rules.copy.stay import INTAKE, LEVELS, PLACE, PLAN, REFERRAL

PARTS: tuple[Part, ...] = (
    CHILD, WAY, REFERRAL, PLACE, INTAKE, LEVELS, PLAN, NOTES, MOTHER_SCHOOL, DOCUMENT, SUPPORT, QUESTIONS, REQUESTS,
    SHARED,
)  # fmt: skip

__all__ = ["PARTS", "SHARED", "Part", "Table", "Without"]
