from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.db.models import BigIntegerField, Func, Prefetch, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.cooperation.enums import Enroller, Template
from steiger.cooperation.models import PolicyVersion, VisitWindow
from steiger.cooperation.rules import TEMPLATES, Change, Terms, changes, template_terms, terms_of, visible_to
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.memory import remembered_when_settled

# Asked of the database itself, so that a policy outside a region fails as loudly as any other question.
_REGION_OF_TRANSACTION = Cast(Func(Value("app.region"), function="current_setting"), BigIntegerField())


@dataclass(frozen=True, slots=True)
class Policies:
    """All versions of one region, for whoever needs the policy of many days at once."""

    newest_first: Sequence[PolicyVersion]

    def on(self, day: date) -> PolicyVersion:
        """The version in force on that day; the earliest when the day lies before it."""
        for version in self.newest_first:
            if version.valid_from <= day:
                return version
        if not self.newest_first:
            raise DomainError(_("This region has no policy yet. Ask the coordinator to make the first version."))
        return self.newest_first[-1]

    def by_id(self, policy_id: int) -> PolicyVersion:
        return next(version for version in self.newest_first if version.pk == policy_id)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list: from when until when it holds, and whether that is now."""

    policy: PolicyVersion
    until: date | None
    is_in_force: bool
    is_coming: bool
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class Start:
    """One protocol to start from."""

    key: str
    label: str
    enroller: str
    terms: Terms


@remembered_when_settled
def policies() -> Policies:
    """Every version in the region of the transaction, with its windows in no order; steps are asked for."""
    windows = Prefetch("visit_windows", queryset=VisitWindow.objects.order_by())
    found = _here().prefetch_related(windows)
    return Policies(sorted(found, key=lambda version: (version.valid_from, version.number), reverse=True))


@cache
def _here() -> QuerySet[PolicyVersion]:
    """The question itself, put together once: it names no region but that of the transaction in which it is asked."""
    return PolicyVersion.objects.order_by().filter(region_id=_REGION_OF_TRANSACTION)


def policy_on(day: date) -> PolicyVersion:
    """The version that holds on that day in the region of the transaction."""
    return policies().on(day)


def current_policy() -> PolicyVersion:
    return policy_on(clock.today())


def versions(member: Member) -> QuerySet[PolicyVersion]:
    """Latest first, complete with steps and windows."""
    return _complete().filter(visible_to(member))


def version(member: Member, number: int) -> PolicyVersion | None:
    return versions(member).filter(number=number).first()


def latest_version(member: Member) -> PolicyVersion | None:
    return versions(member).first()


def version_lines(found: Sequence[PolicyVersion]) -> list[VersionLine]:
    """What the list of versions says. A version that begins on the day of its successor never held."""
    today = clock.today()
    lines: list[VersionLine] = []
    following: date | None = None
    for policy in found:
        is_replaced = policy.valid_from == following
        is_coming = policy.valid_from > today
        holds_now = not is_coming and not is_replaced and (following is None or following > today)
        lines.append(VersionLine(policy, following, holds_now, is_coming, is_replaced))
        following = policy.valid_from
    return lines


def starts() -> list[Start]:
    """The protocols that a region without a policy can choose from."""
    return [
        Start(key.value, str(key.label), str(Enroller(terms.rules.enroller).label), terms)
        for key, terms in TEMPLATES.items()
    ]


def terms_to_start_from(policy: PolicyVersion | None, template: str) -> Terms:
    """What the form of a next version begins with. Another protocol keeps the region's other values."""
    if policy is None:
        return template_terms(template if template in Template.values else Template.THREE_VISITS)
    terms = terms_of(policy)
    if template not in Template.values:
        return terms
    other = template_terms(template)
    rules = replace(
        terms.rules,
        template=other.rules.template,
        enroller=other.rules.enroller,
        mother_school_lead_weeks=other.rules.mother_school_lead_weeks,
    )
    return replace(other, rules=rules)


def changes_in(policy: PolicyVersion, found: Sequence[PolicyVersion]) -> list[Change]:
    """What this version changed, compared with the one before it."""
    before = next((other for other in found if other.number == policy.number - 1), None)
    return changes(terms_of(before), terms_of(policy)) if before else []


def changes_against(policy: PolicyVersion | None, terms: Terms) -> list[Change]:
    """What these terms would change."""
    return changes(terms_of(policy), terms) if policy else []


def _complete() -> QuerySet[PolicyVersion]:
    return (
        PolicyVersion.objects.order_by("-valid_from", "-number")
        .select_related("adopted_by")
        .prefetch_related("protocol_steps", "visit_windows")
    )
