"""News from this room: synchronous, in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `journey` and `by` when the expected day of the move was set or changed.
move_planned = Signal()
# Sent with `journey` and `by` when a child came back to the newcomer school: aftercare takes back what was to come.
child_returned = Signal()
# Sent with `journey`, `moved_on` and `by` when the child has moved: aftercare plans its visits.
move_completed = Signal()
