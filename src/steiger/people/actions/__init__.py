"""What people do with accounts, roles and the work that goes with them."""

from __future__ import annotations

from steiger.people.actions.handover import Share, hand_over, read_handover
from steiger.people.actions.invitations import Invited, accept_invitation, invite
from steiger.people.actions.memberships import add_membership, change_profile, end_membership

__all__ = [
    "Invited",
    "Share",
    "accept_invitation",
    "add_membership",
    "change_profile",
    "end_membership",
    "hand_over",
    "invite",
    "read_handover",
]
