"""The parents' copy on paper: tagged PDF in Dutch, with what the law wants told beside it."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from steiger.cooperation.selectors import policies
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.typesetting import UnprintableError, typeset
from steiger.organisations.models import Region
from steiger.privacy.selectors.copy import Chapter, CopyOfFile, Group
from steiger.transitions.selectors.documents import DOCUMENT_LANGUAGE

TEMPLATE = "privacy/copy.typ"
# So many different letters without a typeface are replaced one after the other; a file with more is no text any more.
MOST_UNPRINTABLE = 200


def typeset_copy(found: CopyOfFile) -> bytes:
    """What a typeface cannot show is marked, not refused: parents get their copy."""
    with translation.override(DOCUMENT_LANGUAGE):
        inputs = _inputs(found)
        for _time in range(MOST_UNPRINTABLE):
            try:
                return typeset(TEMPLATE, inputs)
            except UnprintableError as error:
                inputs = _without(inputs, error.letters)
        raise DomainError(_("This file holds letters that cannot be printed. Ask the administrator."))


def _without(value: Any, letters: str) -> Any:
    if isinstance(value, str):
        return value.replace(letters, "\N{WHITE SQUARE}" if letters != "\N{WHITE SQUARE}" else "?")
    if isinstance(value, dict):
        return {key: _without(one, letters) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without(one, letters) for one in value]
    return value


def _inputs(found: CopyOfFile) -> dict[str, Any]:
    region = Region.objects.get(pk=found.ways[0].region_id)
    name = found.pupil.name
    return {
        "title": _("Everything we keep about %(name)s") % {"name": name},
        "subtitle": _("Copy for the parents"),
        "region": region.name,
        "language": DOCUMENT_LANGUAGE,
        "dated_on": clock.today().isoformat(),
        "footer": found.cases,
        "intro": _(
            "You asked what we keep about your child. It stands in this paper. "
            "What was never filled in is not there. Nothing was changed for you."
        ),
        "about": {"title": _("Why we keep this, and what you can do"), "facts": _about(region)},
        "left_out": {"title": _("What is not in this copy"), "lines": _left_out(found)},
        "papers": {
            "title": _("Papers that belong to this copy"),
            "intro": _("These papers are kept with the file. You get them beside this copy."),
            "names": found.papers,
        },
        "chapters": [_chapter(one) for one in found.chapters],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {"title": chapter.title, "groups": [_group(one) for one in chapter.groups if one]}


def _group(group: Group) -> dict[str, Any]:
    entries = [[[fact.label, fact.words, fact.language] for fact in entry] for entry in group.entries]
    return {"title": group.title, "entries": entries, "header": group.header, "lines": group.lines}


def _about(region: Region) -> list[tuple[str, str]]:
    terms = policies().on(clock.today())
    return [
        (_("Who keeps it"), region.name),
        (_("What for"), _("To give your child lessons and help, and to prepare the move to the mother school.")),
        (_("Where it comes from"), _("From you, from the schools and from who helps your child at school.")),
        (
            _("How long"),
            _(
                "The file: %(file)s years after your child has left. The enrolment: %(enrolment)s years. "
                "Who looked: %(looks)s years."
            )
            % {
                "file": terms.keep_file_years,
                "enrolment": terms.keep_enrolment_years,
                "looks": terms.keep_looks_years,
            },
        ),
        (
            _("Your rights"),
            _(
                "Is something wrong? Ask the school to correct it. You may object, and you may add your own view. "
                "From sixteen years on the pupil does this."
            ),
        ),
        (
            _("Not content?"),
            _("Speak with the school, or with the privacy officer of the region. You may also complain to the Dutch "
              "Data Protection Authority (autoriteitpersoonsgegevens.nl)."),
        ),
    ]  # fmt: skip


def _left_out(found: CopyOfFile) -> list[str]:
    lines = [
        _("Phone numbers and mail addresses of people, also of a parent: the other parent reads this too. "
          "You may ask for your own."),
        _("What is about other children, such as brothers and sisters. Of each child there is a copy of its own."),
        _("Names of colleagues who opened the file. Their role is told. Ask the privacy officer if you want to know "
          "more."),
        _("Codes of personal links, and numbers that only hold the parts of the file together."),
        _("We do not keep these at all: BSN, nationality, country of birth, residence status and religion."),
    ]  # fmt: skip
    if found.pupil.has_secret_address:
        lines.insert(0, _("The address: it is secret and stands on no paper. Ask the school to see it there."))
    if found.closed_notes:
        lines.append(
            _("The text of confidential notes for which the agreement was taken back: nobody reads them any more.")
        )
    return lines
