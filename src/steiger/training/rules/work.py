"""How an assignment stands, and what comes next: it goes to and fro until it is passed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from steiger.core.errors import DomainError
from steiger.core.verdict import YES, Verdict, no
from steiger.training.enums import Mark, Outcome, WorkState

if TYPE_CHECKING:
    from steiger.training.models import Assignment, Submission

AFTER_OUTCOME = {
    Outcome.FEEDBACK: WorkState.FEEDBACK,
    Outcome.REDO: WorkState.REDO,
    Outcome.PASSED: WorkState.PASSED,
}


def state_of(latest_number: int | None, last_outcome: str | None) -> WorkState:
    """By the latest version and what was last said of it; nothing said means that it waits."""
    if latest_number is None:
        return WorkState.OPEN
    return AFTER_OUTCOME[Outcome(last_outcome)] if last_outcome else WorkState.HANDED_IN


def state_of_versions(versions: Sequence[Submission]) -> WorkState:
    """The same from the versions themselves, in their order."""
    if not versions:
        return state_of(None, None)
    said = list(versions[-1].assessments.all())
    return state_of(versions[-1].number, said[-1].outcome if said else None)


def may_hand_in(state: WorkState) -> Verdict:
    """Also while the version before waits: a better one may come at any time, and both are kept."""
    if state == WorkState.PASSED:
        return no(_("This assignment has been passed. There is nothing to hand in any more."))
    return YES


def may_assess(state: WorkState, *, is_latest: bool) -> Verdict:
    if state == WorkState.OPEN:
        return no(_("Nothing has been handed in yet."))
    if state == WorkState.PASSED:
        return no(_("This assignment has been passed."))
    if not is_latest:
        return no(_("A newer version has been handed in. Assess that one."))
    return YES


def check_work(text: str, files: int) -> None:
    if not text.strip() and not files:
        raise DomainError(_("Write something or add a file: there is nothing to hand in yet."), field="text")


def check_assessment(assignment: Assignment, outcome: str, text: str, marks: Sequence[str]) -> None:
    """An assessment names every criterion; whoever goes on must read what to work on."""
    if outcome not in Outcome.values:
        raise DomainError(_("Choose what you say of this work."), field="outcome")
    if outcome != Outcome.PASSED and not text.strip():
        raise DomainError(_("Write down what the teacher can work on."), field="text")
    if outcome == Outcome.FEEDBACK:
        return
    if len(marks) != len(assignment.criteria) or any(mark not in Mark.values for mark in marks):
        raise DomainError(_("Say of every criterion whether it was shown."), field="mark_0")
    if outcome == Outcome.PASSED and Mark.NOT_YET in marks:
        raise DomainError(
            _("A criterion was not shown yet. Ask to do it again, or look at that criterion once more."),
            field="outcome",
        )


def due_on(last_session_on: date | None, weeks: int) -> date | None:
    """After the last session of its module. Without sessions there is no day yet."""
    return last_session_on + timedelta(weeks=weeks) if last_session_on else None
