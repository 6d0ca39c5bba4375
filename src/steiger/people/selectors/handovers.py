"""What was handed over: the note, and what *Vandaag* says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of
from steiger.people.models import Handover, HandoverLine, Membership
from steiger.people.owned import OwnedThing, kind_named, owned_by
from steiger.people.rules import handover_visible_to, may_manage
from steiger.people.selectors.leaving import Leaving, leaving, things_counted
from steiger.people.selectors.second_factor import second_factor_term
from steiger.people.selectors.standing_in import delegations_now

SEEN_COMING = timedelta(days=30)


def handovers(member: Member) -> QuerySet[Handover]:
    found = Handover.objects.filter(handover_visible_to(member)).annotate(count=Count("lines"))
    return found.select_related("membership__user", "successor", "handed_by").order_by("-handed_at", "pk")


def handovers_of(member: Member, held: Membership) -> QuerySet[Handover]:
    return handovers(member).filter(membership=held)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One thing that passed. `thing` is what it is now, while it is still the successor's and open."""

    reference: str
    due_on: date | None
    thing: OwnedThing | None


@dataclass(frozen=True, slots=True)
class Note:
    """What one successor took over: to read, to print, and to put away."""

    handover: Handover
    groups: list[tuple[str, list[NoteLine]]]
    is_mine: bool


def note(member: Member, handover_id: int) -> Note | None:
    found = handovers(member).filter(pk=handover_id).first()
    if found is None:
        return None
    now = {thing.pair: thing for thing in owned_by(member, [found.successor_id])}
    lines: defaultdict[str, list[NoteLine]] = defaultdict(list)
    for line in HandoverLine.objects.filter(handover=found).order_by("kind", "due_on", "reference", "pk"):
        thing = now.get((line.kind, line.key))
        kind = kind_named(line.kind)
        lines[str(kind.label) if kind else line.kind].append(NoteLine(line.reference, line.due_on, thing))
    return Note(found, list(lines.items()), is_mine=found.successor_id == member.user_id)


def due_for(member: Member) -> list[DueItem]:
    """Notes to read about what one took over, and work to pass on before somebody leaves."""
    slug = region_of(member).slug
    unread = handovers(member).filter(successor_id=member.user_id, read_at__isnull=True)
    items = [
        DueItem(
            title=_("Taken over from %(name)s: read the note") % {"name": one.membership.user.name},
            due_on=timezone.localtime(one.handed_at).date(),
            url=in_region(slug, "people:note", handover_id=one.pk),
            button=_("Read"),
            about=things_counted(one.count),  # type: ignore[attr-defined]
        )
        for one in unread
    ]
    going = leaving(member)
    items += [_leaving_item(member, slug, one) for one in going]
    if member.stand_in is not None:
        return items
    return [*items, *_ending_items(member, slug, going), *_standing_in_items(member, slug), *_factor_items(member)]


def _ending_items(member: Member, slug: str, going: Collection[Leaving]) -> Iterator[DueItem]:
    """The own roles that end soon, also when nothing needs to be passed on: nobody is surprised by a closed door."""
    told = {one.held.pk for one in going}
    soon = clock.today() + SEEN_COMING
    ending = Membership.objects.filter(user_id=member.user_id, region_id=member.region_id)
    for held in (
        ending.filter(until_on__gte=clock.today(), until_on__lte=soon).exclude(pk__in=told).order_by("until_on")
    ):
        yield DueItem(
            title=_("Your role ends"),
            due_on=held.until_on or soon,
            url=in_region(slug, "people:work"),
            button=_("Look"),
            about=str(held.get_role_display()),
        )


def _standing_in_items(member: Member, slug: str) -> Iterator[DueItem]:
    for one in delegations_now(member.user_id, member.region_id):
        yield DueItem(
            title=_("You stand in for %(name)s") % {"name": one.absent.name},
            due_on=one.until_on,
            url=in_region(slug, "people:leave"),
            button=_("Start"),
            about=str(one.membership.get_role_display()) if one.membership else _("All work"),
        )


def _factor_items(member: Member) -> Iterator[DueItem]:
    if (day := second_factor_term(member)) is not None:
        yield DueItem(_("Set up a second factor"), day, reverse("mfa_index"), _("Set up"))


def _leaving_item(member: Member, slug: str, one: Leaving) -> DueItem:
    held, is_mine = one.held, one.held.user_id == member.user_id
    about = f"{things_counted(one.count)} · {held.get_role_display()}"
    if not may_manage(member, held.role, held.organisation_id):
        url, button = in_region(slug, "people:work"), _("Look")
        title = _("Agree on who takes over your work")
    else:
        url, button = in_region(slug, "people:hand_over", membership_id=held.pk), _("Hand over")
        title = _("Hand over your work") if is_mine else _("Hand over the work of %(name)s") % {"name": held.user.name}
    return DueItem(title=title, due_on=held.until_on or clock.today(), url=url, button=button, about=about)
