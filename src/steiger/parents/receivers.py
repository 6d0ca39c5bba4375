from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from steiger.access.member import Member
from steiger.cooperation.events import policy_adopted
from steiger.cooperation.models import PolicyVersion
from steiger.core import clock
from steiger.parents import actions


@receiver(policy_adopted)
def tell_the_terms(policy: PolicyVersion, by: Member, **_sent: Any) -> None:
    """A version that holds from today is told in the films at once; a later one on its day (`jobs`)."""
    if policy.valid_from <= clock.today():
        actions.follow_changes(by=by)
