"""The languages that families speak: codes, names to choose from, and names in their own script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is ISO 639 (the shortest there is); `own_name` is how its speakers write it."""

    code: str
    name: str | Promise
    own_name: str
    is_right_to_left: bool = False


LANGUAGES: tuple[Language, ...] = (
    Language("nl", _("Dutch"), "Nederlands"),
    Language("en", _("English"), "English"),
    Language("uk", _("Ukrainian"), "Українська"),
    Language("ar", _("Arabic"), "العربية", is_right_to_left=True),
    Language("ti", _("Tigrinya"), "ትግርኛ"),
    Language("tr", _("Turkish"), "Türkçe"),
    Language("pl", _("Polish"), "Polski"),
    Language("fa", _("Farsi (Dari)"), "فارسی", is_right_to_left=True),
    Language("ru", _("Russian"), "Русский"),
    Language("es", _("Spanish"), "Español"),
    Language("bg", _("Bulgarian"), "Български"),
    Language("ro", _("Romanian"), "Română"),
    Language("so", _("Somali"), "Soomaali"),
    Language("kmr", _("Kurdish (Kurmanji)"), "Kurmancî"),
    Language("ckb", _("Kurdish (Sorani)"), "کوردیی ناوەندی", is_right_to_left=True),
    Language("ps", _("Pashto"), "پښتو", is_right_to_left=True),
    Language("fr", _("French"), "Français"),
    Language("pt", _("Portuguese"), "Português"),
    Language("zh", _("Chinese"), "中文"),
    Language("am", _("Amharic"), "አማርኛ"),
    Language("hu", _("Hungarian"), "Magyar"),
    Language("ur", _("Urdu"), "اردو", is_right_to_left=True),
    Language(OTHER, _("Another language"), ""),
)
_BY_CODE = {language.code: language for language in LANGUAGES}
CODES = frozenset(_BY_CODE)


def language(code: str) -> Language | None:
    return _BY_CODE.get(code)


def name_of(code: str) -> str:
    """The name in the reader's language; the code itself for one that is not in the list."""
    found = _BY_CODE.get(code)
    return str(found.name) if found else code


def names_of(codes: Iterable[str]) -> str:
    """Several languages in one line: `Arabic, Kurdish (Sorani)`."""
    return ", ".join(name_of(code) for code in codes)


def language_choices() -> list[tuple[str, str]]:
    """To choose from: by name in the reader's language, the last one for whatever is not listed."""
    named = [(one.code, str(one.name)) for one in LANGUAGES if one.code != OTHER]
    return [*sorted(named, key=lambda pair: pair[1]), (OTHER, name_of(OTHER))]
