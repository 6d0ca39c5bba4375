"""A region in which every page has something to show: a child in each phase, one of them with everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.aftercare import actions as aftercare
from steiger.aftercare.enums import Familiarity, Going, SupportFor
from steiger.aftercare.models import Visit
from steiger.consultation.actions import conclude_case
from steiger.consultation.enums import Outcome
from steiger.cooperation.enums import BodyKind, SeatFunction, Signatory
from steiger.cooperation.models import Action, Body, Meeting, Seat
from steiger.core import clock
from steiger.core.scope import region_scope
from steiger.newcomers import actions as newcomers
from steiger.newcomers.actions import IntakeInput, LevelInput
from steiger.newcomers.enums import Urgency
from steiger.newcomers.models import LegalNotice, Placement
from steiger.organisations.actions import add_free_day
from steiger.organisations.models import Region
from steiger.people.actions import Share, hand_over, invite
from steiger.people.models import Membership, User
from steiger.pupils.actions import GuardianInput, PupilInput, give_owner, write_note
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import actions as transitions
from steiger.transitions.enums import Agreement
from steiger.transitions.models import PlacementDocument, SentCopy
from tests import factories
from tests.browser.activities import a_world_of_activities
from tests.browser.aftercare import look_after
from tests.browser.agreements import make_agreements
from tests.browser.campaign import run_a_campaign
from tests.browser.conftest import PASSWORD, Person, person
from tests.browser.doubles import some_look_alike
from tests.browser.expertise import know_and_ask
from tests.browser.meetings import a_world_of_meetings
from tests.browser.moves import move_on
from tests.browser.parents import inform_parents
from tests.browser.privacy import ask_about_the_file
from tests.browser.stay import a_pupil_in_secondary, a_world_of_stays
from tests.browser.strategies import make_strategies
from tests.browser.tables import seat_everybody
from tests.browser.training import make_training
from tests.consultation import factories as consultation
from tests.cooperation import factories as cooperation
from tests.factories import Places

Members = dict[str, Member]


@dataclass(frozen=True)
class World:
    people: dict[str, Person]
    cases: dict[str, str]
    """Case numbers by the name of the child; Amira, who has everything, comes first."""
    values: dict[str, list[str]]
    """What may stand in an address, per parameter."""

    def client(self, name: str) -> Client:
        """Somebody signed in without a browser, to find out what there is to see."""
        client = Client()
        client.cookies["sessionid"] = self.people[name].session
        return client


def make_world() -> World:
    region = factories.make_region("po2601", "Utrecht en Stichtse Vecht", "PO2601")
    with region_scope(region.pk):
        places = factories.make_places(region)
        everybody = _people(region, places)
        users = {name: member.user_id for name, member in everybody.items()} | _at_the_door(everybody["Tom"])
        stories: tuple[Callable[[Members, Places], Journey], ...] = (
            _settled, _preparing, _chosen, _discussed, _in_turn, _with_intake, _offered, _waiting, _referred,
        )  # fmt: skip
        told = [story(everybody, places) for story in stories]
        _with_a_fixed_day(told)
        told.append(_placed(everybody, places, "Samir", 300))
        _told_elsewhere(told, everybody["Amina"])
        cases = {journey.pupil.call_name: journey.case_number for journey in told}
        add_free_day(by=everybody["Ad"], school=None, name="Studiedag", **_day_off())
        invited = invite(by=everybody["Ad"], email="nieuw@example.org", name="Nina", role=Role.TRAINER)
        agreed = make_agreements(everybody, places, timezone.localdate())
        seat_everybody(everybody)
        approached = run_a_campaign(everybody, places)
        decided, proposed = _decided(everybody["Dirk"])
        handed = _handed_over(region, told[-2], everybody)
        told_of = {journey.pupil.call_name: journey for journey in told}
        moving = move_on(
            everybody, places, at_school=told_of["Ibrahim"], chosen=told_of["Karim"], gone=told_of["Samir"]
        )
        met = a_world_of_meetings(everybody)
        _consulted(region, *told[1:4], everybody)
        planned = make_strategies(everybody, timezone.localdate())
        informed = inform_parents(everybody, region)
        organised = a_world_of_activities(everybody, places)
        trained = make_training(everybody, places)
        known = know_and_ask(everybody, told[0])
        cared = look_after(everybody, places, told[0])
        stayed = a_world_of_stays(everybody, told[1], places)
        learns, routed = a_pupil_in_secondary(everybody, region)
        cases[learns.pupil.call_name] = learns.case_number
        alike = some_look_alike(everybody, places)
        return World(
            people={name: person(user_id) for name, user_id in users.items()},
            cases=cases,
            values={
                "region": [region.slug],
                "case": list(cases.values()),
                "bond": _texts(MotherSchoolBond.objects.values_list("pk", flat=True)),
                "group_id": [str(places.group.pk)],
                "notice_id": ["1"],
                "handover_id": [str(handed)],
                # Only for what takes a form, and for the sign-in of a school that is not there.
                "delegation_id": ["1"],
                "provider_id": ["oever"],
                "membership_id": _texts(Membership.objects.order_by("pk").values_list("pk", flat=True)),
                # of a visit, of a version of the policy, of a board
                "number": ["1", "2", "3", places.board.code],
                "version": ["1"],
                **moving,
                **agreed,
                **approached,
                **planned,
                **informed,
                **stayed,
                **routed,
                **organised,
                **cared,
                **ask_about_the_file(everybody, told[0]),
                "key": [*informed["key"], *organised["key"]],
                "party": [*(str(party) for party in Signatory), *agreed["party"]],
                "code": [places.newcomer_school.code, places.mother_school.code, *trained["code"]],
                "module": trained["module"],
                "assignment": trained["assignment"],
                "secret": [*moving["secret"], _link_of(told[2], everybody["Amina"]), *cared["secret"]],
                "token": [invited.token],
                "body": [met["body"]],
                "item": [met["item"], str(proposed)],
                "paper": [met["paper"]],
                "earlier": [met["earlier"]],
                "step": ["1"],
                "chapter": ["nieuwkomersschool"],
                "file": _texts(known["file"]),
                "other": ["2"],
                "subject": ["steps", "move"],
                "action": ["1"],
                "pk": _texts(
                    {
                        *Body.objects.values_list("pk", flat=True),
                        *Action.objects.values_list("pk", flat=True),
                        *Meeting.objects.values_list("pk", flat=True),
                        decided,
                        *(int(key) for key in organised["pk"]),
                        *map(int, trained["pk"]),
                        *known["questions"],
                        *known["articles"],
                        *SentCopy.objects.values_list("pk", flat=True),
                        *map(int, cared["package"]),
                        *alike,
                    }
                ),
                "seat": _texts(Seat.objects.order_by("pk").values_list("pk", flat=True)),
            },
        )


def _decided(dirk: Member) -> tuple[int, int]:
    """A shorter lead time was proposed and decided on; it waits to be adopted, after which it is to be evaluated."""
    body = Body.objects.get(kind=BodyKind.STEERING_GROUP)
    a_first = cooperation.a_decision(dirk, body, evaluate_on=_ago(-30))
    item = cooperation.a_proposal(dirk, body)
    cooperation.a_meeting(dirk, body, item)
    return cooperation.a_decision(dirk, body, agenda_item=item, supersedes=a_first).pk, item.pk


def _handed_over(region: Region, journey: Journey, who: Members) -> int:
    """Lena left; Dirk keeps an eye on her child. Carla leaves too, and her work is not passed on yet."""
    lena = factories.make_member(region, "Lena", Role.COORDINATOR)
    give_owner(journey=journey, owner_id=lena.user_id, by=lena)
    held = Membership.objects.get(user_id=lena.user_id)
    share = Share(who["Dirk"].user_id, frozenset({("journey", str(journey.pk))}), "Bel eerst de ouders.")
    [handover] = hand_over(by=who["Ad"], membership_id=held.pk, until_on=clock.today(), shares=[share])
    Membership.objects.filter(user_id=who["Carla"].user_id).update(until_on=_ago(-60))
    factories.make_member(region, "Cees", Role.SPECIALIST)
    return handover.pk


def _consulted(region: Region, asked: Journey, advised: Journey, coming: Journey, who: Members) -> None:
    """Bram chairs, Rita sits there too. Yesterday they gave advice on one child, and of another it is still to come."""
    body = consultation.make_body(region, name="IB-overleg Noord")
    consultation.sit(body, who["Bram"], SeatFunction.CHAIR)
    consultation.sit(body, who["Rita"])
    with clock.on(_ago(10)):
        consultation.call(body, who["Dirk"], days=9)
        case = consultation.bring(advised, who["Amina"])
        consultation.bring(asked, who["Amina"])
    consultation.call(body, who["Dirk"])
    consultation.bring(coming, who["Dirk"])
    conclude_case(case=case, outcome=Outcome.SUPPORT, advice="Twee uur per week hulp in de klas.", by=who["Bram"])


def _with_a_fixed_day(told: list[Journey]) -> None:
    """One child is at its mother school on two days a week, and one placement is still being observed."""
    MotherSchoolBond.objects.filter(journey__in=told, announced_on__isnull=False, moved_on__isnull=True).update(
        weekdays=[2, 4]
    )
    running = Placement.objects.filter(journey__in=told, placed_on__isnull=False, ended_on__isnull=True)
    running.update(provisional_until_on=_ago(-10))


def _told_elsewhere(told: list[Journey], by: Member) -> None:
    """What the law wants told is told, but for one child."""
    late = LegalNotice.objects.filter(journey__in=told, done_on=None).exclude(journey__pupil__call_name="Karim")
    late.update(done_on=clock.today(), done_by_id=by.user_id)


def _texts(numbers: Iterable[int]) -> list[str]:
    return [str(number) for number in numbers]


def _day_off() -> dict[str, date]:
    day = _ago(-30)
    return {"first_on": day, "last_on": day}


def _people(region: object, places: Places) -> Members:
    held = {
        "Dirk": (Role.COORDINATOR, None),
        "Amina": (Role.NEWCOMER_STAFF, places.newcomer_school.pk),
        "Bram": (Role.CARE_COORDINATOR, places.mother_school.pk),
        "Rita": (Role.CARE_COORDINATOR, places.other_school.pk),
        "Carla": (Role.SPECIALIST, None),
        "Teun": (Role.TEACHER, places.mother_school.pk),
        "Esra": (Role.BOARD, places.board.pk),
        "Femke": (Role.MUNICIPALITY, places.municipality.pk),
        "Tom": (Role.TRAINER, None),
        "Paula": (Role.PRIVACY_OFFICER, None),
        "Ad": (Role.ADMINISTRATOR, None),
    }
    return {name: factories.make_member(region, name, *post) for name, post in held.items()}  # type: ignore[arg-type]


def _at_the_door(tom: Member) -> dict[str, int]:
    """Nina has no role yet. Tom works in a second region, and chooses."""
    second = factories.make_region("po2602", "Andere regio", "PO2602")
    with region_scope(second.pk):
        Membership.objects.create(region=second, user_id=tom.user_id, role=Role.TRAINER, from_on=factories.FIRST_DAY)
    return {"Nina": User.objects.create_user(email="nina@example.org", password=PASSWORD, name="Nina").pk}


def _ago(days: int) -> date:
    """Counted from the day on which the test runs, also while a story lives earlier."""
    return timezone.localdate() - timedelta(days=days)


def _refer(who: Members, places: Places, name: str, days_ago: int) -> Journey:
    day = _ago(days_ago)
    with clock.on(day):
        return newcomers.refer_pupil(
            pupil=PupilInput(
                call_name=name,
                last_name="Haddad",
                birth_on=day - timedelta(days=9 * 365),
                home_languages=["ar", "kmr"],
                arrived_on=day - timedelta(days=40),
                earlier_school="De Fontein, Zeist",
                address="Kanaalstraat 12",
                postcode="3531 AB",
                place="Utrecht",
            ),
            guardians=[
                GuardianInput(
                    name="Rasha Haddad", language="ar", relation="moeder", phone="06 000 12 345", needs_interpreter=True
                )
            ],
            referring_school_id=places.mother_school.pk,
            preferred_facility_id=places.facility.pk,
            parents_informed_on=day,
            note="Broertje zit al bij ons in groep 1.",
            by=who["Bram"],
        ).journey


def _referred(who: Members, places: Places) -> Journey:
    return _refer(who, places, "Rania", 2)


def _waiting(who: Members, places: Places) -> Journey:
    journey = _refer(who, places, "Wail", 60)
    with clock.on(_ago(55)):
        newcomers.put_on_waiting_list(
            journey=journey, urgency=Urgency.HIGH, reason="Zit al zes weken thuis.", by=who["Amina"]
        )
    return journey


def _offered(who: Members, places: Places, name: str = "Omar", days_ago: int = 12) -> Journey:
    journey = _refer(who, places, name, days_ago)
    with clock.on(_ago(days_ago - 3)):
        newcomers.offer_place(
            journey=journey, group_id=places.group.pk, intake_planned_on=_ago(days_ago - 7), by=who["Dirk"]
        )
    return journey


def _with_intake(
    who: Members, places: Places, name: str = "Ibrahim", days_ago: int = 14, placed_on: date | None = None
) -> Journey:
    journey = _offered(who, places, name, days_ago)
    with clock.on(_ago(days_ago - 7)):
        intake = IntakeInput(
            held_on=clock.today(),
            present="Moeder, kind, tolk",
            with_interpreter=True,
            earlier_schooling="Basisschool tot groep 4.",
            scripts=["arabic"],
            reads_own_language=True,
            wishes="Ouders willen graag een school in de eigen wijk.",
            agreements="Eerste week tot twaalf uur.",
        )
        newcomers.record_intake(journey=journey, intake=intake, placed_on=placed_on, by=who["Amina"])
    return journey


def _placed(who: Members, places: Places, name: str, days_ago: int) -> Journey:
    journey = _with_intake(who, places, name, days_ago, placed_on=_ago(days_ago - 7))
    for after, standings in ((40, "below below below approaching"), (150, "at above approaching at")):
        with clock.on(_ago(days_ago - after)):
            levels = [
                LevelInput(domain=domain, standing=standing, instrument="Methodetoets", score="72", norm_fit="no")
                for domain, standing in zip(CORE_DOMAINS, standings.split(), strict=True)
            ]
            newcomers.record_levels(journey=journey, assessed_on=clock.today(), levels=levels, by=who["Amina"])
    return journey


def _preparing(who: Members, places: Places) -> Journey:
    """Much of it late, and another school is asked without a name."""
    journey = _placed(who, places, "Parisa", 300)
    with clock.on(_ago(60)):
        transitions.plan_move(journey=journey, expected_on=_ago(-21), by=who["Amina"])
    with clock.on(_ago(10)):
        transitions.ask_mother_school(
            journey=journey, school_id=places.other_school.pk, year_group="5", note="Kleine groep", by=who["Amina"]
        )
    return journey


def _chosen(who: Members, places: Places) -> Journey:
    """Announced; the document is being written."""
    journey = _placed(who, places, "Karim", 280)
    with clock.on(_ago(60)):
        transitions.plan_move(journey=journey, expected_on=_ago(-40), by=who["Amina"])
    with clock.on(_ago(14)):
        transitions.choose_mother_school(
            journey=journey, school_id=places.mother_school.pk, year_group="6", by=who["Amina"]
        )
        transitions.draft_document(journey=journey, by=who["Amina"])
    return journey


def _discussed(who: Members, places: Places) -> Journey:
    """The parents have seen the document and do not agree; nobody has signed."""
    journey = _placed(who, places, "Dilan", 290)
    with clock.on(_ago(40)):
        transitions.plan_move(journey=journey, expected_on=_ago(-14), by=who["Amina"])
        _choose(journey, who, places)
    _document(journey, who, days_ago=12, agreement=Agreement.NO)
    return journey


def _in_turn(who: Members, places: Places) -> Journey:
    """A second version; the mother school has the pen."""
    journey = _placed(who, places, "Nour", 285)
    with clock.on(_ago(40)):
        transitions.plan_move(journey=journey, expected_on=_ago(-14), by=who["Amina"])
        _choose(journey, who, places)
    first = _document(journey, who, days_ago=12)
    second = transitions.new_version(document=first, by=who["Amina"])
    transitions.write_restricted(document=second, words="Wordt onrustig van harde geluiden.", by=who["Amina"])
    transitions.hand_over_pen(document=second, by=who["Amina"], note="Vul de afspraken aan.")
    return journey


def _link_of(journey: Journey, by: Member) -> str:
    """The parents' link to the document that is being written."""
    document = PlacementDocument.objects.get(journey=journey, replaced_at=None)
    made = transitions.make_parents_link(document=document, given_to="Rasha Haddad", language="ar", by=by)
    return made.address.rstrip("/").rsplit("/", 1)[1]


