"""What this room shows on a child's file: the next step, the steps, the bonds as ladders, the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.cooperation.enums import Actor, Proof
from steiger.cooperation.rules import around_move, because, step_title
from steiger.core import clock
from steiger.core.jetty import Post, PostState
from steiger.core.links import in_region
from steiger.core.verdict import Verdict
from steiger.organisations.selectors import calendar_for, region_of
from steiger.pupils import rules as pupils
from steiger.pupils.enums import Relation, Section
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.training.selectors import trained_by_school
from steiger.transitions import rules
from steiger.transitions.enums import AFTERCARE_PROOFS, DocumentState, StepState
from steiger.transitions.models import Ending, ParentsChoice, PlacementDocument, Step
from steiger.transitions.selectors.appointments import AppointmentLine, appointment_lines
from steiger.transitions.selectors.bonds import bonds_for
from steiger.transitions.selectors.departures import DepartureLine, departure_for
from steiger.transitions.selectors.documents import Party, current_document, parties_of, state_of, visible_documents
from steiger.transitions.selectors.endings import ending_of
from steiger.transitions.selectors.preview import EarlyWarning, early_warning
from steiger.transitions.selectors.steps import AGREE_PAGE, PAGES, steps_on_file


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as the page shows it: when, whose, done or late, why then, and whether this person may do it."""

    pk: int
    title: str
    actor: str
    due_on: date
    done_on: date | None
    done_by: str
    note: str
    state: StepState
    days_late: int
    rule: str
    verdict: Verdict
    page: str
    button: str
    # What the mother school does before the child comes.
    is_preparation: bool = False

    @property
    def may_do(self) -> bool:
        return bool(self.verdict)


@dataclass(frozen=True, slots=True)
class Rung:
    """One of the four steps of disclosure: what the school then knows, since when, by whom."""

    label: str
    knows: str
    on: date | None
    by: str

    @property
    def is_reached(self) -> bool:
        return self.on is not None


@dataclass(frozen=True, slots=True)
class BondLine:
    pk: int
    school_id: int
    school: str
    brin: str
    year_group: str
    note: str
    rungs: list[Rung]
    has_place: bool | None
    answered_on: date | None
    answered_by: str
    ended_on: date | None
    ended_by: str
    end_reason: str
    is_chosen: bool
    waits_for_parents: bool
    may_announce: Verdict
    may_withdraw: Verdict
    may_agree: Verdict
    may_record_choice: Verdict
    choice: ParentsChoice | None = None
    # Between the announcement and the move, in school weeks.
    lead_weeks: Decimal | None = None
    # Told where a school is chosen: how many of its teachers are trained for newcomers.
    trained: int = 0

    @property
    def is_running(self) -> bool:
        return self.ended_on is None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    document: PlacementDocument
    state: DocumentState
    parties: list[Party]

    @property
    def state_label(self) -> str:
        return str(self.state.label)


@dataclass(frozen=True, slots=True)
class FilePart:
    """All that the partial shows, already limited to what this member may see."""

    expected_on: date | None
    moved_on: date | None
    steps: list[StepLine]
    bonds: list[BondLine]
    document: DocumentLine | None
    may_plan: Verdict
    may_manage_bonds: Verdict
    may_draft: Verdict
    warning: EarlyWarning | None = None
    appointments: list[AppointmentLine] = field(default_factory=list)
    departure: DepartureLine | None = None
    ending: Ending | None = None

    @property
    def next_step(self) -> StepLine | None:
        """What stands at the top: the oldest that is late, else the first that comes."""
        return next((one for one in self.steps if one.state in {StepState.LATE, StepState.NEXT}), None)

    @property
    def preparations(self) -> list[StepLine]:
        """The mother school's own list, from the region's policy: it ticks, the newcomer school sees."""
        return [one for one in self.steps if one.is_preparation]

    @property
    def prepared_count(self) -> int:
        return sum(one.state == StepState.DONE for one in self.preparations)

    @property
    def late(self) -> list[StepLine]:
        return [one for one in self.steps if one.state == StepState.LATE]

    @property
    def done_count(self) -> int:
        return sum(one.state == StepState.DONE for one in self.steps)

    @property
    def running_bonds(self) -> list[BondLine]:
        return [one for one in self.bonds if one.is_running]

    @property
    def ended_bonds(self) -> list[BondLine]:
        return [one for one in self.bonds if not one.is_running]


