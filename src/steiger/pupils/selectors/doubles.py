"""Children who look like a child. What a reader may know of them, the rooms above decide: here stands all of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from steiger.pupils.models import DoubleCheck, Journey, Pupil
from steiger.pupils.rules.doubles import THRESHOLD, Identity, Likeness, dates_near, likeness

MOST = 5


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A child of the region that may be the same one, with its latest way."""

    journey: Journey
    likeness: Likeness


def identity_of(pupil: Pupil) -> Identity:
    return Identity(pupil.call_name, pupil.last_name, pupil.birth_on, infix=pupil.infix)


def lookalikes(child: Identity) -> list[Lookalike]:
    """The likeliest first. The region of the request bounds it; the index on birth dates keeps it quick."""
    born_near = Pupil.objects.filter(birth_on__in=dates_near(child.birth_on)).order_by()
    found: dict[int, Likeness] = {}
    rows = born_near.values_list("pk", "call_name", "last_name", "birth_on", "infix")
    for pk, call_name, last_name, birth_on, infix in rows:
        alike = likeness(child, Identity(call_name, last_name, birth_on, infix=infix))
        if alike.score >= THRESHOLD:
            found[pk] = alike
    likeliest = sorted(found, key=lambda pk: (-found[pk].score, pk))[:MOST]
    ways = Journey.objects.filter(pupil_id__in=likeliest).select_related("pupil").order_by("referred_on", "id")
    latest = {way.pupil_id: way for way in ways} if likeliest else {}
    return [Lookalike(latest[pk], found[pk]) for pk in likeliest if pk in latest]


def checks_of(pupil_id: int) -> QuerySet[DoubleCheck]:
    """The pairs in which this child stands, judged or not."""
    return DoubleCheck.objects.filter(Q(first_id=pupil_id) | Q(second_id=pupil_id)).select_related(
        "first", "second", "asked_by", "judged_by"
    )


def checks_to_judge() -> QuerySet[DoubleCheck]:
    """Of the whole region, the oldest first."""
    return DoubleCheck.objects.filter(judged_on__isnull=True).order_by("asked_on", "id")
