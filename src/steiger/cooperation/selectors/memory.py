"""What a table, or a subject of the policy, has behind it: decided, tried and learned, by whom.

For whoever is new: everything on one page, told from what was recorded, so that nobody has to write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steiger.access.member import Member
from steiger.cooperation.enums import ItemKind, ItemOutcome, MeetingState
from steiger.cooperation.models import Action, AgendaItem, Body, Decision, Meeting, PolicyVersion
from steiger.cooperation.rules import Change, terms_of
from steiger.cooperation.rules.decisions import decisions_visible_to, proposals_visible_to
from steiger.cooperation.rules.drafts import draft_in
from steiger.cooperation.rules.meetings import meetings_visible_to
from steiger.cooperation.rules.sentences import changes_of, spoken, subject_title
from steiger.cooperation.selectors.policy import versions
from steiger.core.links import in_region
from steiger.core.school_years import first_year_of, year_label
from steiger.organisations.selectors import region_of


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened at a table. Texts: what was said of it, in the order in which one reads it."""

    on: date
    kind: str | Promise
    tone: str
    title: str
    url: str
    texts: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class BodyMemory:
    """What holds now, what was learned, and what happened year by year, latest first."""

    holding: Sequence[Decision]
    learned: Sequence[Decision]
    years: Sequence[tuple[str, Sequence[Moment]]]

    @property
    def is_empty(self) -> bool:
        return not (self.holding or self.years)


@dataclass(frozen=True, slots=True)
class Turn:
    """A version that changed this subject, with the decision behind it as far as this member reads it."""

    version: PolicyVersion
    changes: Sequence[Change]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was proposed, talked about, and not adopted."""

    item: AgendaItem
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class SubjectMemory:
    """What is agreed now about one subject of the policy, and how it became so, latest first."""

    title: str
    now: Sequence[str]
    turns: Sequence[Turn]
    attempts: Sequence[Attempt]


def body_memory(member: Member, body: Body) -> BodyMemory:
    decided = list(_decided(member).filter(body=body))
    slug = region_of(member).slug
    moments = [
        *_decisions(decided, slug),
        *_done(body, slug),
        *_minutes(member, body, slug),
        *(_attempt(attempt, slug) for attempt in _handled_proposals(member).filter(body=body)),
    ]
    moments.sort(key=lambda moment: moment.on, reverse=True)
    by_year = groupby(moments, key=lambda moment: first_year_of(moment.on))
    return BodyMemory(
        holding=[one for one in decided if one.superseded_by_id is None],
        learned=sorted((one for one in decided if one.evaluated_on), key=_evaluated_on, reverse=True),
        years=[(year_label(first_year), list(told)) for first_year, told in by_year],
    )


def subject_memory(member: Member, subject: str, today: date) -> SubjectMemory | None:
    """Nothing when the policy knows no such subject, or there is no policy yet."""
    found = list(versions(member))
    title = subject_title(subject)
    if title is None or not found:
        return None
    terms = {version.number: terms_of(version) for version in found}
    reads = {one.pk: one for one in _decided(member).filter(pk__in=[one.adopted_in_id for one in found])}
    turns = []
    for version in found:
        before = terms.get(version.number - 1)
        changed = changes_of(subject, before, terms[version.number]) if before else []
        if changed or before is None:
            turns.append(Turn(version, changed, reads.get(version.adopted_in_id or 0)))
    attempts = []
    for item in _handled_proposals(member):
        draft = draft_in(item.policy_draft or {})
        built_on = terms.get(draft.after)
        if built_on and (wished := changes_of(subject, built_on, draft.terms)):
            attempts.append(Attempt(item, wished))
    in_force = next((version for version in found if version.valid_from <= today), found[-1])
    return SubjectMemory(title, list(spoken(subject, terms[in_force.number]).values()), turns, attempts)


def _decided(member: Member) -> QuerySet[Decision]:
    return Decision.objects.filter(decisions_visible_to(member)).select_related(
        "body", "recorded_by", "evaluated_by", "superseded_by"
    )


def _handled_proposals(member: Member) -> QuerySet[AgendaItem]:
    """Changes of the policy that a table has dealt with without one coming of it."""
    return (
        AgendaItem.objects.filter(proposals_visible_to(member), kind=ItemKind.POLICY, outcome=ItemOutcome.HANDLED)
        .exclude(policy_draft=None)
        .exclude(decisions__policy_versions__isnull=False)
        .select_related("body", "meeting", "proposed_by")
        .order_by("-meeting__starts_at", "-pk")
    )


def _evaluated_on(decision: Decision) -> date:
    return decision.evaluated_on or date.min


def _decisions(decided: Iterable[Decision], slug: str) -> Iterator[Moment]:
    """When it was taken, and when it was looked at again."""
    for one in decided:
        title, url = f"{one.number} {one.title}", in_region(slug, "agreements:decision", pk=one.pk)
        texts = tuple(filter(None, (one.text, one.reason)))
        yield Moment(one.decided_on, _("Decided"), "info", title, url, texts)
        if one.evaluated_on and one.evaluated_by:
            by = one.evaluated_by.name
            yield Moment(one.evaluated_on, _("Learned"), "good", title, url, (one.learned,), by)


def _done(body: Body, slug: str) -> Iterator[Moment]:
    """What came of what was promised; without a word about it there is nothing to learn from."""
    for one in Action.objects.filter(body=body, done_on__isnull=False).exclude(note="").select_related("owner"):
        if one.done_on:
            url = in_region(slug, "agreements:action", pk=one.pk)
            yield Moment(one.done_on, _("Done"), "neutral", one.what, url, (one.note,), one.owner.name)


def _minutes(member: Member, body: Body, slug: str) -> Iterator[Moment]:
    kept = Meeting.objects.filter(
        meetings_visible_to(member), body=body, state__in=(MeetingState.CLOSED, MeetingState.APPROVED)
    )
    for one in kept:
        url = in_region(slug, "agreements:meeting", pk=one.pk)
        yield Moment(timezone.localdate(one.starts_at), _("Met"), "plan", one.place or body.name, url)


def _attempt(item: AgendaItem, slug: str) -> Moment:
    url = in_region(slug, "agreements:proposal", item=item.pk)
    on = timezone.localdate(item.meeting.starts_at) if item.meeting else item.proposed_on
    texts = tuple(filter(None, (item.text, item.notes)))
    by = item.proposed_by.name if item.proposed_by else ""
    return Moment(on, _("Not adopted"), "warn", item.title, url, texts, by)
