"""What is kept up by hand, and when it must be looked at again."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.expertise.models import DirectoryEntry, ExpertProfile
from steiger.organisations.selectors import region_of

# A number or a desk changes within a year more often than not.
CHECK_AFTER = timedelta(days=365)
# Asked for a while before: who looks a week later is not late.
ASK_BEFORE = timedelta(days=30)


def entries(member: Member) -> QuerySet[DirectoryEntry]:
    """Those that are told now; for who keeps them up."""
    found = DirectoryEntry.objects.filter(region_id=member.region_id, ended_on=None)
    return found if member.reach(Permission.DIRECTORY_WRITE) >= Reach.REGION else found.none()


def entry_for(member: Member, number: int) -> DirectoryEntry | None:
    return entries(member).filter(pk=number).first()


def own_profile(member: Member) -> ExpertProfile | None:
    return ExpertProfile.objects.filter(region_id=member.region_id, user_id=member.user_id).first()


def directory_due_for(member: Member) -> list[DueItem]:
    """Lines that nobody has looked at for a year."""
    slug, day = region_of(member).slug, clock.today()
    old = entries(member).filter(checked_on__lte=day - CHECK_AFTER + ASK_BEFORE).order_by("checked_on", "pk")
    return [
        DueItem(
            title=_("Check a line of the directory"),
            due_on=entry.checked_on + CHECK_AFTER,
            url=in_region(slug, "expertise:change_entry", pk=entry.pk),
            button=_("Check"),
            about=entry.name,
            rule=_("Every line is looked at once a year, so that schools can rely on it."),
        )
        for entry in old
    ]
