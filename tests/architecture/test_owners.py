"""Nothing is ownerless: every key to a person says who did something, or is told by a room that can pass it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.aftercare.actions import make_action
from steiger.cooperation.actions import take_seat
from steiger.cooperation.models import Body, SupportStrategy
from steiger.core import clock
from steiger.core.security import is_history
from steiger.expertise.actions import assign_request
from steiger.organisations.models import Region
from steiger.people.actions import Share, hand_over
from steiger.people.models import Membership, User
from steiger.people.owned import kinds, owned_by
from steiger.people.selectors import last_day, takers, work_left
from steiger.pupils.actions import give_owner
from steiger.pupils.models import Journey
from steiger.training.actions import assign_coach
from steiger.training.models import Cohort
from tests.aftercare import factories as aftercare
from tests.consultation import factories as consultation
from tests.cooperation.campaign import an_approach
from tests.cooperation.strategies import a_goal, a_strategy
from tests.cooperation.tables import a_body, an_action, coordinator_seat
from tests.expertise import factories as expertise
from tests.expertise.activities import an_activity
from tests.factories import FIRST_DAY, Places, make_journey, make_member, make_organisation
from tests.training import factories as training

# Neither somebody's to do, nor who did something; and why. Not more than a handful.
NEITHER = {
    "people.Membership.user": "the role itself: it ends",
    "cooperation.Invitation.user": "who was asked to come: that follows from the seat",
    "expertise.ActivityEnrolment.user": "who comes to an activity: nobody can come in somebody's place",
    "expertise.ExpertProfile.user": "what somebody told about themself: shown while they work here",
    "training.Enrolment.teacher": "who learns: nobody else can go on with it",
    "aftercare.AvailableHours.user": "how many hours somebody has for support: those of nobody else",
    "aftercare.Availability.user": "when and from where somebody makes visits: those of nobody else",
    "aftercare.DaysAway.user": "when somebody is away",
    "aftercare.PlannedVisit.specialist": "who would go, in a proposal that holds nothing by itself",
    "aftercare.PlannedVisit.was_specialist": "who went when the proposal was made",
    "messaging.Notice.reader": "who was told something",
    "messaging.Preference.reader": "how somebody wants to hear: it goes with the person",
    "people.Delegation.absent": "who is away: the work stays theirs",
    "people.Delegation.delegate": "who stands in, for days that end by themselves",
    "people.Delegation.membership": "of which role the work is done by somebody else",
    "people.Handover.membership": "the role whose work has passed",
    "people.Handover.successor": "to whom it has passed; the rooms say whose it is now",
}


def _keys_to_people() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("steiger.") and not is_history(model):
            for field in model._meta.local_fields:
                if isinstance(field, models.ForeignKey) and field.related_model in {User, Membership}:
                    yield f"{model._meta.app_label}.{model.__name__}.{field.name}"


KEYS = sorted(_keys_to_people())


@pytest.mark.parametrize("key", KEYS)
def test_a_key_to_a_person_is_passed_on_or_names_who_did_it(key: str) -> None:
    passed_on = {column for kind in kinds() for column in kind.columns}
    name = key.rsplit(".", 1)[1]

    assert key in passed_on or name.endswith("_by") or key in NEITHER, (
        f"{key}: join `people.owned` with it, or call it ..._by when it names who did something"
    )


def test_what_the_rooms_answer_for_exists() -> None:
    told = [column for kind in kinds() for column in kind.columns]

    assert told
    assert len(told) == len(set(told))
    assert {*told, *NEITHER} <= set(KEYS)


Make = Callable[[Region, Places, Member], None]


def _journey(region: Region, places: Places, owner: Member) -> None:
    give_owner(journey=make_journey(region), owner_id=owner.user_id, by=owner)


def _specialist(region: Region, places: Places, owner: Member) -> None:
    aftercare.entrusted(aftercare.make_moved(region, places, by=_coordinator(region)), owner, by=_coordinator(region))


def _visit_action(region: Region, places: Places, owner: Member) -> None:
    moved = aftercare.make_moved(region, places, by=_coordinator(region))
    report = aftercare.reported(aftercare.entrusted(moved, owner, by=_coordinator(region)), by=owner)
    make_action(report=report, what="Stuur themawoorden", owner_id=owner.user_id, due_on=clock.today(), by=owner)


def _support_line(region: Region, places: Places, owner: Member) -> None:
    by = _coordinator(region)
    moved = aftercare.make_moved(region, places, by=by)
    aftercare.entrusted(moved, owner, by=by)
    aftercare.supported(moved, owner_id=owner.user_id, by=by)


def _seat(region: Region, places: Places, owner: Member) -> None:
    _at_a_table(region, owner)


def _action(region: Region, places: Places, owner: Member) -> None:
    an_action(_coordinator(region), _at_a_table(region, owner), owner)


def _at_a_table(region: Region, owner: Member) -> Body:
    by = _coordinator(region)
    body = a_body(by, f"Tafel {Body.objects.count()}")
    take_seat(by=by, seat=coordinator_seat(by, body), user_id=owner.user_id, from_on=clock.today())
    return body


def _coordinator(region: Region) -> Member:
    held = Membership.objects.filter(role=Role.COORDINATOR).order_by("pk")[0]
    return Member(held.user_id, "Dirk", region.pk, (Post(Role.COORDINATOR),))


def _case(region: Region, places: Places, owner: Member) -> None:
    consultation.make_body(region, name=f"IB-overleg {Body.objects.count() + 1}")
    consultation.bring(make_journey(region), owner)


def _approach(region: Region, places: Places, owner: Member) -> None:
    an_approach(_coordinator(region), make_organisation("board", "Stichting").pk, owner=owner)


def _goal(region: Region, places: Places, owner: Member) -> None:
    by = _coordinator(region)
    a_goal(by, SupportStrategy.objects.first() or a_strategy(by), owner)


def _help_request(region: Region, places: Places, owner: Member) -> None:
    by = _coordinator(region)
    assign_request(by=by, request=expertise.ask(by), handler_id=owner.user_id)


def _question(region: Region, places: Places, owner: Member) -> None:
    expertise.ask(owner)


def _article(region: Region, places: Places, owner: Member) -> None:
    expertise.article(owner)


def _activity(region: Region, places: Places, owner: Member) -> None:
    an_activity(owner)


def _cohort(region: Region, places: Places, owner: Member) -> None:
    training.a_cohort(_coordinator(region), owner)


def _coaching(region: Region, places: Places, owner: Member) -> None:
    by = _coordinator(region)
    cohort = Cohort.objects.exclude(trainers__user_id=owner.user_id).first() or training.a_cohort(by)
    teacher = training.a_teacher(region, places.mother_school, f"Teun {Cohort.objects.count()}")
    enrolment = training.enrolled(by, cohort, teacher)
    assign_coach(by=by, enrolment=enrolment, coach_id=owner.user_id)


# One of everything that somebody can own. A room that joins adds how it comes to be somebody's.
ONE_OF: dict[str, Make] = {
    "journey": _journey,
    "specialist": _specialist,
    "visit_action": _visit_action,
    "support_line": _support_line,
    "seat": _seat,
    "action": _action,
    "case": _case,
    "approach": _approach,
    "goal": _goal,
    "help_request": _help_request,
    "question": _question,
    "article": _article,
    "activity": _activity,
    "cohort": _cohort,
    "coaching": _coaching,
}


def test_there_is_one_of_everything() -> None:
    assert {kind.kind for kind in kinds()} == set(ONE_OF)


def test_who_leaves_with_one_of_everything_leaves_nothing_behind(
    region: Region, places: Places, dirk: Member, ad: Member
) -> None:
    """To two successors; each role in turn passes what the roles that stay cannot hold."""
    leaver = make_member(region, "Lena", Role.SPECIALIST)
    Membership.objects.create(region=region, user_id=leaver.user_id, role=Role.COORDINATOR, from_on=FIRST_DAY)
    leaver = Member(leaver.user_id, "Lena", region.pk, (Post(Role.SPECIALIST), Post(Role.COORDINATOR)))
    both = [make_member(region, name, Role.SPECIALIST) for name in ("Sanne", "Wout")]
    for one in both:
        Membership.objects.create(region=region, user_id=one.user_id, role=Role.COORDINATOR, from_on=FIRST_DAY)
    with clock.on(aftercare.MOVED_ON):
        for make in ONE_OF.values():
            make(region, places, leaver)
            make(region, places, leaver)
        before = owned_by(ad, [leaver.user_id])
        assert {thing.kind for thing in before} == set(ONE_OF)

        for held in Membership.objects.filter(user_id=leaver.user_id).order_by("pk"):
            left = work_left(ad, held, day=last_day(held))
            halves = [frozenset(thing.pair for thing in left[half::2]) for half in (0, 1)]
            shares = [Share(one.user_id, half) for one, half in zip(both, halves, strict=True)]
            hand_over(by=ad, membership_id=held.pk, until_on=clock.today() - timedelta(days=1), shares=shares)

        after = owned_by(ad, [leaver.user_id, *(one.user_id for one in both)])
        assert owned_by(ad, [leaver.user_id]) == []
        assert {thing.pair for thing in after} == {thing.pair for thing in before}
        assert {thing.owner_id for thing in after} == {one.user_id for one in both}
        assert all(_can_hold(ad, thing.owner_id, thing.fits) for thing in after)
        assert not Journey.objects.filter(owner_id=leaver.user_id, completed_on=None, left_on=None).exists()


def _can_hold(by: Member, user_id: int, fits: tuple[Post, ...]) -> bool:
    posts = {one.user_id: one.posts for one in takers(by.region_id, leaver_id=0, day=clock.today())}
    return any(post in fits for post in posts[user_id])
