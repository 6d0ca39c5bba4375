"""What comes in: the next policy, and what is put on the table."""

from __future__ import annotations

from steiger.cooperation.forms.policy import PolicyDraft, with_more_rows

__all__ = ["PolicyDraft", "with_more_rows"]
