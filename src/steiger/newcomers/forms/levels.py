from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.newcomers.actions import LevelInput
from steiger.newcomers.enums import NormFit
from steiger.pupils.enums import Domain, Standing


@dataclass(frozen=True)
class LevelRow:
    """One line of the table: a domain with its inputs."""

    domain: Domain
    label: str
    fields: list[forms.BoundField]

    @property
    def errors(self) -> list[str]:
        return [str(error) for field in self.fields for error in field.errors]


class LevelsForm(forms.Form):
    """All domains in one table. A row without a standing is left out."""

    COLUMNS = ("standing", "instrument", "score", "norm_fit", "note")

    assessed_on = DateField(label=_("Day of the test or observation"))
    instrument = forms.CharField(
        label=_("Test or observation"),
        max_length=80,
        required=False,
        help_text=_("For all rows that do not name their own."),
    )

    def __init__(self, *args: Any, listed: Collection[Any] = (), **kwargs: Any) -> None:
        """`listed`: the region's own tests and observations, offered while one types; another name is allowed."""
        self.listed = listed
        kwargs["initial"] = {"assessed_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for domain in Domain:
            for name, field in _level_fields(domain, has_list=any(domain in one.domains for one in listed)):
                self.fields[f"{domain}_{name}"] = field

    def lists(self) -> list[tuple[Domain, list[Any]]]:
        """What is offered per domain."""
        return [(domain, [one for one in self.listed if domain in one.domains]) for domain in Domain]

    def rows(self) -> list[LevelRow]:
        return [
            LevelRow(domain, str(domain.label), [self[f"{domain}_{name}"] for name in self.COLUMNS])
            for domain in Domain
        ]

    def levels(self) -> list[LevelInput]:
        return [
            LevelInput(
                domain=domain,
                standing=self.cleaned_data[f"{domain}_standing"],
                instrument=self.cleaned_data[f"{domain}_instrument"] or self.cleaned_data["instrument"],
                score=self.cleaned_data[f"{domain}_score"],
                norm_fit=self.cleaned_data[f"{domain}_norm_fit"] or NormFit.UNKNOWN,
                note=self.cleaned_data[f"{domain}_note"],
            )
            for domain in Domain
            if self.cleaned_data[f"{domain}_standing"]
        ]


def _level_fields(domain: Domain, *, has_list: bool) -> Iterator[tuple[str, forms.Field]]:
    """Each input names its domain for who cannot see the table."""

    def named(label: Any) -> dict[str, str]:
        return {"aria-label": f"{domain.label}: {label}"}

    standings = [("", "–"), *Standing.choices]
    yield (
        "standing",
        forms.ChoiceField(
            label=domain.label, choices=standings, required=False, widget=forms.Select(attrs=named(_("standing")))
        ),
    )
    for name, label, length in (("instrument", _("Test or observation"), 80), ("score", _("Score"), 40)):
        yield (
            name,
            forms.CharField(
                label=domain.label,
                max_length=length,
                required=False,
                widget=forms.TextInput(
                    attrs=named(label) | ({"list": f"listed-{domain}"} if has_list and name == "instrument" else {})
                ),
            ),
        )
    yield (
        "norm_fit",
        forms.ChoiceField(
            label=domain.label,
            choices=[(NormFit.UNKNOWN, _("By the list")), (NormFit.YES, _("Yes")), (NormFit.NO, _("No"))],
            required=False,
            widget=forms.Select(attrs=named(_("does the norm fit?"))),
        ),
    )
    yield (
        "note",
        forms.CharField(
            label=domain.label, max_length=300, required=False, widget=forms.TextInput(attrs=named(_("Remark")))
        ),
    )
