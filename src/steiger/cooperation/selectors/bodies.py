"""The tables of the region: their seats, who sits there and who sat there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from steiger.access.member import Member
from steiger.cooperation.enums import MeetingState, PartyState, SeatFunction
from steiger.cooperation.models import Body, Meeting, Party, Seat, Sitting
from steiger.cooperation.rules.bodies import (
    ROLES_AT_TABLES,
    bodies_visible_to,
    bodies_written_by,
    is_expiring,
    sits_on,
)
from steiger.cooperation.selectors.covenant import covenant_for
from steiger.core import clock
from steiger.people.models import Membership, User

# In the order in which a table is introduced.
ORDER = {SeatFunction.CHAIR: 0, SeatFunction.SECRETARY: 1, SeatFunction.MEMBER: 2}


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat on a day: who sits there, who comes next, and since when it is empty."""

    seat: Seat
    sitting: Sitting | None
    following: Sitting | None
    empty_since: date | None
    is_expiring: bool

    @property
    def belongs_to(self) -> str:
        return self.seat.organisation.name if self.seat.organisation else str(self.seat.get_role_display())

    @property
    def is_empty(self) -> bool:
        return self.sitting is None


@dataclass(frozen=True, slots=True)
class BodyPage:
    """One table as it is now, and everybody who has sat at it."""

    body: Body
    rows: Sequence[SeatRow]
    history: Sequence[Sitting]

    @property
    def chair(self) -> SeatRow | None:
        return self._with(SeatFunction.CHAIR)

    @property
    def secretary(self) -> SeatRow | None:
        return self._with(SeatFunction.SECRETARY)

    @property
    def lacks_seats_for_quorum(self) -> bool:
        return self.body.ended_on is None and self.body.quorum > len(self.rows)

    def _with(self, function: SeatFunction) -> SeatRow | None:
        return next((row for row in self.rows if row.seat.function == function), None)


def bodies(member: Member, *, ended: bool = False) -> QuerySet[Body]:
    """With how many seats are filled and how many there are, and the next meeting."""
    today = clock.today()
    coming = Meeting.objects.filter(
        body_id=OuterRef("pk"), state=MeetingState.CALLED, starts_at__gte=clock.now()
    ).order_by()
    seats = Seat.objects.filter(body_id=OuterRef("pk"), until_on=None).order_by().values("body_id")
    taken = Exists(Sitting.objects.filter(sits_on(today), seat_id=OuterRef("pk")))
    found = Body.objects.filter(bodies_visible_to(member), ended_on__isnull=not ended)
    return found.annotate(
        seats_count=_counted(seats.annotate(n=Count("pk")).values("n")),
        filled_count=_counted(seats.filter(taken).annotate(n=Count("pk")).values("n")),
        next_meeting_at=Subquery(coming.values("body_id").annotate(first=Min("starts_at")).values("first")),
    ).order_by("-ended_on", "name", "pk")


def _counted(counts: QuerySet[Seat, Any]) -> Coalesce:
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def body_for(member: Member, number: int) -> Body | None:
    return Body.objects.filter(bodies_visible_to(member), pk=number).first()


def bodies_to_write_at(member: Member) -> QuerySet[Body]:
    """The running tables at which this person may put something down."""
    return Body.objects.filter(bodies_written_by(member), ended_on=None).order_by("name", "pk")


def body_page(body: Body) -> BodyPage:
    history = Sitting.objects.filter(seat__body=body).select_related("user", "seat__organisation")
    return BodyPage(body, seat_rows([body]), list(history.order_by("-from_on", "-pk")))


def seat_rows(found: Iterable[Body]) -> list[SeatRow]:
    """The seats of these tables, the chair first, in two questions."""
    today = clock.today()
    seats = Seat.objects.filter(body__in=found, until_on=None).select_related("body", "organisation")
    sittings = Sitting.objects.select_related("user").order_by("from_on")
    rows = [_seat_row(seat, today) for seat in seats.prefetch_related(Prefetch("sittings", sittings))]
    return sorted(rows, key=lambda row: (row.seat.body_id, ORDER[SeatFunction(row.seat.function)], row.seat.pk))


def _seat_row(seat: Seat, today: date) -> SeatRow:
    sittings = list(seat.sittings.all())
    over = [one.until_on for one in sittings if one.until_on is not None and one.until_on < today]
    now = next(
        (one for one in sittings if one.from_on <= today and (one.until_on is None or one.until_on >= today)), None
    )
    following = next((one for one in sittings if one.from_on > today), None)
    return SeatRow(
        seat=seat,
        sitting=now,
        following=following,
        empty_since=None if now else (max(over) + timedelta(days=1) if over else seat.from_on),
        is_expiring=now is not None and is_expiring(now.until_on, following.from_on if following else None, today),
    )


def seat_for(member: Member, body_id: int, number: int) -> Seat | None:
    found = Seat.objects.filter(body__in=Body.objects.filter(bodies_visible_to(member)), body_id=body_id, pk=number)
    return found.select_related("body", "organisation").first()


def sitting_in(seat: Seat) -> Sitting | None:
    """Whoever sits here now; or when nobody does, who begins first."""
    found = Sitting.objects.filter(Q(until_on=None) | Q(until_on__gte=clock.today()), seat=seat)
    return found.select_related("user", "seat__body").order_by("from_on").first()


def people_at(body: Body) -> QuerySet[User]:
    """Who sits at this table today."""
    seated = Sitting.objects.filter(sits_on(clock.today()), seat__body=body)
    return User.objects.filter(pk__in=seated.values("user_id")).order_by("name_key", "pk")


def may_sit_in(seat: Seat, day: date) -> QuerySet[User]:
    """Who has a role on this day from which one sits here."""
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), region_id=seat.region_id, from_on__lte=day
    )
    if seat.organisation_id is None:
        held = held.filter(role=seat.role)
    else:
        held = held.filter(organisation_id=seat.organisation_id, role__in=ROLES_AT_TABLES)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("name_key", "pk")


def parties_without_seat(member: Member, body: Body) -> list[Party]:
    """The parties of the covenant that have agreed or signed and do not sit at this table yet."""
    covenant = covenant_for(member)
    if covenant is None:
        return []
    seated = body.seats.filter(until_on=None, organisation__isnull=False).values("organisation_id")
    found = covenant.parties.filter(state__in=(PartyState.AGREED, PartyState.SIGNED))
    return list(
        found.exclude(organisation_id__in=seated).select_related("organisation").order_by("organisation__name_key")
    )
