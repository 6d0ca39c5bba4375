"""What the covenant and its money ask of a person: a signature, an evaluation, a decision before notice ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.models import Covenant, CovenantVersion
from steiger.cooperation.rules.covenant import notice_on
from steiger.cooperation.selectors.covenant import covenant_for, latest_text, parties_of, party_rows
from steiger.cooperation.selectors.due_bodies import tables_due_for
from steiger.cooperation.selectors.due_campaign import campaign_due_for
from steiger.cooperation.selectors.money import years_to_settle
from steiger.cooperation.selectors.strategy_work import strategy_due_for
from steiger.core import clock
from steiger.core.due import DueItem
from steiger.core.school_years import school_year
from steiger.organisations.selectors import region_of

# A steering group meets a few times a year: less time ahead would come after its last meeting.
DAYS_AHEAD = 90
SIGN_WITHIN_DAYS = 28
SETTLE_WITHIN_DAYS = 92


def agreements_due_for(member: Member) -> list[DueItem]:
    """What the covenant, its money, the tables, the campaign and the support plan ask of this person."""
    return [
        *_covenant_due_for(member),
        *tables_due_for(member),
        *campaign_due_for(member),
        *strategy_due_for(member),
    ]


def _covenant_due_for(member: Member) -> list[DueItem]:
    """For whoever signs: the own organisation. For the coordinator: the days of the covenant."""
    if not member.may(Permission.COVENANT_SEE):
        return []
    found = covenant_for(member)
    if found is None:
        return []
    version = latest_text(found)
    items = list(_to_sign(member, found, version)) if member.may(Permission.COVENANT_SIGN) else []
    if member.reach(Permission.COVENANT_WRITE) == Reach.REGION:
        items += _days(member, found, version)
    if member.reach(Permission.MONEY_WRITE) == Reach.REGION:
        items += _to_settle(member, found)
    return items


def _to_sign(member: Member, found: Covenant, version: CovenantVersion) -> Iterator[DueItem]:
    own = parties_of(found).filter(organisation_id__in=member.organisations(Permission.COVENANT_SIGN))
    for row in party_rows(member, version, list(own)):
        if row.may_sign:
            asked_on = max(version.made_on, row.since_on)
            yield DueItem(
                title=_("Sign the covenant"),
                due_on=asked_on + timedelta(days=SIGN_WITHIN_DAYS),
                url=_url(member, "agreements:sign", covenant=found.pk, party=row.party.pk),
                button=_("Read and sign"),
                about=row.party.organisation.name,
                rule=_("Within four weeks after the text was there and the party had agreed."),
            )


def _days(member: Member, found: Covenant, version: CovenantVersion) -> Iterator[DueItem]:
    if not version.is_frozen:
        return
    if version.evaluate_on and version.evaluated_on is None and _is_near(version.evaluate_on):
        yield DueItem(
            title=_("Evaluate the covenant"),
            due_on=version.evaluate_on,
            url=_url(member, "agreements:evaluate", covenant=found.pk),
            button=_("Record the evaluation"),
            about=found.title,
            rule=_("The day that the covenant itself names."),
        )
    if _is_near(notice_on(version)):
        yield DueItem(
            title=_("Decide whether the covenant goes on"),
            due_on=notice_on(version),
            url=_url(member, "agreements:write", covenant=found.pk),
            button=_("Write the next text"),
            about=found.title,
            rule=_("After this day nobody can give notice before the term ends."),
        )


def _to_settle(member: Member, found: Covenant) -> Iterator[DueItem]:
    for budget in years_to_settle(found):
        yield DueItem(
            title=_("Settle the school year"),
            due_on=school_year(budget.first_year)[1] + timedelta(days=SETTLE_WITHIN_DAYS),
            url=_url(member, "agreements:budget", budget=budget.pk),
            button=_("Settle"),
            about=f"{budget.title} {budget.school_year}",
            rule=_("Within three months after the school year."),
        )


def _is_near(day: date) -> bool:
    return day <= clock.today() + timedelta(days=DAYS_AHEAD)


def _url(member: Member, name: str, **numbers: int) -> str:
    return reverse(name, kwargs={"region": region_of(member).slug, **numbers})
