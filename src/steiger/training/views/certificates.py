from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, public, requires
from steiger.core.limits import Limit
from steiger.core.links import in_region
from steiger.core.pages import tried
from steiger.training import actions
from steiger.training.forms import CheckForm, ReasonForm
from steiger.training.rules.certificates import tidied
from steiger.training.selectors import certificates as selectors
from steiger.training.views.pages import as_file, enrolment_or_404, form_page, is_done, to

# Somebody who copies a code from paper is wrong once or twice; who tries codes is wrong all the time.
GUESSES = Limit("certificate", misses=10, seconds=600)
TOO_MANY = 429


@require_POST
@requires(Permission.TRAINING_WRITE)
def give(request: MemberRequest, pk: int) -> HttpResponse:
    found = enrolment_or_404(request, pk)
    tried(
        request,
        lambda: actions.give_certificate(by=request.member, enrolment=found),
        _("The certificate is given, and the teacher is told."),
    )
    return to(request, "enrolment", pk=found.pk)


@require_GET
@requires(Permission.TRAINING_SEE)
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    found = selectors.certificate_for(request.member, pk)
    if found is None:
        raise Http404
    content, name = selectors.certificate_content(found)
    return as_file(content, "application/pdf", name)


@require_http_methods(["GET", "POST"])
@requires(Permission.TRAINING_WRITE)
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    found = selectors.certificate_for(request.member, pk)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda: actions.withdraw_certificate(by=request.member, certificate=found, **form.cleaned_data),
        _("The certificate is withdrawn: whoever checks it reads so."),
    ):
        return to(request, "enrolment", pk=found.enrolment_id)
    return form_page(
        request,
        form,
        title=_("Withdraw the certificate"),
        lead=_("Whoever checks its code reads that it was withdrawn. A new one can be given."),
        button=_("Withdraw"),
        confirm=_("Withdraw this certificate? That cannot be taken back."),
        confirm_button=_("Withdraw"),
        danger=True,
        back=in_region(request.region.slug, "training:enrolment", pk=found.enrolment_id),
        crumb=found.enrolment.teacher.name,
    )


@require_http_methods(["GET", "POST"])
@never_cache
@public
def check(request: HttpRequest) -> HttpResponse:
    """Anybody may ask whether a certificate is real. On to an address that can be kept."""
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = tidied(form.cleaned_data["code"])
        if code:
            return redirect("certificate", code=code)
        GUESSES.count_miss(request)
        form.add_error("code", _("This is no code of a certificate. Look at it letter by letter."))
    if GUESSES.is_reached(request):
        return _wait(request)
    return render(request, "training/check_certificate.html", {"form": form})


@require_GET
@never_cache
@public
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Real, withdrawn, or not known. Whoever tries too many codes that do not exist waits."""
    if GUESSES.is_reached(request):
        return _wait(request)
    found = selectors.checked(code)
    if found is None:
        GUESSES.count_miss(request)
        return render(request, "training/certificate.html", {"found": None, "asked": code[:40]}, status=404)
    return render(request, "training/certificate.html", {"found": found})


def _wait(request: HttpRequest) -> HttpResponse:
    response = render(request, "training/too_many_guesses.html", status=TOO_MANY)
    response["Retry-After"] = str(GUESSES.seconds)
    return response
