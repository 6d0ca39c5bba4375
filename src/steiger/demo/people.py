"""The people of the demo region: all fictional, on addresses that cannot exist."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.access.enums import Role

# Known to everybody: it opens nothing but a region of fictional children.
PASSWORD = "steiger-demo-2026"  # noqa: S105
DOMAIN = "demo.example"


@dataclass(frozen=True)
class Cast:
    """One person. `place` names where the role is held: a key of `region.Setting.places`, or nothing."""

    name: str
    role: Role
    place: str = ""
    is_shown: bool = False

    @property
    def email(self) -> str:
        local = self.name.lower().replace(" ", ".").replace("ë", "e").replace("é", "e").replace("ı", "i")
        return f"{local}@{DOMAIN}"


ADMINISTRATOR = Cast("Ad Vermeer", Role.ADMINISTRATOR, is_shown=True)
COORDINATOR = Cast("Dirk Hoekstra", Role.COORDINATOR, is_shown=True)

PEOPLE = (
    COORDINATOR,
    Cast("Amina Yıldız", Role.NEWCOMER_STAFF, "newcomer-1", is_shown=True),
    Cast("Joost Brandsma", Role.NEWCOMER_STAFF, "newcomer-2"),
    Cast("Bram de Wit", Role.CARE_COORDINATOR, "school-1", is_shown=True),
    Cast("Teun Bakker", Role.TEACHER, "school-1", is_shown=True),
    Cast("Carla Mulder", Role.SPECIALIST, is_shown=True),
    Cast("Nadia Ouali", Role.SPECIALIST),
    Cast("Ruben Visser", Role.SPECIALIST),
    Cast("Esra Demirci", Role.BOARD, "board", is_shown=True),
    Cast("Femke Jansen", Role.MUNICIPALITY, "municipality", is_shown=True),
    Cast("Marieke Hofman", Role.TRAINER),
    Cast("Tom Postma", Role.TRAINER, is_shown=True),
    Cast("Paula Smit", Role.PRIVACY_OFFICER, is_shown=True),
)

# Care coordinators of the other schools that children come from and go to.
COLLEAGUES = (
    "Sanne de Boer", "Wout Kuipers", "Iris Meijer", "Karim Bennani", "Lotte van Dam", "Pieter Groen", "Merel Vos",
    "Hans Dekker", "Noor Willems",
)  # fmt: skip
