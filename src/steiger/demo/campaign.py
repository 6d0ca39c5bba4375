"""The campaign of the demo region: four more boards on their way, each with who asks them, and one to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import NextStep, Spoken, close_approach, record_contact, start_approach
from steiger.cooperation.enums import ApproachOutcome, ContactWay, PartyState
from steiger.cooperation.models import Approach, Covenant
from steiger.cooperation.selectors import organisations_to_approach, people_in_campaign
from steiger.core import clock
from steiger.demo.region import Setting


@dataclass(frozen=True)
class Talk:
    """So many days ago, with what it led to and how many days from today that is to be done."""

    days_ago: int
    way: ContactWay
    said: str
    next_step: str
    next_in: int


VISIT, CALL, MAIL = ContactWay.VISIT, ContactWay.CALL, ContactWay.MAIL
TALKS = {
    PartyState.AGREED: (
        Talk(88, CALL, "Kent ons van de open dag. Wil graag een gesprek op school.", "Kennismaken op school", -70),
        Talk(20, VISIT, "Ziet dat de eigen scholen steeds meer nieuwkomers krijgen.", "Bellen na de raad", -7),
        Talk(6, CALL, "De raad van toezicht is akkoord.", "Het convenant laten tekenen", 12),
    ),
    PartyState.CONVERSATION: (
        Talk(74, MAIL, "Brief gestuurd met het convenant erbij.", "Bellen of de brief is gelezen", -60),
        Talk(20, VISIT, "Wil meedoen, maar vraagt eerst wat het kost.", "Rekenvoorbeeld van de bijdrage sturen", -4),
    ),
    PartyState.APPROACHED: (
        Talk(58, CALL, "Gesproken met het secretariaat. De bestuurder belt terug.", "Nog een keer bellen", 3),
    ),
    PartyState.WITHDRAWN: (
        Talk(44, CALL, "Heeft zelf een taalklas en twijfelt over de bijdrage.", "Langsgaan", -20),
        Talk(16, VISIT, "Wacht de evaluatie van het convenant af.", "Terugkomen na de evaluatie", 60),
    ),
}
FIRST_STEP = "Bellen met de bestuurder"


def approach_others(setting: Setting, covenant: Covenant, today: date) -> None:
    """The states themselves came with the parties; here stands how that went, and what comes next."""
    seen: set[str] = set()
    for party in covenant.parties.select_related("organisation").order_by("pk"):
        state = PartyState(party.state)
        if state in TALKS and state not in seen:
            seen.add(state)
            _approach(setting, party.organisation_id, party.contact_name, TALKS[state], today)
            if state == PartyState.WITHDRAWN:
                _close(setting, party.organisation_id, today)
    with clock.on(today - timedelta(days=2)):
        board = _who_asks(setting)
        for organisation in organisations_to_approach(setting.coordinator)[:1]:
            step = NextStep(FIRST_STEP, today + timedelta(days=9), board.user_id)
            start_approach(by=setting.coordinator, organisation_id=organisation.pk, step=step)


def _approach(setting: Setting, organisation_id: int, name: str, talks: tuple[Talk, ...], today: date) -> None:
    by = setting.coordinator
    first = today - timedelta(days=talks[0].days_ago)
    with clock.on(first):
        step = NextStep(FIRST_STEP, first, by.user_id)
        approach = start_approach(by=by, organisation_id=organisation_id, step=step)
    for talk in talks:
        with clock.on(today - timedelta(days=talk.days_ago)):
            spoken = Spoken(clock.today(), talk.way, f"{name}, bestuurder", talk.said)
            step = NextStep(talk.next_step, today + timedelta(days=talk.next_in), by.user_id)
            record_contact(by=by, approach=approach, spoken=spoken, step=step)


def _close(setting: Setting, organisation_id: int, today: date) -> None:
    with clock.on(today - timedelta(days=14)):
        approach = Approach.objects.get(organisation_id=organisation_id, closed_on=None)
        note = "Doet nu niet mee; opnieuw vragen na de evaluatie."
        close_approach(by=setting.coordinator, approach=approach, outcome=ApproachOutcome.LATER, note=note)


def _who_asks(setting: Setting) -> Member:
    """One board asks another, when its member sits in the steering group."""
    board = setting.members["board"]
    can = people_in_campaign(setting.coordinator).filter(pk=board.user_id).exists()
    return board if can else setting.coordinator
