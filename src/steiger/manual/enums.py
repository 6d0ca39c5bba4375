from __future__ import annotations

from types import MappingProxyType

from steiger.access.enums import Role

# Which chapter tells somebody their first day and their daily work.
CHAPTER_OF = MappingProxyType(
    {
        Role.COORDINATOR: "coordinator",
        Role.NEWCOMER_STAFF: "nieuwkomersschool",
        Role.CARE_COORDINATOR: "intern-begeleider",
        Role.TEACHER: "leerkracht",
        Role.SPECIALIST: "nt2-specialist",
        Role.BOARD: "bestuur",
        Role.MUNICIPALITY: "gemeente",
        Role.TRAINER: "opleider",
        Role.PRIVACY_OFFICER: "functionaris",
        Role.ADMINISTRATOR: "beheerder",
    }
)
