"""Amounts in euros as people write them; the key; numbers; the decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.enums import Measure, Payers
from steiger.core import clock
from steiger.core.forms import DateField
from steiger.core.school_years import first_year_of, year_label

YEARS_AHEAD = 2
YEARS_BACK = 2


class EurosField(forms.CharField):
    """`1.234,50`, `1234.50` or `€ 1234`: in whole cents."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        """What is stored is cents; what was typed comes back as it was typed."""
        return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = re.sub(r"[€\s\u00a0]", "", super().clean(value))
        if not typed:
            return None
        try:
            cents = Decimal(_with_point(typed)) * 100
        except InvalidOperation as wrong:
            raise forms.ValidationError(_("Write an amount, such as 1.250,00.")) from wrong
        if cents != int(cents) or cents < 0:
            raise forms.ValidationError(_("Write an amount of nought or more, with at most two decimals."))
        return int(cents)


def _with_point(typed: str) -> str:
    if "," in typed:
        return typed.replace(".", "").replace(",", ".")
    # A point before three figures is how the Dutch write thousands.
    return typed.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", typed) else typed


class BudgetForm(forms.Form):
    first_year = forms.TypedChoiceField(label=_("School year"), coerce=int)
    title = forms.CharField(label=_("Name of the budget"), max_length=200)
    amount = EurosField(label=_("What it costs, in euros"))
    other_income = EurosField(
        label=_("Other income, in euros"), required=False, help_text=_("Such as a subsidy. The parties pay the rest.")
    )

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["first_year"]
            return
        year = first_year_of(clock.today())
        years = range(year + YEARS_AHEAD, year - YEARS_BACK - 1, -1)
        self.fields["first_year"].choices = [(y, year_label(y)) for y in years]  # type: ignore[attr-defined]
        self.initial.setdefault("first_year", year)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        typed["other_income"] = typed.get("other_income") or 0
        return typed


class KeyLineForm(forms.Form):
    measure = forms.TypedChoiceField(
        label=_("Counted by"), choices=Measure.choices, coerce=Measure, widget=forms.RadioSelect
    )
    payers = forms.TypedChoiceField(
        label=_("Who pays a fixed amount?"),
        choices=Payers.choices,
        coerce=Payers,
        initial=Payers.ALL,
        help_text=_("Only for a fixed amount: what is counted says itself who pays."),
    )
    party = forms.TypedChoiceField(label=_("Which party"), coerce=int, required=False, empty_value=None)
    price = EurosField(
        label=_("Price in euros"),
        required=False,
        help_text=_("Leave it empty for the line that divides the rest after other income and the other lines."),
    )

    def __init__(self, *args: Any, parties: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [("", "–"), *parties]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        typed["party_id"] = typed.pop("party")
        return typed


def _said(number: Decimal | None) -> str:
    return "–" if number is None else number_format(number, use_l10n=True)


class NumbersForm(forms.Form):
    """One field per number that the key asks for; empty: what was counted holds."""

    def __init__(self, *args: Any, rows: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[row.field] = forms.DecimalField(
                label=f"{row.label}: {row.party.organisation.name}",
                required=False,
                min_value=0,
                max_digits=10,
                decimal_places=1,
                localize=True,
                initial=row.entered,
                help_text=_("Counted: %(number)s") % {"number": _said(row.counted)},
            )

    def numbers(self) -> dict[tuple[str, int], Decimal | None]:
        return {(row.measure, row.party.pk): self.cleaned_data[row.field] for row in self.rows}


class FreezeForm(forms.Form):
    decision_number = forms.CharField(
        label=_("Number of the decision"), max_length=10, required=False, help_text=_("Such as 2026-04.")
    )
    decision_text = forms.CharField(
        label=_("Or: who decided?"), max_length=200, required=False, help_text=_("Such as: steering group, item 5.")
    )
    decided_on = DateField(label=_("Decided on"), required=False, help_text=_("Only when there is no number."))


class SettleForm(forms.Form):
    real_amount = EurosField(label=_("What it really cost, in euros"))
    real_other_income = EurosField(label=_("Other income that really came in, in euros"), required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        typed["real_other_income"] = typed.get("real_other_income") or 0
        return typed


class DayForm(forms.Form):
    """On which day it was invoiced or paid."""

    day = DateField(label=_("On"))
