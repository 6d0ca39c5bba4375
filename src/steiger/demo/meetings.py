"""Two years of meetings of the steering group, and for every table a coming one with proposals and answers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from steiger.access.member import Member
from steiger.cooperation.actions import (
    add_item,
    add_standing_item,
    answer_invitation,
    approve_minutes,
    call_meeting,
    close_meeting,
    propose_item,
    set_outcome,
    tick_attendance,
    write_notes,
)
from steiger.cooperation.enums import BodyKind, ItemKind, ItemOutcome
from steiger.cooperation.models import Body, Meeting
from steiger.cooperation.rules.meetings import mark_of
from steiger.core import clock
from steiger.demo.region import Setting

EVERY = timedelta(days=91)
HELD = 8
CALLED_BEFORE = timedelta(days=14)
PLACES = ("Stadskantoor, kamer 4.12", "Taalschool, teamkamer", "Bestuurskantoor De Oever")
# What was on the table, and what was said in short: per meeting, the first two years ago.
TOLD = (
    (
        (
            "Start van de samenwerking",
            "Partijen maken kennis. Iedereen noemt één zorg en één wens voor dit jaar.",
        ),
    ),
    (
        ("Wie vangt nieuwkomers op?", "Drie besturen vangen de meeste kinderen op. De andere besturen doen graag mee."),
        ("Begroting", "De opzet is besproken. Gemeenten vragen om een vast bedrag per jaar."),
    ),
    (("Eerste ervaringen met de nazorg", "Scholen zijn blij met het eerste bezoek. Het tweede komt soms te laat."),),
    (
        ("Moederschool eerder betrekken", "De werkgroep stelt twaalf weken voor. De besturen steunen dat."),
        ("Wachttijden", "De wachtlijst is korter dan vorig jaar. In de zomer loopt zij op."),
    ),
    (("Evaluatie van het eerste jaar", "De lijnen zijn kort. Scholen vragen om één aanspreekpunt per bestuur."),),
    (
        ("Sleutel voor de bijdragen", "Betalen naar leerlingweken wordt eerlijk gevonden. De uitwerking volgt."),
        ("Toetreding van nieuwe partijen", "Twee besturen zijn in gesprek. De coördinator houdt contact."),
    ),
    (("Nazorg en personeel", "Er zijn genoeg uren tot de zomer. Daarna is een derde specialist nodig."),),
    (
        ("Nieuwe tekst van het convenant", "De tekst is doorgenomen. Na deze ronde kan iedereen tekenen."),
        ("Ouders aan het woord", "Ouders vragen om eerder een kijkje op de nieuwe school."),
    ),
)
EVERY_YEAR = (("Begroting van het volgende schooljaar", 3), ("Terugblik met ouders en scholen", 6))
PROPOSED = {
    BodyKind.STEERING_GROUP: ("Afrekening van het schooljaar", "Kunnen we de rest van de subsidie meenemen?"),
    BodyKind.WORKING_GROUP: ("Warme overdracht in de praktijk", "Twee scholen vertellen hoe zij het doen."),
    BodyKind.CONSULTATION: ("Afspraken over lesdagen", "Hoe verdelen we de eerste weken na de overstap?"),
}


def meet(setting: Setting, today: date) -> None:
    """For the tables that there are; those at them are who was given a seat."""
    for body in Body.objects.filter(ended_on=None):
        if body.kind == BodyKind.STEERING_GROUP:
            _two_years(setting, body, today)
        _coming(setting, body, today)


def _two_years(setting: Setting, body: Body, today: date) -> None:
    by = setting.coordinator
    first = max(today - EVERY * HELD + timedelta(days=30), body.founded_on + CALLED_BEFORE)
    with clock.on(first - CALLED_BEFORE):
        add_standing_item(by=by, body=body, title="Rondvraag")
        for title, month in EVERY_YEAR:
            add_standing_item(by=by, body=body, title=title, month=month)
    before: Meeting | None = None
    for place, told in enumerate(TOLD):
        day = _weekday(first + EVERY * place)
        if day >= today:
            break
        with clock.on(day - CALLED_BEFORE):
            meeting = _call(by, body, day, place)
            for title, _notes in told:
                add_item(by=by, meeting=meeting, title=title)
        with clock.on(day):
            before = _hold(by, meeting, dict(told), before)


def _hold(by: Member, meeting: Meeting, notes: dict[str, str], before: Meeting | None) -> Meeting:
    asked = list(meeting.invitations.order_by("pk").values_list("pk", flat=True))
    # Now and then somebody could not be there.
    absent = meeting.pk % len(asked) if len(asked) > 3 else len(asked)
    tick_attendance(by=by, meeting=meeting, present=[one for place, one in enumerate(asked) if place != absent])
    if before is not None:
        approve_minutes(by=by, earlier=before, meeting=meeting)
    for item in meeting.agenda_items.select_related("meeting__body"):
        said = notes.get(item.title, "")
        if said:
            write_notes(by=by, item=item, notes=said, seen=mark_of(""))
        if item.kind != ItemKind.MINUTES or before is None:
            set_outcome(by=by, item=item, outcome=ItemOutcome.HANDLED)
    return close_meeting(by=by, meeting=meeting) if asked else meeting


def _coming(setting: Setting, body: Body, today: date) -> None:
    by = setting.coordinator
    with clock.on(today - timedelta(days=9)):
        title, text = PROPOSED.get(BodyKind(body.kind), PROPOSED[BodyKind.WORKING_GROUP])
        propose_item(by=by, body=body, title=title, text=text)
    with clock.on(today - timedelta(days=6)):
        meeting = _call(by, body, _weekday(today + timedelta(days=8)), body.pk)
    with clock.on(today - timedelta(days=2)):
        at_table = {member.user_id: member for member in setting.members.values()}
        asked = [pk for pk in meeting.invitations.order_by("pk").values_list("user_id", flat=True) if pk in at_table]
        for place, user_id in enumerate(asked):
            if place % 3 != 1 and user_id != by.user_id:
                answer_invitation(by=at_table[user_id], meeting=meeting, comes=place % 5 != 4)
        propose_item(by=by, body=body, title="Data voor volgend schooljaar")


def _call(by: Member, body: Body, day: date, place: int) -> Meeting:
    begins = timezone.make_aware(datetime.combine(day, time(15, 0)))
    return call_meeting(
        by=by,
        body=body,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=90),
        place=PLACES[place % len(PLACES)],
    )


def _weekday(day: date) -> date:
    """Nobody meets at the weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
