"""What somebody is told: once, and in the way that they chose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.messaging.actions import choose_ways, forget_old_letters, put_away_news, tell
from steiger.messaging.enums import Kind, Way
from steiger.messaging.models import Letter, Notice
from steiger.messaging.selectors import news, wishes
from steiger.organisations.models import Region
from steiger.people.models import User


def _tell(region: Region, *members: Member, **more: Any) -> list[Letter]:
    users = User.objects.filter(pk__in=[one.user_id for one in members])
    words = {"subject": "Bezoek afgezegd", "body": "Bezoek 2 gaat niet door.", "path": "/po2601/"}
    return tell(region_id=region.pk, users=users, **{"kind": Kind.VISIT, **words, **more})


def test_tell_the_same_fact_again_tells_only_who_does_not_know(region: Region, bram: Member, carla: Member) -> None:
    _tell(region, bram, fact="visit-2-cancelled")

    letters = _tell(region, bram, carla, fact="visit-2-cancelled")

    assert [letter.to for letter in letters] == [User.objects.get(pk=carla.user_id).email]
    assert Notice.objects.filter(fact="visit-2-cancelled").count() == 2


def test_tell_without_a_name_for_the_fact_tells_again(region: Region, bram: Member) -> None:
    assert len(_tell(region, bram)) == len(_tell(region, bram)) == 1


@pytest.mark.parametrize(("way", "mails"), [(Way.AT_ONCE, 1), (Way.DIGEST, 0), (Way.TODAY, 0)])
def test_tell_follows_the_wish_and_stands_under_today(region: Region, bram: Member, way: Way, mails: int) -> None:
    choose_ways(by=bram, ways={Kind.VISIT: way})

    assert len(_tell(region, bram)) == mails
    assert [one.subject for one in news(bram)] == ["Bezoek afgezegd"]


def test_a_wish_is_one_persons_and_one_kinds(region: Region, bram: Member, carla: Member) -> None:
    choose_ways(by=bram, ways={Kind.VISIT: Way.TODAY})

    assert len(_tell(region, bram, carla)) == 1
    assert len(_tell(region, bram, kind=Kind.CHILD)) == 1


def test_an_appointment_does_not_wait_for_the_weekly_mail(region: Region, bram: Member) -> None:
    choose_ways(by=bram, ways={Kind.VISIT: Way.DIGEST})

    assert len(_tell(region, bram, calendar="BEGIN:VCALENDAR")) == 1


def test_choose_ways_refuses_a_way_that_does_not_exist(bram: Member) -> None:
    with pytest.raises(DomainError):
        choose_ways(by=bram, ways={Kind.WEEK: Way.AT_ONCE})


def test_choose_ways_leaves_alone_what_the_role_never_hears(esra: Member) -> None:
    choose_ways(by=esra, ways={Kind.REFERRAL: Way.TODAY, Kind.MEETING: Way.TODAY})

    assert wishes(esra)[Kind.MEETING] == Way.TODAY
    assert Kind.REFERRAL not in wishes(esra)


def test_tell_asks_the_same_few_questions_for_three_as_for_one(
    region: Region, bram: Member, carla: Member, dirk: Member, django_assert_num_queries: Any
) -> None:
    users = list(User.objects.filter(pk__in=[bram.user_id, carla.user_id, dirk.user_id]))
    words = {"subject": "x", "body": "y", "path": "/", "kind": Kind.VISIT}
    # The wait for others, who knows, who stands in, the wishes, letters, messages, the job.
    for some, fact in ((users[:1], "one"), (users, "three")):
        with django_assert_num_queries(7):
            tell(region_id=region.pk, users=some, fact=fact, **words)


def test_put_away_news_is_for_ones_own(region: Region, bram: Member, carla: Member) -> None:
    _tell(region, bram)
    _tell(region, bram)
    mine = news(bram)

    assert put_away_news(by=carla, notice_id=mine[0].pk) == 0
    assert put_away_news(by=bram, notice_id=mine[0].pk) == 1
    assert news(bram) == mine[1:]
    put_away_news(by=bram)
    assert news(bram) == []


def test_news_goes_by_itself_after_two_weeks(region: Region, bram: Member) -> None:
    _tell(region, bram)

    with clock.on(clock.today() + timedelta(days=13)):
        assert news(bram)
    with clock.on(clock.today() + timedelta(days=15)):
        assert not news(bram)


def test_news_stays_in_its_region(region: Region, bram: Member, zoe: Member) -> None:
    _tell(region, bram)

    assert news(bram)
    assert news(zoe) == []


def test_forget_old_letters_leaves_nothing_of_a_season_ago(region: Region, bram: Member) -> None:
    _tell(region, bram)
    with clock.on(clock.today() + timedelta(days=60)):
        _tell(region, bram, subject="Later")

    with clock.on(clock.today() + timedelta(days=91)):
        assert forget_old_letters() == 2

    assert Letter.objects.get().subject == Notice.objects.get().subject == "Later"
