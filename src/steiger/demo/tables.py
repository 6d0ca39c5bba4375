"""The tables of the demo region over two years: who sat there, one seat empty, one soon, and what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import (
    BodyInput,
    add_seat,
    finish_action,
    found_body,
    leave_seat,
    make_action,
    take_seat,
)
from steiger.cooperation.enums import BodyKind, PartyState, SeatFunction
from steiger.cooperation.models import Body, Covenant, Seat
from steiger.core import clock
from steiger.demo.region import Setting

WORKING = BodyInput(
    name="Werkgroep doorstroom",
    kind=BodyKind.WORKING_GROUP,
    purpose="Kijkt wat in de praktijk werkt en bereidt voorstellen voor de stuurgroep voor.",
    mandate="Adviseert de stuurgroep. Beslist over de eigen werkwijze.",
    rhythm="elke zes schoolweken",
    quorum=2,
)
CONSULTATION = BodyInput(
    name="IB-overleg nieuwkomers",
    kind=BodyKind.CONSULTATION,
    purpose="Intern begeleiders, taalscholen en specialisten denken samen mee over vragen uit de scholen.",
    mandate="Adviseert de school die de vraag stelt.",
    rhythm="elke maand, op dinsdagmiddag",
    quorum=3,
)
CHAIR, SECRETARY, MEMBER = SeatFunction.CHAIR, SeatFunction.SECRETARY, SeatFunction.MEMBER


@dataclass(frozen=True)
class Promise:
    """Something promised so many days ago, for so many days later; and what came of it, when it is done."""

    what: str
    who: str
    days_ago: int
    within: int
    note: str = ""


def sit(setting: Setting, covenant: Covenant, today: date) -> None:
    """Founded soon after the region began; the actions are of the last months."""
    people = _people(setting)
    begun = setting.first_day + timedelta(days=45)
    with clock.on(begun):
        steering = _steering(setting, people, covenant)
        working = _working(setting, people)
        consultation = _consultation(setting, people)
    _change_seats(setting, people, working, consultation, today)
    _promise(setting, steering, people, today, STEERING_PROMISES)
    _promise(setting, working, people, today, WORKING_PROMISES)
    _promise(setting, consultation, people, today, CONSULTATION_PROMISES)


def _people(setting: Setting) -> dict[str, Member]:
    """By the name under which the demo shows them."""
    first, second = setting.facilities[:2]
    carla, nadia, ruben = setting.specialists[:3]
    return {
        "Dirk": setting.coordinator,
        "Esra": setting.members["board"],
        "Femke": setting.members["municipality"],
        "Amina": setting.staff_of(first),
        "Joost": setting.staff_of(second),
        "Bram": setting.care_coordinator_of(setting.schools[0]),
        "Sanne": setting.care_coordinator_of(setting.schools[1]),
        "Carla": carla,
        "Nadia": nadia,
        "Ruben": ruben,
    }


def _seat(
    setting: Setting, body: Body, who: Member, function: SeatFunction = MEMBER, *, role: Role | None = None
) -> Seat:
    """A seat of the organisation where this person works, or of a role; and the person in it."""
    by = setting.coordinator
    owner = {"role": role} if role else {"organisation_id": who.posts[0].organisation_id}
    seat = add_seat(by=by, body=body, function=function, **owner)
    take_seat(by=by, seat=seat, user_id=who.user_id, from_on=clock.today())
    return seat


def _steering(setting: Setting, people: dict[str, Member], covenant: Covenant) -> Body:
    """The founding board and municipality sit there; another party that signed has a seat and names nobody."""
    body = Body.objects.get(kind=BodyKind.STEERING_GROUP)
    _seat(setting, body, people["Esra"], CHAIR)
    _seat(setting, body, people["Dirk"], SECRETARY, role=Role.COORDINATOR)
    _seat(setting, body, people["Femke"])
    seated = [setting.places["board"], setting.places["municipality"]]
    others = covenant.parties.filter(state=PartyState.SIGNED).exclude(organisation_id__in=seated).order_by("pk")
    with clock.on(clock.today() + timedelta(days=800)):
        for party in others[:1]:
            add_seat(by=setting.coordinator, body=body, organisation_id=party.organisation_id)
    return body


def _working(setting: Setting, people: dict[str, Member]) -> Body:
    body = found_body(by=setting.coordinator, asked=WORKING)
    _seat(setting, body, people["Dirk"], CHAIR, role=Role.COORDINATOR)
    _seat(setting, body, people["Joost"], SECRETARY)
    _seat(setting, body, people["Ruben"], role=Role.SPECIALIST)
    return body


def _consultation(setting: Setting, people: dict[str, Member]) -> Body:
    body = found_body(by=setting.coordinator, asked=CONSULTATION)
    _seat(setting, body, people["Nadia"], CHAIR, role=Role.SPECIALIST)
    _seat(setting, body, people["Amina"], SECRETARY)
    _seat(setting, body, people["Sanne"], role=Role.CARE_COORDINATOR)
    _seat(setting, body, people["Dirk"], role=Role.COORDINATOR)
    return body


def _change_seats(setting: Setting, people: dict[str, Member], working: Body, consultation: Body, today: date) -> None:
    """After the first year others took over; one seat of the working group becomes empty in five weeks."""
    by = setting.coordinator
    changed_on = setting.first_day + timedelta(days=400)
    for role, successor in ((Role.SPECIALIST, "Carla"), (Role.CARE_COORDINATOR, "Bram")):
        with clock.on(changed_on):
            seat = consultation.seats.get(role=role)
            leave_seat(by=by, sitting=seat.sittings.get(), until_on=changed_on - timedelta(days=1))
            take_seat(by=by, seat=seat, user_id=people[successor].user_id, from_on=changed_on)
    with clock.on(today):
        expiring = working.seats.get(role=Role.SPECIALIST).sittings.get()
        leave_seat(by=by, sitting=expiring, until_on=today + timedelta(weeks=5))


STEERING_PROMISES = (
    Promise("Vraag de andere gemeenten wat zij van de bijdrage vinden", "Femke", 60, 30, "Allemaal akkoord."),
    Promise("Bespreek de tweede tekst van het convenant in het eigen bestuur", "Esra", 18, 25),
    Promise("Nodig de besturen zonder taalschool uit voor een kennismaking", "Esra", 40, 34),
    Promise("Maak een overzicht van de uitgaven tot nu toe", "Dirk", 18, 21),
)
WORKING_PROMISES = (
    Promise("Vraag vijf basisscholen wanneer zij van de overstap willen weten", "Joost", 50, 28, "Twaalf weken."),
    Promise("Schrijf een voorstel voor het eerste bezoek na de overstap", "Dirk", 30, 26),
)
CONSULTATION_PROMISES = (
    Promise("Deel de woordenlijst voor rekenen met alle scholen", "Amina", 45, 14, "Staat bij de kennisartikelen."),
    Promise("Zoek uit welke tolken ook op school komen", "Bram", 25, 20),
    Promise("Maak een opzet voor de kijkwijzer mondelinge taal", "Carla", 10, 24),
    Promise("Nodig de logopedist uit voor het volgende overleg", "Amina", 10, 15),
)


def _promise(
    setting: Setting, body: Body, people: dict[str, Member], today: date, promises: tuple[Promise, ...]
) -> None:
    for one in promises:
        made_on = today - timedelta(days=one.days_ago)
        due_on = made_on + timedelta(days=one.within)
        with clock.on(made_on):
            action = make_action(
                by=setting.coordinator, body=body, what=one.what, owner_id=people[one.who].user_id, due_on=due_on
            )
        if one.note:
            with clock.on(due_on - timedelta(days=2)):
                finish_action(by=people[one.who], action=action, note=one.note)
