"""The training of the demo region: a first cohort of seventeen that has just finished, a second one half-way, and a
third for which schools enrol their teachers now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.audit.actions import gathering
from steiger.core import clock
from steiger.demo import training_words as words
from steiger.demo.people import Cast
from steiger.demo.region import Setting, welcome
from steiger.training import actions
from steiger.training.actions import CoachingInput, CohortInput, SessionInput
from steiger.training.enums import Competence, Mark, Moment, Outcome
from steiger.training.models import Assignment, Cohort, Enrolment, Module, Programme, Session, Submission
from steiger.training.rules.scans import opens_on
from steiger.training.selectors.programmes import assignments_of

SESSIONS_PER_MODULE = 3
COACHINGS = 3
PLACE = "Expertisecentrum, Kanaalstraat 10, Utrecht"


@dataclass(frozen=True)
class Learner:
    """Somebody who learns: a teacher in a cohort, by their number in it."""

    number: int
    teacher: Member
    enrolment: Enrolment


def train(setting: Setting, today: date) -> None:
    """In one transaction, and what happened written down by the hundred: it is two years of work."""
    with transaction.atomic(), gathering():
        with clock.on(setting.first_day + timedelta(days=5)):
            programme = actions.start_programme(by=setting.coordinator)
        _first(setting, programme, today)
        _second(setting, programme, today)
        _third(setting, programme, today)


def _first(setting: Setting, programme: Programme, today: date) -> None:
    """Sixteen have their certificate; the last one is ready for it."""
    begin, end = _days(setting, setting.first_day + timedelta(days=70), today - timedelta(days=16))
    cohort = _begin(setting, programme, "Lichting 1", begin, end, places=18)
    group = _enrol(setting, cohort, words.FIRST_COHORT)
    _meet(setting, cohort, group, today)
    for learner in group:
        for place, assignment in enumerate(assignments_of(programme.pk)):
            _work(setting, learner, assignment, _module_ends(cohort, assignment.module), place, until=end)
        for number in range(COACHINGS):
            _coach(setting, learner, begin + (end - begin) * (number * 3 + 2) / 10, number)
        _scan(learner, tuple(Moment), until=today)
    for learner in group[:-1]:
        with clock.on(today - timedelta(days=9)):
            actions.give_certificate(by=_trainer(setting), enrolment=learner.enrolment)
    with clock.on(today - timedelta(days=8)):
        actions.finish_cohort(by=_trainer(setting), cohort=cohort)


def _second(setting: Setting, programme: Programme, today: date) -> None:
    """Half-way: some work waits, some is to be done again, and the last session is not recorded yet."""
    begin, end = _days(setting, today - timedelta(days=547), today + timedelta(days=413))
    cohort = _begin(setting, programme, "Lichting 2", begin, end, places=18)
    group = _enrol(setting, cohort, words.SECOND_COHORT, also=_teun(setting))
    _meet(setting, cohort, group, today - timedelta(days=30))
    done = assignments_of(programme.pk)[:4]
    for learner in group:
        for place, assignment in enumerate(done):
            ended = _module_ends(cohort, assignment.module)
            _work(setting, learner, assignment, ended, place, until=today, is_last=place == len(done) - 1)
        _coach(setting, learner, begin + timedelta(days=150), 0)
        _coach(setting, learner, today - timedelta(days=12), 1, is_answered=learner.number % 3 > 0)
        is_behind = learner.number % 5 == 4
        _scan(learner, (Moment.BEFORE, Moment.HALFWAY), until=begin + timedelta(days=30) if is_behind else today)
    for learner in group[:3]:
        with clock.on(today - timedelta(days=1)):
            day = setting.calendar_of(learner.enrolment.school_id).next_school_day(today + timedelta(days=10))
            asked = CoachingInput(_at(day, 9 + learner.number), _pick(words.FOCUS, learner.number))
            actions.plan_coaching(by=_coach_of(setting, learner), enrolment=learner.enrolment, asked=asked)


def _third(setting: Setting, programme: Programme, today: date) -> None:
    with clock.on(today - timedelta(days=20)):
        begin, end = _days(setting, today + timedelta(days=60), today + timedelta(days=1060))
        cohort = _begin(setting, programme, "Lichting 3", begin, end, places=16)
        for number, name in enumerate(words.THIRD_COHORT):
            school = setting.schools[number]
            setting.places["next"] = school.pk
            teacher = welcome(setting, Cast(name, Role.TEACHER, "next"), setting.coordinator)
            enrolment = _propose(setting, cohort, teacher, school.pk)
            if number:
                actions.answer_enrolment(by=teacher, enrolment=enrolment, agrees=True)


def _days(setting: Setting, first: date, last: date) -> tuple[date, date]:
    """The nearest days with lessons."""
    calendar = setting.calendar_of(setting.facilities[0].school_id)
    return calendar.next_school_day(first), calendar.last_school_day_before(last)


def _begin(setting: Setting, programme: Programme, name: str, begins_on: date, ends_on: date, *, places: int) -> Cohort:
    with clock.on(min(begins_on - timedelta(days=30), clock.today())):
        asked = CohortInput(
            name=f"{name} ({begins_on.year}-{ends_on.year})",
            begins_on=begins_on,
            ends_on=ends_on,
            enrol_until=begins_on + timedelta(days=14),
            places=places,
            trainer_ids=[_trainer(setting).user_id],
        )
        return actions.begin_cohort(by=setting.coordinator, programme=programme, asked=asked)


def _trainer(setting: Setting) -> Member:
    return setting.members[Role.TRAINER.value]


def _teun(setting: Setting) -> Member:
    """The teacher of the demo's sign-in page."""
    return setting.members[Role.TEACHER.value]


