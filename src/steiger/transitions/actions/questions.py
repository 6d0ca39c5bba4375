"""One question to several schools without a name, and their answers: with an account, or by the link in a mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.models import SecretLink
from steiger.core.secret_links import StaleLinkError, make_link, revoke_links, use_link
from steiger.messaging.actions import write_letter
from steiger.organisations.selectors import region_of
from steiger.people.selectors import operator_of
from steiger.pupils.enums import BondEnd
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import rules
from steiger.transitions.actions.asks import PURPOSE, close_questions, refuse_names
from steiger.transitions.actions.bonds import ask_mother_school, end_bond
from steiger.transitions.actions.locks import lock_bond, lock_journey
from steiger.transitions.enums import PlaceAnswer, QuestionEnd
from steiger.transitions.models import CapacityAsk, CapacityQuestion, QuestionAnswer
from steiger.transitions.selectors.bonds import age_on

MOST_SCHOOLS = 8


@dataclass(frozen=True, slots=True)
class SchoolToAsk:
    school_id: int
    email: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it went out. A school without an address is given the link by hand; it is known only now."""

    question: CapacityQuestion
    links: list[tuple[CapacityAsk, str]]


@transaction.atomic
def ask_schools(
    *,
    journey: Journey,
    schools: Sequence[SchoolToAsk],
    by: Member,
    answer_by: date,
    year_group: str = "",
    level: str = "",
    district: str = "",
    starts_on: date | None = None,
) -> Asked:
    """Who has a place for such a child? Age, year group, level, start and where it travels from; nothing else."""
    require(by, Permission.BOND_MANAGE)
    lock_journey(journey)
    rules.may_manage_bonds(by, journey).require()
    _refuse_impossible(journey, schools, answer_by, level, district)
    question = CapacityQuestion.objects.create(
        region_id=journey.region_id,
        journey=journey,
        age=age_on(journey.pupil.birth_on, clock.today()),
        year_group=year_group.strip(),
        level=level.strip(),
        district=district.strip(),
        starts_on=starts_on or journey.expected_move_on,
        answer_by=answer_by,
        asked_on=clock.today(),
        asked_by_id=by.user_id,
    )
    links = []
    for one in schools:
        bond = ask_mother_school(
            journey=journey, school_id=one.school_id, year_group=year_group, note=level.strip(), by=by
        )
        ask = CapacityAsk.objects.create(
            region_id=journey.region_id, question=question, bond=bond, email=one.email.strip()
        )
        links.append((ask, _send_link(ask, by)))
    record(by=by, kind="ask_schools", case_number=journey.case_number, schools=len(schools))
    return Asked(question, links)


def _refuse_impossible(
    journey: Journey, schools: Sequence[SchoolToAsk], answer_by: date, level: str, district: str
) -> None:
    if not schools:
        raise DomainError(_("Choose at least one school."), field="school_1")
    if len({one.school_id for one in schools}) != len(schools):
        raise DomainError(_("The same school stands here twice."), field="school_1")
    if len(schools) > MOST_SCHOOLS:
        raise DomainError(_("Ask at most eight schools at once."), field="school_1")
    if not clock.today() < answer_by <= clock.today() + timedelta(days=60):
        raise DomainError(_("Give the schools a day after today and within two months."), field="answer_by")
    refuse_names(journey.pupil, level, field="level")
    refuse_names(journey.pupil, district, field="district")


def _send_link(ask: CapacityAsk, by: Member, *, is_reminder: bool = False) -> str:
    """A new link for this school, by mail when there is an address; earlier ones work no longer."""
    question = ask.question
    revoke_links(purpose=PURPOSE, subject=str(ask.pk))
    ends_at = datetime.combine(question.answer_by + timedelta(days=1), time(0))
    made = make_link(
        region_id=ask.region_id, purpose=PURPOSE, subject=str(ask.pk), expires_at=timezone.make_aware(ends_at)
    )
    link = settings.SITE_URL.rstrip("/") + reverse("capacity_answer", kwargs={"secret": made.secret})
    if ask.email:
        _write(ask, link, by, is_reminder=is_reminder)
    return link


def _write(ask: CapacityAsk, link: str, by: Member, *, is_reminder: bool) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        said = {
            "school": ask.bond.school.name,
            "region": region_of(by).name,
            "link": link,
            "day": date_format(ask.question.answer_by, "j F Y"),
        }
        subject = _("Reminder: is there a place for a child?") if is_reminder else _("Is there a place for a child?")
        body = _(
            "Hello %(school)s,\n\nA newcomer school in %(region)s asks whether you have a place for a child. "
            "The question has no name. Answer without an account, in a minute: %(link)s\n\n"
            "The link works until %(day)s, or until the parents have chosen a school."
        )
        write_letter(region_id=ask.region_id, to=ask.email, subject=subject, body=body % said)


@transaction.atomic
def remind_school(*, ask: CapacityAsk, by: Member) -> str:
    """Once more, with a new link: the secret of the first is known to nobody any more."""
    require(by, Permission.BOND_MANAGE)
    lock_bond(ask.bond)
    rules.may_manage_bonds(by, ask.bond.journey).require()
    return _remind(ask, by)


