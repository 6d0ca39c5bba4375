"""When a text is right: its placeholders, its length, and letters that can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from steiger.parents.catalogue import (
    FROM_REGION,
    SOURCE,
    catalogue,
    cleaned,
    is_balanced,
    length_of,
    limit_of,
    placeholders_in,
    source,
)

PHONE = re.compile(r"[0-9+() ./-]{6,30}")


def is_known(language: str, key: str) -> bool:
    return catalogue(language) is not None and key in source().texts


def text_problem(key: str, text: str, *, dutch: str, values: Mapping[str, str]) -> str:
    """The first thing that is wrong with this text, and what to do; empty when it is right.

    `dutch` is the text whose placeholders it keeps: the region's own Dutch, for Dutch itself the standard one.
    """
    text = cleaned(text)
    if not text:
        return _("Write the text. To go back to the standard text use the button for it.")
    return _placeholder_problem(text, dutch) or _length_problem(key, text, values)


def _placeholder_problem(text: str, dutch: str) -> str:
    own, kept = placeholders_in(text), placeholders_in(dutch)
    if missing := kept - own:
        return _("%(names)s is missing. The system fills in the number or name there: put it in the sentence.") % {
            "names": _named(missing)
        }
    if unknown := own - kept - FROM_REGION:
        return _("The system does not know %(unknown)s. Use only: %(known)s.") % {
            "unknown": _named(unknown),
            "known": _named(kept | FROM_REGION),
        }
    if not is_balanced(text):
        return _("There is a { or } that belongs to no name. Take it out, or write for example {phone}.")
    return ""


def _length_problem(key: str, text: str, values: Mapping[str, str]) -> str:
    most, long = limit_of(key).most, length_of(text, values)
    if long <= most:
        return ""
    return _("This text is %(over)s characters too long: there is room for %(most)s. Make it shorter.") % {
        "over": long - most,
        "most": most,
    }


def warnings(key: str, text: str, values: Mapping[str, str]) -> list[str]:
    """What is allowed but deserves a look."""
    limit, long = limit_of(key), length_of(cleaned(text), values)
    if not limit.warn < long <= limit.most:
        return []
    if key.startswith("film.scenes."):
        return [
            _("This sentence is long for one scene. Up to %(warn)s characters read at ease.") % {"warn": limit.warn}
        ]
    return [_("This text is long. Look at the page and the leaflet whether it fits.")]


def contact_problem(*, phone: str, mail: str) -> tuple[str, str]:
    """The field and what is wrong with it; two empty strings when it is right."""
    if not phone and not mail:
        return "phone", _("Fill in a telephone number or a mail address: parents must be able to ask.")
    if phone and not PHONE.fullmatch(phone):
        return "phone", _("This is no telephone number. Write it as parents dial it, for example 030 123 45 67.")
    if mail:
        try:
            validate_email(mail)
        except ValidationError:
            return "mail", _("This is no mail address. Write it as info@example.org.")
    return "", ""


def keeps_placeholders_of(language: str, dutch_now: str, key: str) -> str:
    """The text whose placeholders a text in this language keeps."""
    return source().texts[key] if language == SOURCE else dutch_now


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
