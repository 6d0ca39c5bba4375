"""How one stored value is told to parents: a day in full, a choice by its name, a person by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure
from steiger.core.languages import name_of
from steiger.newcomers.enums import NormFit, Script
from steiger.pupils.enums import Domain, Relation, Standing
from steiger.transitions.selectors.departures import words_of_missing
from steiger.transitions.selectors.documents import section_labels

LANGUAGES = frozenset({"language", "home_languages"})


def told(row: Any, path: str) -> str:
    """What stands in this field, or in one that a key leads to; nothing when it is empty."""
    *keys, name = path.split("__")
    for key in keys:
        row = getattr(row, key)
        if row is None:
            return ""
    field = row._meta.get_field(name)
    special = SPECIAL.get((row._meta.label, name))
    value = getattr(row, name)
    if value is None or value in ("", [], {}):
        return ""
    return special(row, value) if special else _plain(field, value)


def _plain(field: Any, value: Any) -> str:
    if field.name in LANGUAGES:
        return ", ".join(name_of(code) for code in (value if isinstance(value, list) else [value]))
    if field.name == "weekdays":
        return ", ".join(str(WEEKDAYS[number - 1]) for number in value)
    if isinstance(field, ArrayField):
        names = dict(field.base_field.flatchoices)
        return ", ".join(str(names.get(one, one)) for one in value)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return in_words(value)


def in_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{date_format(local, 'j F Y')}, {local:%H:%M}"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return number_format(value.normalize())
    return str(value)


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")


def _results(_row: Any, value: list[dict[str, str]]) -> str:
    lines = []
    for one in value:
        said = [
            str(Domain(one["domain"]).label), _day(one["assessed_on"]), one["instrument"], one["score"],
            str(NormFit(one["norm_fit"]).label), str(Standing(one["standing"]).label),
        ]  # fmt: skip
        lines.append(" · ".join(part for part in said if part))
    return "\n".join(lines)


def _administrative(_row: Any, value: dict[str, Any]) -> str:
    """Who the child is and between which schools. How others are reached is left out, and so is a secret address."""
    address = "" if value["has_secret_address"] else value["address"]
    schools = [(value.get(key) or {}).get("name", "") for key in ("sending_school", "receiving_school")]
    guardians = [one["name"] for one in value["guardians"]]
    return "\n".join(part for part in [value["name"], _day(value["birth_on"]), address, *guardians, *schools] if part)


def _known(_row: Any, value: dict[str, Any]) -> str:
    labels = section_labels()
    lines = [value["name"], _day(value["birth_on"]), str(value["from_school"] or ""), str(value["to_school"] or "")]
    lines.append(_results(None, value["results"]))
    lines += [f"{labels[name]}: {words}" for name, words in value["sections"].items() if words]
    return "\n".join(line for line in lines if line)


def _missing(_row: Any, value: list[str]) -> str:
    return "\n".join(words_of_missing(value))


def _sections(_row: Any, value: list[str]) -> str:
    labels = {**section_labels(), "restricted": _("Part that the class teacher does not read")}
    return ", ".join(labels.get(one, one) for one in value)


def _scripts(_row: Any, value: list[str]) -> str:
    return ", ".join(str(Script(one).label) for one in value)


def _level(row: Any, value: int) -> str:
    """Only a mother school learns step by step; who stands in another relation sees what its role sees."""
    if row.relation != Relation.MOTHER_SCHOOL:
        return ""
    return {
        Disclosure.ASKED: _("a question without a name"),
        Disclosure.ANNOUNCED: _("name and dates"),
        Disclosure.AGREED: _("the placement document too"),
        Disclosure.MOVED: _("support and visits too"),
    }.get(Disclosure(value), "")


Shown = Callable[[Any, Any], str]
SPECIAL: Mapping[tuple[str, str], Shown] = MappingProxyType(
    {
        ("pupils.Involvement", "level"): _level,
        ("newcomers.Intake", "scripts"): _scripts,
        ("transitions.PlacementDocument", "administrative"): _administrative,
        ("transitions.PlacementDocument", "results"): _results,
        ("transitions.AbruptDeparture", "known"): _known,
        ("transitions.AbruptDeparture", "missing"): _missing,
        ("transitions.DocumentEntry", "sections"): _sections,
    }
)
