"""What is talked about: proposed, put on the agenda, ordered, with papers."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.enums import ItemKind, ItemOutcome
from steiger.cooperation.models import AgendaItem, Body, Meeting, Paper
from steiger.cooperation.rules import meetings as rules
from steiger.cooperation.selectors.meetings import (
    decisions_to_evaluate,
    open_actions,
    standing_items,
    standing_items_at,
    to_approve_at,
)
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import store_file

TITLE_LENGTH = 200
MOST_BYTES = 20 * 1024 * 1024
# By their first bytes: what a name says about a file is only what somebody called it.
KINDS_OF_PAPER = {
    b"%PDF-": "application/pdf",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"PK\x03\x04": "application/octet-stream",
}


@transaction.atomic
def propose_item(
    *,
    by: Member,
    body: Body,
    title: str,
    text: str = "",
    kind: ItemKind = ItemKind.TOPIC,
    policy_draft: dict[str, Any] | None = None,
) -> AgendaItem:
    """Whoever sits at the table says what the next meeting should talk about. It waits until it is on an agenda."""
    require(by, Permission.TABLE_WRITE)
    rules.may_propose(by, body).require()
    item = _make(by, body, title=title, text=text, kind=kind, policy_draft=policy_draft)
    record(by=by, kind="propose_item", subject=f"agenda item {item.pk}")
    return item


@transaction.atomic
def add_standing_item(*, by: Member, body: Body, title: str, month: int | None = None) -> AgendaItem:
    """What this table talks about every time, or once a year at its first meeting from that month on."""
    require(by, Permission.TABLE_WRITE)
    rules.may_lead(by, body).require()
    place = standing_items(body.pk).count()
    item = _make(by, body, title=title, kind=ItemKind.STANDING, position=place, month=month)
    record(by=by, kind="add_standing_item", subject=f"agenda item {item.pk}", month=month)
    return item


@transaction.atomic
def add_item(*, by: Member, meeting: Meeting, title: str, text: str = "") -> AgendaItem:
    """Straight on the agenda, last."""
    require(by, Permission.TABLE_WRITE)
    _require_open(by, meeting)
    item = _make(by, meeting.body, title=title, text=text, meeting=meeting, position=_next_position(meeting))
    record(by=by, kind="add_item", subject=f"agenda item {item.pk}", meeting=meeting.pk)
    return item


@transaction.atomic
def change_item(*, by: Member, item: AgendaItem, title: str, text: str = "") -> AgendaItem:
    """By who proposed it while it waits; on an agenda by who leads the meeting."""
    require(by, Permission.TABLE_WRITE)
    _require_own_or_leading(by, item)
    _require_title(title)
    item.title, item.text = title.strip(), text.strip()
    item.save(update_fields=["title", "text"])
    record(by=by, kind="change_item", subject=f"agenda item {item.pk}")
    return item


@transaction.atomic
def take_up_item(*, by: Member, item: AgendaItem, meeting: Meeting) -> AgendaItem:
    """A proposal comes on the agenda of a meeting that was called already."""
    require(by, Permission.TABLE_WRITE)
    _require_open(by, meeting)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.meeting_id is not None or item.body_id != meeting.body_id or item.kind == ItemKind.STANDING:
        raise DomainError(_("This is no proposal that waits for this table. Open the agenda again."))
    item.meeting, item.position = meeting, _next_position(meeting)
    item.save(update_fields=["meeting", "position"])
    record(by=by, kind="take_up_item", subject=f"agenda item {item.pk}", meeting=meeting.pk)
    return item


@transaction.atomic
def fill_agenda(*, by: Member, meeting: Meeting) -> int:
    """All that waits and is not on it yet; how many items came."""
    require(by, Permission.TABLE_WRITE)
    _require_open(by, meeting)
    added = put_on_agenda_what_waits(by, meeting)
    record(by=by, kind="fill_agenda", subject=f"meeting {meeting.pk}", items=added)
    return added


@transaction.atomic
def move_item(*, by: Member, item: AgendaItem, up: bool) -> None:
    """One place earlier or later. At an end it stays where it is."""
    require(by, Permission.TABLE_WRITE)
    meeting = _meeting_of(item)
    _require_open(by, meeting)
    order = list(AgendaItem.objects.select_for_update(of=("self",)).filter(meeting=meeting).order_by("position", "pk"))
    place = next(number for number, one in enumerate(order) if one.pk == item.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    for number, one in enumerate(order, start=1):
        if one.position != number:
            one.position = number
            one.save(update_fields=["position"])
    record(by=by, kind="move_item", subject=f"agenda item {item.pk}", up=up)


@transaction.atomic
def remove_item(*, by: Member, item: AgendaItem) -> None:
    """From an agenda a proposal goes back to wait; what waited, or came by itself, is gone."""
    require(by, Permission.TABLE_WRITE)
    _require_own_or_leading(by, item)
    if item.outcome != ItemOutcome.OPEN or item.decisions.exists() or item.actions.exists():
        raise DomainError(_("Something was said or decided on this item already. It stays on the agenda."))
    record(by=by, kind="remove_item", subject=f"agenda item {item.pk}")
    if item.meeting_id is not None and item.kind in rules.CARRIED_OVER:
        item.meeting, item.position = None, 0
        item.save(update_fields=["meeting", "position"])
    else:
        item.delete()


@transaction.atomic
def add_paper(*, by: Member, item: AgendaItem, title: str, file_name: str, content: bytes) -> Paper:
    require(by, Permission.TABLE_WRITE)
    _require_own_or_leading(by, item)
    if len(content) > MOST_BYTES:
        raise DomainError(_("This file is larger than 20 MB. Choose a smaller one."), field="file")
    kind = next((kind for start, kind in KINDS_OF_PAPER.items() if content.startswith(start)), None)
    if kind is None:
        raise DomainError(_("Choose a PDF, a picture, or a document of an office program."), field="file")
    stored = store_file(by=by, name=file_name, media_type=kind, content=content)
    paper = Paper.objects.create(
        region_id=item.region_id,
        item=item,
        file=stored,
        title=(title.strip() or file_name)[:TITLE_LENGTH],
        added_by_id=by.user_id,
        added_at=clock.now(),
    )
    record(by=by, kind="add_paper", subject=f"agenda item {item.pk}", paper=paper.pk)
    return paper


@transaction.atomic
def remove_paper(*, by: Member, paper: Paper) -> None:
    """From the agenda. The file itself stays kept: somebody may have read it."""
    require(by, Permission.TABLE_WRITE)
    _require_own_or_leading(by, paper.item)
    record(by=by, kind="remove_paper", subject=f"agenda item {paper.item_id}", paper=paper.pk)
    paper.delete()


def put_on_agenda_what_waits(by: Member, meeting: Meeting) -> int:
    """Minutes of last time, actions, decisions to evaluate, proposals, standing items: each once."""
    body, there = meeting.body, list(meeting.agenda_items.all())
    kinds = {item.kind for item in there}
    standing = {item.title for item in there if item.kind == ItemKind.STANDING}
    before = len(there)
    if ItemKind.MINUTES not in kinds and to_approve_at(meeting).exists():
        _append(by, meeting, _("Minutes of last time"), ItemKind.MINUTES)
    if ItemKind.ACTIONS not in kinds and open_actions(body.pk).exists():
        _append(by, meeting, _("Open actions"), ItemKind.ACTIONS)
    for decision in decisions_to_evaluate(body.pk, timezone.localdate(meeting.starts_at)):
        title = _("Evaluation of decision %(number)s: %(title)s") % {"number": decision.number, "title": decision.title}
        _append(by, meeting, title, ItemKind.EVALUATION, evaluates=decision)
    waiting = AgendaItem.objects.select_for_update(of=("self",)).filter(body=body, meeting=None)
    for item in waiting.exclude(kind=ItemKind.STANDING).order_by("proposed_on", "pk"):
        item.meeting, item.position = meeting, _next_position(meeting)
        item.save(update_fields=["meeting", "position"])
    for item in standing_items_at(meeting):
        if item.title not in standing:
            _append(by, meeting, item.title, ItemKind.STANDING, text=item.text)
    return meeting.agenda_items.count() - before


def _append(by: Member, meeting: Meeting, title: str, kind: ItemKind, **more: Any) -> AgendaItem:
    return _make(by, meeting.body, title=title, kind=kind, meeting=meeting, position=_next_position(meeting), **more)


def _make(by: Member, body: Body, *, title: str, text: str = "", **more: Any) -> AgendaItem:
    _require_title(title)
    return AgendaItem.objects.create(
        region_id=by.region_id,
        body=body,
        title=title.strip()[:TITLE_LENGTH],
        text=text.strip(),
        proposed_by_id=by.user_id,
        proposed_on=clock.today(),
        **more,
    )


def _require_title(title: str) -> None:
    if not title.strip():
        raise DomainError(_("Say in a few words what it is about."), field="title")


def _next_position(meeting: Meeting) -> int:
    return (meeting.agenda_items.aggregate(last=Max("position"))["last"] or 0) + 1


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise DomainError(_("This item is on no agenda yet."))
    return item.meeting


def _require_open(by: Member, meeting: Meeting) -> None:
    rules.may_lead(by, meeting.body).require()
    # Asked again and locked: another may be closing it.
    now = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    verdict = rules.may_be_changed(now)
    if not verdict:
        raise DomainError(verdict.reason)


def _require_own_or_leading(by: Member, item: AgendaItem) -> None:
    if item.meeting is not None:
        _require_open(by, item.meeting)
    elif item.proposed_by_id != by.user_id or item.kind == ItemKind.STANDING:
        rules.may_lead(by, item.body).require()
