"""Support after the move: packages, the specialists' hours, hours given, what a teacher and mother schools say."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from steiger.aftercare import actions as aftercare
from steiger.aftercare.actions import AvailabilityInput, Part
from steiger.aftercare.enums import TEACHER_LINK, Agree, Going, HandoverQuestion, SupportFor
from steiger.aftercare.models import HandoverReview, SupportLine, Visit
from steiger.core import clock
from steiger.core.secret_links import open_link
from steiger.demo.children.story import workday
from steiger.demo.region import Setting
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.enums import Sector
from steiger.organisations.selectors import municipalities_in_region
from steiger.pupils.enums import CORE_DOMAINS, Relation, Standing
from steiger.pupils.selectors import involved_school_id

# From where, how many visits a day at most, on which days, with which specialisms.
WORKING_DAYS: tuple[tuple[str, int, tuple[int, ...], tuple[str, ...]], ...] = (
    ("3511 AB", 4, (0, 1, 3), (Subject.TRAUMA_SENSITIVE,)),
    ("3581 KW", 3, (1, 4), (Subject.READING,)),
    ("3544 NG", 4, (0, 2, 3), ()),
)
HOURS_A_WEEK = (6, 4, 8, 5)
# How many schools do not answer at once: every fifth.
SILENT = 5
ASKED_TEACHERS = 3
SEEN = (Standing.AT, Standing.AT, Standing.APPROACHING, Standing.BELOW)
TIPS = ("Bel een week eerder.", "Stuur het werk van de leerling mee.", "", "Niets, het ging goed.")
ANSWERS = (Agree.YES, Agree.YES, Agree.RATHER_YES, Agree.YES, Agree.RATHER_NO, Agree.RATHER_YES)


def arrange_support(setting: Setting, today: date) -> None:
    _packages(setting)
    for place, specialist in enumerate(setting.specialists):
        aftercare.set_hours(
            user_id=specialist.user_id,
            from_on=today - timedelta(days=today.weekday()),
            hours_per_week=Decimal(HOURS_A_WEEK[place % len(HOURS_A_WEEK)]),
            by=setting.coordinator,
        )
    _working_days(setting, today)
    _hours_given(setting, today)
    _teachers(setting)
    _reviews(setting, today)


def _working_days(setting: Setting, today: date) -> None:
    """From where and when each specialist visits; one is away for a week."""
    for place, specialist in enumerate(setting.specialists):
        postcode, most, weekdays, subjects = WORKING_DAYS[place % len(WORKING_DAYS)]
        aftercare.set_availability(
            user_id=specialist.user_id,
            asked=AvailabilityInput(
                postcode=postcode,
                most_visits=most,
                sectors=[Sector.PO],
                specialisms=subjects,
                languages=[],
                days=dict.fromkeys(weekdays, (time(8), time(16, 30))),
            ),
            by=specialist,
        )
    away = today + timedelta(days=21 - today.weekday())
    aftercare.add_days_away(
        user_id=setting.specialists[0].user_id,
        first_on=away,
        last_on=away + timedelta(days=4),
        by=setting.specialists[0],
    )


def _packages(setting: Setting) -> None:
    by = setting.coordinator
    parts = {
        SupportFor.TEACHER: Part("Coaching in de klas: taal in alle vakken", Decimal(6), weeks=10),
        SupportFor.SCHOOL: Part("Uitleg aan het team over woordenschat", Decimal(2), weeks=5),
        SupportFor.PUPIL: Part("Themawoorden vooraf in een kleine groep", Decimal(10), weeks=10),
    }
    aftercare.make_package(name="Leerkracht en leerling", municipality_id=None, parts=parts, by=by)
    place = municipalities_in_region(setting.region).first()
    if place is not None:
        only = {SupportFor.TEACHER: Part("Coaching en meekijken in de klas", Decimal(12), weeks=20)}
        aftercare.make_package(name="Vooral de leerkracht", municipality_id=place.pk, parts=only, by=by)


def _hours_given(setting: Setting, today: date) -> None:
    running = SupportLine.objects.filter(ended_on__isnull=True, until_on__gte=today, from_on__lt=today)
    for line in running.select_related("journey__pupil").order_by("pk"):
        day = max(line.from_on, workday(today - timedelta(days=10 + line.pk % 7)))
        if day <= today:
            aftercare.spend_hours(line=line, spent_on=day, hours=Decimal("1.5"), by=setting.coordinator)


def _teachers(setting: Setting) -> None:
    """Some were asked before a visit that is planned, and have answered."""
    planned = Visit.objects.filter(planned_at__gt=clock.now(), reported_on__isnull=True, skipped_on__isnull=True)
    for visit in planned.select_related("journey__pupil").order_by("planned_at", "pk")[:ASKED_TEACHERS]:
        address = aftercare.ask_teacher(visit=visit, by=setting.coordinator)
        link = open_link(address.rstrip("/").rsplit("/", 1)[1], TEACHER_LINK)
        if link is not None:
            aftercare.answer_as_teacher(
                link=link,
                name="Juf van groep 5",
                going=Going.FAIRLY,
                standings=dict(zip(CORE_DOMAINS, SEEN, strict=True)),
                goes_well="Doet goed mee met rekenen en speelt met iedereen.",
                is_hard="Teksten bij zaakvakken: te veel nieuwe woorden tegelijk.",
                wants="Samen kijken hoe ik woorden vooraf kan uitleggen.",
            )


def _reviews(setting: Setting, today: date) -> None:
    """Most mother schools have said how the hand-over was."""
    due = HandoverReview.objects.filter(
        answered_on__isnull=True, due_on__lte=today, journey__completed_on__isnull=True, journey__left_on__isnull=True
    )
    for number, review in enumerate(due.select_related("journey__pupil").order_by("pk")):
        school_id = involved_school_id(review.journey, Relation.MOTHER_SCHOOL)
        care = setting.members.get(f"care-{school_id}")
        if care is None or number % SILENT == 0:
            continue
        answers = {
            question: ANSWERS[(number + place) % len(ANSWERS)] for place, question in enumerate(HandoverQuestion)
        }
        with clock.on(min(today, workday(review.due_on + timedelta(days=4)))):
            aftercare.answer_review(
                review=review,
                answers=answers,
                tip=TIPS[number % len(TIPS)],
                by=care,
            )
