"""News from this room: synchronous, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `journey`, `school_id` and `by` when a newcomer may start at a regular school: the rooms above begin there.
exception_granted = Signal()
