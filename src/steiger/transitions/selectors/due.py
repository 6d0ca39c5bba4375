"""What is due around the move for one person: steps, questions, documents to sign, a mother school to involve."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steiger.access.enums import Disclosure, Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import Proof, Signatory
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import around_move, because, step_title
from steiger.cooperation.selectors import current_policy, policies
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.organisations.selectors import calendars_for, region_of
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey, MotherSchoolBond
from steiger.pupils.selectors import pupil_name
from steiger.transitions import rules
from steiger.transitions.enums import AFTERCARE_PROOFS
from steiger.transitions.models import PlacementDocument, SignOff, Step, Talk
from steiger.transitions.selectors.bonds import questions_open
from steiger.transitions.selectors.due_move import appointments_due, moves_without_time
from steiger.transitions.selectors.steps import PAGES, open_steps

LIMIT = 50
# How far ahead somebody's own work is shown; the desk only steps in when it gets close.
OWN_DAYS_AHEAD = 28
DESK_DAYS_AHEAD = 14
# A signature is asked for within this many days after the parents saw the document, when no step says when.
SIGN_WITHIN_DAYS = 7


def due_for(member: Member) -> list[DueItem]:
    """The fifty first by date of everything around the move that waits for this person."""
    if not member.may(Permission.FILE_SEE):
        return []
    slug = region_of(member).slug
    policy = current_policy()
    agreements = _agreements(member, slug, policy)
    signatures = _signatures(member, slug, policy)
    # What this person can do right away is not said a second time by the step that it proves.
    said = {(Proof.SCHOOL_AGREED.value, case) for case in agreements}
    said |= {(Proof.DOCUMENT_SIGNED.value, case) for case in signatures}
    items = chain(
        _steps(member, slug, said),
        _questions(member, slug, policy),
        agreements.values(),
        signatures.values(),
        _talks(member, slug),
        _without_school(member, slug, policy),
        appointments_due(member, slug),
        moves_without_time(member, slug, policy),
    )
    return sorted(items, key=lambda item: item.due_on)[:LIMIT]


def _steps(member: Member, slug: str, said: set[tuple[str, str]]) -> list[DueItem]:
    versions = policies()

    @cache
    def rule(policy_id: int, weeks: Decimal) -> str:
        return because(versions.by_id(policy_id), around_move(weeks))

    found = []
    for step in _steps_due(member)[:LIMIT]:
        page, button = PAGES.get(Proof(step.proof), _STEPS_PAGE)
        if (step.proof, step.case) in said:
            continue
        found.append(
            DueItem(
                title=step_title(step),
                due_on=step.due_on,
                url=in_region(slug, page, case=step.case),
                button=str(button),
                about=step.child,
                owner=step.owner or "",
                rule=rule(step.policy_id, step.weeks),
            )
        )
    return found


@cache
def _open_steps() -> QuerySet[Any]:
    """What a line shows of every open step: put together once, and asked each time of what somebody may see."""
    columns = ("proof", "title", "title_en", "due_on", "weeks", "child", "case", "owner", "policy_id")
    # Visits, support and closing are shown by aftercare, which knows who does them and when.
    found = open_steps().exclude(proof__in=AFTERCARE_PROOFS)
    return found.annotate(
        child=pupil_name("journey__pupil__"),
        case=F("journey__case_number"),
        owner=F("journey__owner__name"),
        policy_id=F("protocol_step__policy_id"),
    ).values_list(*columns, named=True)


def _steps_due(member: Member) -> QuerySet[Any]:
    found = _open_steps().filter(pupils.visible_to(member, path="journey"))
    if member.reach(Permission.STEP_DO) == Reach.REGION:
        return found.filter(due_on__lte=clock.today() + timedelta(days=DESK_DAYS_AHEAD))
    mine = Q(pk__in=[])
    for relation in sorted(pupils.own_relations(member, Permission.STEP_DO)):
        actors = rules.ACTORS_OF_RELATION[relation]
        own = pupils.own_involvements(member, Permission.STEP_DO).filter(
            relation=relation, journey_id=OuterRef("journey_id")
        )
        if relation == Relation.MOTHER_SCHOOL:
            own = own.filter(level__gte=OuterRef("level"))
        mine |= Q(actor__in=actors) & Q(Exists(own))
    return found.filter(mine, due_on__lte=clock.today() + timedelta(days=OWN_DAYS_AHEAD))


# A step that a fact proves leads to the page where the fact is made.
_STEPS_PAGE = ("transitions:steps", gettext_lazy("Do this step"))


def _questions(member: Member, slug: str, policy: PolicyVersion) -> list[DueItem]:
    """Asked without a name, so shown without one."""
    if not member.may(Permission.BOND_ANSWER):
        return []
    asked = [one for one in questions_open(member)[:LIMIT] if one.asked_on]
    calendars = calendars_for({one.school_id for one in asked})
    text = ngettext(
        "answered within %(count)s school day, like a referral",
        "answered within %(count)s school days, like a referral",
        policy.answer_days,
    ) % {"count": policy.answer_days}
    return [
        DueItem(
            title=_("Is there a place for a child?"),
            due_on=_days_after(calendars, one.school_id, one.asked_on, policy.answer_days),
            url=in_region(slug, "transitions:question", bond=one.pk),
            button=_("Answer"),
            about=one.journey.case_number,
            rule=because(policy, text),
        )
        for one in asked
        if one.asked_on
    ]


def _agreements(member: Member, slug: str, policy: PolicyVersion) -> dict[str, DueItem]:
    """By case number: children whose parents chose this person's school, which has not agreed yet."""
    if not member.may(Permission.BOND_ANSWER):
        return {}
    own = pupils.own_involvements(member, Permission.BOND_ANSWER).filter(relation=Relation.MOTHER_SCHOOL)
    waiting = list(
        MotherSchoolBond.objects.filter(
            journey_id__in=own.values("journey_id"),
            school_id__in=member.organisations(Permission.BOND_ANSWER),
            announced_on__isnull=False,
            agreed_on=None,
            moved_on=None,
            ended_on=None,
        )
        .select_related("journey__pupil")
        .order_by("announced_on")[:LIMIT]
    )
    calendars = calendars_for({one.school_id for one in waiting})
    text = ngettext(
        "answered within %(count)s school day, like a referral",
        "answered within %(count)s school days, like a referral",
        policy.answer_days,
    ) % {"count": policy.answer_days}
    return {
        one.journey.case_number: DueItem(
            title=_("Agree to enrol"),
            due_on=_days_after(calendars, one.school_id, one.announced_on, policy.answer_days),
            url=in_region(slug, "transitions:agree", case=one.journey.case_number),
            button=_("Answer"),
            about=one.journey.pupil.name,
            rule=because(policy, text),
        )
        for one in waiting
        if one.announced_on
    }