def _choose(journey: Journey, who: Members, places: Places) -> None:
    other = transitions.ask_mother_school(journey=journey, school_id=places.other_school.pk, by=who["Amina"])
    transitions.answer_question(bond=other, has_place=False, by=who["Rita"])
    bond = transitions.ask_mother_school(
        journey=journey, school_id=places.mother_school.pk, year_group="6", note="Kleine groep", by=who["Amina"]
    )
    transitions.answer_question(bond=bond, has_place=True, by=who["Bram"])
    transitions.announce_to_mother_school(bond=bond, by=who["Amina"])
    transitions.agree_to_bond(bond=bond, by=who["Bram"])


def _document(journey: Journey, who: Members, days_ago: int, agreement: Agreement = Agreement.YES) -> PlacementDocument:
    with clock.on(_ago(days_ago)):
        document = transitions.draft_document(journey=journey, by=who["Amina"])
        transitions.write_document(
            document=document,
            social_emotional="Speelt graag samen en zoekt steun bij een vast maatje.",
            advice="Plaats naast een taalmaatje. Bied themawoorden vooraf aan.",
            by=who["Amina"],
        )
        transitions.record_inspection(
            document=document,
            seen_on=clock.today(),
            seen_by="Rasha Haddad",
            language="ar",
            with_interpreter=True,
            agreement=agreement,
            reason="Zij leest beter dan hier staat." if agreement == Agreement.NO else "",
            own_view="نريد أن تتعلم مع أطفال آخرين.",
            by=who["Amina"],
        )
    return document


