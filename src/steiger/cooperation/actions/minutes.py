"""What is said, who was there, how each item ended; and then it is fixed and approved."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.actions.agenda import put_on_agenda_what_waits
from steiger.cooperation.actions.meetings import lock_meeting
from steiger.cooperation.enums import ItemKind, ItemOutcome, MeetingState
from steiger.cooperation.models import AgendaItem, Meeting, Paper
from steiger.cooperation.rules import meetings as rules
from steiger.cooperation.selectors.meetings import attendance_of, items_of, next_meeting, to_approve_at
from steiger.cooperation.selectors.minutes_paper import minutes_pdf
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file
from steiger.organisations.selectors import region_of


@transaction.atomic
def write_notes(*, by: Member, item: AgendaItem, notes: str, seen: str) -> AgendaItem:
    """As it is typed. `seen` is the mark of the notes that the person began with: nobody's words are buried unseen."""
    require(by, Permission.TABLE_WRITE)
    _lock_for_minutes(by, item)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    notes = notes.replace("\r\n", "\n")
    if item.notes == notes:
        return item
    if seen != rules.mark_of(item.notes):
        raise DomainError(_("Somebody else wrote here in the meantime. Below is what they wrote: take it over."))
    item.notes = notes
    item.save(update_fields=["notes"])
    record(by=by, kind="write_notes", subject=f"agenda item {item.pk}")
    return item


@transaction.atomic
def set_outcome(*, by: Member, item: AgendaItem, outcome: ItemOutcome) -> AgendaItem:
    require(by, Permission.TABLE_WRITE)
    _lock_for_minutes(by, item)
    if outcome == ItemOutcome.DEFERRED and (item.decisions.exists() or item.actions.exists()):
        raise DomainError(_("Something was decided on this item. Mark it as handled, and propose what is left anew."))
    item.outcome = outcome
    item.save(update_fields=["outcome"])
    record(by=by, kind="set_outcome", subject=f"agenda item {item.pk}", outcome=str(outcome))
    return item


@transaction.atomic
def tick_attendance(*, by: Member, meeting: Meeting, present: Collection[int]) -> Meeting:
    """`present` are the invitations of whoever was there; all others were not."""
    require(by, Permission.TABLE_WRITE)
    meeting = _lock(by, meeting)
    for invitation in meeting.invitations.all():
        was_present = invitation.pk in present
        if invitation.was_present != was_present:
            invitation.was_present = was_present
            invitation.save(update_fields=["was_present"])
    record(by=by, kind="tick_attendance", subject=f"meeting {meeting.pk}", present=len(present))
    return meeting


@transaction.atomic
def approve_minutes(*, by: Member, earlier: Meeting, meeting: Meeting) -> Meeting:
    """The table says at this meeting: so it was. With the last of them its agenda item is handled."""
    require(by, Permission.TABLE_WRITE)
    meeting = _lock(by, meeting)
    earlier = lock_meeting(earlier)
    verdict = rules.may_be_approved(earlier, meeting)
    if not verdict:
        raise DomainError(verdict.reason)
    earlier.approved_on, earlier.approved_in = clock.today(), meeting
    earlier.save(update_fields=["approved_on", "approved_in"])
    if not to_approve_at(meeting).exists():
        item = meeting.agenda_items.filter(kind=ItemKind.MINUTES, outcome=ItemOutcome.OPEN).first()
        if item is not None:
            item.outcome = ItemOutcome.HANDLED
            item.save(update_fields=["outcome"])
    record(by=by, kind="approve_minutes", subject=f"meeting {earlier.pk}", at=meeting.pk)
    return earlier


@transaction.atomic
def close_meeting(*, by: Member, meeting: Meeting) -> Meeting:
    """Fix the minutes as a document. What was put off goes to the next meeting, or waits for it."""
    require(by, Permission.TABLE_WRITE)
    meeting = lock_meeting(meeting)
    rules.may_lead(by, meeting.body).require()
    items = list(items_of(meeting))
    attendance = attendance_of(meeting)
    verdict = rules.may_be_closed(meeting, items, present=attendance.present)
    if not verdict:
        raise DomainError(verdict.reason)
    day = timezone.localdate(meeting.starts_at)
    stored = store_file(
        by=by,
        name=f"verslag-{day:%Y-%m-%d}.pdf",
        media_type="application/pdf",
        content=minutes_pdf(meeting, items, attendance, region_of(by)),
    )
    meeting.minutes, meeting.closed_at, meeting.closed_by_id = stored, clock.now(), by.user_id
    meeting.save(update_fields=["minutes", "closed_at", "closed_by"])
    meeting.refresh_from_db(fields=["state"])
    _carry_over(by, meeting, items)
    record(by=by, kind="close_meeting", subject=f"meeting {meeting.pk}", sha256=stored.sha256)
    return meeting


def _carry_over(by: Member, meeting: Meeting, items: Collection[AgendaItem]) -> None:
    """The item stays in these minutes as put off; a copy goes on, with its papers."""
    for item in items:
        if item.outcome != ItemOutcome.DEFERRED or item.kind not in rules.CARRIED_OVER:
            continue
        copy = AgendaItem.objects.create(
            region_id=item.region_id,
            body_id=item.body_id,
            kind=item.kind,
            title=item.title,
            text=item.text,
            proposed_by_id=item.proposed_by_id,
            proposed_on=item.proposed_on,
            policy_draft=item.policy_draft,
        )
        Paper.objects.bulk_create(
            Paper(
                region_id=paper.region_id,
                item=copy,
                file_id=paper.file_id,
                title=paper.title,
                added_by_id=paper.added_by_id,
                added_at=paper.added_at,
            )
            for paper in item.papers.all()
        )
    following = next_meeting(meeting)
    if following is not None and following.state == MeetingState.CALLED:
        put_on_agenda_what_waits(by, following)


def _lock(by: Member, meeting: Meeting) -> Meeting:
    meeting = lock_meeting(meeting)
    rules.may_lead(by, meeting.body).require()
    verdict = rules.may_be_minuted(meeting)
    if not verdict:
        raise DomainError(verdict.reason)
    return meeting


def _lock_for_minutes(by: Member, item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise DomainError(_("This item is on no agenda yet."))
    return _lock(by, item.meeting)
