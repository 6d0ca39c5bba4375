"""Who may read, write and sign the covenant; how it stands; and until when one can leave."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.cooperation.enums import PARTY_MOVES, CovenantState, PartyState
from steiger.cooperation.rules.terms import Problem
from steiger.cooperation.rules.wording import Article, Term
from steiger.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from steiger.cooperation.models import CovenantVersion, Party

LONGEST_NOTICE = 36
FROM_THESE_THEY_SIGN = (PartyState.AGREED, PartyState.SIGNED)


def covenants_visible_to(member: Member) -> Q:
    """Whoever works with the agreements reads them: the covenant is no secret within its region."""
    if member.reach(Permission.COVENANT_SEE) < Reach.REGION:
        return Q(pk__in=[])
    return Q(region_id=member.region_id)


def may_write_covenant(member: Member) -> Verdict:
    if member.reach(Permission.COVENANT_WRITE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator writes the covenant. Ask the coordinator of your region."))


def may_write_money(member: Member) -> Verdict:
    if member.reach(Permission.MONEY_WRITE) == Reach.REGION:
        return YES
    return no(_("Only a coordinator works on the budget. Ask the coordinator of your region."))


def may_sign(member: Member, party: Party, *, has_signed: bool) -> Verdict:
    """On screen one signs for the own organisation only."""
    if party.organisation_id not in member.organisations(Permission.COVENANT_SIGN):
        return no(_("You sign for your own organisation only. Somebody of this party signs here."))
    return may_be_signed(party, has_signed=has_signed)


def may_be_signed(party: Party, *, has_signed: bool) -> Verdict:
    if has_signed:
        return no(_("This party has signed this text already. A next text can be signed again."))
    if party.state not in FROM_THESE_THEY_SIGN:
        return no(_("This party has not agreed in principle yet. The coordinator records that first."))
    return YES


def may_move_party(party: Party, state: str) -> Verdict:
    if state in PARTY_MOVES[PartyState(party.state)]:
        return YES
    return no(
        _("From “%(now)s” a party does not go there. It signs by its signature, and leaves by withdrawing.")
        % {"now": PartyState(party.state).label}
    )


def covenant_state(version: CovenantVersion, signed: Collection[int], parties: Iterable[Party], day: date) -> str:
    """`signed`: the parties whose signature holds for this text."""
    if not signed:
        return CovenantState.ENDED if version.until_on < day else CovenantState.DRAFT
    if version.until_on < day:
        return CovenantState.ENDED
    if any(party.state in FROM_THESE_THEY_SIGN and party.pk not in signed for party in parties):
        return CovenantState.SIGNING
    return CovenantState.IN_FORCE if version.from_on <= day else CovenantState.COMING


def notice_on(term: Term | CovenantVersion) -> date:
    """The last day to give notice before the term ends."""
    return months_before(term.until_on, term.notice_months)


def months_before(day: date, months: int) -> date:
    months_since = day.year * 12 + day.month - 1 - months
    year, month = divmod(months_since, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def term_problems(term: Term) -> list[Problem]:
    found = []
    if term.until_on <= term.from_on:
        found.append(Problem(_("The covenant ends before it begins. Choose a later last day."), "until_on"))
    elif term.evaluate_on and not term.from_on < term.evaluate_on <= term.until_on:
        found.append(Problem(_("Choose a day within the term of the covenant."), "evaluate_on"))
    if not 0 <= term.notice_months <= LONGEST_NOTICE:
        message = _("Choose a number from %(low)s to %(high)s.") % {"low": 0, "high": LONGEST_NOTICE}
        found.append(Problem(message, "notice_months"))
    return found


def article_problems(articles: Collection[Article]) -> list[Problem]:
    """`row` is the article's key: that is where the form says it."""
    if not articles:
        return [Problem(_("There is no article. Write at least one."), "articles")]
    found = []
    for article in articles:
        if not article.heading.strip():
            found.append(Problem(_("Give the article a heading."), "articles", article.key, "heading"))
        if not article.text.strip():
            message = _("Write the text of this article, or take the article away.")
            found.append(Problem(message, "articles", article.key, "text"))
    return found