def file_part(member: Member, journey: Journey, sections: frozenset[Section]) -> FilePart:
    seen_from = rules.outlook(member, journey)
    is_document_shown = Section.DOCUMENT in sections
    document = next(iter(visible_documents(member, journey)), None) if is_document_shown else None
    bonds = bonds_for(journey, seen_from) if Section.BOND in sections else []
    return FilePart(
        expected_on=journey.expected_move_on if Section.WAY in sections else None,
        moved_on=journey.moved_on if Section.WAY in sections else None,
        steps=step_lines(member, journey, seen_from) if Section.STEPS in sections else [],
        bonds=bond_lines(member, journey, bonds),
        document=DocumentLine(document, state_of(document), parties_of(document)) if document else None,
        may_plan=rules.may_plan_move(member, journey),
        may_manage_bonds=rules.may_manage_bonds(member, journey),
        may_draft=rules.may_draft(member, journey, chosen_of(bonds)),
        warning=_warning(member, journey, sections),
        appointments=appointment_lines(member, journey, seen_from) if chosen_of(bonds) else [],
        ending=ending_of(journey) if journey.left_on is not None and Section.WAY in sections else None,
        departure=departure_for(member, journey, seen_from) if is_document_shown and _is_gone(journey) else None,
    )


def _is_gone(journey: Journey) -> bool:
    return journey.moved_on is not None or journey.left_on is not None


def _warning(member: Member, journey: Journey, sections: frozenset[Section]) -> EarlyWarning | None:
    """For who can choose another day; the others see the steps themselves."""
    if Section.STEPS not in sections or not rules.may_plan_move(member, journey):
        return None
    return early_warning(journey, steps_on_file(journey))


def step_lines(member: Member, journey: Journey, seen_from: rules.Outlook | None = None) -> list[StepLine]:
    """The steps that this member sees, in the order of the way."""
    seen_from = seen_from or rules.outlook(member, journey)
    hands = rules.hands_of(member, journey)
    lines = []
    is_first_open = True
    for step in steps_on_file(journey):
        if step.level > seen_from.level:
            continue
        state = rules.step_state(step, is_first_open=is_first_open and journey.is_open)
        is_first_open = is_first_open and state != StepState.NEXT
        lines.append(_step_line(step, state, hands))
    return lines


def _step_line(step: Step, state: StepState, hands: rules.Hands) -> StepLine:
    page, button = _page_of(step, hands)
    return StepLine(
        pk=step.pk,
        title=step_title(step),
        actor=str(Actor(step.actor).label),
        due_on=step.due_on,
        done_on=step.done_on,
        done_by=str(step.done_by) if step.done_by else "",
        note=step.note,
        state=state,
        days_late=(clock.today() - step.due_on).days if state == StepState.LATE else 0,
        rule=because(step.protocol_step.policy, around_move(step.weeks)),
        verdict=hands.may_do(step),
        page=page,
        button=str(button),
        is_preparation=step.actor == Actor.MOTHER_SCHOOL and step.weeks <= 0,
    )


def _page_of(step: Step, hands: rules.Hands) -> tuple[str, str | Promise]:
    """Where to go for a step that a fact proves, when it is this person's."""
    if not hands.verdict or not hands.is_mine(step):
        return "", ""
    if step.proof == Proof.SCHOOL_AGREED and Relation.MOTHER_SCHOOL in hands.levels:
        return AGREE_PAGE
    return PAGES.get(Proof(step.proof), ("", ""))


