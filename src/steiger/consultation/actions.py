from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Role
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.consultation import rules, selectors
from steiger.consultation.enums import Outcome
from steiger.consultation.models import Case
from steiger.consultation.selectors import Agenda
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.people.models import User
from steiger.people.selectors import member_for
from steiger.pupils import rules as pupils
from steiger.pupils.actions import involve
from steiger.pupils.enums import Relation
from steiger.pupils.models import Journey, Pupil


@transaction.atomic
def bring_case(*, journey: Journey, agenda: Agenda, question: str, tried: str, asked: str, by: Member) -> Case:
    """Ask the table about a child: on the agenda of a coming meeting, or of the first that is called."""
    require(by, Permission.CASE_BRING)
    _lock_journey(journey)
    rules.may_bring(by, journey, has_open_case=False).require()
    _check_agenda(by, agenda)
    texts = {"question": question.strip(), "tried": tried.strip(), "asked": asked.strip()}
    _check_texts(journey.pupil, texts)
    try:
        with transaction.atomic():
            case = Case.objects.create(
                region_id=journey.region_id,
                journey=journey,
                body_id=agenda.body_id,
                meeting_id=agenda.meeting_id,
                brought_on=clock.today(),
                brought_by_id=by.user_id,
                owner_id=by.user_id,
                **texts,
            )
    except IntegrityError as twice:
        raise DomainError(rules.may_bring(by, journey, has_open_case=True).reason) from twice
    record(by=by, kind="bring_case", case_number=journey.case_number, meeting=agenda.meeting_id)
    return case


@transaction.atomic
def schedule_case(*, case: Case, agenda: Agenda, by: Member) -> Case:
    """Put a case on another agenda: it waited for a meeting, or its meeting passed without an outcome."""
    require(by, Permission.CASE_BRING)
    _lock_case(case)
    rules.may_arrange(by, case).require()
    _check_agenda(by, agenda)
    case.body_id, case.meeting_id = agenda.body_id, agenda.meeting_id
    case.save(update_fields=["body", "meeting"])
    record(by=by, kind="schedule_case", case_number=case.journey.case_number, meeting=agenda.meeting_id)
    return case


@transaction.atomic
def conclude_case(*, case: Case, outcome: Outcome, advice: str, by: Member) -> Case:
    """Write down what the table says. From now on it stands on the child's file, and the table sees no more of it."""
    require(by, Permission.CASE_CONCLUDE)
    _lock_case(case)
    rules.may_conclude(by, case).require()
    if not advice.strip():
        raise DomainError(_("Write down what the table advises, so that the schools know what to do."), field="advice")
    case.outcome, case.advice = Outcome(outcome), advice.strip()
    case.concluded_on, case.concluded_by_id = clock.today(), by.user_id
    case.save(update_fields=["outcome", "advice", "concluded_on", "concluded_by"])
    record(by=by, kind="conclude_case", case_number=case.journey.case_number, outcome=str(case.outcome))
    return case


@transaction.atomic
def withdraw_case(*, case: Case, by: Member) -> Case:
    require(by, Permission.CASE_BRING)
    _lock_case(case)
    rules.may_arrange(by, case).require()
    return _withdraw(case, by)


def withdraw_open_case(*, journey: Journey, by: Member) -> None:
    """The child left. Whoever ended the journey passed the gate."""
    for case in Case.objects.select_for_update(of=("self",)).filter(
        journey=journey, concluded_on=None, withdrawn_on=None
    ):
        case.journey = journey
        _withdraw(case, by)


def _withdraw(case: Case, by: Member) -> Case:
    case.withdrawn_on, case.withdrawn_by_id = clock.today(), by.user_id
    case.save(update_fields=["withdrawn_on", "withdrawn_by"])
    record(by=by, kind="withdraw_case", case_number=case.journey.case_number)
    return case


def pass_on_cases(*, keys: Collection[str], owner_id: int, successor_id: int, by: Member) -> None:
    """Somebody else tells these cases at the table. Whether they fit, was checked where the role ends (`people`)."""
    require(by, Permission.PEOPLE_MANAGE)
    for case in Case.objects.select_related("journey").filter(pk__in=keys).order_by("journey_id"):
        _lock_case(case)
        if case.owner_id != owner_id or not case.is_open:
            continue
        _let_read(case.journey, successor_id, by)
        case.owner_id = successor_id
        case.save(update_fields=["owner"])
        record(by=by, kind="pass_on_case", case_number=case.journey.case_number, owner=successor_id)


def _let_read(journey: Journey, successor_id: int, by: Member) -> None:
    """A specialist who takes over a case must be able to open the file; schools and coordinators can already."""
    successor = member_for(User.objects.get(pk=successor_id), by.region_id)
    if successor is None or Role.SPECIALIST not in successor.roles:
        return
    if not Journey.objects.filter(pupils.visible_to(successor), pk=journey.pk).exists():
        involve(journey=journey, relation=Relation.SPECIALIST, user_id=successor_id, by=by)


def _check_agenda(by: Member, agenda: Agenda) -> None:
    if agenda not in selectors.agendas(by):
        raise DomainError(_("This meeting is no longer open for cases. Choose another one."), field="agenda")


def _check_texts(pupil: Pupil, texts: dict[str, str]) -> None:
    for field, text in texts.items():
        if not text:
            raise DomainError(_("Write a few words here, so that the table can prepare."), field=field)
        name = pupils.name_in(text, [pupil.call_name, pupil.last_name])
        if name:
            message = _("Here stands the name %(name)s. The table knows the child by its initials: write %(initials)s")
            raise DomainError(message % {"name": name, "initials": pupil.initials}, field=field)


def _lock_journey(journey: Journey) -> None:
    journey.refresh_from_db(from_queryset=Journey.objects.select_for_update(no_key=True, of=("self",)))


def _lock_case(case: Case) -> None:
    """The journey first, always, as in the rooms below."""
    journey = case.journey
    _lock_journey(journey)
    case.refresh_from_db(from_queryset=Case.objects.select_for_update(of=("self",)))
    case.journey = journey
