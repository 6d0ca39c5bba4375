"""What the campaign asks of a person: the next step of what is one's own."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.cooperation.models import Approach
from steiger.core.due import DueItem
from steiger.core.links import in_region
from steiger.organisations.selectors import region_of


def campaign_due_for(member: Member) -> Iterator[DueItem]:
    if not member.may(Permission.CAMPAIGN_RUN):
        return
    own = Approach.objects.filter(region_id=member.region_id, owner_id=member.user_id, closed_on=None)
    for approach in own.select_related("organisation"):
        yield DueItem(
            title=approach.next_step,
            due_on=approach.next_on,
            url=in_region(region_of(member).slug, "agreements:approach", approach=approach.pk),
            button=_("Record contact"),
            about=approach.organisation.name,
            is_typed=True,
            rule=_("The day that was agreed for the next step in the campaign."),
        )