def _remind(ask: CapacityAsk, by: Member) -> str:
    if not _is_waiting(ask):
        raise DomainError(_("This school has answered, or needs not answer any more."))
    if ask.question.answer_by <= clock.today():
        raise DomainError(_("The term of this question is over. Withdraw the school and ask it again."))
    link = _send_link(ask, by, is_reminder=True)
    ask.reminded_on = clock.today()
    ask.save(update_fields=["reminded_on"])
    record(by=by, kind="remind_school", case_number=ask.bond.journey.case_number, school=ask.bond.school_id)
    return link


def _is_waiting(ask: CapacityAsk) -> bool:
    is_answered = QuestionAnswer.objects.filter(bond=ask.bond).exists()
    return ask.question.closed_on is None and ask.bond.ended_on is None and not is_answered


def remind_schools(*, by: Member) -> int:
    """By themselves, once, two days before the term ends: schools with an address that have not answered."""
    until = clock.today() + timedelta(days=2)
    waiting = CapacityAsk.objects.filter(
        question__closed_on=None,
        question__answer_by__gt=clock.today(),
        question__answer_by__lte=until,
        question__asked_on__lt=clock.today(),
        reminded_on=None,
        bond__ended_on=None,
        bond__answer=None,
    ).exclude(email="")
    reminded = 0
    for ask in waiting.select_related("question", "bond__journey", "bond__school__organisation").order_by("pk"):
        _remind(ask, by)
        reminded += 1
    return reminded


@transaction.atomic
def close_question(*, question: CapacityQuestion, by: Member) -> CapacityQuestion:
    """The question is withdrawn from every school that has not been chosen."""
    require(by, Permission.BOND_MANAGE)
    journey = question.journey
    lock_journey(journey)
    rules.may_manage_bonds(by, journey).require()
    for ask in question.asks.select_related("bond").filter(bond__ended_on=None, bond__announced_on=None):
        ask.bond.journey = journey
        end_bond(ask.bond, BondEnd.WITHDRAWN, by)
    close_questions(journey=journey, reason=QuestionEnd.WITHDRAWN, by=by)
    question.refresh_from_db()
    return question


# Answering


@transaction.atomic
def answer_question(
    *,
    bond: MotherSchoolBond,
    has_place: bool,
    by: Member,
    answer: PlaceAnswer | str = "",
    from_on: date | None = None,
    words: str = "",
) -> QuestionAnswer:
    """The asked school says whether it has a place. "No" ends the bond; "yes" waits for the parents' choice."""
    require(by, Permission.BOND_ANSWER)
    lock_bond(bond)
    rules.may_answer_question(by, bond).require()
    written = _write_answer(
        bond, answer or (PlaceAnswer.YES if has_place else PlaceAnswer.NO), from_on, words, answered_by_id=by.user_id
    )
    kind = "answer_question_yes" if has_place else "answer_question_no"
    record(by=by, kind=kind, case_number=bond.journey.case_number, school=bond.school_id)
    if not has_place:
        end_bond(bond, BondEnd.NO_PLACE, by)
    return written


@transaction.atomic
def answer_by_link(
    *, link: SecretLink, answer: PlaceAnswer, answered_name: str, from_on: date | None = None, words: str = ""
) -> QuestionAnswer:
    """Somebody at the school answers without an account. Until a school is chosen they may answer again.

    A "no" leaves the bond for the newcomer school to end: nobody with a name in the house has ended it.
    """
    use_link(link)
    ask = CapacityAsk.objects.select_related("question", "bond__journey__pupil").filter(pk=link.subject).first()
    if ask is None:
        raise StaleLinkError
    lock_bond(ask.bond)
    ask.question.refresh_from_db()
    rules.may_answer_by_link(ask).require()
    if not answered_name.strip():
        raise DomainError(_("Say who answers, so that the newcomer school can call you."), field="answered_name")
    _refuse_half_an_answer(answer, from_on, words)
    written = _write_answer(ask.bond, answer, from_on, words, answered_name=answered_name.strip())
    kind = "answer_by_link_no" if answer == PlaceAnswer.NO else "answer_by_link_yes"
    by = operator_of(ask.region_id)
    record(by=by, kind=kind, case_number=ask.bond.journey.case_number, school=ask.bond.school_id)
    return written


def _refuse_half_an_answer(answer: PlaceAnswer, from_on: date | None, words: str) -> None:
    if answer == PlaceAnswer.YES and from_on is None:
        raise DomainError(_("From which day is there a place?"), field="from_on")
    if answer == PlaceAnswer.YES and from_on and from_on < clock.today():
        raise DomainError(_("This day has passed. Choose a coming day."), field="from_on")
    if answer == PlaceAnswer.WHEN and not words.strip():
        raise DomainError(_("On what does it depend? For example: when a child leaves group 5."), field="words")
    if answer == PlaceAnswer.NO and not words.strip():
        raise DomainError(_("Why is there no place? In a few words."), field="words")


def _write_answer(
    bond: MotherSchoolBond,
    answer: PlaceAnswer | str,
    from_on: date | None,
    words: str,
    *,
    answered_by_id: int | None = None,
    answered_name: str = "",
) -> QuestionAnswer:
    written, _is_new = QuestionAnswer.objects.update_or_create(
        bond=bond,
        defaults={
            "region_id": bond.region_id,
            "has_place": answer != PlaceAnswer.NO,
            "answer": answer,
            "from_on": from_on if answer == PlaceAnswer.YES else None,
            "words": words.strip(),
            "answered_on": clock.today(),
            "answered_by_id": answered_by_id,
            "answered_name": answered_name,
        },
    )
    return written