def _signatures(member: Member, slug: str, policy: PolicyVersion) -> dict[str, DueItem]:
    """By case number: documents that the parents have seen and this person's side has not signed."""
    if not member.may(Permission.DOCUMENT_SIGN):
        return {}
    required = set(policy.required_signatures)
    own = pupils.own_involvements(member, Permission.DOCUMENT_SIGN).filter(journey_id=OuterRef("journey_id"))
    newcomer = Exists(own.filter(relation=Relation.NEWCOMER_SCHOOL)) & _unsigned_by(
        required & {Signatory.NEWCOMER_SCHOOL, Signatory.PARENTS}
    )
    mother = Exists(
        own.filter(relation=Relation.MOTHER_SCHOOL, school_id=OuterRef("bond__school_id"), level__gte=Disclosure.AGREED)
    ) & _unsigned_by(required & {Signatory.MOTHER_SCHOOL})
    signing = Step.objects.filter(journey_id=OuterRef("journey_id"), proof=Proof.DOCUMENT_SIGNED)
    waiting = (
        PlacementDocument.objects.filter(
            newcomer | mother,
            inspection__isnull=False,
            frozen_at=None,
            replaced_at=None,
            journey__left_on=None,
            journey__completed_on=None,
        )
        .select_related("journey__pupil", "inspection")
        .annotate(step_due_on=signing.values("due_on")[:1])
        .order_by("inspection__seen_on", "id")[:LIMIT]
    )
    return {
        one.journey.case_number: DueItem(
            title=_("Sign the placement document"),
            due_on=one.step_due_on or one.inspection.seen_on + timedelta(days=SIGN_WITHIN_DAYS),
            url=in_region(slug, "transitions:document", case=one.journey.case_number),
            button=_("Read and sign"),
            about=one.journey.pupil.name,
        )
        for one in waiting
    }


