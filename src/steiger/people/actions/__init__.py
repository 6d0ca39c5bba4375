"""What people do with accounts, roles and the work that goes with them."""

from __future__ import annotations

from steiger.people.actions.handover import Share, hand_over, read_handover
from steiger.people.actions.invitations import Invited, accept_invitation, invite
from steiger.people.actions.memberships import add_membership, change_profile, end_membership, prolong_membership
from steiger.people.actions.second_factor import require_second_factor
from steiger.people.actions.standing_in import delegate_work, start_standing_in, withdraw_delegation

__all__ = [
    "Invited",
    "Share",
    "accept_invitation",
    "add_membership",
    "change_profile",
    "delegate_work",
    "end_membership",
    "hand_over",
    "invite",
    "prolong_membership",
    "read_handover",
    "require_second_factor",
    "start_standing_in",
    "withdraw_delegation",
]
