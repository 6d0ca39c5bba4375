"""The steps of the protocol on one child's way: which facts prove them, and when they fall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.access.member import Member
from steiger.cooperation.enums import Proof
from steiger.core import clock
from steiger.core.columns import with_columns
from steiger.core.errors import DomainError
from steiger.core.memory import remembered
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.organisations.selectors import calendar_for
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey
from steiger.pupils.selectors import chosen_bond, involved_school_id
from steiger.transitions import rules
from steiger.transitions.models import PlacementDocument, Step, Transition

YEARS_AHEAD = 5
# The page where the fact is made that proves a step, and what its button says.
PAGES = MappingProxyType(
    {
        Proof.SCHOOL_CHOSEN: ("transitions:mother_school", gettext_lazy("Choose the school")),
        Proof.SCHOOL_AGREED: ("transitions:mother_school", gettext_lazy("See the mother school")),
        Proof.DOCUMENT_DRAFTED: ("transitions:document", gettext_lazy("Draft the document")),
        Proof.DOCUMENT_DISCUSSED: ("transitions:document", gettext_lazy("Record the inspection")),
        Proof.DOCUMENT_SIGNED: ("transitions:document", gettext_lazy("See the signatures")),
        Proof.MOVED: ("transitions:moved", gettext_lazy("Record the move")),
    }
)
AGREE_PAGE = ("transitions:agree", gettext_lazy("Agree to enrol"))


@dataclass(frozen=True, slots=True)
class Fact:
    """Since when something holds, and by whom."""

    on: date
    by_id: int


def steps_of(found: Journey) -> QuerySet[Step]:
    """All steps, in the order of the way, each with the policy that it comes from."""
    return Step.objects.filter(journey=found).select_related("protocol_step__policy", "done_by").order_by("weeks", "id")


@remembered
def steps_on_file(found: Journey) -> tuple[Step, ...]:
    """The same, asked once for all parts of a page."""
    return tuple(sorted(_steps().filter(journey=found), key=lambda step: (step.weeks, step.pk)))


@cache
def _steps() -> QuerySet[Step]:
    """What a page tells of steps, put together once: of which child is asked each time."""
    return with_columns(
        Step.objects.order_by(), protocol_step__policy=("number", "decision", "adopted_in"), done_by=("name", "email")
    )


def step_for(member: Member, found: Journey, step_id: int) -> Step | None:
    """One step, when this member sees it."""
    step = steps_of(found).filter(pk=step_id).select_related("journey").first()
    if step is None or step.level > rules.outlook(member, found).level:
        return None
    return step


def journeys_behind(policy_id: int) -> list[Journey]:
    """Children on their way to the move with an open step of another policy than the one in force.

    Who has moved keeps what was agreed at the move: steps after it, and visits.
    """
    behind = Step.objects.filter(journey=OuterRef("pk"), done_on=None).exclude(protocol_step__policy_id=policy_id)
    expected = Journey.objects.filter(moved_on=None, left_on=None, completed_on=None, expected_move_on__isnull=False)
    return list(expected.filter(Exists(behind)).order_by("pk"))


def calendar_of(found: Journey) -> SchoolCalendar:
    """School weeks of the mother school once the parents have chosen one, before that of the newcomer school."""
    bond = chosen_bond(found)
    school_id = bond.school_id if bond else involved_school_id(found, Relation.NEWCOMER_SCHOOL)
    if school_id is None:
        raise DomainError(
            _("The child has no place at the newcomer school yet. Plan the move after the placement."),
            field="expected_on",
        )
    return calendar_for(school_id)


def refuse_impossible_day(expected_on: date) -> None:
    today = clock.today()
    if expected_on < today:
        raise DomainError(
            _("This day has passed. Choose a coming day, or record the move if the child has already moved."),
            field="expected_on",
        )
    if expected_on.year > today.year + YEARS_AHEAD:
        raise DomainError(_("This is more than five years ahead. Check the year."), field="expected_on")


def facts_of(found: Journey) -> dict[str, Fact]:
    """Which of the facts that this room keeps hold now."""
    facts: dict[str, Fact] = {}
    bond = chosen_bond(found)
    if bond is not None and bond.announced_on and bond.announced_by_id:
        facts[Proof.SCHOOL_CHOSEN] = Fact(bond.announced_on, bond.announced_by_id)
        if bond.agreed_on and bond.agreed_by_id:
            facts[Proof.SCHOOL_AGREED] = Fact(bond.agreed_on, bond.agreed_by_id)
    facts.update(_facts_of_document(found))
    moved = Transition.objects.filter(journey=found, bond__ended_on=None).first()
    if moved is not None:
        facts[Proof.MOVED] = Fact(moved.moved_on, moved.recorded_by_id)
    return facts


def _facts_of_document(found: Journey) -> dict[str, Fact]:
    document = (
        PlacementDocument.objects.filter(journey=found, replaced_at=None).select_related("inspection__by_link").first()
    )
    if document is None:
        return {}
    facts: dict[str, Fact] = {Proof.DOCUMENT_DRAFTED: Fact(document.drafted_on, document.drafted_by_id)}
    if rules.inspection_exists(document):
        inspection = document.inspection
        # Given by the parents themselves: then it was done by whoever sent them the link.
        by_id = inspection.recorded_by_id or (inspection.by_link.made_by_id if inspection.by_link else None)
        if by_id is not None:
            facts[Proof.DOCUMENT_DISCUSSED] = Fact(inspection.seen_on, by_id)
    if document.frozen_at and document.frozen_by_id:
        facts[Proof.DOCUMENT_SIGNED] = Fact(timezone.localtime(document.frozen_at).date(), document.frozen_by_id)
    return facts


def open_steps() -> QuerySet[Step]:
    """Steps that are not done, of open journeys; whoever asks narrows them to what somebody may see."""
    return Step.objects.filter(done_on=None, journey__left_on=None, journey__completed_on=None).order_by("due_on", "id")
