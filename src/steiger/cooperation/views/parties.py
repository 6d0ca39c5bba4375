from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.forms import (
    ContactForm,
    MoveForm,
    PartyForm,
    RecordSignatureForm,
    SignCovenantForm,
    WithdrawPartyForm,
)
from steiger.cooperation.rules import may_write_covenant
from steiger.cooperation.views.covenant import covenant_or_404, to_covenant
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import Party


def _party(request: MemberRequest, covenant: int, party: int) -> Party:
    found = selectors.party_for(request.member, covenant, party)
    if found is None:
        raise Http404
    return found


def _to_party(request: MemberRequest, found: Party) -> HttpResponse:
    where = {"region": request.region.slug, "covenant": found.covenant_id, "party": found.pk}
    return redirect(reverse("agreements:party", kwargs=where))


@require_GET
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def parties(request: MemberRequest, covenant: int) -> HttpResponse:
    """Who is how far, as a board by state."""
    found = covenant_or_404(request, covenant)
    rows = selectors.party_rows(request.member, selectors.latest_text(found), list(selectors.parties_of(found)))
    context = {
        "covenant": found,
        "columns": selectors.parties_by_state(rows),
        "may_write": may_write_covenant(request.member),
    }
    return render_page(request, "cooperation/parties.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def add(request: MemberRequest, covenant: int) -> HttpResponse:
    found = covenant_or_404(request, covenant)
    organisations = selectors.organisations_to_ask(request.member, found)
    asked = {"organisation": request.GET.get("organisation", "")}
    form = PartyForm(request.POST or None, organisations=organisations, initial=asked)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        organisation_id = typed.pop("organisation")
        try:
            actions.add_party(by=request.member, covenant=found, organisation_id=organisation_id, **typed)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The party is on the list."))
            return to_covenant(request, "parties", found)
    return render_page(request, "cooperation/add_party.html", {"covenant": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def party(request: MemberRequest, covenant: int, party: int) -> HttpResponse:
    """One party: its way, its signatures; and for the coordinator its next step."""
    found = _party(request, covenant, party)
    form = MoveForm(request.POST or None, state=found.state)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_party(by=request.member, party=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The step is recorded."))
            return _to_party(request, found)
    context = {
        "row": selectors.party_row(request.member, found),
        "form": form,
        "has_steps": bool(form.fields["state"].choices),  # type: ignore[attr-defined]
        "may_write": may_write_covenant(request.member),
    }
    return render_page(request, "cooperation/party.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def contact(request: MemberRequest, covenant: int, party: int) -> HttpResponse:
    found = _party(request, covenant, party)
    known = {name: getattr(found, name) for name in ContactForm.base_fields}
    form = ContactForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.change_contact(by=request.member, party=found, **form.cleaned_data)
        messages.success(request, _("The contact is saved."))
        return _to_party(request, found)
    return _form(request, found, form, _("Change the contact"), _("Save"))


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def withdraw(request: MemberRequest, covenant: int, party: int) -> HttpResponse:
    found = _party(request, covenant, party)
    form = WithdrawPartyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_party(by=request.member, party=found, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The withdrawal is recorded."))
            return _to_party(request, found)
    said = {
        "lead": _("The party stays on the list as withdrawn. When it comes back, it comes as a new party."),
        "confirm": _("Record the withdrawal? It cannot be undone."),
        "confirm_button": _("Record the withdrawal"),
    }
    return _form(request, found, form, _("Record a withdrawal"), _("Record the withdrawal"), **said)


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_SIGN)
def sign(request: MemberRequest, covenant: int, party: int) -> HttpResponse:
    """Read the whole text and sign it for the own organisation."""
    found = _party(request, covenant, party)
    reading = selectors.covenant_reading(request.member, found.covenant)
    row = selectors.party_row(request.member, found)
    if reading is None or not row.is_own:
        raise Http404
    form = SignCovenantForm(request.POST or None, initial={"name": request.member.name})
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("name", "function", "checksum")}
        try:
            actions.sign_covenant(by=request.member, party=found, **typed)
        except DomainError as error:
            show_refusal(form, error)
            if form.cleaned_data["checksum"] != reading.version.checksum:
                form = _without_consent(form)
        else:
            messages.success(request, _("Thank you. Your signature stands under the covenant."))
            return to_covenant(request, "covenant", found.covenant)
    # Whoever is refused because the text changed, has the changed text on the page and signs that one.
    context = {
        "row": row,
        "reading": reading,
        "form": _with_mark(form, reading.version.checksum),
        "changes": selectors.changes_since(row.earlier, reading.version) if row.earlier else [],
    }
    return render_page(request, "cooperation/sign_covenant.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.COVENANT_WRITE, at_least=Reach.REGION)
def record(request: MemberRequest, covenant: int, party: int) -> HttpResponse:
    """Record what was signed on paper, with its page."""
    found = _party(request, covenant, party)
    mark = selectors.latest_text(found.covenant).checksum
    form = RecordSignatureForm(request.POST or None, request.FILES or None, initial={"signed_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        scan = typed.pop("scan")
        try:
            actions.record_signature(by=request.member, party=found, file_name=scan.name, content=scan.read(), **typed)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The signature is recorded."))
            return _to_party(request, found)
    return _form(request, found, _with_mark(form, mark), _("Record a signature on paper"), _("Record the signature"))


def _with_mark(form: Any, mark: str) -> Any:
    """The hidden mark is always that of the text on this page, also when the page comes back after a refusal."""
    if form.is_bound:
        form.data = form.data.copy()
        form.data["checksum"] = mark
    form.initial["checksum"] = mark
    return form


def _without_consent(form: Any) -> Any:
    """Who agreed to the text of before has not agreed to the text of now: name and function stay, the tick goes."""
    form.data = form.data.copy()
    form.data.pop("agrees", None)
    return form


@require_GET
@requires(Permission.COVENANT_SEE, at_least=Reach.REGION)
def scan(request: MemberRequest, signature: int) -> HttpResponse:
    found = selectors.signature_for(request.member, signature)
    if found is None:
        raise Http404
    content, kind, name = selectors.scan_of(found)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def _form(request: MemberRequest, found: Party, form: Any, title: str, button: str, **said: str) -> HttpResponse:
    context = {"party": found, "form": form, "form_title": title, "button": button, **said}
    return render_page(request, "cooperation/party_form.html", context)
