"""What this room announces. Synchronous, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

# A next version of the policy was adopted: `policy` (PolicyVersion), `by` (Member).
policy_adopted = Signal()
