"""Support after the move, and the end of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.aftercare.models import SupportLine
from steiger.core import clock
from steiger.core.verdict import YES, Verdict, no
from steiger.pupils import rules as pupils
from steiger.pupils.models import Journey

MOST_HOURS = 200
MOST_HOURS_A_DAY = 24
MOST_HOURS_A_WEEK = 60


def may_write_support(member: Member, journey: Journey) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.SUPPORT_WRITE)
    if verdict and journey.moved_on is None:
        return no(_("The child has not moved yet. Support is agreed on after the move."))
    return verdict


def may_spend(member: Member, line: SupportLine) -> Verdict:
    """Hours are written down by who gives the support, or by who looks after the child; also after the line ended."""
    return pupils.may_change(member, line.journey, Permission.SUPPORT_WRITE)


def spent_verdict(line: SupportLine, spent_on: date) -> Verdict:
    if spent_on > clock.today():
        return no(_("This day has yet to come. Write hours down after they were given."))
    if spent_on < line.from_on:
        return no(_("The support had not begun on this day. Check the date."))
    return YES


def may_manage_packages(member: Member) -> Verdict:
    """What the region offers by default, and how many hours there are, is written by the coordinator."""
    if member.reach(Permission.SUPPORT_WRITE) < Reach.REGION:
        return no(_("The coordinator writes the packages and the hours."))
    return YES


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What keeps aftercare from being closed."""

    visits: tuple[int, ...] = ()
    support_lines: int = 0
    actions: int = 0

    @property
    def words(self) -> list[str]:
        found = [_("visit %(number)s is neither reported nor skipped") % {"number": number} for number in self.visits]
        if self.support_lines:
            found.append(
                ngettext(
                    "%(count)s line of support is still running",
                    "%(count)s lines of support are still running",
                    self.support_lines,
                )
                % {"count": self.support_lines}
            )
        if self.actions:
            text = ngettext("%(count)s action is not done", "%(count)s actions are not done", self.actions)
            found.append(text % {"count": self.actions})
        return found

    def __bool__(self) -> bool:
        return bool(self.visits or self.support_lines or self.actions)


def is_running(line: SupportLine, day: date) -> bool:
    """Agreed and not yet over: not ended, and its last day has not passed."""
    return line.ended_on is None and line.until_on >= day


def may_close(member: Member, journey: Journey, still_open: StillOpen) -> Verdict:
    verdict = pupils.may_change(member, journey, Permission.SUPPORT_WRITE)
    if not verdict:
        return verdict
    if journey.moved_on is None:
        return no(_("The child has not moved yet. There is no aftercare to close."))
    if still_open:
        return no(_("Not everything is finished: %(open)s.") % {"open": "; ".join(still_open.words)})
    return YES
