from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import CharField, F, Func, Prefetch, Q, QuerySet, Value
from django.db.models.functions import NullIf

from steiger.access.enums import Disclosure, Permission, Reach, Role
from steiger.access.member import Member, Post
from steiger.core.columns import with_columns
from steiger.core.functions import NameKey
from steiger.core.links import in_region
from steiger.core.memory import remembered
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing
from steiger.pupils import rules
from steiger.pupils.enums import Phase, Relation
from steiger.pupils.models import ConfidentialNote, Guardian, Involvement, Journey, MotherSchoolBond

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


def journey(member: Member, case_number: str) -> Journey | None:
    """One file, when this member may open it; nothing otherwise, as if it did not exist."""
    found = Journey.objects.filter(rules.visible_to(member), case_number=case_number.upper())
    return next(iter(found.select_related("pupil", "owner")), None)


def guardians_of(found: Journey) -> list[Guardian]:
    """Who is called first stands first."""
    guardians = Guardian.objects.filter(pupil_id=found.pupil_id).order_by()
    return sorted(guardians, key=lambda one: (not one.is_first, one.pk))


@dataclass(frozen=True)
class Relations:
    """Who stands around a child now."""

    newcomer_school: str = ""
    mother_school: str = ""
    referring_school: str = ""
    specialists: list[str] = field(default_factory=list)


def relations_of(found: Journey) -> Relations:
    """From the running involvements: those that came along with a list, or those of this one file."""
    names: dict[str, str] = {}
    running = _running(found)
    for one in running:
        if one.school is not None and (one.relation != Relation.MOTHER_SCHOOL or one.level >= Disclosure.ANNOUNCED):
            names[one.relation] = one.school.name
    return Relations(
        newcomer_school=names.get(Relation.NEWCOMER_SCHOOL, ""),
        mother_school=names.get(Relation.MOTHER_SCHOOL, ""),
        referring_school=names.get(Relation.REFERRING_SCHOOL, ""),
        specialists=[str(one.user) for one in running if one.relation == Relation.SPECIALIST],
    )


def _running(found: Journey) -> list[Involvement]:
    came_along: list[Involvement] | None = getattr(found, "running", None)
    if came_along is not None:
        return came_along
    return [one for one in rules.involvements_of(found.pk) if one.until_on is None]


def running_bonds(found: Journey) -> QuerySet[MotherSchoolBond]:
    return MotherSchoolBond.objects.filter(journey=found, ended_on__isnull=True).select_related(
        "school__organisation", "asked_by", "announced_by", "agreed_by"
    )


def bonds(found: Journey) -> QuerySet[MotherSchoolBond]:
    """All bonds with their history, latest first."""
    return MotherSchoolBond.objects.filter(journey=found).select_related(
        "school__organisation", "asked_by", "announced_by", "agreed_by", "ended_by"
    )


@remembered
def chosen_bond(found: Journey) -> MotherSchoolBond | None:
    """The bond with the school that the parents chose, from its announcement on."""
    running = MotherSchoolBond.objects.filter(journey=found, ended_on__isnull=True, announced_on__isnull=False)
    return with_columns(running, school=("code",), school__organisation=("name",)).first()


def notes(member: Member, found: Journey) -> QuerySet[ConfidentialNote]:
    """The confidential notes that this member may read, the mother school only those shared with consent: who wrote
    them and when. Their text is behind `actions.open_notes`. A note that was taken back is told as such, without it."""
    everything = ConfidentialNote.objects.filter(journey=found).select_related("written_by", "withdrawn_by")
    if member.reach(Permission.NOTE_SEE) == Reach.REGION:
        return everything
    relations = {(one.relation, one.level) for one in rules.own_footings(member, found, Permission.NOTE_SEE)}
    if {relation for relation, _level in relations} & {Relation.NEWCOMER_SCHOOL, Relation.SPECIALIST}:
        return everything
    if any(relation == Relation.MOTHER_SCHOOL and level >= Disclosure.AGREED for relation, level in relations):
        return everything.filter(is_shared_with_mother_school=True)
    return everything.none()


def involved_user_ids(found: Journey, relation: Relation) -> list[int]:
    return [one.user_id for one in _running(found) if one.relation == relation and one.user_id is not None]


def involved_school_id(found: Journey, relation: Relation) -> int | None:
    """The school that stands in this relation now (for a mother school: from its announcement on)."""
    rows = Involvement.objects.filter(journey=found, relation=relation, until_on__isnull=True)
    if relation == Relation.MOTHER_SCHOOL:
        rows = rows.filter(level__gte=Disclosure.ANNOUNCED)
    return rows.values_list("school_id", flat=True).first()


def journeys_expected_to_move(until: date) -> QuerySet[Journey]:
    return Journey.objects.filter(
        moved_on__isnull=True, left_on__isnull=True, expected_move_on__isnull=False, expected_move_on__lte=until
    )


def shown_names(member: Member, journey_ids: Collection[int]) -> dict[int, str]:
    """The names of those children whose file this member may open; of the others, nothing."""
    found = Journey.objects.filter(rules.visible_to(member), pk__in=journey_ids)
    return dict(found.annotate(child=pupil_name("pupil__")).values_list("pk", "child"))


def file_url(member: Member, case_number: str) -> str:
    return in_region(region_of(member).slug, "desk:file", case=case_number)


def owned_journeys(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The open journeys that these people keep an eye on. Staff of the child's newcomer school can do so too."""
    at_school = Q(involvements__relation=Relation.NEWCOMER_SCHOOL, involvements__until_on__isnull=True)
    found = Journey.objects.filter(owner_id__in=user_ids, completed_on__isnull=True, left_on__isnull=True)
    found = found.annotate(schools=ArrayAgg("involvements__school_id", filter=at_school, distinct=True, default=[]))
    rows: list[Any] = list(found.values_list("pk", "case_number", "owner_id", "phase", "schools", named=True))
    names = shown_names(member, [row.pk for row in rows]) if rows else {}
    return [
        OwnedThing(
            kind="journey",
            key=str(row.pk),
            owner_id=row.owner_id,
            reference=row.case_number,
            title=names.get(row.pk, row.case_number),
            about=" · ".join([*([row.case_number] if row.pk in names else []), str(Phase(row.phase).label)]),
            url=file_url(member, row.case_number) if row.pk in names else "",
            fits=(Post(Role.COORDINATOR), *(Post(Role.NEWCOMER_STAFF, school) for school in sorted(row.schools))),
        )
        for row in rows
    ]
