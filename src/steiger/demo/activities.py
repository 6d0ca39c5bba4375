"""A season of activities: half a year back, a quarter ahead, with who came, what they said and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.demo.region import Setting
from steiger.expertise.actions.activities import ActivityPlan, cancel_activity, note_attendance, plan_activity
from steiger.expertise.actions.enrolments import enrol, evaluate_activity, sign_off
from steiger.expertise.enums.activities import ActivityKind
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.models import Activity, ActivityEnrolment

PLANNED_BEFORE = timedelta(days=42)
SCHOOLS = (Role.TEACHER.value, Role.CARE_COORDINATOR.value)
WORKSHOP, NETWORK = ActivityKind.WORKSHOP, ActivityKind.NETWORK_MEETING
OPEN_DAY, CIRCLE = ActivityKind.OPEN_DAY, ActivityKind.COACHING_CIRCLE


@dataclass(frozen=True)
class Told:
    """One activity: so many days from today, by whom, and what is said of it."""

    days: int
    by: str
    kind: ActivityKind
    title: str
    text: str
    subjects: Sequence[Subject]
    place: str = ""
    host: int | None = None
    link: str = ""
    places: int | None = 20
    hours: str = "2"
    audience: Sequence[str] = SCHOOLS
    comes: int = 8


SEASON = (
    Told(
        -160, "trainer", WORKSHOP, "De eerste week met een nieuwkomer in je klas",
        "Wat heeft een kind nodig op de eerste dag? Je maakt een dagritme in beeld en oefent met tien startwoorden.\n\n"
        "- Neem een foto van je lokaal mee.\n- Werk je met een maatje? Vertel hoe dat gaat.",
        (Subject.FIRST_WEEKS, Subject.WELLBEING), host=0, comes=9,
    ),
    Told(
        -131, "specialist", NETWORK, "Netwerk van taalcoördinatoren",
        "Vier keer per jaar delen we wat werkt. Deze keer: **themawoorden vooraf** in de zaakvakken.",
        (Subject.VOCABULARY,), place="Stadskantoor, kamer 4.12", comes=8,
    ),
    Told(
        -102, "trainer", WORKSHOP, "Traumasensitief lesgeven",
        "Hoe herken je stress, en wat doe je in de klas? Met casussen uit de eigen groep, zonder namen.",
        (Subject.TRAUMA_SENSITIVE, Subject.WELLBEING), host=1, hours="3", places=12, comes=10,
    ),
    Told(
        -74, "staff", OPEN_DAY, "Open dag: een ochtend op de taalschool",
        "Loop mee in een groep en zie hoe we een les over water opbouwen. Daarna koffie met het team.",
        (Subject.ORAL_LANGUAGE, Subject.SECOND_LANGUAGE), host=0, places=None, audience=(), comes=11,
    ),
    Told(
        -46, "specialist", NETWORK, "Netwerk van taalcoördinatoren",
        "Vier keer per jaar delen we wat werkt. Deze keer: hoe volg je **begrijpend lezen** als de toets niet past?",
        (Subject.READING, Subject.ASSESSMENT), place="Stadskantoor, kamer 4.12", comes=7,
    ),
    Told(
        -25, "specialist", CIRCLE, "Coachingskring leerkrachten bovenbouw",
        "We bespreken in een kleine groep een eigen lesopname van tien minuten.",
        (Subject.ORAL_LANGUAGE,), host=1, places=6, hours="1.5", comes=5,
    ),
    Told(
        -6, "trainer", WORKSHOP, "Meertaligheid als kracht",
        "Thuistalen in de les: vertaalmaatjes, woordenlijsten en ouders die voorlezen.",
        (Subject.MULTILINGUALISM, Subject.PARENTS), place="Bibliotheek Neude, zaal 2", comes=9,
    ),
    Told(
        9, "staff", OPEN_DAY, "Open dag: kom kijken bij ons op school",
        "Voor iedereen die een kind van ons ontvangt of ontving. Je kijkt een uur mee in een groep.",
        (Subject.MOVE, Subject.FIRST_WEEKS), host=1, places=None, audience=(), comes=5,
    ),
    Told(
        16, "specialist", CIRCLE, "Coachingskring leerkrachten bovenbouw",
        "We bespreken in een kleine groep een eigen lesopname van tien minuten.",
        (Subject.ORAL_LANGUAGE,), host=1, places=6, hours="1.5", comes=9,
    ),
    Told(
        23, "trainer", WORKSHOP, "Rekentaal: verhaaltjessommen zonder struikelen",
        "Je leert een som in drie stappen talig maken. **Neem je rekenmethode mee.**",
        (Subject.ARITHMETIC, Subject.VOCABULARY), host=0, comes=4,
    ),
    Told(
        45, "specialist", NETWORK, "Netwerk van taalcoördinatoren",
        "Deze keer: wat vragen scholen aan het loket, en wat leren we daarvan?",
        (Subject.ORGANISATION, Subject.SECOND_LANGUAGE), place="Stadskantoor, kamer 4.12", comes=6,
    ),
    Told(
        58, "trainer", WORKSHOP, "In gesprek met ouders, met een tolk erbij",
        "Online, met oefengesprekken in kleine groepen.",
        (Subject.PARENTS, Subject.CULTURE_SENSITIVE), link="https://bellen.demo.example/ouders", hours="1.5", comes=3,
    ),
)  # fmt: skip
CANCELLED = Told(
    30, "trainer", WORKSHOP, "Spelling voor kinderen met een ander schrift",
    "Van klank naar letter als je eerste schrift van rechts naar links gaat.",
    (Subject.WRITING,), place="Bibliotheek Neude, zaal 2", comes=2,
)  # fmt: skip
LEARNED = (
    "Ik bied de themawoorden een dag eerder aan.", "Ik maak morgen een dagritme met foto's.",
    "Ik laat kinderen eerst in hun eigen taal overleggen.", "Ik stel minder vragen en wacht langer.",
    "Ik bespreek dit met mijn duocollega.",
)  # fmt: skip
WISHES = ("Meer voorbeelden uit groep 3.", "Een keer bij elkaar in de klas kijken.", "Langer oefenen.")


def hold_activities(setting: Setting, today: date) -> None:
    for place, told in enumerate(SEASON):
        activity, people = _plan(setting, told, today, place)
        if told.days < 0:
            _hold(setting.members, activity, people, told)
    activity, _people = _plan(setting, CANCELLED, today, len(SEASON))
    with clock.on(today - timedelta(days=2)):
        by = setting.members["trainer"]
        cancel_activity(by=by, activity=activity, reason="Er zijn te weinig aanmeldingen. We proberen het na de zomer.")


def _plan(setting: Setting, told: Told, today: date, place: int) -> tuple[Activity, list[Member]]:
    """On a school day; who comes enrols one after the other, and now and then somebody signs off again."""
    calendar = setting.calendar_of(setting.facilities[0].school_id)
    day = calendar.next_school_day(today + timedelta(days=told.days))
    by = _organiser(setting, told)
    guests = [one for one in _guests(setting) if one.user_id != by.user_id]
    people = [guests[(place * 3 + step) % len(guests)] for step in range(told.comes)]
    with clock.on(min(day - PLANNED_BEFORE, today - timedelta(days=20))):
        activity = plan_activity(by=by, plan=_as_plan(setting, told, day))
    for step, member in enumerate(people):
        with clock.on(min(day - PLANNED_BEFORE, today - timedelta(days=20)) + timedelta(days=step + 1)):
            enrol(by=member, activity=activity)
    if place % 4 == 3:
        with clock.on(min(day - timedelta(days=3), today - timedelta(days=1))):
            sign_off(by=people[0], activity=activity)
    return activity, people


def _organiser(setting: Setting, told: Told) -> Member:
    if told.by == "staff":
        return setting.staff_of(setting.facilities[told.host or 0])
    return setting.specialists[0] if told.by == "specialist" else setting.members[told.by]


def _guests(setting: Setting) -> list[Member]:
    """The teacher and the care coordinators of the schools, in the order in which they came."""
    return [one for one in setting.members.values() if one.roles & {Role.TEACHER, Role.CARE_COORDINATOR}]


def _as_plan(setting: Setting, told: Told, day: date) -> ActivityPlan:
    begins = timezone.make_aware(datetime.combine(day, time(9, 0) if told.kind == OPEN_DAY else time(15, 30)))
    return ActivityPlan(
        kind=told.kind,
        title=told.title,
        text=told.text,
        starts_at=begins,
        ends_at=begins + timedelta(hours=float(told.hours)),
        hours=Decimal(told.hours),
        place=told.place,
        link=told.link,
        school=setting.facilities[told.host].school if told.host is not None else None,
        places=told.places,
        audience=tuple(told.audience),
        subjects=tuple(subject.value for subject in told.subjects),
    )


def _hold(members: dict[str, Member], activity: Activity, people: Sequence[Member], told: Told) -> None:
    """Most of those with a place were there, and most of those say how it was."""
    day = timezone.localdate(activity.starts_at)
    by = next(one for one in members.values() if one.user_id == activity.organiser_id)
    placed = ActivityEnrolment.objects.filter(activity=activity, placed_at__isnull=False, cancelled_at=None)
    there = [pk for place, pk in enumerate(placed.order_by("pk").values_list("pk", flat=True)) if place % 6 != 4]
    with clock.on(day):
        note_attendance(by=by, activity=activity, present=there)
    present = set(placed.filter(pk__in=there).values_list("user_id", flat=True))
    was_there = [one for one in people if one.user_id in present]
    # The last one is still to be asked of half of them.
    said = was_there[: len(was_there) // 2] if told.days > -14 else was_there[:-1]
    for place, member in enumerate(said):
        with clock.on(day + timedelta(days=place % 4)):
            evaluate_activity(
                by=member,
                activity=activity,
                score=4 - (place + activity.pk) % 3 // 2,
                # Not everybody writes something down.
                learned="" if place % 2 else LEARNED[(place // 2 + activity.pk) % len(LEARNED)],
                wish="" if place % 3 else WISHES[(place // 3 + activity.pk) % len(WISHES)],
            )
