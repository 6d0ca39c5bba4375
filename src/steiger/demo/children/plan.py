"""The plan of a child and what goes with it, for as far back as somebody would look at it today."""

from __future__ import annotations

from datetime import timedelta

from steiger.core import clock
from steiger.demo.children.story import Child
from steiger.newcomers import actions as newcomers
from steiger.newcomers.actions import ConsentInput, GoalInput, ReviewInput, TalkInput
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose, GoalState, Interpreting
from steiger.newcomers.selectors import open_goals
from steiger.pupils.enums import Domain
from steiger.pupils.models import Journey

LOOKED_AT_FOR = timedelta(days=300)
SLOW = 0.8
# As long as the time between two evaluations, so that nobody asks twice.
TOWARDS_THE_END = (31, 43)
GOALS = {
    Domain.VOCABULARY: (
        "Noemt dertig woorden van het thema school",
        "Gebruikt de themawoorden in een zin",
        "Legt een nieuw woord uit in eigen woorden",
    ),
    Domain.ORAL_LANGUAGE: (
        "Vraagt om hulp in een korte zin",
        "Vertelt in drie zinnen over het weekend",
        "Voert een gesprekje van vijf beurten",
    ),
    Domain.TECHNICAL_READING: (
        "Koppelt alle letters aan hun klank",
        "Leest korte woorden zonder te spellen",
        "Leest een tekst op AVI-M3 vlot",
    ),
}
HELPERS = ("De leerkracht, in de kleine kring", "De onderwijsassistent, twee keer per week", "De leerkracht en ouders")
TALKS = (
    ("Hoe gaat het op school en thuis?", "Ouders lezen elke avond voor in de eigen taal."),
    ("De niveaus besproken, en de volgende doelen.", "Over tien weken weer een gesprek."),
)


def _is_recent(child: Child) -> bool:
    return child.today - clock.today() < LOOKED_AT_FOR


def answers(child: Child, journey: Journey) -> None:
    """What the parents answered at the intake: most agree, now and then one thing was not asked."""
    if not _is_recent(child):
        return
    for purpose in ConsentPurpose:
        drawn = child.random.random()
        if drawn < 0.12:
            continue
        answer = ConsentAnswer.GIVEN if drawn < 0.88 else ConsentAnswer.REFUSED
        consent = ConsentInput(purpose, answer, "Ouder", clock.today(), with_interpreter=True)
        newcomers.record_consent(journey=journey, consent=consent, by=child.staff)
    if child.random.random() < 0.1:
        held = ConsentPurpose.PHOTO
        consent = ConsentInput(held, ConsentAnswer.REFUSED, "Ouder", clock.today())
        newcomers.record_consent(journey=journey, consent=consent, by=child.staff)


def begin_plan(child: Child, journey: Journey) -> None:
    if _is_recent(child):
        for domain in (Domain.VOCABULARY, child.random.choice([Domain.ORAL_LANGUAGE, Domain.TECHNICAL_READING])):
            _set(child, journey, domain, 0)


def evaluate(child: Child, journey: Journey, weeks: float) -> None:
    """What was reached makes room for what comes next; a talk with the parents follows."""
    if not _is_recent(child):
        return
    goals = open_goals(journey)
    reviews = [
        ReviewInput(goal.pk, GoalState.REACHED if child.random.random() < 0.6 * child.pace else GoalState.WORKING)
        for goal in goals
    ]
    newcomers.record_evaluation(
        journey=journey, held_on=clock.today(), conclusion=_conclusion(child), reviews=reviews, by=child.staff
    )
    reached = {review.goal_id for review in reviews if review.state == GoalState.REACHED}
    for goal in goals:
        if goal.pk in reached or len(goals) == 1:
            _set(child, journey, Domain(goal.domain), min(int(weeks // 13), 2))
    if not goals:
        begin_plan(child, journey)
    about, agreed = child.random.choice(TALKS)
    talk = TalkInput(
        held_on=clock.today(),
        present="Ouder en leerkracht",
        language=child.naming.language,
        interpreting=child.random.choice([Interpreting.PHONE, Interpreting.PRESENT, Interpreting.NOT_NEEDED]),
        about=about,
        agreements=agreed,
    )
    newcomers.record_talk(journey=journey, talk=talk, by=child.staff)
    if TOWARDS_THE_END[0] <= weeks < TOWARDS_THE_END[1] and child.pace < SLOW and journey.expected_move_on is None:
        _more_time(child, journey)


def _more_time(child: Child, journey: Journey) -> None:
    asked = newcomers.ask_extension(
        journey=journey, weeks=10, reason="Het lezen komt nu op gang. Eerst AVI-M3, dan de overstap.", by=child.staff
    )
    if child.random.random() < 0.6:
        newcomers.decide_extension(
            extension_id=asked.pk,
            is_granted=True,
            reason="Met de moederschool besproken.",
            by=child.setting.coordinator,
        )


def _conclusion(child: Child) -> str:
    if child.pace < SLOW:
        return "Kleine stappen. Praat met bekenden, nog weinig in de groep. Extra woordenschat elke dag."
    return "Groeit goed. Begrijpt korte opdrachten en praat meer in de kring. Woordenschat vraagt nog tijd."


def _set(child: Child, journey: Journey, domain: Domain, step: int) -> None:
    until = clock.today() + timedelta(weeks=12)
    goal = GoalInput(domain, GOALS[domain][step], child.random.choice(HELPERS), until)
    newcomers.set_goal(journey=journey, goal=goal, by=child.staff)
