"""News from this room: synchronous, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `journey` and `by` when a journey has ended early: what is still open in the rooms above must be closed.
journey_left = Signal()

# Sent with `enrolment`, `former` (or none) and `by` when a child is enrolled at a school: somebody must tell somebody.
enrolment_began = Signal()

# Sent with `enrolment` and `by` when a child's last day at the school of its enrolment is known and none follows.
enrolment_ended = Signal()
