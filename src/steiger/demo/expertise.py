"""Two years of questions from schools, in every state, and the articles to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from steiger.access.member import Member
from steiger.core import clock
from steiger.demo.questions import ANSWERS, QUESTIONS, Told
from steiger.demo.region import Setting
from steiger.expertise.actions import (
    ArticleInput,
    answer_request,
    ask_back,
    ask_for_help,
    assign_request,
    change_article,
    note_with_request,
    publish_article,
    refer_on,
    reply,
    review_article,
    say_whether_it_helped,
    say_whether_useful,
    share_request,
    take_over_starters,
    withdraw_request,
    write_article,
)
from steiger.expertise.enums import Destination, Helped, Subject
from steiger.expertise.models import Article, HelpRequest
from steiger.expertise.rules.help_requests import WORKING_DAYS
from steiger.pupils.models import Journey
from steiger.pupils.selectors import JourneyFilter, journeys

YEARS = timedelta(days=730)
STARTERS_BEFORE = timedelta(days=380)
# Of the latest ones: what the desk sees when it opens the list on a Monday.
UNDER_WAY = ("new", "asked_back", "taken", "new", "referred", "taken", "asked_back", "new")
REFERRED = (Destination.VISIT, Destination.ACTIVITY, Destination.TRAINING, Destination.CONSULTATION)
HELPED = (Helped.YES, Helped.YES, Helped.PARTLY, Helped.YES, "", Helped.YES, "", Helped.NO)
REMARKS = ("Meteen mee aan de slag gegaan.", "", "Een filmpje erbij zou helpen.", "Fijn dat iemand zo snel meedacht.")


@dataclass
class Desk:
    """Who asks and who answers."""

    by: Member
    answerers: list[Member]
    askers: list[Member]


def help_each_other(setting: Setting, today: date) -> None:
    desk = Desk(
        by=setting.coordinator,
        answerers=[setting.coordinator, *setting.specialists, setting.members["trainer"]],
        askers=[
            *(member for key, member in setting.members.items() if key.startswith("care-")),
            setting.members["teacher"],
        ],
    )
    with clock.on(today - STARTERS_BEFORE):
        take_over_starters(by=desk.by)
    _keep_up(desk, today)
    step = YEARS / len(QUESTIONS)
    first_under_way = len(QUESTIONS) - len(UNDER_WAY)
    for place, told in enumerate(QUESTIONS):
        day = _working_day(today - YEARS + step * place)
        if place < first_under_way:
            _settled(desk, told, place, day)
        else:
            nearby = _working_day(today - timedelta(days=len(QUESTIONS) - place))
            _under_way(desk, told, place, nearby, UNDER_WAY[place - first_under_way])


def _settled(desk: Desk, told: Told, place: int, day: date) -> None:
    """Asked, answered some days later, and what the school said of it."""
    asker = desk.askers[place % len(desk.askers)]
    request = _asked(asker, told, day, child=_child(asker) if place % 6 == 1 else None)
    answered_on = _working_day(min(day + timedelta(days=1 + place * 5 % 7), clock.today()))
    with clock.on(answered_on):
        if place % 16 == 7:
            withdraw_request(by=asker, request=request)
            return
        handler = _divided(desk, request, place)
        if place % 10 == 3:
            refer_on(
                by=handler,
                request=request,
                destination=_destination(request, place),
                text="We spreken af dat iemand deze maand bij jullie langskomt of belt.",
            )
            return
        if place % 7 == 2:
            ask_back(by=handler, request=request, text="Hoe lang is dit al zo, en wat hebben jullie al geprobeerd?")
            said = "Een week of zes. We hebben een maatje gezocht en het dagritme verduidelijkt."
            reply(by=asker, request=request, text=said)
        answer_request(by=handler, request=request, text=ANSWERS[told.subject])
    helped = HELPED[place % len(HELPED)]
    if helped:
        with clock.on(answered_on + timedelta(days=2)):
            remark = REMARKS[place % len(REMARKS)]
            say_whether_it_helped(by=asker, request=request, helped=helped, remark=remark)
    if place in {4, 12, 20} and request.journey_id is None:
        with clock.on(answered_on + timedelta(days=3)):
            share_request(by=desk.by, request=request, question=told.question, answer=ANSWERS[told.subject])
    if place == 9:
        with clock.on(answered_on + timedelta(days=9)):
            _article_of(desk, request)


def _under_way(desk: Desk, told: Told, place: int, day: date, state: str) -> None:
    asker = desk.askers[place % len(desk.askers)]
    request = _asked(asker, told, day, child=_child(asker) if place % 4 == 2 else None)
    if state == "new":
        return
    with clock.on(_working_day(day + timedelta(days=1))):
        handler = _divided(desk, request, place)
        if state == "asked_back":
            ask_back(by=handler, request=request, text="In welke groep zit het kind, en hoe lang leert het Nederlands?")
        elif state == "referred":
            refer_on(
                by=handler, request=request, destination=Destination.TRAINING, text="De opleiding start in januari."
            )
        else:
            note_with_request(by=handler, request=request, text="Bel eerst met de nieuwkomersschool.")


def _asked(asker: Member, told: Told, day: date, *, child: Journey | None) -> HelpRequest:
    school_id = next((post.organisation_id for post in asker.posts if post.organisation_id), None)
    with clock.on(day):
        return ask_for_help(
            by=asker,
            question=told.question,
            school_id=school_id,
            journey=child,
            subject=told.subject if len(told.question) % 3 else "",
            urgency=told.urgency,
        )


def _divided(desk: Desk, request: HelpRequest, place: int) -> Member:
    """About a child the coordinator answers; the others go round."""
    handler = desk.by if request.journey_id else desk.answerers[place % len(desk.answerers)]
    assign_request(by=desk.by, request=request, handler_id=handler.user_id)
    return handler


def _destination(request: HelpRequest, place: int) -> Destination:
    found = REFERRED[place // 10 % len(REFERRED)]
    return Destination.VISIT if found == Destination.CONSULTATION and request.journey_id is None else found


def _child(asker: Member) -> Journey | None:
    """One that this school may see; none when it sees none."""
    return journeys(asker, JourneyFilter(is_open=True)).prefetch_related(None).first()


def _article_of(desk: Desk, request: HelpRequest) -> None:
    made = write_article(
        by=desk.by,
        written=ArticleInput(
            title="Een rustplek in de klas: zo maak je er een",
            summary="Waarom een rustplek helpt, hoe hij eruitziet en welke afspraken erbij horen.",
            text=(
                "Een school vroeg hoe je een rustplek maakt die geen strafplek wordt.\n\n## Zo ziet hij eruit\n\n"
                "- een vaste plek, klein en zichtbaar voor jou;\n"
                "- iets zachts, een koptelefoon, een kaart met plaatjes;\n"
                "- een zandloper, zodat het kind weet hoe lang.\n\n## Afspraken\n\nHet kind kiest zelf om te gaan. "
                "Jij mag het voorstellen, niet sturen als straf. Iedereen in de klas mag de plek gebruiken."
            ),
            subjects=[Subject.WELLBEING],
        ),
        request=request,
    )
    publish_article(by=desk.by, article=made)


def _keep_up(desk: Desk, today: date) -> None:
    """Some are read again, one is late, one was changed, and readers say what they think."""
    found = {one.starter: one for one in Article.objects.exclude(starter="")}
    with clock.on(today - timedelta(days=200)):
        for key in ("woorden-leren", "begrijpend-lezen", "oudergesprek-tolk", "overstap", "na-de-overstap"):
            review_article(by=desk.by, article=found[key], review_on=today + timedelta(days=165))
    with clock.on(today - timedelta(days=90)):
        intake = Article.objects.get(pk=found["intake"].pk)
        written = ArticleInput(
            title=intake.title, summary=intake.summary, subjects=intake.subjects, sources=intake.sources,
            keywords=intake.keywords, stages=intake.stages, review_on=intake.review_on,
            text=intake.text.replace("Neem een uur en regel een tolk.", "Neem anderhalf uur en regel een tolk."),
        )  # fmt: skip
        change_article(by=desk.by, article=intake, written=written, change="Een uur bleek te kort.", seen=1)
    later = [one for key, one in found.items() if key not in {"bekostiging", "inschrijven-verzuim"}]
    for place, one in enumerate(later):
        with clock.on(today - timedelta(days=30)):
            if one.review_on < today + timedelta(days=20):
                review_article(by=desk.by, article=one, review_on=today + timedelta(days=120 + place * 9))
    with clock.on(today - timedelta(days=12)):
        for place, asker in enumerate(desk.askers[:6]):
            say_whether_useful(by=asker, article=found["woorden-leren"], is_useful=place != 4)
        say_whether_useful(
            by=desk.askers[1], article=found["rekenen"], is_useful=False, remark="Graag een voorbeeld voor groep 4."
        )


def _working_day(day: date) -> date:
    return WORKING_DAYS.next_school_day(day)