def _settled(who: Members, places: Places) -> Journey:
    """The child with everything: moved ten weeks ago, visited once, the next visit planned."""
    journey = _placed(who, places, "Amira", 440)
    moved = 70
    with clock.on(_ago(moved + 100)):
        transitions.plan_move(journey=journey, expected_on=_ago(moved), by=who["Amina"])
        _choose(journey, who, places)
        write_note(
            journey=journey,
            need="Schrikt van harde geluiden.",
            approach="Zeg van tevoren dat de bel gaat.",
            agreed_by="Rasha Haddad",
            agreed_on=clock.today(),
            is_shared_with_mother_school=True,
            by=who["Amina"],
        )
    document = _document(journey, who, days_ago=moved + 25)
    with clock.on(_ago(moved + 10)):
        for party, by in (
            (Signatory.NEWCOMER_SCHOOL, "Amina"), (Signatory.PARENTS, "Amina"), (Signatory.MOTHER_SCHOOL, "Bram"),
        ):  # fmt: skip
            transitions.sign_document(document=document, party=party, signed_by=by, by=who[by])
    with clock.on(_ago(moved)):
        transitions.complete_move(journey=journey, moved_on=clock.today(), by=who["Amina"])
        transitions.add_addendum(document=document, words="De bril is er nu.", by=who["Bram"])
        aftercare.assign_specialist(journey=journey, user_id=who["Carla"].user_id, by=who["Dirk"])
        aftercare.agree_support(
            journey=journey,
            support_for=SupportFor.values[0],  # type: ignore[arg-type]
            what="Coaching in de klas",
            hours=6,
            from_on=clock.today(),
            until_on=_ago(-100),
            by=who["Carla"],
        )
    _visit(journey, who)
    return journey


