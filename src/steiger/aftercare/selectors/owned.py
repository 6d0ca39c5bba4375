"""What is somebody's after the move: children with their visits, and actions. Names only for who may see the child."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.aftercare.enums import SupportFor
from steiger.aftercare.models import SupportLine, Visit, VisitAction
from steiger.aftercare.selectors.visits import OPEN, of_open_journeys
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.owned import OwnedThing
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from steiger.pupils.selectors import file_url, shown_names

Pair = tuple[int, int]  # of a journey and a person


def children_of_specialists(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """The children entrusted to these people, each with its open visits: one thing, since they pass together."""
    visits = _open_visits(user_ids)
    entrusted = Involvement.objects.filter(
        relation=Relation.SPECIALIST,
        user_id__in=user_ids,
        until_on__isnull=True,
        journey__completed_on__isnull=True,
        journey__left_on__isnull=True,
    )
    pairs: set[Pair] = {*entrusted.values_list("journey_id", "user_id"), *visits}
    ids = {journey_id for journey_id, _user in pairs}
    if not ids:
        return []
    cases = dict(Journey.objects.filter(pk__in=ids).values_list("pk", "case_number"))
    names = shown_names(member, ids)
    return [
        _child(member, pair, cases[pair[0]], names.get(pair[0]), *visits.get(pair, (0, None))) for pair in sorted(pairs)
    ]


def _open_visits(user_ids: Collection[int]) -> dict[Pair, tuple[int, date | None]]:
    """Of each child and person: how many visits are open, and when the first of them is due."""
    found = of_open_journeys(Visit.objects.filter(OPEN, specialist_id__in=user_ids)).order_by()
    day = TruncDate("planned_at", tzinfo=timezone.get_current_timezone())
    counted = found.values("journey_id", "specialist_id").annotate(
        visits=Count("pk"), first=Min(Coalesce(day, "window_until"))
    )
    return {(row["journey_id"], row["specialist_id"]): (row["visits"], row["first"]) for row in counted}


def _child(
    member: Member, pair: Pair, case_number: str, name: str | None, visits: int, first: date | None
) -> OwnedThing:
    journey_id, user_id = pair
    words = [case_number] if name else []
    if visits:
        words.append(ngettext("%(count)d open visit", "%(count)d open visits", visits) % {"count": visits})
    return OwnedThing(
        kind="specialist",
        key=str(journey_id),
        owner_id=user_id,
        reference=case_number,
        title=name or case_number,
        about=" · ".join(words),
        url=file_url(member, case_number) if name else "",
        due_on=first,
        fits=(Post(Role.SPECIALIST),),
    )


def owned_actions(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """What came out of visits and is these people's to do. What it is, may tell of the child: only for who may know."""
    school = Involvement.objects.filter(
        Q(relation=Relation.MOTHER_SCHOOL, until_on__isnull=True), journey_id=OuterRef("journey_id")
    ).order_by("-level", "-id")
    found = of_open_journeys(VisitAction.objects.filter(owner_id__in=user_ids, done_on__isnull=True))
    found = found.annotate(school_id=Subquery(school.values("school_id")[:1]))
    shown = (
        "pk", "owner_id", "what", "due_on", "journey_id", "journey__case_number", "report__visit__number", "school_id"
    )  # fmt: skip
    rows = list(found.values_list(*shown, named=True))
    names = shown_names(member, {row.journey_id for row in rows}) if rows else {}
    slug = region_of(member).slug
    things = []
    for row in rows:
        case, number, name = row.journey__case_number, row.report__visit__number, names.get(row.journey_id)
        neutral = _("Action from visit %(number)s") % {"number": number}
        things.append(
            OwnedThing(
                kind="visit_action",
                key=str(row.pk),
                owner_id=row.owner_id,
                reference=f"{case} · {neutral}",
                title=row.what if name else neutral,
                about=f"{name} · {case}" if name else case,
                url=in_region(slug, "aftercare:visit", case=case, number=number) if name else "",
                due_on=row.due_on,
                fits=_who_can_do(row.school_id),
            )
        )
    return things


def owned_support(member: Member, user_ids: Collection[int]) -> list[OwnedThing]:
    """Support that these people give. What it is, may tell of the child: only for who may know."""
    found = of_open_journeys(SupportLine.objects.filter(owner_id__in=user_ids, ended_on__isnull=True))
    shown = ("pk", "owner_id", "what", "support_for", "until_on", "journey_id", "journey__case_number")
    rows = list(found.values_list(*shown, named=True))
    names = shown_names(member, {row.journey_id for row in rows}) if rows else {}
    slug = region_of(member).slug
    things = []
    for row in rows:
        case, name = row.journey__case_number, names.get(row.journey_id)
        neutral = _("Support for: %(whom)s") % {"whom": str(SupportFor(row.support_for).label).lower()}
        things.append(
            OwnedThing(
                kind="support_line",
                key=str(row.pk),
                owner_id=row.owner_id,
                reference=f"{case} · {neutral}",
                title=row.what if name else neutral,
                about=f"{name} · {case}" if name else case,
                url=in_region(slug, "aftercare:support_line", case=case, line=row.pk) if name else "",
                due_on=row.until_on,
                fits=(Post(Role.SPECIALIST),),
            )
        )
    return things


def _who_can_do(school_id: int | None) -> tuple[Post, ...]:
    """As when it was made: the coordinators, a specialist, the care coordinators of the child's school."""
    care = () if school_id is None else (Post(Role.CARE_COORDINATOR, school_id),)
    return (Post(Role.COORDINATOR), Post(Role.SPECIALIST), *care)
