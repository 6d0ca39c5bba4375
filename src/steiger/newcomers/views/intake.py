"""The intake: one page, saved section by section; and the answers of the parents."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.newcomers import actions, rules, selectors
from steiger.newcomers.enums import ConsentPurpose, IntakeSection
from steiger.newcomers.forms import ConsentForm, SectionForm, WithdrawConsentForm, section_form
from steiger.newcomers.selectors import IntakePage, SectionState
from steiger.newcomers.views.stay import writable
from steiger.pupils.enums import Section

TEMPLATE = "newcomers/intake.html"


@require_GET
@requires(Permission.INTAKE_RECORD)
def intake(request: MemberRequest, case: str) -> HttpResponse:
    """All sections with what was written, and what is still missing by name."""
    journey = writable(request, case, Section.STAY, Permission.INTAKE_RECORD)
    page = selectors.intake_page(journey)
    if page.intake is None:
        rules.may_record_intake(page.placement).require()
    return _page(request, journey, page)


@require_POST
@requires(Permission.INTAKE_RECORD)
def intake_section(request: MemberRequest, case: str, section: str) -> HttpResponse:
    """Save one section: with htmx while one goes on typing elsewhere, without it by its button."""
    journey = writable(request, case, Section.STAY, Permission.INTAKE_RECORD)
    page = selectors.intake_page(journey)
    state = next((one for one in page.sections if one.section == section), None)
    if state is None:
        raise Http404
    form = _form(state, page, request.POST)
    if form.is_valid():
        try:
            actions.write_section(
                journey=journey,
                section=state.section,
                values=form.values(),
                # A stay starts by the button, never because somebody tried a day.
                placed_on=form.cleaned_data.get("placed_on") if "saved" in request.POST else None,
                by=request.member,
            )
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
    return _answer(request, journey, state.section, form)


def _answer(request: MemberRequest, journey: Any, section: IntakeSection, form: SectionForm) -> HttpResponse:
    page = selectors.intake_page(journey)
    if request.headers.get("HX-Request") == "true":
        state = next(one for one in page.sections if one.section == section)
        context = {"page": page, "journey": journey, "state": state, "missing": _missing(state, page), "form": form}
        return render_page(request, TEMPLATE, {**context, "was_sent": True, "is_partial": True}, partial="state")
    if form.errors:
        return _page(request, journey, page, wrong={section: form})
    messages.success(request, _("Saved: %(section)s.") % {"section": section.label})
    address = reverse("newcomers:intake", kwargs={"region": request.region.slug, "case": journey.case_number})
    return redirect(f"{address}#{section}")


def _form(state: SectionState, page: IntakePage, data: Any = None) -> SectionForm:
    waits = page.placement is not None and page.placement.placed_on is None
    hidden = [name for name, _row in state.hidden]
    return section_form(state.section, data, known=page.values, hidden=hidden, asks_first_day=waits)


def _missing(state: SectionState, page: IntakePage) -> list[str]:
    """What is missing, as the form calls it."""
    fields = _form(state, page).fields
    return [str(fields[name].label).rstrip("?") for name in state.missing if name in fields]


def _page(
    request: MemberRequest, journey: Any, page: IntakePage, wrong: dict[IntakeSection, SectionForm] | None = None
) -> HttpResponse:
    wrong = wrong or {}
    sections = [(one, wrong.get(one.section) or _form(one, page), _missing(one, page)) for one in page.sections]
    context = {"page": page, "journey": journey, "sections": sections, "form": next(iter(wrong.values()), None)}
    return render(request, TEMPLATE, context)


@requires(Permission.STAY_WRITE)
def consents(request: MemberRequest, case: str) -> HttpResponse:
    """What the parents answered, per purpose, and a next answer."""
    journey = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    rows = selectors.consents_of(journey)
    unasked = next((row.purpose for row in rows if row.current is None and row.withdrawn is None), "")
    form = ConsentForm(request.POST or None, initial={"purpose": request.GET.get("purpose", unasked)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_consent(journey=journey, consent=form.as_input(), by=request.member)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The answer is recorded."))
            return redirect("newcomers:consents", region=request.region.slug, case=case)
    return render(request, "newcomers/consents.html", {"journey": journey, "rows": rows, "form": form})


@requires(Permission.STAY_WRITE)
def withdraw_consent(request: MemberRequest, case: str, purpose: str) -> HttpResponse:
    """What will be closed is said before, and said again after."""
    journey = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    row = next((one for one in selectors.consents_of(journey) if one.purpose == purpose and one.holds), None)
    if row is None:
        raise Http404
    form = WithdrawConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_consent(
                journey=journey,
                purpose=ConsentPurpose(purpose),
                said_by=form.cleaned_data["said_by"],
                by=request.member,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"{_('The consent is taken back.')} {row.effect}")
            return redirect("newcomers:consents", region=request.region.slug, case=case)
    return render(request, "newcomers/withdraw_consent.html", {"journey": journey, "row": row, "form": form})
