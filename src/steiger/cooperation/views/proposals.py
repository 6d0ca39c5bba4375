from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.enums import Template
from steiger.cooperation.forms import AdoptForm, PolicyProposal, with_more_rows
from steiger.cooperation.rules.drafts import draft_in
from steiger.cooperation.views.decisions import decision_or_404
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import AgendaItem, Body, PolicyVersion


@require_http_methods(["GET", "POST"])
@requires(Permission.TABLE_WRITE)
def propose(request: MemberRequest) -> HttpResponse:
    """Write what a next policy would say, look at what changes, put it on a table."""
    tables = list(selectors.tables_proposed_to_by(request.member))
    latest = selectors.latest_version(request.member)
    if not tables or latest is None:
        raise PermissionDenied
    if request.method == "GET":
        return _form(request, _begun(request, tables, latest), latest)
    wish = request.POST.get("wish", "check")
    is_more = wish.startswith("more-")
    posted = with_more_rows(request.POST, wish.removeprefix("more-")) if is_more else request.POST
    proposal = PolicyProposal(posted=posted, tables=_named(tables))
    if is_more or wish == "edit" or not proposal.is_valid(latest.valid_from):
        return _form(request, proposal, latest)
    body = next(one for one in tables if one.pk == proposal.body)
    if wish != "propose":
        changes = selectors.changes_against(latest, proposal.terms())
        context = {"draft": proposal, "latest": latest, "body": body, "changes": changes}
        return render_page(request, "cooperation/check_proposal.html", context)
    try:
        item = actions.propose_policy(by=request.member, body=body, draft=proposal.draft(), **proposal.words)
    except DomainError as error:
        proposal.refuse(error)
        return _form(request, proposal, latest)
    messages.success(request, _("The proposal waits for the next meeting of %(body)s.") % {"body": body.name})
    return redirect("agreements:proposal", region=request.region.slug, item=item.pk)


@require_GET
@requires(Permission.TABLE_SEE)
def proposal(request: MemberRequest, item: int) -> HttpResponse:
    """What was proposed, beside the policy of now; and what was decided on it."""
    found = selectors.proposal_for(request.member, item)
    if found is None:
        raise Http404
    context = {
        **_against_now(request, found),
        "decisions": selectors.decisions_on(found),
        "may_decide": selectors.item_to_decide(request.member, found.pk) is not None,
        "may_propose": selectors.tables_proposed_to_by(request.member).exists(),
    }
    return render_page(request, "cooperation/proposal.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.POLICY_WRITE, at_least=Reach.REGION)
def adopt(request: MemberRequest, pk: int) -> HttpResponse:
    """The decision on a proposed policy makes it the next version."""
    found = decision_or_404(request, pk)
    item = found.agenda_item
    if item is None or item.policy_draft is None:
        raise Http404
    proposed = draft_in(item.policy_draft)
    first_day = max(proposed.valid_from, found.from_on, clock.today())
    form = AdoptForm(request.POST or None, initial={"valid_from": first_day})
    if request.method == "POST" and form.is_valid():
        try:
            adopted = actions.adopt_proposal(by=request.member, decision=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Version %(number)s has been adopted.") % {"number": adopted.number})
            return redirect("cooperation:version", region=request.region.slug, number=adopted.number)
    context = {**_against_now(request, item), "decision": found, "form": form}
    return render_page(request, "cooperation/adopt.html", context)


def _against_now(request: MemberRequest, item: AgendaItem) -> dict[str, Any]:
    proposed = draft_in(item.policy_draft or {})
    latest = selectors.latest_version(request.member)
    built_on = selectors.version(request.member, proposed.after)
    return {
        "item": item,
        "proposed": proposed,
        "latest": latest,
        "is_outdated": latest is not None and latest.number != proposed.after,
        "changes": selectors.changes_against(built_on, proposed.terms),
    }


def _begun(request: MemberRequest, tables: list[Body], latest: PolicyVersion) -> PolicyProposal:
    """From the version in force, a protocol, or an earlier proposal that was overtaken (`?from=`)."""
    earlier = request.GET.get("from", "")
    found = selectors.proposal_for(request.member, int(earlier)) if earlier.isdecimal() else None
    terms, first = selectors.terms_to_start_from(latest, request.GET.get("template", "")), {}
    if found is not None:
        terms = draft_in(found.policy_draft or {}).terms
        first = {"body": found.body_id, "title": found.title, "text": found.text}
    return PolicyProposal(terms=terms, after=latest.number, tables=_named(tables), initial=first)


def _named(tables: list[Body]) -> list[tuple[int, str]]:
    return [(body.pk, body.name) for body in tables]


def _form(request: MemberRequest, draft: PolicyProposal, latest: PolicyVersion) -> HttpResponse:
    context = {"draft": draft, "latest": latest, "templates": Template.choices, "is_proposal": True}
    return render_page(request, "cooperation/propose_version.html", context)
