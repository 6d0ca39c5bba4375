"""From the referral to the moment when the move comes into sight."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random

from steiger.core import clock
from steiger.demo.children import plan
from steiger.demo.children.notices import confirm_later, see_to_notices_later, shelter_while_waiting
from steiger.demo.children.story import Child, Halt, until
from steiger.demo.names import STREETS
from steiger.newcomers import actions as newcomers
from steiger.newcomers.actions import AnswerToDoubles, IntakeInput, LevelInput
from steiger.newcomers.enums import NormFit, Urgency
from steiger.pupils import actions as pupils
from steiger.pupils.actions import GuardianInput, PupilInput
from steiger.pupils.enums import Channel, Domain, LeavingReason, Standing
from steiger.pupils.models import Journey

USUAL_STAY = 40
WEEKS_AHEAD = (14, 15, 16, 17)
WEEKS_BETWEEN_LEVELS = 12
FIRST_WEEKS = 6
# How far each domain runs ahead of or behind the child's pace: the picture of the source page.
LEAD = {
    Domain.ARITHMETIC: 0.30,
    Domain.TECHNICAL_READING: 0.24,
    Domain.VOCABULARY: -0.22,
    Domain.READING_COMPREHENSION: -0.28,
    Domain.ORAL_LANGUAGE: -0.05,
}
INSTRUMENT = {
    Domain.ARITHMETIC: "Methodetoets rekenen",
    Domain.TECHNICAL_READING: "DMT",
    Domain.VOCABULARY: "TAK passieve woordenschat",
    Domain.READING_COMPREHENSION: "Methodetoets begrijpend lezen",
    Domain.ORAL_LANGUAGE: "LOWAN-leerlijn mondeling",
}


def arrive(child: Child) -> Generator[date, None, Journey | None]:
    """Referred, answered, waited for a place when there was none, and seen for the intake."""
    random = child.random
    journey = _refer(child)
    if child.fate.halt == Halt.ANSWER:
        return None
    yield child.soon(1, 2, 3, 4)
    if child.fate.halt == Halt.NOWHERE and random.random() < 0.03:
        newcomers.decline_referral(
            journey=journey,
            reason="Het gezin is teruggegaan voordat de intake er was.",
            by=child.staff,
            leaving_reason=LeavingReason.WITHDRAWN,
        )
        return None
    yield from _wait_for_place(child, journey)
    return None if child.fate.halt == Halt.INTAKE else journey


def _refer(child: Child) -> Journey:
    random, naming = child.random, child.naming
    family = random.choice(naming.families)
    age = random.uniform(6.1, 10.9)
    arrived = clock.today() - timedelta(days=random.randint(9, 80))
    pupil = PupilInput(
        call_name=random.choice(naming.children),
        last_name=family,
        birth_on=clock.today() - timedelta(days=int(age * 365.25)),
        home_languages=[naming.language, *(["ru"] if naming.language == "uk" and random.random() < 0.3 else [])],
        arrived_on=arrived,
        earlier_school="De Fontein, Zeist" if random.random() < 0.06 else "",
        address=f"{random.choice(STREETS)} {random.randint(1, 180)}",
        postcode=f"35{random.randint(11, 84)} {random.choice('ABCDE')}{random.choice('GHKLM')}",
        place="Utrecht",
        has_secret_address=random.random() < 0.03,
    )
    mother = random.random() < 0.7
    guardian = GuardianInput(
        name=f"{random.choice(naming.mothers if mother else naming.fathers)} {family}",
        language=naming.language,
        relation="moeder" if mother else "vader",
        phone=f"06 000 {random.randint(10, 99)} {random.randint(100, 999)}",
        channel=random.choice([Channel.SPOKEN, Channel.SPOKEN, Channel.WRITTEN]),
        needs_interpreter=random.random() < 0.8,
    )
    referral = newcomers.refer_pupil(
        pupil=pupil,
        guardians=[guardian],
        referring_school_id=child.school.pk,
        preferred_facility_id=child.facility.pk if random.random() < 0.8 else None,
        parents_informed_on=clock.today(),
        note=random.choice(["", "", "Broertje zit al bij ons in groep 1.", "Vader spreekt Engels."]),
        by=child.setting.care_coordinator_of(child.school),
        doubles=AnswerToDoubles(seen=None, reason="Andere ouders, zegt de school."),
    )
    return referral.journey


def _wait_for_place(child: Child, journey: Journey) -> Generator[date, None, None]:
    """Offered a place when there is one; on the waiting list, in order, until there is."""
    age = (clock.today() - journey.pupil.birth_on).days // 365
    queue = child.setting.queue_of(child.facility)
    while True:
        ahead = queue.index(journey.pk) if journey.pk in queue else len(queue)
        group_id = _free_group(child, age, ahead)
        if group_id is not None:
            break
        if journey.pk not in queue:
            queue.append(journey.pk)
            urgent = child.random.random() < 0.2
            newcomers.put_on_waiting_list(
                journey=journey,
                urgency=Urgency.HIGH if urgent else Urgency.NORMAL,
                reason="Zit al zes weken thuis." if urgent else "",
                by=child.staff,
            )
            shelter_while_waiting(child, journey)
        yield _next_round(clock.today())
    if journey.pk in queue:
        queue.remove(journey.pk)
    held_on = child.calendar.next_school_day(child.soon(5, 7, 9, 12))
    child.setting.forget_free_groups(child.facility)
    newcomers.offer_place(journey=journey, group_id=group_id, intake_planned_on=held_on, by=child.staff)
    yield held_on


def _next_round(day: date) -> date:
    """The newcomer schools look through their waiting list on Mondays and Thursdays."""
    return day + timedelta(days=min((weekday - day.weekday() - 1) % 7 + 1 for weekday in (0, 3)))


def _free_group(child: Child, age: int, ahead: int) -> int | None:
    """A group with room for this age, or of another age; nothing while others wait longer for the same places."""
    free = child.setting.free_groups(child.facility, child.staff)
    if sum(group.free for group in free) <= ahead:
        return None
    fitting = [group for group in free if group.age_from <= age <= group.age_until]
    return (fitting or free)[0].group_id


def stay(child: Child, journey: Journey) -> Generator[date, None, date | None]:
    """Intake, starting levels and evaluations, until it is time to prepare the move; the day of that move."""
    random = child.random
    first_day = child.calendar.next_school_day(child.soon(1, 4, 6))
    newcomers.record_intake(journey=journey, intake=_intake(child), placed_on=first_day, by=child.staff)
    see_to_notices_later(child, journey, child.staff, child.setting.care_coordinator_of(child.school))
    confirm_later(child, journey)
    plan.answers(child, journey)
    starting_levels_on = child.calendar.weeks_after(first_day, random.choice([1, 2, 2]))
    child.later(starting_levels_on, partial(_levels, child, journey, first_day))
    if random.random() < 0.08:
        child.later(first_day + timedelta(days=30), partial(_note, child, journey))
    if child.fate.moves_in_weeks is None and child.fate.asked_days_ago is None and random.random() < 0.05:
        yield from until(child, child.soon(40, 90, 160, 230))
        pupils.leave(journey=journey, left_on=clock.today(), reason=LeavingReason.MOVED_AWAY, by=child.staff)
        see_to_notices_later(child, journey, child.staff)
        return None
    prepare_on, moves_on = _plan_of_the_move(child, first_day)
    yield from until(child, prepare_on)
    return max(moves_on, child.calendar.weeks_after(clock.today(), 1))


def _plan_of_the_move(child: Child, first_day: date) -> tuple[date, date]:
    """When the move is planned, and for which day."""
    fate, calendar = child.fate, child.calendar
    if fate.asked_days_ago is not None:
        prepare_on = child.today - timedelta(days=fate.asked_days_ago)
        return prepare_on, calendar.weeks_after(prepare_on, 14)
    ahead = child.random.choice(WEEKS_AHEAD)
    if fate.moves_in_weeks is not None:
        moves_on = child.setting.school_weeks_from(child.today, fate.moves_in_weeks)
    else:
        moves_on = calendar.weeks_after(first_day, int(USUAL_STAY / max(0.8, min(child.pace, 1.3))))
    return calendar.weeks_before(moves_on, ahead), moves_on


def _intake(child: Child) -> IntakeInput:
    random = child.random
    return IntakeInput(
        held_on=clock.today(),
        present="Ouder, kind, leerkracht",
        with_interpreter=random.random() < 0.75,
        earlier_schooling=random.choice(
            ["Ging in eigen land naar school, met onderbrekingen.", "Volgde online lessen.", "Ging gewoon naar school."]
        ),
        years_of_school=Decimal(random.choice(["0", "1", "2.5", "4"])),
        family="Woont bij beide ouders, met een jonger broertje." if random.random() < 0.6 else "Woont bij moeder.",
        language_use="Thuis de eigen taal, met vrienden een beetje Engels.",
        scripts=[child.naming.script],
        reads_own_language=random.random() < 0.7,
        wishes="Ouders willen graag een school in de eigen wijk.",
        agreements="Ouders brengen en halen. Eerste week tot twaalf uur.",
        trust_person=random.choice(["De leerkracht", "Een klasgenoot met dezelfde taal", ""]),
    )


def standing_of(child: Child, domain: Domain, weeks: float) -> Standing:
    gift = Random(f"{child.pace} {domain}").gauss(0, 0.25)  # noqa: S311 - the same at every moment
    lead = (LEAD[domain] + gift) * min(weeks, 30) / 30
    grown = child.pace * min(weeks, 60) / 46 + lead + child.random.gauss(0, 0.09)
    if grown < 0.45:
        return Standing.BELOW
    if grown < 0.85:
        return Standing.APPROACHING
    return Standing.AT if grown < 1.45 else Standing.ABOVE


def _levels(child: Child, journey: Journey, first_day: date) -> None:
    """All domains of one day; and again some school weeks later, for as long as the child is here."""
    journey.refresh_from_db(fields=["moved_on", "left_on", "expected_move_on"])
    if journey.moved_on is not None or journey.left_on is not None:
        return
    weeks = float(child.calendar.school_weeks_between(first_day, clock.today()))
    levels = [
        LevelInput(
            domain=domain,
            standing=standing_of(child, domain, weeks),
            instrument=INSTRUMENT[domain],
            norm_fit=NormFit.NO if weeks < 20 else NormFit.UNKNOWN,
        )
        for domain in LEAD
    ]
    newcomers.record_levels(journey=journey, assessed_on=clock.today(), levels=levels, by=child.staff)
    if weeks < FIRST_WEEKS:
        plan.begin_plan(child, journey)
    else:
        plan.evaluate(child, journey, weeks)
    # Now and then an evaluation comes late.
    extra = 2 if child.random.random() < 0.06 else 0
    following = child.calendar.weeks_after(clock.today(), WEEKS_BETWEEN_LEVELS + extra)
    child.later(following, partial(_levels, child, journey, first_day))


def _note(child: Child, journey: Journey) -> None:
    pupils.write_note(
        journey=journey,
        need="Schrikt van harde geluiden en heeft dan even rust nodig.",
        approach="Kondig veranderingen aan. Een vaste plek bij de deur helpt.",
        agreed_by="Moeder",
        agreed_on=clock.today(),
        is_shared_with_mother_school=child.random.random() < 0.5,
        by=child.staff,
    )
