from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import CharField, F, Func, Prefetch, Q, QuerySet, Value
from django.db.models.functions import NullIf

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.columns import with_columns
from steiger.core.functions import NameKey
from steiger.pupils import rules
from steiger.pupils.enums import Phase
from steiger.pupils.models import Involvement, Journey

SEARCH_LIMIT = 200


CASE_NUMBER = re.compile(r"\w{4}-\w{4}")


@dataclass(frozen=True)
class JourneyFilter:
    """What somebody asked of the list; comes from the address bar."""

    phase: str = ""
    school_id: int | None = None
    text: str = ""
    is_open: bool | None = None
    order: str = "-referred_on"


ORDERS = {
    "-referred_on": ("-referred_on", "-id"),
    "referred_on": ("referred_on", "id"),
    "name": ("pupil__name_key", "pupil_id", "id"),
    "expected_move_on": ("expected_move_on", "id"),
}


def journeys(member: Member, wanted: JourneyFilter | None = None) -> QuerySet[Journey]:
    """The journeys that this member may open, with what a row of a list shows."""
    wanted = wanted or JourneyFilter()
    found = Journey.objects.filter(rules.visible_to(member)).select_related("pupil")
    if wanted.phase:
        found = found.filter(phase=wanted.phase)
    if wanted.is_open is not None:
        ended = Q(phase__in=[Phase.COMPLETED, Phase.LEFT])
        found = found.exclude(ended) if wanted.is_open else found.filter(ended)
    if wanted.school_id:
        running = Involvement.objects.filter(school_id=wanted.school_id, until_on__isnull=True)
        found = found.filter(pk__in=running.values("journey_id"))
    if wanted.text:
        found = found.filter(_matching(member, wanted.text))
    return found.order_by(*ORDERS.get(wanted.order, ORDERS["-referred_on"])).prefetch_related(running_involvements())


def pupil_name(path: str = "") -> Func:
    """`Pupil.name` as a column, for lists that need no more of a child; `path` leads from the rows to the pupil."""
    infix = NullIf(F(f"{path}infix"), Value(""))
    parts = (F(f"{path}call_name"), infix, F(f"{path}last_name"))
    return Func(Value(" "), *parts, function="concat_ws", output_field=CharField())


def running_involvements(path: str = "") -> Prefetch[str, QuerySet[Involvement], str]:
    """Who stands around each journey now, as its `running`; `path` leads from the listed rows to the journey."""
    return Prefetch(
        f"{path}involvements",
        queryset=with_columns(
            Involvement.objects.filter(until_on__isnull=True),
            school__organisation=("name",),
            user=("name", "email"),
        ),
        to_attr="running",
    )


def _matching(member: Member, text: str) -> Q:
    """By case number or by name. Region-wide it asks the owner's function, which may use the index under the locks."""
    text = text.strip()
    if member.reach(Permission.FILE_SEE) == Reach.REGION:
        # Two lists of keys rather than an "or", which would walk through every journey.
        return Q(pupil_id__in=[*_pupils_found(text), *_pupils_with(text)])
    return Q(pupil__name_key__contains=NameKey(Value(text))) | Q(case_number=text.upper())


def _pupils_with(text: str) -> list[int]:
    if not CASE_NUMBER.fullmatch(text):
        return []
    return list(Journey.objects.filter(case_number=text.upper()).values_list("pupil_id", flat=True))


def _pupils_found(text: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pupils_found(%s, %s)", [text, SEARCH_LIMIT])
        return [row[0] for row in cursor.fetchall()]


def journeys_expected_to_move(until: date) -> QuerySet[Journey]:
    return Journey.objects.filter(
        moved_on__isnull=True, left_on__isnull=True, expected_move_on__isnull=False, expected_move_on__lte=until
    )


def initials_by_case(member: Member, case_numbers: Collection[str]) -> dict[str, str]:
    """What a mail may say of a child beside its case number; only of children whose name this member may see."""
    if not case_numbers:
        return {}
    found = journeys(member).filter(case_number__in=case_numbers)
    return {one.case_number: one.pupil.initials for one in found}


def shown_names(member: Member, journey_ids: Collection[int]) -> dict[int, str]:
    """The names of those children whose file this member may open; of the others, nothing."""
    found = Journey.objects.filter(rules.visible_to(member), pk__in=journey_ids)
    return dict(found.annotate(child=pupil_name("pupil__")).values_list("pk", "child"))
