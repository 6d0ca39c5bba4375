from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.parents import actions, selectors
from steiger.parents.forms import ContactForm


@require_http_methods(["GET", "POST"])
@requires(Permission.PARENTS_WRITE, at_least=Reach.REGION)
def contact(request: MemberRequest) -> HttpResponse:
    """Telephone and mail for parents: everywhere at once."""
    reached = selectors.contact_of(request.region)
    initial = {name: getattr(reached, name) for name in ("phone", "mail", "hours", "answered_by")}
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_contact(by=request.member, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(
                request, _("The contact details are changed, on the page and the leaflet of every language.")
            )
            return redirect("parents:languages", region=request.region.slug)
    context = {"form": form, "row": selectors.contact_row(request.region.pk)}
    return render_page(request, "parents/contact.html", context)