def _enrol(setting: Setting, cohort: Cohort, names: Sequence[str], also: Member | None = None) -> list[Learner]:
    """Spread over the schools, two or three from the same one; each with a coach."""
    with clock.on(cohort.begins_on - timedelta(days=20)):
        teachers = [also] if also else []
        for number, name in enumerate(names):
            setting.places["next"] = setting.schools[number * 3 // 5 % len(setting.schools)].pk
            teachers.append(welcome(setting, Cast(name, Role.TEACHER, "next"), setting.coordinator))
        group = []
        for number, teacher in enumerate(teachers):
            enrolment = _propose(setting, cohort, teacher, teacher.posts[0].organisation_id or 0)
            agreed = actions.answer_enrolment(by=teacher, enrolment=enrolment, agrees=True)
            learner = Learner(number, teacher, agreed)
            actions.assign_coach(by=_trainer(setting), enrolment=agreed, coach_id=_coach_of(setting, learner).user_id)
            group.append(learner)
    return group


def _propose(setting: Setting, cohort: Cohort, teacher: Member, school_id: int) -> Enrolment:
    by = setting.members[f"care-{school_id}"]
    return actions.enrol_teacher(by=by, cohort=cohort, teacher_id=teacher.user_id, school_id=school_id)


def _meet(setting: Setting, cohort: Cohort, group: Sequence[Learner], recorded_until: date) -> None:
    """Three sessions a module, spread evenly; what lies ahead is planned."""
    modules = list(cohort.programme.modules.order_by("position"))
    total = len(modules) * SESSIONS_PER_MODULE
    by = _trainer(setting)
    calendar = setting.calendar_of(setting.facilities[0].school_id)
    for number in range(total):
        day = cohort.begins_on + (cohort.ends_on - cohort.begins_on) * (number + 1) / (total + 2)
        session = _plan(by, cohort, modules[number // SESSIONS_PER_MODULE], calendar.next_school_day(day))
        held_on = timezone.localdate(session.starts_at)
        if held_on <= recorded_until:
            there = [one.enrolment.pk for one in group if (one.number * 7 + number * 3) % 11]
            with clock.on(held_on):
                actions.record_attendance(by=by, session=session, present=there)


def _plan(by: Member, cohort: Cohort, module: Module, day: date) -> Session:
    with clock.on(cohort.begins_on - timedelta(days=10)):
        asked = SessionInput(module.pk, _at(day, 14), _at(day, 17), PLACE)
        return actions.plan_session(by=by, cohort=cohort, asked=asked)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _module_ends(cohort: Cohort, module: Module) -> date:
    last = Session.objects.filter(cohort=cohort, module=module).order_by("-starts_at")[0]
    return timezone.localdate(last.starts_at)


def _work(
    setting: Setting, learner: Learner, assignment: Assignment, module_ended: date, place: int, *, until: date,
    is_last: bool = False,
) -> None:  # fmt: skip
    """Handed in some weeks after the module, now and then in rounds. Of the last module half is still under way."""
    day = min(module_ended + timedelta(days=10 + learner.number % 12), until)
    if is_last and learner.number % 4 == 1:
        day = until - timedelta(days=3 + learner.number)
    turn = learner.number * 3 + place
    left = learner.number % 4 if is_last else None
    if left == 3:
        return
    version = _hand_in(learner, assignment, day, words.WORK[place])
    if left == 1:
        return
    if turn % 5 == 0 or left == 0:
        _say(setting, version, day + timedelta(days=4), Outcome.REDO, words.REDO, turn, until)
        if left == 0:
            return
        version = _hand_in(
            learner, assignment, min(day + timedelta(days=9), until), words.SECOND_TRY[0] + words.WORK[place]
        )
    elif turn % 7 == 0:
        _say(setting, version, day + timedelta(days=3), Outcome.FEEDBACK, words.FEEDBACK, turn, until)
        version = _hand_in(
            learner, assignment, min(day + timedelta(days=8), until), words.SECOND_TRY[0] + words.WORK[place]
        )
    _say(setting, version, day + timedelta(days=13), Outcome.PASSED, words.PASSED, turn, until)


def _hand_in(learner: Learner, assignment: Assignment, day: date, text: str) -> Submission:
    with clock.on(day):
        return actions.hand_in(by=learner.teacher, enrolment=learner.enrolment, assignment=assignment, text=text)


def _say(
    setting: Setting, version: Submission, day: date, outcome: Outcome, said: Sequence[str], turn: int, until: date
) -> None:
    count = len(version.assignment.criteria)
    shown = [Mark.SHOWN] * (count - 1)
    marks = (
        [*shown, Mark.PARTLY if turn % 3 == 0 else Mark.SHOWN] if outcome == Outcome.PASSED else [*shown, Mark.NOT_YET]
    )
    with clock.on(min(day, until)):
        actions.assess_work(
            by=_trainer(setting), submission=version, outcome=outcome, text=_pick(said, turn), marks=marks
        )


def _coach_of(setting: Setting, learner: Learner) -> Member:
    coaches = [*setting.specialists, _trainer(setting)]
    return coaches[learner.number % len(coaches)]


def _coach(setting: Setting, learner: Learner, day: date, number: int, *, is_answered: bool = True) -> None:
    by, turn = _coach_of(setting, learner), learner.number + number
    day = setting.calendar_of(learner.enrolment.school_id).last_school_day_before(
        day + timedelta(days=learner.number % 9)
    )
    with clock.on(day - timedelta(days=14)):
        asked = CoachingInput(_at(day, 9), _pick(words.FOCUS, turn), f"Groep {3 + turn % 6}")
        session = actions.plan_coaching(by=by, enrolment=learner.enrolment, asked=asked)
    with clock.on(day):
        actions.report_coaching(
            by=by, session=session, observed=_pick(words.OBSERVED, turn), agreements=_pick(words.AGREED, turn)
        )
    if is_answered:
        with clock.on(day + timedelta(days=3)):
            actions.react_to_coaching(by=learner.teacher, session=session, reaction=_pick(words.REACTION, turn))


def _scan(learner: Learner, moments: Sequence[Moment], *, until: date) -> None:
    """Most grow a step at each moment, not everybody in everything."""
    cohort = learner.enrolment.cohort
    for step, moment in enumerate(moments):
        day = max(opens_on(cohort, moment), cohort.begins_on) + timedelta(days=learner.number % 10)
        if day > until:
            continue
        scores = {
            # Trauma and parents are hardest at first, and where most is learned.
            one: min(max(1 + step + (learner.number + place) % 2 - (place in {4, 5} and step < 2), 1), 4)
            for place, one in enumerate(Competence.values)
        }
        with clock.on(day):
            actions.fill_in_scan(by=learner.teacher, enrolment=learner.enrolment, moment=moment, scores=scores)


def _pick(among: Sequence[str], turn: int) -> str:
    return among[turn % len(among)]