def bond_lines(member: Member, journey: Journey, bonds: Iterable[MotherSchoolBond]) -> list[BondLine]:
    """The rights of a bond are asked once for the child; what differs per bond follows from its own dates."""
    lines = []
    may_manage = rules.may_manage_bonds(member, journey)
    may_choose = pupils.may_change(member, journey, Permission.BOND_MANAGE)
    document = current_document(journey)
    sector = region_of(member).sector
    for bond in bonds:
        bond.journey = journey
        answer = getattr(bond, "answer", None)
        has_inspection = bool(document and document.bond_id == bond.pk and rules.opens_dossier(document, sector))
        lines.append(
            BondLine(
                pk=bond.pk,
                school_id=bond.school_id,
                school=bond.school.name,
                brin=bond.school.code,
                year_group=bond.year_group,
                note=bond.note,
                rungs=_rungs(bond),
                has_place=answer.has_place if answer else None,
                answered_on=answer.answered_on if answer else None,
                answered_by=answer.answered_by_whom if answer else "",
                ended_on=bond.ended_on,
                ended_by=str(bond.ended_by) if bond.ended_by else "",
                end_reason=str(bond.get_end_reason_display()) if bond.end_reason else "",
                is_chosen=bond.announced_on is not None and bond.ended_on is None,
                waits_for_parents=bond.agreed_on is not None and bond.moved_on is None and not has_inspection,
                may_announce=rules.announce_verdict(may_manage, bond),
                may_withdraw=rules.withdraw_verdict(may_manage, bond),
                may_agree=rules.may_agree(member, bond),
                may_record_choice=rules.choice_verdict(may_choose, bond),
                choice=getattr(bond, "choice", None),
                lead_weeks=_lead_weeks(bond),
            )
        )
    return lines


def _lead_weeks(bond: MotherSchoolBond) -> Decimal | None:
    """How early the school knew: measured for each move, and shown in the region's figures too."""
    if bond.moved_on is None or bond.announced_on is None:
        return None
    return calendar_for(bond.school_id).school_weeks_between(bond.announced_on, bond.moved_on)


def all_bond_lines(member: Member, journey: Journey) -> list[BondLine]:
    """Every bond that this member sees, as a ladder, with how well prepared the school is."""
    lines = bond_lines(member, journey, bonds_for(journey, rules.outlook(member, journey)))
    trained = trained_by_school({line.school_id for line in lines})
    return [replace(line, trained=trained[line.school_id]) for line in lines]


def _rungs(bond: MotherSchoolBond) -> list[Rung]:
    names = {
        "asked": str(bond.asked_by) if bond.asked_by else "",
        "announced": str(bond.announced_by) if bond.announced_by else "",
        "agreed": str(bond.agreed_by) if bond.agreed_by else "",
    }
    return [
        Rung(_("Asked"), _("age, group, period and support; no name"), bond.asked_on, names["asked"]),
        Rung(_("Announced"), _("name, birth date, contact, dates and steps"), bond.announced_on, names["announced"]),
        Rung(
            _("Agreed"), _("levels and placement document, once the parents have seen it"),
            bond.agreed_on, names["agreed"],
        ),
        Rung(_("Moved"), _("support and aftercare visits"), bond.moved_on, ""),
    ]  # fmt: skip


def chosen_of(bonds: Iterable[MotherSchoolBond]) -> MotherSchoolBond | None:
    return next((one for one in bonds if one.announced_on and not one.ended_on), None)


def posts(member: Member, journey: Journey, sections: frozenset[Section]) -> list[Post]:
    """Steps up to and with the move, for the jetty. What comes after it is aftercare's to show."""
    if Section.WAY not in sections:
        return []
    seen_from = rules.outlook(member, journey)
    slug = region_of(member).slug
    url = _url(slug, "transitions:steps", journey) if Section.STEPS in sections else ""
    found: list[Post] = []
    is_first_open = True
    for step in steps_on_file(journey):
        if step.proof in AFTERCARE_PROOFS or step.weeks > 0 or step.level > seen_from.level:
            continue
        if step.weeks == 0:
            found.append(_ashore(journey, step, url))
            continue
        state = rules.step_state(step, is_first_open=is_first_open and journey.is_open)
        is_first_open = is_first_open and state != StepState.NEXT
        found.append(
            Post(
                label=step_title(step),
                state=_POST_STATES[state],
                day=step.done_on or step.due_on,
                note=str(Actor(step.actor).label),
                url=url,
            )
        )
    return found


_POST_STATES = {
    StepState.DONE: PostState.DONE,
    StepState.LATE: PostState.LATE,
    StepState.NEXT: PostState.NEXT,
    StepState.OPEN: PostState.FUTURE,
}


def _ashore(journey: Journey, step: Step, url: str) -> Post:
    return Post(
        label=step_title(step),
        state=PostState.ASHORE,
        day=journey.moved_on or journey.expected_move_on or step.due_on,
        url=url,
        reached=journey.moved_on is not None,
    )


def _url(slug: str, name: str, journey: Journey) -> str:
    return in_region(slug, name, case=journey.case_number)
