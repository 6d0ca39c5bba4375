"""Three cases for the IB consultation of the demo region, brought from the files of children that wait for a move."""

from __future__ import annotations

from steiger.access.member import Member
from steiger.consultation.actions import bring_case
from steiger.consultation.models import Case
from steiger.consultation.selectors import Agenda, suggestions
from steiger.cooperation.enums import BodyKind
from steiger.cooperation.models import Meeting
from steiger.core import clock
from steiger.demo.region import Setting
from steiger.pupils.enums import Phase
from steiger.pupils.models import Journey
from steiger.pupils.selectors import JourneyFilter, journey, journeys

CASES = (
    (
        "Welke moederschool past bij dit kind? De ouders willen een school in de eigen wijk, maar daar is geen plek.",
        "Twee scholen in de wijk zijn gevraagd. De ene heeft geen plek in deze groep, de andere twijfelt.",
        "Een plaatsingsadvies: welke school kan dit kind over enkele weken ontvangen, en wat heeft zij daarvoor nodig?",
    ),
    (
        "Technisch lezen blijft achter, ook na drie kwartalen. Is de overstap nu het goede moment?",
        "Extra leestijd in een klein groepje, vier keer per week. De leeskilometers nemen toe, het niveau nog niet.",
        "Denk mee over ondersteuning na de overstap, of over een later moment.",
    ),
    (
        "Dit kind vraagt veel nabijheid en raakt in een grote groep snel het overzicht kwijt.",
        "Een vaste plek, een maatje en dagritme met plaatjes. Dat helpt bij ons in de kleine groep.",
        "Past een gewone groep met ondersteuning, of is een andere schoolsoort beter?",
    ),
)


def bring_three(setting: Setting) -> None:
    """By the coordinator and the newcomer schools, on the agenda of the coming meeting, once the ways are told."""
    coming = Meeting.objects.filter(body__kind=BodyKind.CONSULTATION, starts_at__gt=clock.now())
    meeting = coming.order_by("starts_at")[0]
    agenda = Agenda(meeting.body_id, meeting.pk)
    for by, (question, tried, asked) in zip(_bringers(setting), CASES, strict=True):
        child = _child_for(by)
        if child is not None:
            bring_case(journey=child, agenda=agenda, question=question, tried=tried, asked=asked, by=by)


def _child_for(by: Member) -> Journey | None:
    """One that the consultation should talk about anyway; else one of the own children that nobody has brought."""
    suggested = [one.case_number for one in suggestions(by)]
    stays = journeys(by, JourneyFilter(phase=Phase.AT_NEWCOMER_SCHOOL)).values_list("case_number", flat=True)[:20]
    brought = set(Case.objects.values_list("journey__case_number", flat=True))
    return next((journey(by, case) for case in [*suggested, *stays] if case not in brought), None)


def _bringers(setting: Setting) -> tuple[Member, Member, Member]:
    first, second = (setting.staff_of(facility) for facility in setting.facilities[:2])
    return first, second, setting.coordinator
