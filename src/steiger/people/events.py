"""News for the rooms above; sent inside the transaction in which it happened."""

from __future__ import annotations

from django.dispatch import Signal

# Somebody was invited. Gives `invitation` (Invitation) and `path` (str), the only place where the secret link exists.
person_invited = Signal()

# Somebody will stand in for who is away. Gives `delegation` (Delegation).
delegation_made = Signal()

# Somebody took over the work of who leaves. Gives `handover` (Handover).
work_handed_over = Signal()
