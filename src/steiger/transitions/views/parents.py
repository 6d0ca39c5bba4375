"""What the parents open with their own link: first the birth date and the code, then one version of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steiger.access.doors import by_link
from steiger.core.secret_links import StaleLinkError
from steiger.transitions import actions, selectors
from steiger.transitions.enums import PARENTS_LINK
from steiger.transitions.forms import DoorForm, ViewForm

if TYPE_CHECKING:
    from steiger.core.models import SecretLink
    from steiger.parents.selectors import Words
    from steiger.transitions.models import ParentsLink

# Half an hour is enough to read it with an interpreter; then the code is asked again.
OPEN_FOR = 60 * 30
SALT = "steiger.parents_link"
ANSWER, PDF = "answer/", "pdf/"


@require_http_methods(["GET", "HEAD", "POST"])
@by_link(PARENTS_LINK)
def read(request: HttpRequest, link: SecretLink) -> HttpResponse:
    """The door, or behind it the document."""
    access = _access(link)
    if _is_open(request, access):
        return _document(request, access)
    form = DoorForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _door(request, access)
    found = actions.unlock_parents_link(link=link, access=access, **form.cleaned_data)
    if not found.is_open:
        return _door(request, access, tries_left=found.tries_left)
    response = redirect(request.get_full_path())
    response.set_signed_cookie(
        _cookie(access),
        access.code_hash,
        salt=SALT,
        max_age=OPEN_FOR,
        path=request.path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )
    return response


@require_POST
@by_link(PARENTS_LINK)
def answer(request: HttpRequest, link: SecretLink) -> HttpResponse:
    """They agree or not, and say why; once."""
    access = _access(link)
    address = request.path.removesuffix(ANSWER)
    if not _is_open(request, access):
        return redirect(address)
    form = ViewForm(request.POST)
    if not form.is_valid() or form.lacks_reason:
        return _document(request, access, form=form)
    language = _language(request, access)
    actions.give_view(link=link, access=access, language=language, **form.cleaned_data)
    return redirect(f"{address}?language={language}#answer")


@require_safe
@by_link(PARENTS_LINK)
def pdf(request: HttpRequest, link: SecretLink) -> HttpResponse:
    """To keep or print, in the language that they read."""
    access = _access(link)
    if not _is_open(request, access):
        return redirect(request.path.removesuffix(PDF))
    reading = selectors.reading_of(access.document, selectors.region_of_access(access), _language(request, access))
    response = HttpResponse(selectors.appendix_pdf(reading), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="document-{reading.language.code}.pdf"'
    return response


def _access(link: SecretLink) -> ParentsLink:
    found = selectors.access_of(link)
    if found is None:
        raise StaleLinkError
    return found


def _language(request: HttpRequest, access: ParentsLink) -> str:
    """Asked for on the page, or else the one that the school chose."""
    asked = request.POST.get("language") or request.GET.get("language") or ""
    return asked if asked in {one.code for one in selectors.languages_of_parents()} else access.language


def _cookie(access: ParentsLink) -> str:
    return f"steiger_reader_{access.pk}"


def _is_open(request: HttpRequest, access: ParentsLink) -> bool:
    """The cookie is signed, belongs to this link and this code, and says nothing else."""
    kept = request.get_signed_cookie(_cookie(access), default="", salt=SALT, max_age=OPEN_FOR)
    return bool(kept) and kept == access.code_hash


def _door(request: HttpRequest, access: ParentsLink, tries_left: int | None = None) -> HttpResponse:
    """Nothing about the child stands here, not even its name."""
    region = selectors.region_of_access(access)
    words = selectors.words_of_parents(region, _language(request, access))
    said = selectors.said_in(words)
    fault = ""
    if tries_left is not None:
        fault = words.say("document.wrong", number=tries_left) if tries_left else said["closed"]
    elif request.method == "POST":
        fault = said["door"]
    context = {
        "region": region,
        "words": words,
        "said": said,
        "fault": fault,
        "is_closed": tries_left == 0,
        "languages": selectors.languages_of_parents(),
        **_shell(words),
    }
    return render(request, "transitions/parents_door.html", context)


def _shell(words: Words) -> dict[str, str]:
    return {"skip": words.say("page.skip"), "choose_language": words.say("page.choose_language")}


def _document(request: HttpRequest, access: ParentsLink, form: ViewForm | None = None) -> HttpResponse:
    reading = selectors.reading_of(access.document, selectors.region_of_access(access), _language(request, access))
    context = {
        "reading": reading,
        "region": reading.region,
        "words": reading.words,
        "said": reading.said,
        "languages": reading.languages,
        **_shell(reading.words),
        "seen": getattr(reading.document, "inspection", None),
        "form": form,
        "answer_url": request.path.removesuffix(ANSWER) + ANSWER,
        "pdf_url": f"{request.path.removesuffix(ANSWER)}{PDF}?language={reading.language.code}",
        "chosen": form["agreement"].value() if form else "",
    }
    return render(request, "transitions/parents_document.html", context)
