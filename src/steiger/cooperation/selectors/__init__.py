"""What is asked about the region's agreements."""

from __future__ import annotations

from steiger.cooperation.selectors.policy import (
    Policies,
    Start,
    VersionLine,
    changes_against,
    changes_in,
    current_policy,
    latest_version,
    policies,
    policy_on,
    starts,
    terms_to_start_from,
    version,
    version_lines,
    versions,
)

__all__ = [
    "Policies",
    "Start",
    "VersionLine",
    "changes_against",
    "changes_in",
    "current_policy",
    "latest_version",
    "policies",
    "policy_on",
    "starts",
    "terms_to_start_from",
    "version",
    "version_lines",
    "versions",
]
