"""What was handed out at an activity, for who was there and who was not."""

from __future__ import annotations

TITLE_LENGTH = 200
