"""The covenant on paper: tagged PDF in Dutch, the text in which it is signed, with the page of signatures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steiger.cooperation.enums import PartyState
from steiger.cooperation.rules.markdown import as_values, to_blocks
from steiger.cooperation.selectors.covenant import PartyRow, Reading
from steiger.documents.typesetting import typeset
from steiger.organisations.models import Region

TEMPLATE = "cooperation/covenant.typ"
LANGUAGE = "nl"


def covenant_pdf(found: Reading, region: Region) -> bytes:
    with translation.override(LANGUAGE):
        return typeset(TEMPLATE, _inputs(found, region))


def _inputs(found: Reading, region: Region) -> dict[str, Any]:
    version = found.version
    rows = [row for row in found.rows if row.signature or row.must_sign]
    number = _("Version %(number)s") % {"number": version.number}
    return {
        "title": found.covenant.title,
        "subtitle": number,
        "region": region.name,
        "language": LANGUAGE,
        "dated_on": version.made_on.isoformat(),
        "footer": f"{found.covenant.title} · {number}",
        "term": {"title": _("Term and notice"), "sentences": list(found.term_sentences)},
        "articles": [
            {
                "title": _("Article %(number)s. %(heading)s") % {"number": place, "heading": article.heading},
                "blocks": as_values(to_blocks(article.text)),
            }
            for place, article in enumerate(version.articles.all(), start=1)
        ],
        "signing": {
            "title": _("Signatures"),
            "empty": _("There is no party yet that signs this text."),
            "blocks": [_block(row) for row in rows],
        },
        "mark": {
            "title": _("Mark of the text"),
            "words": _("Everybody who signs, signs the text with the mark %(mark)s.") % {"mark": version.checksum[:16]},
        },
    }


def _block(row: PartyRow) -> dict[str, str]:
    if row.signature is None:
        return {"party": row.party.organisation.name, "name": _("Name, function, date and signature"), "date": ""}
    left = ""
    if row.party.state == PartyState.WITHDRAWN and row.party.until_on:
        left = _("; withdrawn, bound until %(day)s") % {"day": _day(row.party.until_on)}
    return {
        "party": row.party.organisation.name,
        "name": f"{row.signature.name}, {row.signature.function}",
        "date": _day(row.signature.signed_on) + left,
    }


def _day(value: date) -> str:
    return date_format(value, "j F Y")
