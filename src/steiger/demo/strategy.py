"""The demo's multi-year support plan: a first version that taught something, and the second that goes on with it."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.member import Member
from steiger.cooperation.actions import add_goal, publish_strategy, record_decision, report_goal, start_strategy
from steiger.cooperation.enums import BodyKind, GoalState
from steiger.cooperation.models import Body, Decision, StrategyGoal, SupportStrategy
from steiger.core import clock
from steiger.core.school_years import first_year_of, school_year
from steiger.demo.region import Setting

TITLE = "Samen sterk in taal"
FIRST_WORDS = (
    "Elke school die een nieuwkomer ontvangt, kan rekenen op:\n\n"
    "- een **Nt2-specialist** die na de overstap drie keer langskomt;\n"
    "- materiaal voor woordenschat in alle vakken;\n"
    "- iemand die binnen een week terugbelt.\n\n"
    "Zo hoeft geen leerkracht het alleen uit te zoeken."
)
SECOND_WORDS = (
    "Uit de bezoeken blijkt dat lang niet alle scholen het plan kennen, en dat **begrijpend lezen en woordenschat** na "
    "de overstap achterblijven. Daarom kan elke school die een nieuwkomer ontvangt vanaf nu rekenen op:\n\n"
    "1. een Nt2-specialist die na de overstap drie keer langskomt;\n"
    "2. coaching in de klas, de eerste acht weken;\n"
    "3. een netwerk van taalcoördinatoren dat vier keer per jaar samenkomt;\n"
    "4. één loket voor vragen: binnen een week een antwoord.\n\n"
    "De doelen hieronder zeggen per schooljaar wie wat voor elkaar krijgt."
)
KNOWN, ANSWERED, COACHED = (
    "Elke ontvangende school kent het ondersteuningsplan",
    "Scholen krijgen binnen een week antwoord op een vraag",
    "Op elke ontvangende school werkt een leerkracht met coaching in de klas",
)
ALREADY = (
    "Elke school heeft themawoorden voor alle vakken",
    "De lijsten staan klaar en zijn bij negen scholen gebruikt",
)
APP = "Er is een app voor ouders"


def plan_support(setting: Setting, today: date) -> None:
    """The second version holds from the beginning of this school year."""
    _first(setting, setting.first_day + timedelta(days=70))
    _second(setting, school_year(first_year_of(today))[0], today)


def _first(setting: Setting, day: date) -> None:
    by, year = setting.coordinator, first_year_of(day)
    with clock.on(day - timedelta(days=30)):
        decision = _decided(by, "Ondersteuningsplan voor scholen", "Het eerste meerjarig ondersteuningsplan geldt.")
        strategy = start_strategy(by=by, title=TITLE, introduction=FIRST_WORDS, first_year=year, last_year=year + 2)
        _goal(setting, strategy, year, ALREADY[0], "Te vinden op één plek, op elke school gebruikt")
        _goal(setting, strategy, year + 1, KNOWN, "Bij negen van de tien bezoeken zegt de school het plan te kennen")
        _goal(setting, strategy, year + 1, APP, "Ouders van de helft van de kinderen gebruiken de app", is_own=False)
        _goal(setting, strategy, year + 2, ANSWERED, "Gemeten over een heel schooljaar", is_own=False)
        strategy = publish_strategy(by=by, strategy=strategy, holds_from=day, decision=decision)
    _report(by, strategy, ALREADY[0], GoalState.REACHED, day + timedelta(days=260), ALREADY[1])
    _report(
        by,
        strategy,
        APP,
        GoalState.DROPPED,
        day + timedelta(days=300),
        "Ouders bellen liever. Er komen tolken.",
    )
    _report(by, strategy, KNOWN, GoalState.BUSY, day + timedelta(days=420), "Vier op de tien scholen. We gaan langs.")


def _second(setting: Setting, day: date, today: date) -> None:
    by, year = setting.coordinator, day.year
    with clock.on(day - timedelta(days=45)):
        words = "Het tweede meerjarig ondersteuningsplan geldt vanaf het nieuwe schooljaar, met coaching in de klas."
        decision = _decided(by, "Tweede ondersteuningsplan", words)
        strategy = start_strategy(by=by, title=TITLE, introduction=SECOND_WORDS, first_year=year, last_year=year + 3)
        _goal(
            setting, strategy, year, "Er is één loket voor vragen van scholen", "Het loket is open en heeft een nummer"
        )
        _goal(
            setting,
            strategy,
            year,
            "Het netwerk van taalcoördinatoren is begonnen",
            "Vier bijeenkomsten, twintig scholen",
        )
        _goal(setting, strategy, year + 1, COACHED, "Genoemd bij het eerste bezoek op elke school", is_own=False)
        text = "Kinderen halen hun achterstand in begrijpend lezen in"
        _goal(setting, strategy, year + 2, text, "Bij het derde bezoek zit de helft op het gewenste niveau")
        strategy = publish_strategy(by=by, strategy=strategy, holds_from=day, decision=decision)
    told = (
        ("Er is één loket voor vragen van scholen", GoalState.REACHED, 40, "Open sinds de start van het schooljaar."),
        (
            "Het netwerk van taalcoördinatoren is begonnen",
            GoalState.BUSY,
            70,
            "Twee bijeenkomsten gehad, veertien scholen.",
        ),
        (KNOWN, GoalState.BUSY, 90, "Zes op de tien scholen. We laten het plan nu bij elk eerste bezoek zien."),
    )
    for text, state, days, note in told:
        _report(by, strategy, text, state, min(day + timedelta(days=days), today), note)


def _decided(by: Member, title: str, text: str) -> Decision:
    body = Body.objects.get(kind=BodyKind.STEERING_GROUP, ended_on=None)
    return record_decision(by=by, body=body, title=title, text=text, decided_on=clock.today())


def _goal(
    setting: Setting, strategy: SupportStrategy, year: int, text: str, indicator: str, *, is_own: bool = True
) -> StrategyGoal:
    """Of the coordinator or a specialist; the others are for the board of the newcomer school."""
    specialists = setting.specialists
    owner = (setting.coordinator, *specialists)[strategy.goals.count() % (len(specialists) + 1)].user_id
    whose = {"owner_id": owner} if is_own else {"organisation_id": setting.places["board"]}
    return add_goal(by=setting.coordinator, strategy=strategy, year=year, text=text, indicator=indicator, **whose)


def _report(by: Member, strategy: SupportStrategy, text: str, state: GoalState, day: date, note: str) -> None:
    with clock.on(day):
        goal = strategy.goals.get(text=text)
        report_goal(by=by, goal=goal, state=state, reported_on=day, note=note)
