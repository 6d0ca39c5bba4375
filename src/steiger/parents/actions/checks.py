"""Somebody who speaks the language from home has read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.parents.catalogue import SOURCE, mark_of
from steiger.parents.models import TextCheck
from steiger.parents.selectors.texts import TextRow, text_row, text_rows


@transaction.atomic
def record_check(*, by: Member, language: str, key: str, checker: str, checked_on: date) -> TextCheck:
    """One text, as it is said now."""
    row = text_row(by, language, key)
    return _record(by, language, [row] if row else [], checker, checked_on)[0]


@transaction.atomic
def record_check_of_language(*, by: Member, language: str, checker: str, checked_on: date) -> int:
    """Every text of the language as it is said now; how many texts that are. What changes later is unchecked again."""
    return len(_record(by, language, text_rows(by, language), checker, checked_on))


def _record(by: Member, language: str, rows: Sequence[TextRow], checker: str, checked_on: date) -> list[TextCheck]:
    require_region(by, Permission.PARENTS_CHECK)
    checker = " ".join(checker.split())
    _refuse(language, rows, checker, checked_on)
    made = [
        TextCheck(
            region_id=by.region_id,
            language=language,
            key=row.key,
            mark=mark_of(row.shown),
            checker=checker,
            checked_on=checked_on,
            recorded_on=clock.today(),
            recorded_by_id=by.user_id,
        )
        for row in rows
    ]
    # Who reads the same words again takes the place of who read them before.
    fields = ["checker", "checked_on", "recorded_on", "recorded_by"]
    TextCheck.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["region", "language", "key", "mark"], update_fields=fields
    )
    record(by=by, kind="record_text_check", subject=f"language {language}", texts=len(made))
    return made


def _refuse(language: str, rows: Sequence[TextRow], checker: str, checked_on: date) -> None:
    if not rows:
        raise DomainError(_("There is no such text in this language. Choose one from the list."))
    if language == SOURCE:
        raise DomainError(_("Dutch is the source and is not checked. Choose another language."))
    if not checker:
        raise DomainError(_("Write down who read it. This name stands on the page."), field="checker")
    if checked_on > clock.today():
        raise DomainError(_("This day has yet to come. Choose today or an earlier day."), field="checked_on")
