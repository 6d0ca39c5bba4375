"""Who sees the meetings of a table, who leads them, and what may be done with one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import ItemKind, ItemOutcome, MeetingState, SeatFunction
from steiger.cooperation.models import Body, Sitting
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from steiger.cooperation.models import AgendaItem, Meeting

LEADING = (SeatFunction.CHAIR, SeatFunction.SECRETARY)
# What comes on the next agenda by itself is not carried over; the rest waits until it is handled.
CARRIED_OVER = (ItemKind.TOPIC, ItemKind.POLICY)
NOBODY = Q(pk__in=[])


def sitting_on(day: date) -> Q:
    """Sittings that run on this day, in seats that exist on it."""
    return (
        Q(from_on__lte=day, seat__from_on__lte=day)
        & (Q(until_on=None) | Q(until_on__gte=day))
        & (Q(seat__until_on=None) | Q(seat__until_on__gte=day))
    )


def meetings_visible_to(member: Member) -> Q:
    """Meetings, agenda items and whatever else has a `body`: of the own tables, and for a coordinator of all."""
    reach = member.reach(Permission.TABLE_SEE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    return mine if reach == Reach.REGION else mine & Q(body__in=_tables_of(member))


def tables_visible_to(member: Member) -> Q:
    """The bodies themselves, by the same measure."""
    reach = member.reach(Permission.TABLE_SEE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    return mine if reach == Reach.REGION else mine & Q(pk__in=_tables_of(member))


def tables_led_by(member: Member) -> Q:
    """Bodies whose meetings this person calls and writes down: chair, secretary, and the coordinator everywhere."""
    reach = member.reach(Permission.TABLE_WRITE)
    if reach < Reach.OWN:
        return NOBODY
    mine = Q(region_id=member.region_id)
    return mine if reach == Reach.REGION else mine & Q(pk__in=_tables_of(member, *LEADING))


def _tables_of(member: Member, *functions: str) -> QuerySet[Sitting, int]:
    sittings = Sitting.objects.filter(sitting_on(clock.today()), user_id=member.user_id)
    if functions:
        sittings = sittings.filter(seat__function__in=functions)
    return sittings.values_list("seat__body_id", flat=True)


def may_lead(member: Member, body: Body) -> Verdict:
    if Body.objects.filter(tables_led_by(member), pk=body.pk).exists():
        return YES
    return no(_("The chair, the secretary or the coordinator does this. Ask one of them."))


def may_propose(member: Member, body: Body) -> Verdict:
    if member.may(Permission.TABLE_WRITE) and Body.objects.filter(tables_visible_to(member), pk=body.pk).exists():
        return YES
    return no(_("Only who sits at this table puts something on its agenda."))


def may_be_changed(meeting: Meeting) -> Verdict:
    """What was written down stays as it was, and what was cancelled does not come back."""
    if meeting.state == MeetingState.CANCELLED:
        return no(_("This meeting was cancelled. Call a new one."))
    if meeting.state != MeetingState.CALLED:
        return no(_("The minutes of this meeting are fixed. Say at the next meeting what should be corrected."))
    return YES


def may_be_cancelled(meeting: Meeting) -> Verdict:
    verdict = may_be_changed(meeting)
    if not verdict:
        return verdict
    if any(item.outcome != ItemOutcome.OPEN for item in meeting.agenda_items.all()):
        return no(_("Something was handled at this meeting already. Close it instead."))
    return YES


def has_begun(meeting: Meeting) -> bool:
    """From its day on: who sits down early may write."""
    return timezone.localdate(meeting.starts_at) <= clock.today()


def may_be_minuted(meeting: Meeting) -> Verdict:
    verdict = may_be_changed(meeting)
    if not verdict:
        return verdict
    if not has_begun(meeting):
        return no(_("This meeting has yet to come. On its day you can write the minutes."))
    return YES


def may_be_closed(meeting: Meeting, items: Sequence[AgendaItem], *, present: int) -> Verdict:
    verdict = may_be_minuted(meeting)
    if not verdict:
        return verdict
    unhandled = [item.title for item in items if item.outcome == ItemOutcome.OPEN]
    if unhandled:
        return no(
            _("Not handled yet: %(items)s. Mark each as handled, or move it to the next meeting.")
            % {"items": "; ".join(unhandled)}
        )
    if not present:
        return no(_("Nobody is marked as present. Tick who was there."))
    return YES


def may_be_approved(earlier: Meeting, meeting: Meeting) -> Verdict:
    if earlier.state != MeetingState.CLOSED:
        return no(_("These minutes are not made yet, or are approved already."))
    if earlier.body_id != meeting.body_id or earlier.starts_at >= meeting.starts_at:
        return no(_("Minutes are approved at a later meeting of the same table."))
    return may_be_minuted(meeting)


def mark_of(notes: str) -> str:
    """By which a page tells what text somebody began with."""
    return sha256(notes.encode()).hexdigest()[:16]
