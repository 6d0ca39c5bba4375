"""Many children at once: in bulk, by SQL, without history. For measuring, and for a whole country to look at.

What is measured is reading and saving among many, not making many, so the rules and actions are passed by. It can only
be done as the owner of the tables and in a region that has no children yet.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import connection, transaction

from steiger.demo.names import NAMINGS

STATEMENTS = Path(__file__).with_name("crowd.sql")
FILLED = ("pupils_pupil", "pupils_guardian", "pupils_journey", "pupils_involvement", "newcomers_referral",
          "newcomers_placement", "newcomers_assessment", "transitions_step", "aftercare_visit")  # fmt: skip


@dataclass(frozen=True)
class Crowd:
    """So many children, and what they are spread over. Their mix of phases is the same at every size."""

    region: int
    count: int
    owner: int
    specialist: int
    newcomer: list[int]
    """Newcomer schools."""
    schools: list[int]
    groups: list[int]
    place: str


@transaction.atomic
def add_crowd(crowd: Crowd) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM cooperation_policyversion WHERE region_id = %s ORDER BY number DESC LIMIT 1", [crowd.region]
        )
        families = sorted({family for naming in NAMINGS for family in naming.families})
        known = {**asdict(crowd), "policy": cursor.fetchone()[0], "families": families}
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in FILLED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in STATEMENTS.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                cursor.execute(statement, known)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in FILLED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
