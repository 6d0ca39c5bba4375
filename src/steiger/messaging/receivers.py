from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from steiger.core.links import in_region
from steiger.messaging.actions import day_said, send_invitation, tell
from steiger.messaging.enums import Kind
from steiger.people.models import Delegation, Handover, Invitation


def mail_invitation(invitation: Invitation, path: str, **_signal: Any) -> None:
    send_invitation(invitation=invitation, path=path)


def mail_delegation(delegation: Delegation, **_signal: Any) -> None:
    tell(
        region_id=delegation.region_id,
        users=[delegation.delegate],
        subject=format_lazy(_("You stand in for {name}"), name=delegation.absent.name),
        body=format_lazy(
            _("You stand in for {name} from {first} until {last}. Under Today you start working on their behalf."),
            name=delegation.absent.name,
            first=day_said(delegation.from_on),
            last=day_said(delegation.until_on),
        ),
        path=in_region(delegation.region.slug, "people:leave"),
        kind=Kind.WORK,
        fact=f"delegation-{delegation.pk}",
    )


def mail_handover(handover: Handover, **_signal: Any) -> None:
    """The note itself stays inside: it may tell more than a mail may hold."""
    leaver = handover.membership.user
    tell(
        region_id=handover.region_id,
        users=[handover.successor],
        subject=format_lazy(_("You take over work of {name}"), name=leaver.name),
        body=format_lazy(
            _("{name} leaves, and part of the work is now yours. There is a note with it."), name=leaver.name
        ),
        path=in_region(handover.region.slug, "people:note", handover_id=handover.pk),
        kind=Kind.WORK,
        fact=f"handover-{handover.pk}",
    )
