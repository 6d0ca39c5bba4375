"""The pages of the agreements beside each other: the way into each part, for whoever may open it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One part of the agreements; `key` is how its own pages call it."""

    key: str
    label: str | Promise
    url_name: str
    permission: Permission
    least: Reach


PAGES = (
    AgreementPage("policy", _("Policy"), "cooperation:policy", Permission.POLICY_SEE, Reach.OWN),
    AgreementPage("strategy", _("Support plan"), "agreements:strategies", Permission.STRATEGY_SEE, Reach.REGION),
    AgreementPage("covenant", _("Covenant"), "agreements:current", Permission.COVENANT_SEE, Reach.REGION),
    AgreementPage(
        "representation", _("Representation"), "agreements:representation", Permission.COVENANT_SEE, Reach.REGION
    ),
    AgreementPage("money", _("Money"), "agreements:budgets", Permission.MONEY_SEE, Reach.REGION),
    AgreementPage("bodies", _("Tables"), "agreements:bodies", Permission.TABLE_SEE, Reach.OWN),
    AgreementPage("meetings", _("Meetings"), "agreements:meetings", Permission.TABLE_SEE, Reach.OWN),
    AgreementPage("decisions", _("Decisions"), "agreements:decisions", Permission.POLICY_SEE, Reach.OWN),
    AgreementPage("actions", _("Actions"), "agreements:actions", Permission.TABLE_SEE, Reach.OWN),
)


def agreement_pages(member: Member) -> list[AgreementPage]:
    return [page for page in PAGES if member.reach(page.permission) >= page.least]
