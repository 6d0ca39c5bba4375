"""A campaign in the world: one approach with contacts and late, one that joined and is to be closed, one closed."""

from __future__ import annotations

from datetime import timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import close_approach
from steiger.cooperation.enums import ApproachOutcome
from steiger.cooperation.models import Approach
from steiger.core import clock
from steiger.organisations.models import Organisation, School
from tests.cooperation.campaign import an_approach, spoken
from tests.cooperation.receivers import received
from tests.factories import Places


def run_a_campaign(who: dict[str, Member], places: Places) -> dict[str, list[str]]:
    """What stands in addresses, per parameter."""
    today = clock.today()
    for number, school in enumerate(School.objects.order_by("pk")):
        school.latitude, school.longitude = f"52.0{number}", f"5.1{number}"  # type: ignore[assignment]
        school.save()
    received(who["Dirk"], places.mother_school, 14, today)
    boards = {one.name: one.pk for one in Organisation.objects.filter(kind="board")}
    with clock.on(today - timedelta(days=30)):
        late = an_approach(who["Dirk"], boards["Stichting De Vecht"], next_on=today - timedelta(days=3))
        spoken(who["Dirk"], late)
        spoken(who["Dirk"], late, "conversation")
        an_approach(who["Dirk"], boards["Stichting Lek en Linge"], owner=who["Esra"])
        gone = an_approach(who["Dirk"], boards["Stichting Weg"])
        close_approach(by=who["Dirk"], approach=gone, outcome=ApproachOutcome.LATER, note="Na de fusie")
    return {"approach": [str(pk) for pk in Approach.objects.order_by("pk").values_list("pk", flat=True)]}
