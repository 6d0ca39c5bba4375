"""What schools say they do with the support plan, fit to be quoted: no quote that names anybody leaves this room."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Q

from steiger.access.member import Member
from steiger.aftercare.models import VisitReport
from steiger.core.naming import names_somebody, parts_of_names, parts_of_schools, whole_names
from steiger.core.privacy import FORGOTTEN
from steiger.organisations.selectors import region_of, schools_in_region
from steiger.people.models import Membership
from steiger.pupils.models import Guardian, Involvement, MotherSchoolBond

_WORD = re.compile(r"[^\W\d_]+")
# As who somebody is present, where no name was written down.
FUNCTIONS = frozenset(
    {"leerkracht", "leerkrachten", "groepsleerkracht", "intern", "begeleider", "ib", "er", "directeur", "directie",
     "team", "mentor", "docent", "ouders", "ouder", "moeder", "vader", "tolk", "nt", "specialist", "juf", "meester"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uses:
    """Quotes in an order that says nothing of when or about whom; over how many children; how many were left out."""

    texts: tuple[str, ...]
    children: int
    left_out: int


def nameless_uses(member: Member, where: Q) -> Uses:
    """`where`: which reports. Left out is what names the child, its family, its school, or anybody who works here."""
    reports = list(
        VisitReport.objects.filter(where)
        .exclude(plan_use=FORGOTTEN)
        .values_list(
            "plan_use",
            "present",
            "visit__journey_id",
            "visit__journey__pupil_id",
            "visit__journey__pupil__call_name",
            "visit__journey__pupil__last_name",
        )
    )
    if not reports:
        return Uses((), 0, 0)
    journeys, pupils = {report[2] for report in reports}, {report[3] for report in reports}
    guardians, own_schools = _guardians(pupils), _schools_of(journeys)
    staff = parts_of_names(Membership.objects.order_by().values_list("user__name", flat=True).distinct())
    schools = whole_names(schools_in_region(region_of(member)).order_by().values_list("organisation__name", flat=True))
    kept = [
        (text.strip(), journey)
        for text, present, journey, pupil, call_name, last_name in reports
        if not names_somebody(
            text,
            staff
            | parts_of_names([call_name, last_name, *guardians[pupil], *_named_in(present)])
            | parts_of_schools(own_schools[journey]),
            schools,
        )
    ]
    texts = sorted({text for text, _journey in kept}, key=lambda text: sha256(text.encode()).digest())
    return Uses(tuple(texts), len({journey for _text, journey in kept}), len(reports) - len(kept))


def _guardians(pupils: Iterable[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pupil, name in Guardian.objects.filter(pupil_id__in=pupils).values_list("pupil_id", "name"):
        found[pupil].append(name)
    return found


def _schools_of(journeys: Iterable[int]) -> defaultdict[int, list[str]]:
    """All schools that ever had to do with the child, and the boards over its mother schools."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    bonds = MotherSchoolBond.objects.filter(journey_id__in=journeys)
    for journey, *names in bonds.values_list("journey_id", "school__organisation__name", "school__board__name"):
        found[journey] += filter(None, names)
    involved = Involvement.objects.filter(journey_id__in=journeys, school__isnull=False)
    for journey, name in involved.values_list("journey_id", "school__organisation__name"):
        found[journey].append(name)
    return found


def _named_in(present: str) -> list[str]:
    """Who was there is typed freely: `Leerkracht (Marieke), IB`. A capital may begin a name, if it is no function."""
    return [word for word in _WORD.findall(present) if word[0].isupper() and word.casefold() not in FUNCTIONS]