def _talks(member: Member, slug: str) -> list[DueItem]:
    """Parents who do not agree: for the newcomer school, and for the mother school that may read the document."""
    if not member.may(Permission.DOCUMENT_SIGN):
        return []
    journey_id = OuterRef("inspection__document__journey_id")
    own = pupils.own_involvements(member, Permission.DOCUMENT_SIGN).filter(journey_id=journey_id)
    newcomer = Exists(own.filter(relation=Relation.NEWCOMER_SCHOOL))
    school_id = OuterRef("inspection__document__bond__school_id")
    mother = Exists(own.filter(relation=Relation.MOTHER_SCHOOL, school_id=school_id, level__gte=Disclosure.AGREED))
    open_talks = Talk.objects.filter(
        newcomer | mother,
        held_on=None,
        inspection__document__replaced_at=None,
        inspection__document__journey__left_on=None,
        inspection__document__journey__completed_on=None,
    )
    return [
        DueItem(
            title=_("The parents do not agree: talk with them"),
            due_on=one.due_on,
            url=in_region(slug, "transitions:document", case=one.inspection.document.journey.case_number),
            button=_("Read what they say"),
            about=one.inspection.document.journey.pupil.name,
        )
        for one in open_talks.select_related("inspection__document__journey__pupil").order_by("due_on", "id")[:LIMIT]
    ]


def _unsigned_by(parties: set[str]) -> Q:
    """At least one of these parties has not signed yet."""
    missing = Q(pk__in=[])
    for party in sorted(parties):
        missing |= Q(~Exists(SignOff.objects.filter(document_id=OuterRef("pk"), party=party)))
    return missing


def _without_school(member: Member, slug: str, policy: PolicyVersion) -> list[DueItem]:
    """The move comes near and no mother school has been announced; unless a step already says so."""
    if not member.may(Permission.BOND_MANAGE):
        return []
    # School weeks never last shorter than weeks: twice as many calendar weeks certainly hold them.
    horizon = clock.today() + timedelta(weeks=2 * policy.mother_school_lead_weeks + 12)
    visible = pupils.visible_to(member, permission=Permission.BOND_MANAGE)
    found = list(_without_bond().filter(visible, expected_move_on__lte=horizon)[: 2 * LIMIT])
    calendars = calendars_for({one.newcomer_school_id for one in found if one.newcomer_school_id})
    text = because(policy, around_move(-policy.mother_school_lead_weeks))
    items = []
    for one in found:
        calendar = calendars.get(one.newcomer_school_id)
        if calendar is None or one.expected_move_on is None:
            continue
        due_on = calendar.weeks_before(one.expected_move_on, policy.mother_school_lead_weeks)
        if due_on <= clock.today() + timedelta(days=DESK_DAYS_AHEAD):
            items.append(
                DueItem(
                    title=_("Involve a mother school"),
                    due_on=due_on,
                    url=in_region(slug, "transitions:mother_school", case=one.case_number),
                    button=_("Choose the school"),
                    about=one.child,
                    owner=one.owner__name or "",
                    rule=text,
                )
            )
    return items


@cache
def _without_bond() -> QuerySet[Any]:
    """Children before the move for whom no school has been chosen, and no step asks to choose one."""
    choosing = Step.objects.filter(journey_id=OuterRef("pk"), proof=Proof.SCHOOL_CHOSEN)
    newcomer_school = Involvement.objects.filter(
        journey_id=OuterRef("pk"), relation=Relation.NEWCOMER_SCHOOL, until_on=None
    )
    return (
        Journey.objects.filter(~Exists(choosing), bonded_on=None, moved_on=None, left_on=None, completed_on=None)
        .annotate(child=pupil_name("pupil__"), newcomer_school_id=newcomer_school.values("school_id")[:1])
        .order_by("expected_move_on")
        .values_list("case_number", "child", "owner__name", "expected_move_on", "newcomer_school_id", named=True)
    )


def _days_after(calendars: dict[int, SchoolCalendar], school_id: int, day: date | None, days: int) -> date:
    """So many school days later, by the calendar of the school that answers."""
    start = day or clock.today()
    calendar = calendars.get(school_id)
    return calendar.weeks_after(start, days_as_weeks(days)) if calendar else start + timedelta(days=days)


def days_as_weeks(days: int) -> Decimal:
    return Decimal(days) / 5
