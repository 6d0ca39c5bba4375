from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.pages import saved
from steiger.newcomers import actions, rules, selectors
from steiger.newcomers.forms import AskExceptionForm, DecideExceptionForm
from steiger.newcomers.views.tabs import tabs


@requires(Permission.REFERRAL_MAKE)
def ask_exception(request: MemberRequest, case: str) -> HttpResponse:
    """Ask that this newcomer starts at a regular school."""
    found = selectors.referral(request.member, case)
    if found is None:
        raise Http404
    may_ask = rules.may_ask_exception(request.member, found)
    schools = selectors.refer_choices(request.member)["schools"]
    form = AskExceptionForm(request.POST or None, schools=schools, initial={"school_id": found.referring_school_id})
    ask = partial(actions.ask_exception, journey=found.journey, by=request.member)
    if saved(request, form, ask, _("The exception is asked. A coordinator decides, and you get a mail.")):
        return redirect("newcomers:referral", region=request.region.slug, case=case)
    record_look(by=request.member, looked_at=Looked.REFERRAL, case_number=found.journey.case_number)
    context = {"form": form, "journey": found.journey, "may_ask": may_ask}
    return render(request, "newcomers/ask_exception.html", context)


@requires(Permission.EXCEPTION_DECIDE, at_least=Reach.REGION)
def exceptions(request: MemberRequest) -> HttpResponse:
    """What is to be decided, and how often each school asked."""
    waiting = selectors.exceptions_to_decide(request.member).select_related(
        "journey__pupil", "school__organisation", "asked_by"
    )
    context = {"waiting": waiting, "counted": selectors.exceptions_counted(request.member), **tabs(request.member)}
    return render(request, "newcomers/exceptions.html", context)


@requires(Permission.EXCEPTION_DECIDE, at_least=Reach.REGION)
def decide_exception(request: MemberRequest, pk: int) -> HttpResponse:
    asked = selectors.exception(request.member, pk)
    if asked is None:
        raise Http404
    may_decide = rules.may_decide_exception(request.member, asked)
    form = DecideExceptionForm(request.POST or None)
    decide = partial(actions.decide_exception, asked=asked, by=request.member)
    if saved(request, form, decide, _("The decision is recorded. Whoever asked gets a mail.")):
        return redirect("newcomers:referral", region=request.region.slug, case=asked.journey.case_number)
    record_look(by=request.member, looked_at=Looked.REFERRAL, case_number=asked.journey.case_number)
    context = {"form": form, "asked": asked, "journey": asked.journey, "may_decide": may_decide}
    return render(request, "newcomers/decide_exception.html", context)
