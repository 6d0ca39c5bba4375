"""News from this room: synchronous, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `journey` and `by` when a journey has ended early: what is still open in the rooms above must be closed.
journey_left = Signal()
