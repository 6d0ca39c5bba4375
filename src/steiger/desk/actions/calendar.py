"""The own calendar address: made, made anew, withdrawn."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.secret_links import make_link, revoke_links
from steiger.desk.enums import CALENDAR_LINK

# A school year and a holiday: who still uses the address makes it anew once a year.
CALENDAR_TERM = timedelta(days=400)


@transaction.atomic
def make_calendar_address(*, by: Member) -> str:
    """An address at which a calendar program reads what one has to do; the one before it opens nothing any more.

    It is told here once, and kept nowhere.
    """
    require(by, Permission.TODAY_SEE)
    revoke_links(purpose=CALENDAR_LINK, subject=str(by.user_id))
    made = make_link(
        region_id=by.region_id,
        purpose=CALENDAR_LINK,
        subject=str(by.user_id),
        expires_at=clock.now() + CALENDAR_TERM,
    )
    record(by=by, kind="make_feed", subject=f"calendar of {by.user_id}")
    return f"{settings.SITE_URL.rstrip('/')}{reverse('calendar_feed', kwargs={'secret': made.secret})}"


@transaction.atomic
def withdraw_calendar_address(*, by: Member) -> None:
    require(by, Permission.TODAY_SEE)
    revoke_links(purpose=CALENDAR_LINK, subject=str(by.user_id))
    record(by=by, kind="withdraw_feed", subject=f"calendar of {by.user_id}")
