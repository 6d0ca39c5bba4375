"""The same child once: who learns what, who decides, and what becomes of the second referral."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import region_scope
from steiger.messaging.models import Letter
from steiger.newcomers import actions, selectors
from steiger.newcomers.actions import AnswerToDoubles, LikelyDoubleError
from steiger.newcomers.models import Referral
from steiger.organisations.models import Region
from steiger.pupils.actions import link_siblings, part_siblings
from steiger.pupils.enums import DoubleVerdict, LeavingReason
from steiger.pupils.models import DoubleCheck, Pupil
from tests.factories import Places
from tests.newcomers.factories import MOTHER, a_pupil, offered, refer

SAME = DoubleVerdict.SAME_CHILD
OTHER = DoubleVerdict.OTHER_CHILD


def again(by: Member, school_id: int | None, doubles: AnswerToDoubles, **facts: Any) -> Referral:
    """Amira Haddad in another spelling."""
    return actions.refer_pupil(
        pupil=a_pupil(**{"call_name": "Ameera", "last_name": "Hadad", **facts}),
        guardians=[MOTHER],
        referring_school_id=school_id,
        preferred_facility_id=None,
        parents_informed_on=clock.today(),
        note="",
        by=by,
        doubles=doubles,
    )


def sent_to_the_desk(rita: Member, places: Places) -> Referral:
    return again(rita, places.other_school.pk, AnswerToDoubles(seen=None))


def test_refer_pupil_who_is_known_is_shown_first(bram: Member, places: Places) -> None:
    refer(bram, places.mother_school.pk)

    with pytest.raises(LikelyDoubleError) as refusal:
        again(bram, places.mother_school.pk, AnswerToDoubles())

    ((known,),) = refusal.value.found
    assert known.journey is not None
    assert known.journey.pupil.name == "Amira Haddad"
    assert Referral.objects.count() == 1


def test_refer_pupil_shows_nothing_of_a_child_of_another_school(bram: Member, rita: Member, places: Places) -> None:
    refer(bram, places.mother_school.pk)

    with pytest.raises(LikelyDoubleError) as refusal:
        again(rita, places.other_school.pk, AnswerToDoubles())

    ((known,),) = refusal.value.found
    assert (known.journey, known.referral, known.may_follow) == (None, None, False)
    assert str(known.pupil_id) not in known.mark


def test_refer_pupil_of_another_region_is_never_a_double(bram: Member, places: Places, zoe: Member) -> None:
    refer(bram, places.mother_school.pk)
    with region_scope(zoe.region_id):
        assert selectors.known_children(zoe, a_pupil().identity) == []
    assert len(selectors.known_children(bram, a_pupil().identity)) == 1


def test_refer_pupil_needs_a_reason_when_the_other_can_be_seen(bram: Member, places: Places) -> None:
    refer(bram, places.mother_school.pk)
    seen = frozenset(one.mark for one in selectors.known_children(bram, a_pupil().identity))

    with pytest.raises(LikelyDoubleError) as refusal:
        again(bram, places.mother_school.pk, AnswerToDoubles(seen, "  "))
    assert refusal.value.field == "another_child_reason"

    again(bram, places.mother_school.pk, AnswerToDoubles(seen, "Een nicht, met andere ouders."))
    check = DoubleCheck.objects.get()
    assert (check.verdict, check.reason, check.judged_by_id) == (OTHER, "Een nicht, met andere ouders.", bram.user_id)
    assert check.first_id < check.second_id


def test_refer_pupil_asks_the_desk_about_a_child_that_cannot_be_seen(
    bram: Member, rita: Member, dirk: Member, places: Places
) -> None:
    refer(bram, places.mother_school.pk)

    later = sent_to_the_desk(rita, places)

    assert DoubleCheck.objects.get().judged_on is None
    assert any("/newcomers/compare/" in item.url for item in selectors.due_for(dirk))
    assert [check.second_id for check in selectors.pairs_with(dirk, later.journey)] == [later.journey.pupil_id]


def test_follow_referral_in_place_of_a_second_one(bram: Member, rita: Member, dirk: Member, places: Places) -> None:
    first = refer(bram, places.mother_school.pk)
    assert selectors.referral(rita, first.journey.case_number) is None

    actions.follow_referral(referral=first, school_id=places.other_school.pk, by=dirk)

    assert selectors.referral(rita, first.journey.case_number) is not None
    assert [one.pk for one in selectors.mine(rita)] == [first.pk]


def test_follow_referral_of_another_school_is_refused(bram: Member, rita: Member, places: Places) -> None:
    first = refer(bram, places.mother_school.pk)

    with pytest.raises(DomainError):
        actions.follow_referral(referral=first, school_id=places.other_school.pk, by=rita)


def test_compare_pair_that_is_one_child_ends_the_later_referral(
    bram: Member, rita: Member, dirk: Member, places: Places
) -> None:
    first, later = refer(bram, places.mother_school.pk), sent_to_the_desk(rita, places)
    pair = selectors.pair(dirk, DoubleCheck.objects.get().pk)
    assert pair is not None

    actions.compare_pair(pair=pair, verdict=SAME, reason="", by=dirk)

    later.journey.refresh_from_db()
    assert later.journey.leaving_reason == LeavingReason.DOUBLE
    first.journey.refresh_from_db()
    assert first.journey.is_open
    assert selectors.referral(rita, first.journey.case_number) is not None, "her school follows the first one"
    assert first.journey.case_number in Letter.objects.order_by("-id").values_list("body", flat=True)[0]


def test_compare_pair_keeps_the_child_that_has_a_place(
    bram: Member, rita: Member, dirk: Member, places: Places
) -> None:
    first, later = refer(bram, places.mother_school.pk), sent_to_the_desk(rita, places)
    actions.offer_place(journey=later.journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
    pair = selectors.pair(dirk, DoubleCheck.objects.get().pk)
    assert pair is not None

    actions.compare_pair(pair=pair, verdict=SAME, reason="", by=dirk)

    first.journey.refresh_from_db()
    later.journey.refresh_from_db()
    assert (first.journey.is_open, later.journey.is_open) == (False, True)


def test_compare_pair_with_two_places_is_refused(bram: Member, rita: Member, dirk: Member, places: Places) -> None:
    offered(dirk, places)
    later = sent_to_the_desk(rita, places)
    actions.offer_place(journey=later.journey, group_id=places.group.pk, intake_planned_on=None, by=dirk)
    pair = selectors.pair(dirk, DoubleCheck.objects.get().pk)
    assert pair is not None

    with pytest.raises(DomainError):
        actions.compare_pair(pair=pair, verdict=SAME, reason="", by=dirk)


def test_compare_pair_that_is_two_children_needs_a_reason_and_is_not_asked_again(
    bram: Member, rita: Member, dirk: Member, places: Places
) -> None:
    refer(bram, places.mother_school.pk)
    later = sent_to_the_desk(rita, places)
    pair = selectors.pair(dirk, DoubleCheck.objects.get().pk)
    assert pair is not None

    with pytest.raises(DomainError):
        actions.compare_pair(pair=pair, verdict=OTHER, reason=" ", by=dirk)
    actions.compare_pair(pair=pair, verdict=OTHER, reason="Andere moeder, ander adres.", by=dirk)

    assert selectors.pairs_with(dirk, later.journey) == []
    with pytest.raises(DomainError):
        actions.compare_pair(pair=pair, verdict=SAME, reason="", by=dirk)


def test_compare_pair_by_whoever_may_not_answer_is_refused(
    bram: Member, rita: Member, dirk: Member, places: Places
) -> None:
    refer(bram, places.mother_school.pk)
    sent_to_the_desk(rita, places)
    pk = DoubleCheck.objects.get().pk
    assert selectors.pair(rita, pk) is None
    pair = selectors.pair(dirk, pk)
    assert pair is not None

    with pytest.raises(NotAllowedError):
        actions.compare_pair(pair=pair, verdict=SAME, reason="", by=rita)


def refer_three(by: Member, places: Places, *names: str) -> list[Referral]:
    return actions.refer_family(
        pupils=[
            a_pupil(call_name=name, birth_on=clock.today() - timedelta(days=365 * (7 + place) + 40))
            for place, name in enumerate(names)
        ],
        guardians=[MOTHER],
        referring_school_id=places.mother_school.pk,
        preferred_facility_id=None,
        parents_informed_on=clock.today(),
        note="",
        by=by,
    )


def test_refer_family_links_brothers_and_sisters_and_tells_the_desk_once(
    bram: Member, dirk: Member, places: Places
) -> None:
    referrals = refer_three(bram, places, "Sami", "Lina", "Noor")

    assert len({Pupil.objects.get(pk=one.journey.pupil_id).family_id for one in referrals}) == 1
    mail = Letter.objects.get()
    assert all(one.journey.case_number in mail.body for one in referrals)


def test_refer_family_says_which_child_is_not_right(region: Region, bram: Member, places: Places) -> None:
    with pytest.raises(actions.OneChildError) as refusal:
        actions.refer_family(
            pupils=[a_pupil(), a_pupil(call_name="Sami", birth_on=clock.today())],
            guardians=[MOTHER],
            referring_school_id=places.mother_school.pk,
            preferred_facility_id=None,
            parents_informed_on=clock.today(),
            note="",
            by=bram,
        )

    assert (refusal.value.child, refusal.value.field) == (1, "birth_on")
    assert not Referral.objects.exists()


def test_link_siblings_of_two_families_makes_one(bram: Member, dirk: Member, places: Places) -> None:
    first = refer_three(bram, places, "Sami", "Lina")
    second = refer_three(bram, places, "Omar", "Yara")

    link_siblings(journeys=[first[0].journey, second[0].journey], by=dirk)

    assert len(set(Pupil.objects.values_list("family_id", flat=True))) == 1
    part_siblings(journey=second[1].journey, by=dirk)
    assert Pupil.objects.filter(family=None).count() == 1