def _visit(journey: Journey, who: Members) -> None:
    first, second = Visit.objects.filter(journey=journey, number__lte=2).order_by("number")
    with clock.on(first.window_from):
        first.journey = journey
        report = aftercare.report_visit(
            visit=first,
            held_on=clock.today(),
            present="Leerkracht, intern begeleider",
            going=Going.FAIRLY,
            going_words="Voelt zich op de plek en doet goed mee in de groep.",
            standings={Domain(domain): Standing.APPROACHING for domain in CORE_DOMAINS},
            school_needs="Ideeën voor woordenschat bij zaakvakken.",
            plan_familiarity=Familiarity.PARTLY,
            plan_use="Het team gebruikt de doelen bij het groepsplan.",
            agreed_points="Elke dag tien minuten themawoorden.",
            by=who["Carla"],
        )
        aftercare.make_action(
            report=report,
            what="Stuur voorbeelden van themawoorden.",
            owner_id=who["Carla"].user_id,
            due_on=clock.today() + timedelta(days=14),
            by=who["Carla"],
        )
    second.journey = journey
    at = clock.now().replace(
        year=second.window_from.year, month=second.window_from.month, day=second.window_from.day, hour=10, minute=30
    )
    aftercare.plan_visit(visit=second, specialist_id=who["Carla"].user_id, planned_at=at, by=who["Carla"])
