"""What the policy says of the training, told to the training: it stands beside the policy and cannot read it."""

from __future__ import annotations

from datetime import date

from steiger.cooperation.rules import because, certificate_sentence
from steiger.cooperation.selectors import policies
from steiger.training.keys import Terms


def terms_on(day: date) -> Terms:
    """By the version that holds on this day; of a region without a policy the usual terms."""
    known = policies()
    if not known.newest_first:
        return Terms()
    policy = known.on(day)
    return Terms(
        attendance=policy.certificate_attendance,
        coaching=policy.certificate_coaching,
        smallest=policy.small_cell,
        rule=because(policy, certificate_sentence(policy)),
    )
