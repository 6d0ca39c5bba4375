from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from steiger.access.member import Member
from steiger.core import clock
from steiger.messaging.enums import Kind, Way
from steiger.messaging.models import Letter, Notice, Preference
from steiger.messaging.rules import NEWS_FOR, TRIES, UNSURE_AFTER, kinds_for, usual_way

SHOWN_NEWS = 20


def letters_to_send(now: datetime) -> QuerySet[Letter]:
    """What waits in the region of this transaction and is due for a try, oldest first."""
    waiting = Letter.objects.filter(sent_at=None, handed_at=None, try_at__lte=now, attempts__lt=TRIES)
    return waiting.order_by("try_at", "pk")


def unsure_letters(now: datetime) -> QuerySet[Letter]:
    """Handed to the mail server by somebody who was killed before the answer came."""
    return Letter.objects.filter(sent_at=None, handed_at__lt=now - UNSURE_AFTER, attempts__lt=TRIES).order_by("pk")


def stranded_letters() -> QuerySet[Letter]:
    """What was tried so often that it is given up, in the region of this transaction: for the operator to look at."""
    return Letter.objects.filter(sent_at=None, attempts__gte=TRIES)


def ways_of(user_ids: Collection[int], kind: Kind) -> dict[int, Way]:
    """How each of these people wants to hear of this kind, in the region of this transaction."""
    wishes = Preference.objects.filter(reader_id__in=user_ids, kind=kind).values_list("reader_id", "way")
    wanted = {user_id: Way(way) for user_id, way in wishes}
    return {user_id: wanted.get(user_id, usual_way(kind)) for user_id in user_ids}


def wishes(member: Member) -> dict[Kind, Way]:
    """How this person hears of each kind that concerns them."""
    stored = Preference.objects.filter(region_id=member.region_id, reader_id=member.user_id)
    wanted = {Kind(kind): Way(way) for kind, way in stored.values_list("kind", "way")}
    return {kind: wanted.get(kind, usual_way(kind)) for kind in kinds_for(member)}


def waiting_for_the_week(region_id: int, user_id: int) -> list[Notice]:
    """What this person wanted to hear with the weekly mail and has not read under *Vandaag* yet."""
    return list(_without_letter(region_id, user_id).filter(way=Way.DIGEST))


def missed(region_id: int, user_id: int) -> list[Notice]:
    """What should have come at once, but of whose letter nobody knows whether it left."""
    found = _without_letter(region_id, user_id).filter(way=Way.AT_ONCE)
    return list(found.filter(told_at__gt=clock.now() - NEWS_FOR))


def who_missed_something(region_id: int) -> set[int]:
    found = Notice.objects.filter(region_id=region_id, letter=None, seen_at=None, way=Way.AT_ONCE)
    found = found.filter(told_at__gt=clock.now() - NEWS_FOR)
    return set(found.values_list("reader_id", flat=True))


def _without_letter(region_id: int, user_id: int) -> QuerySet[Notice]:
    found = Notice.objects.filter(region_id=region_id, reader_id=user_id, letter=None, seen_at=None)
    return found.exclude(kind=Kind.WEEK).order_by("told_at", "pk")


def who_heard(region_id: int, fact: str) -> set[int]:
    return set(Notice.objects.filter(region_id=region_id, fact=fact).values_list("reader_id", flat=True))


def news(member: Member) -> list[Notice]:
    """What this person was told and has not put away, latest first."""
    found = Notice.objects.filter(
        region_id=member.region_id, reader_id=member.user_id, seen_at=None, told_at__gt=clock.now() - NEWS_FOR
    )
    return list(found.exclude(kind=Kind.WEEK).order_by("-told_at", "-pk")[:SHOWN_NEWS])
