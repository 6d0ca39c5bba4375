"""What was handed over: the note, and what *Vandaag* says of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
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
    return [*items, *(_leaving_item(member, slug, one) for one in leaving(member))]


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
