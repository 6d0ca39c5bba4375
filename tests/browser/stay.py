"""A stay with everything: answers of the parents, a plan, an evaluation, a talk, and more time that was asked."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from steiger.access.member import Member
from steiger.core import clock
from steiger.newcomers import actions
from steiger.newcomers.actions import ConsentInput, GoalInput, LevelInput, ReviewInput, RouteInput, TalkInput
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose, GoalState, IntakeSection
from steiger.newcomers.models import ExitProfile, Instrument, PlanGoal
from steiger.organisations.enums import FacilityKind
from steiger.organisations.models import NewcomerFacility, Region
from steiger.pupils.enums import Domain, Standing
from steiger.pupils.models import ConfidentialNote, Journey
from tests.factories import FIRST_DAY, Places, make_school
from tests.newcomers.factories import an_intake, refer

GIVEN = (ConsentPurpose.FORMER_SCHOOL, ConsentPurpose.CARE, ConsentPurpose.PHOTO)


def a_world_of_stays(who: dict[str, Member], journey: Journey, places: Places) -> dict[str, list[str]]:
    by, today = who["Amina"], timezone.localdate()
    actions.take_standard_instruments(by=who["Dirk"])
    actions.set_rhythm(facility_id=places.facility.pk, weeks=10, by=by)
    with clock.on(today - timedelta(days=100)):
        for purpose in GIVEN:
            consent = ConsentInput(purpose, ConsentAnswer.GIVEN, "Rasha Haddad", clock.today(), with_interpreter=True)
            actions.record_consent(journey=journey, consent=consent, by=by)
        refused = ConsentInput(ConsentPurpose.SPECIALIST, ConsentAnswer.REFUSED, "Rasha Haddad", clock.today())
        actions.record_consent(journey=journey, consent=refused, by=by)
        told = {"years_of_school": 3, "earlier_schooling": "Dorpsschool", "from_former_school": "Rekende vlot."}
        actions.write_section(journey=journey, section=IntakeSection.SCHOOLING, values=told, by=by)
        until = clock.today() + timedelta(weeks=12)
        goals = [
            actions.set_goal(journey=journey, goal=GoalInput(domain, words, "De leerkracht", until), by=by)
            for domain, words in (
                (Domain.VOCABULARY, "Noemt dertig woorden van het thema"),
                (Domain.ORAL_LANGUAGE, "Vertelt in drie zinnen over het weekend"),
                (Domain.TECHNICAL_READING, "Leest korte woorden zonder te spellen"),
            )
        ]
        dmt = LevelInput(Domain.TECHNICAL_READING, Standing.APPROACHING, "DMT", "IV")
        actions.record_levels(journey=journey, assessed_on=clock.today(), levels=[dmt], by=by)
    with clock.on(today - timedelta(days=30)):
        states = (GoalState.REACHED, GoalState.WORKING, GoalState.DROPPED)
        reviews = [ReviewInput(goal.pk, state, "Te vroeg") for goal, state in zip(goals, states, strict=True)]
        actions.record_evaluation(
            journey=journey, held_on=clock.today(), conclusion="Praat meer.", reviews=reviews, by=by
        )
        talk = TalkInput(clock.today(), "Moeder", "ar", "phone", "Hoe gaat het thuis?", "Elke avond een boekje.")
        actions.record_talk(journey=journey, talk=talk, by=by)
        actions.withdraw_consent(journey=journey, purpose=ConsentPurpose.FORMER_SCHOOL, said_by="Rasha Haddad", by=by)
        extension = actions.ask_extension(journey=journey, weeks=10, reason="Het lezen begint net.", by=by)
    return {
        "section": [section.value for section in IntakeSection],
        "purpose": [ConsentPurpose.CARE.value],
        "goal_id": [str(pk) for pk in PlanGoal.objects.filter(closed_on__isnull=True).values_list("pk", flat=True)],
        "extension": [str(extension.pk)],
        "instrument_id": [str(Instrument.objects.order_by("pk").values_list("pk", flat=True)[0])],
        "facility_id": [str(places.facility.pk)],
        "note": [str(pk) for pk in ConfidentialNote.objects.values_list("pk", flat=True)],
    }


def a_pupil_in_secondary(who: dict[str, Member], region: Region) -> tuple[Journey, dict[str, list[str]]]:
    """Somebody in a transition class, who learns towards a way out."""
    by, today = who["Dirk"], timezone.localdate()
    school = make_school("ISK Utrecht")
    facility = NewcomerFacility.objects.create(region=region, school=school, kind=FacilityKind.ISK, from_on=FIRST_DAY)
    group = actions.open_group(facility_id=facility.pk, name="1A", places=10, age_from=6, age_until=20, by=by)
    actions.take_standard_profiles(by=by)
    with clock.on(today - timedelta(days=90)):
        journey = refer(by, None, call_name="Yonas", last_name="Tesfay").journey
        actions.offer_place(journey=journey, group_id=group.pk, intake_planned_on=None, by=by)
        actions.record_intake(journey=journey, intake=an_intake(), placed_on=clock.today(), by=by)
    profile = ExitProfile.objects.order_by("pk")[1]
    for days, level in ((80, "alfa_c"), (20, "a2")):
        with clock.on(today - timedelta(days=days)):
            chosen = RouteInput(profile.pk, today.year + 1, "Rekent vlot en wil de techniek in.", parents_agree=True)
            actions.choose_route(journey=journey, route=chosen, by=by)
            levels = {"listening": level, "reading": "a1", "speaking": level}
            actions.record_skills(journey=journey, assessed_on=clock.today(), instrument="TOA", levels=levels, by=by)
    return journey, {"profile_id": [str(profile.pk)]}
