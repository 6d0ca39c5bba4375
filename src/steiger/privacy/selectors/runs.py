"""The retention runs of a region: the one that waits, and what former ones did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.selectors import current_policy, policies
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.core.verdict import Verdict
from steiger.organisations.selectors import region_of
from steiger.privacy.models import RetentionLine, RetentionRun
from steiger.privacy.rules import retention
from steiger.privacy.selectors.terms import due_by_month

SHOWN_RUNS = 12
# So long after it was drawn up a list may wait.
DAYS_TO_CHECK = 30


def released_runs() -> QuerySet[RetentionRun]:
    """What is released and not yet done, in the region of this transaction."""
    return RetentionRun.objects.filter(done_at=None, released_on__isnull=False).order_by("pk")


def open_run(member: Member) -> RetentionRun | None:
    if member.reach(Permission.RETENTION_RELEASE) < Reach.REGION:
        return None
    found = RetentionRun.objects.filter(region_id=member.region_id, done_at=None)
    return found.select_related("policy", "checked_by", "released_by").first()


def lines_of(run: RetentionRun) -> QuerySet[RetentionLine]:
    return RetentionLine.objects.filter(run=run).select_related("journey", "held_by").order_by("due_on", "pk")


def line(member: Member, pk: int) -> RetentionLine | None:
    if member.reach(Permission.RETENTION_RELEASE) < Reach.REGION:
        return None
    found = RetentionLine.objects.filter(region_id=member.region_id, run__done_at=None, pk=pk)
    return found.select_related("run", "journey").first()


@dataclass(frozen=True)
class RetentionPage:
    run: RetentionRun | None
    lines: list[RetentionLine]
    may_check: Verdict
    may_release: Verdict
    may_change: Verdict
    done: list[RetentionRun]
    calendar: dict[date, int]

    @property
    def held(self) -> int:
        return sum(one.is_held for one in self.lines)

    @property
    def to_forget(self) -> int:
        return len({one.journey_id for one in self.lines if not one.is_held})


def retention_page(member: Member) -> RetentionPage:
    run = open_run(member)
    asked = run or RetentionRun()
    done = RetentionRun.objects.filter(region_id=member.region_id, done_at__isnull=False)
    return RetentionPage(
        run=run,
        lines=list(lines_of(run)) if run else [],
        may_check=retention.may_check(member, asked),
        may_release=retention.may_release(member, asked),
        may_change=retention.may_change_list(member, asked),
        done=list(done.select_related("checked_by", "released_by")[:SHOWN_RUNS]),
        calendar=due_by_month(current_policy(), clock.today()) if policies().newest_first else {},
    )


def retention_due_for(member: Member) -> list[DueItem]:
    """A list that waits: for whoever may check it, or release what somebody else checked."""
    run = open_run(member)
    if run is None or run.released_by_id is not None or run.checked_by_id == member.user_id:
        return []
    title = _("Check the files whose term is over") if run.checked_by_id is None else _("Release what was checked")
    return [
        DueItem(
            title=title,
            due_on=date.fromordinal(run.drawn_up_on.toordinal() + DAYS_TO_CHECK),
            url=in_region(region_of(member).slug, "privacy:retention"),
            button=_("Look"),
            rule=_("Two people release it together."),
        )
    ]
