from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import render_page
from steiger.parents import selectors
from steiger.parents.catalogue import catalogue


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def share(request: MemberRequest) -> HttpResponse:
    """The link, the code and the leaflets."""
    address = selectors.page_address(request.region)
    context = {"address": address, "qr": selectors.qr_svg(address), "languages": selectors.offered()}
    return render_page(request, "parents/share.html", context)


@require_GET
@requires(Permission.PARENTS_SEE, at_least=Reach.REGION)
def code(request: MemberRequest) -> HttpResponse:
    """The code as a picture, for a newsletter or a screen: of the page, or of one language with `?language=`."""
    language = request.GET.get("language", "")
    if language and catalogue(language) is None:
        raise Http404
    content = selectors.qr_png(selectors.page_address(request.region, language))
    response = HttpResponse(content, content_type="image/png")
    name = f"qr-{request.region.slug}{f'-{language}' if language else ''}.png"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
