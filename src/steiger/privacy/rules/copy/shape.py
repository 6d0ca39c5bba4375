"""How the parents' copy is described: per table what it says, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from steiger.privacy.rules.bound import bound_models, keys_to
from steiger.privacy.rules.copy.words import WORDS


class Without(TextChoices):
    """Why something that is kept does not stand in the copy."""

    WIRING = "wiring", _("Holds the parts of the file together and tells nothing about the child.")
    LOCK = "lock", _("Guards a personal link, like a password.")
    ELSEWHERE = "elsewhere", _("The same fact stands elsewhere in this copy.")
    OTHERS = "others", _("Tells about somebody else than this child.")


@dataclass(frozen=True)
class Table:
    """What the copy says of the rows of one table, in this order.

    `says` names fields; `school__organisation` follows a key to what may be told of it. Who did something is told with
    the day on which it was done: `asked_by` comes along with `asked_on`.
    """

    label: str
    title: Promise
    says: tuple[str, ...]
    words: Mapping[str, Promise] = field(default_factory=dict)
    leaves: Mapping[str, Without] = field(default_factory=dict)
    # A table with a row for each; otherwise every row is a list of facts.
    in_rows: bool = False
    # In which field stands in what language a text was written.
    in_language: Mapping[str, str] = field(default_factory=dict)

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    def word(self, name: str) -> Promise:
        return self.words.get(name) or WORDS[name]

    @cached_property
    def doers(self) -> dict[str, str]:
        """Per day of an act the field that says who did it."""
        own = {one.name for one in self.model._meta.local_concrete_fields}
        found = {}
        for name in self.says:
            stem = name.removesuffix("_on").removesuffix("_at")
            by = f"{stem}_by"
            if stem != name and by in own and by not in self.says and by not in self.leaves:
                found[name] = by
        return found

    @property
    def accounted(self) -> set[str]:
        """The fields of which the copy tells, or of which is known why it does not."""
        ways = {key.name for key in keys_to(self.model, bound_models())}
        return {name.split("__")[0] for name in self.says} | set(self.doers.values()) | set(self.leaves) | ways

    def keys(self) -> list[str]:
        """The keys to follow, so that nothing is asked row by row."""
        found = set()
        for name in (*self.says, *self.doers.values()):
            model: Any = self.model
            path: list[str] = []
            for part in name.split("__"):
                one = model._meta.get_field(part)
                if one.remote_field is None:
                    break
                path.append(part)
                model = one.related_model
            if path:
                found.add("__".join(path))
        return sorted(found)


@dataclass(frozen=True)
class Part:
    """A chapter of the copy."""

    title: Promise
    tables: tuple[Table, ...]
