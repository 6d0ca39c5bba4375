from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from steiger.access.enums import Disclosure, Permission, Reach
from steiger.access.member import Member
from steiger.core.columns import with_columns
from steiger.core.links import in_region
from steiger.core.memory import remembered
from steiger.organisations.selectors import region_of
from steiger.pupils import rules
from steiger.pupils.enums import Relation
from steiger.pupils.models import ConfidentialNote, Guardian, Involvement, Journey, MotherSchoolBond


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


def file_url(member: Member, case_number: str) -> str:
    return in_region(region_of(member).slug, "desk:file", case=case_number)
