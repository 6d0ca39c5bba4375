"""Two tables: one with a chair, an empty seat and a seat that expires, with actions late, open and done."""

from __future__ import annotations

from datetime import timedelta

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.cooperation.actions import add_seat, end_seat, finish_action
from steiger.cooperation.enums import BodyKind, SeatFunction
from steiger.core import clock
from tests.cooperation.tables import a_body, an_action, seated


def seat_everybody(who: dict[str, Member]) -> None:
    today = clock.today()
    by = who["Dirk"]
    with clock.on(today - timedelta(days=100)):
        steering = a_body(by, purpose="Bewaakt de afspraken.", mandate="Beslist over beleid.", quorum=9)
        seated(by, steering, who["Esra"], SeatFunction.CHAIR)
        seated(by, steering, who["Femke"], until_on=today + timedelta(days=20))
        add_seat(by=by, body=steering, role=Role.COORDINATOR)
        consultation = a_body(by, "IB-overleg", BodyKind.CONSULTATION)
        seated(by, consultation, who["Bram"])
        end_seat(by=by, seat=seated(by, consultation, who["Carla"]).seat)
        done = an_action(by, steering, who["Esra"], "Vraag de besturen om een naam")
        finish_action(by=who["Esra"], action=done, note="Drie namen.")
        an_action(by, steering, who["Esra"], "Bespreek het tekort", due_on=today - timedelta(days=10))
        an_action(by, steering, who["Femke"], "Bel de andere gemeenten", due_on=today + timedelta(days=10))
