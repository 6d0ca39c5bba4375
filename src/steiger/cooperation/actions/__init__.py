"""What happens between the partners, verb by verb."""

from __future__ import annotations

from steiger.cooperation.actions.policy import adopt_policy, start_from_template

__all__ = ["adopt_policy", "start_from_template"]
