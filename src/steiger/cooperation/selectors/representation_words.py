"""The question of the page, answered in a sentence: who receives newcomers and is not at the table?"""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.cooperation.selectors.representation import Representation


def answer(page: Representation) -> str:
    if not page.boards_outside:
        return _("Every school board of the region is a party to the covenant.")
    if not page.total.is_shown:
        return ngettext(
            "One school board is not a party. Too few newcomers moved on since %(day)s to say more.",
            "%(boards)s school boards are not a party. Too few newcomers moved on since %(day)s to say more.",
            page.boards_outside,
        ) % _numbers(page)
    return f"{_moved(page)} {_outside(page)}"


def _moved(page: Representation) -> str:
    return _("Since %(day)s %(total)s newcomers moved on to a school of a board in this region.") % _numbers(page)


def _outside(page: Representation) -> str:
    """From what stands on the page alone: who adds it up finds nothing else."""
    if page.is_outside_complete:
        text = ngettext(
            "%(outside)s of them went to the one board that is not a party.",
            "%(outside)s of them went to the %(boards)s boards that are not a party.",
            page.boards_outside,
        )
    elif page.outside:
        text = ngettext(
            "At least %(outside)s of them went to the one board that is not a party.",
            "At least %(outside)s of them went to the %(boards)s boards that are not a party.",
            page.boards_outside,
        )
    else:
        text = ngettext(
            "To the one board that is not a party went too few to tell a number.",
            "To the %(boards)s boards that are not a party went too few each to tell a number.",
            page.boards_outside,
        )
    return text % _numbers(page)


def _numbers(page: Representation) -> dict[str, object]:
    return {
        "day": date_format(page.since, "j F Y"),
        "total": page.total.text,
        "outside": page.outside,
        "boards": page.boards_outside,
    }
