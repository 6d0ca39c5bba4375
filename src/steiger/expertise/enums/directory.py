from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Role


class DirectoryKind(TextChoices):
    """What can be found in the directory, in the order in which it is told."""

    NEWCOMER_SCHOOL = "newcomer_school", _("Newcomer school")
    EXPERTISE_CENTRE = "expertise_centre", _("Expertise centre")
    SPECIALIST = "specialist", _("Nt2 specialist")
    COACH = "coach", _("Trainer and coach")
    INTERPRETERS = "interpreters", _("Interpreters")
    MUNICIPALITY = "municipality", _("Municipality")
    COLLEAGUE = "colleague", _("Colleague at a school")
    OTHER = "other", _("Other help")


# What somebody keeps up by hand. The rest follows from the schools and from who holds which role.
WRITTEN_KINDS = (
    DirectoryKind.EXPERTISE_CENTRE,
    DirectoryKind.INTERPRETERS,
    DirectoryKind.MUNICIPALITY,
    DirectoryKind.OTHER,
)

# As what somebody with this role is found. A colleague only after they have said what they can be asked for.
KIND_OF_ROLE = {
    Role.SPECIALIST: DirectoryKind.SPECIALIST,
    Role.TRAINER: DirectoryKind.COACH,
    Role.NEWCOMER_STAFF: DirectoryKind.COLLEAGUE,
    Role.CARE_COORDINATOR: DirectoryKind.COLLEAGUE,
    Role.TEACHER: DirectoryKind.COLLEAGUE,
}

# Who can answer for a line that is kept up by hand.
CONTACT_ROLES = (Role.COORDINATOR, Role.SPECIALIST, Role.TRAINER, Role.NEWCOMER_STAFF, Role.MUNICIPALITY)

# What people type for each kind, besides its name: Dutch, like whoever searches.
ALSO_CALLED = {
    DirectoryKind.NEWCOMER_SCHOOL: "nieuwkomersschool taalschool taalklas schakelklas isk opvang",
    DirectoryKind.EXPERTISE_CENTRE: "expertisecentrum loket steunpunt coordinator",
    DirectoryKind.SPECIALIST: "nt2 specialist begeleider taalexpert nazorg",
    DirectoryKind.COACH: "coach opleider trainer scholing",
    DirectoryKind.INTERPRETERS: "tolk tolken tolkentelefoon vertaler vertaling",
    DirectoryKind.MUNICIPALITY: "gemeente leerplicht beleid ambtenaar",
    DirectoryKind.COLLEAGUE: "collega leerkracht juf meester ib intern begeleider",
    DirectoryKind.OTHER: "",
}
