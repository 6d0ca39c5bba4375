"""Two children who look like one, brothers and sisters, and a school that asks to begin with a newcomer itself."""

from __future__ import annotations

from steiger.access.member import Member
from steiger.newcomers import actions
from steiger.newcomers.actions import AnswerToDoubles
from steiger.pupils.models import DoubleCheck
from tests.factories import Places
from tests.newcomers.factories import MOTHER, a_pupil, refer


def some_look_alike(who: dict[str, Member], places: Places) -> list[int]:
    """The numbers of an exception to be decided on and of a pair to be compared."""
    bram, rita = who["Bram"], who["Rita"]
    first, _second = actions.refer_family(
        pupils=[a_pupil(call_name="Mohammed", last_name="Al Hassan"), a_pupil(call_name="Lina", last_name="Al Hassan")],
        guardians=[MOTHER],
        referring_school_id=places.mother_school.pk,
        preferred_facility_id=None,
        parents_informed_on=a_pupil().arrived_on,
        note="",
        by=bram,
        doubles=AnswerToDoubles(seen=None, reason="Andere ouders."),
    )
    asked = actions.ask_exception(
        journey=first.journey,
        school_id=places.mother_school.pk,
        reason="Woont naast de school.",
        support="Een leerkracht met Nt2, acht uur per week.",
        by=bram,
    )
    refer(rita, places.other_school.pk, call_name="Muhamad", last_name="Alhasan")
    return [asked.pk, *DoubleCheck.objects.filter(judged_on__isnull=True).values_list("pk", flat=True)]
