"""Aftercare: support, three visits, what comes of them, and the close."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from steiger.access.member import Member
from steiger.aftercare import actions as aftercare
from steiger.aftercare.enums import Familiarity, Going, SupportFor
from steiger.aftercare.models import Visit
from steiger.core import clock
from steiger.demo.children.stay import standing_of
from steiger.demo.children.story import Child, Halt, Way, until, workday
from steiger.organisations.rules.calendar import SchoolCalendar
from steiger.pupils.enums import CORE_DOMAINS
from steiger.pupils.models import Journey

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# At the regular school what is desired rises too: from visit to visit children gain little on it.
WEEKS_AT_MOVE = 43
WEEKS_GAINED = 3
NEEDS = (
    "Ideeën voor woordenschat bij zaakvakken.",
    "Tijd om met de leerkracht mee te kijken.",
    "Niets op dit moment.",
)
# Chosen without a throw of the dice: other words change nothing in the stories.
USES = (
    "Het team gebruikt de doelen bij het maken van het groepsplan.",
    "De taalcoördinator bespreekt het in de bouwvergadering. In de klas merk je er nog weinig van.",
    "Wij halen er de themawoorden uit. Die hangen nu in elke groep.",
    "Nog niets. We wisten niet dat het er was.",
    "We hebben er de inzet van de onderwijsassistent op afgestemd.",
    "Het ligt in de kast. Zonder uitleg is het te algemeen voor ons.",
    "De leerkracht kijkt ermee terug op wat er na de overstap is afgesproken.",
)


def aftercare_of(child: Child, journey: Journey, calendar: SchoolCalendar) -> Way:
    random, setting = child.random, child.setting
    place = child.fate.specialist
    specialist = random.choice(setting.specialists) if place is None else setting.specialists[place]
    yield from until(child, child.soon(1, 3, 5))
    aftercare.assign_specialist(journey=journey, user_id=specialist.user_id, by=setting.coordinator)
    support = aftercare.agree_support(
        journey=journey,
        support_for=random.choice([SupportFor.TEACHER, SupportFor.TEACHER, SupportFor.PUPIL]),
        what=random.choice(
            ["Coaching in de klas: taal in alle vakken", "Themawoorden vooraf in kleine groep", "Materiaal en uitleg"]
        ),
        hours=random.choice([4, 6, 8]),
        from_on=clock.today(),
        until_on=clock.today() + timedelta(days=300),
        owner_id=specialist.user_id,
        by=specialist,
    )
    for visit in journey.visits.order_by("number"):
        held = yield from _visit(child, visit, specialist, calendar)
        if not held:
            return
    yield from until(child, child.soon(10, 14))
    aftercare.end_support(line=support, by=specialist)
    yield from until(child, clock.today() + timedelta(days=3))
    aftercare.close_aftercare(journey=journey, by=setting.coordinator)


def _visit(child: Child, visit: Visit, specialist: Member, calendar: SchoolCalendar) -> Generator[date, None, bool]:
    """Planned in its window, held, and reported within days. False when the story stops at this visit."""
    random, fate = child.random, child.fate
    is_fated = visit.number == fate.visit
    if is_fated and fate.halt == Halt.PLANNING:
        return False
    planned = _day(child, visit, calendar)
    yield from until(child, planned - timedelta(days=random.choice([10, 13, 17, 20])))
    planned = calendar.next_school_day(max(planned, clock.today()))
    aftercare.plan_visit(
        visit=visit,
        specialist_id=specialist.user_id,
        planned_at=datetime.combine(planned, time(9 + planned.day % 6, 0), tzinfo=AMSTERDAM),
        by=specialist,
    )
    if is_fated and fate.halt == Halt.REPORT:
        return False
    late = 9 if random.random() < 0.05 else 0
    yield from until(child, planned + timedelta(days=random.choice([0, 0, 1, 2]) + late))
    _report(child, visit, specialist, held_on=planned)
    return True


def _day(child: Child, visit: Visit, calendar: SchoolCalendar) -> date:
    """A school day in the window; the one that is fixed, when it falls there."""
    days = calendar.school_days_between(visit.window_from, visit.window_until)
    drawn = calendar.weeks_after(visit.window_from, Decimal(child.random.randrange(0, max(1, days))) / 5)
    if visit.number != child.fate.visit or child.fate.visit_in_days is None:
        return drawn
    asked = child.today + timedelta(days=child.fate.visit_in_days)
    fixed = calendar.next_school_day(asked) if child.fate.visit_in_days > 0 else _school_day_until(calendar, asked)
    return min(max(fixed, visit.window_from), visit.window_until)


def _school_day_until(calendar: SchoolCalendar, day: date) -> date:
    return calendar.last_school_day_before(day + timedelta(days=1))


def _report(child: Child, visit: Visit, specialist: Member, *, held_on: date) -> None:
    random = child.random
    weeks = WEEKS_AT_MOVE + visit.number * WEEKS_GAINED
    report = aftercare.report_visit(
        visit=visit,
        held_on=held_on,
        present="Leerkracht, intern begeleider",
        going=random.choices([Going.WELL, Going.FAIRLY, Going.WITH_DIFFICULTY, Going.BADLY], [34, 48, 15, 3])[0],
        going_words="De leerling voelt zich op de plek en doet goed mee in de groep.",
        standings={domain: standing_of(child, domain, weeks) for domain in CORE_DOMAINS},
        school_needs=random.choice(NEEDS),
        plan_familiarity=random.choices([Familiarity.YES, Familiarity.PARTLY, Familiarity.NO], [40, 35, 25])[0],
        plan_use=USES[(visit.journey_id + visit.number) % len(USES)],
        agreed_points="Elke dag tien minuten themawoorden.",
        by=specialist,
    )
    if random.random() < 0.3:
        action = aftercare.make_action(
            report=report,
            what="Stuur voorbeelden van themawoorden bij wereldoriëntatie.",
            owner_id=specialist.user_id,
            due_on=workday(clock.today() + timedelta(days=14)),
            by=specialist,
        )
        child.later(child.soon(3, 6, 9, 12), partial(aftercare.finish_action, action=action, by=specialist))
