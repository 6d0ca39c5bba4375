"""What came after the signatures, on paper and on the page."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from steiger.documents.typesetting import typeset
from steiger.organisations.models import Region
from steiger.transitions.models import Addendum, PlacementDocument
from steiger.transitions.selectors.documents import DOCUMENT_LANGUAGE

TEMPLATE = "transitions/addendum.typ"


def addenda_of(document: PlacementDocument) -> QuerySet[Addendum]:
    return Addendum.objects.filter(document=document).select_related("written_by", "file")


def addendum_of(document: PlacementDocument, number: int) -> Addendum | None:
    return addenda_of(document).filter(number=number).first()


def typeset_addendum(addendum: Addendum, *, written_by: str) -> bytes:
    """A page of its own that names the document to which it belongs, by version and checksum."""
    document = addendum.document
    with translation.override(DOCUMENT_LANGUAGE):
        belongs = {
            "name": document.administrative["name"],
            "number": addendum.number,
            "version": document.version,
            "case": document.journey.case_number,
            "sum": document.file.sha256 if document.file else "",
        }
        return typeset(
            TEMPLATE,
            {
                "title": _("Addendum to the placement document of %(name)s")
                % {"name": document.administrative["name"]},
                "subtitle": _("Addendum %(number)s to version %(version)s") % belongs,
                "region": Region.objects.get(pk=document.region_id).name,
                "language": DOCUMENT_LANGUAGE,
                "dated_on": addendum.written_on.isoformat(),
                "footer": _("%(case)s, version %(version)s, addendum %(number)s") % belongs,
                "words": addendum.words,
                "written": _("Written by %(name)s") % {"name": written_by},
                "belongs": _("Belongs to the signed document with checksum (SHA-256) %(sum)s") % belongs,
            },
        )
