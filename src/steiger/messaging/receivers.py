from __future__ import annotations

from typing import Any

from steiger.messaging.actions import send_invitation
from steiger.people.models import Invitation


def mail_invitation(invitation: Invitation, path: str, **_signal: Any) -> None:
    send_invitation(invitation=invitation, path=path)
