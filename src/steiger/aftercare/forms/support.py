from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.actions import Part
from steiger.aftercare.enums import SupportFor
from steiger.core import clock
from steiger.core.forms import DateField

PACKAGE_PARTS = ("what", "hours", "from_week", "weeks")


class _Giver(forms.Form):
    """Who gives it, and why more is promised than there is: for a line and for a package alike."""

    owner = forms.TypedChoiceField(
        label=_("Who gives it?"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("The hours count as promised by this specialist. Without a name they count for the region."),
    )
    over_reason = forms.CharField(
        label=_("Why, if there are not enough hours?"),
        required=False,
        max_length=300,
        help_text=_("Only when you promise more than there is. The reason stays with the support."),
    )

    def __init__(self, *args: Any, people: Iterable[Any], may_promise_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Nobody yet")), *((one.pk, one.name) for one in people)]  # type: ignore[attr-defined]
        if not may_promise_over:
            del self.fields["over_reason"]

    def as_promise(self) -> dict[str, Any]:
        """What the action takes."""
        asked = dict(self.cleaned_data)
        owner_id = asked.pop("owner")
        return {**asked, "owner_id": owner_id}


class SupportForm(_Giver):
    support_for = forms.TypedChoiceField(
        label=_("For whom?"), choices=SupportFor.choices, coerce=SupportFor, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=_("What?"), max_length=200, help_text=_("For example: coaching in the classroom, materials, small group.")
    )
    hours = forms.DecimalField(label=_("Hours in all"), max_digits=5, decimal_places=1, min_value=0)
    from_on = DateField(label=_("From"))
    until_on = DateField(label=_("Until and with"))

    field_order = ("support_for", "what", "hours", "from_on", "until_on", "owner", "over_reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class ChoosePackageForm(_Giver):
    package = forms.TypedChoiceField(label=_("Package"), coerce=int, widget=forms.RadioSelect)

    field_order = ("package", "owner", "over_reason")

    def __init__(self, *args: Any, packages: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in packages]
        self.fields["package"].choices = choices  # type: ignore[attr-defined]
        if choices:
            self.fields["package"].initial = choices[0][0]


class SpendForm(forms.Form):
    spent_on = DateField(label=_("Day"))
    hours = forms.DecimalField(label=_("Hours given"), max_digits=4, decimal_places=1, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"spent_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class PackageForm(forms.Form):
    """A package: for each of teacher, school and pupil what, how many hours, and in which school weeks."""

    name = forms.CharField(label=_("Name of the package"), max_length=100)
    municipality = forms.TypedChoiceField(
        label=_("Where?"), required=False, coerce=int, empty_value=None, help_text=_("By the mother school's place.")
    )

    def __init__(self, *args: Any, municipalities: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("The whole region")), *((one.pk, one.name) for one in municipalities)]
        self.fields["municipality"].choices = choices  # type: ignore[attr-defined]
        for whom in SupportFor.values:
            self.fields[f"{whom}_what"] = forms.CharField(label=_("What?"), required=False, max_length=200)
            self.fields[f"{whom}_hours"] = forms.DecimalField(
                label=_("Hours in all"), required=False, max_digits=5, decimal_places=1, min_value=0
            )
            self.fields[f"{whom}_from_week"] = forms.IntegerField(
                label=_("From week"),
                required=False,
                min_value=0,
                max_value=100,
                help_text=_("School weeks after the move"),
            )
            self.fields[f"{whom}_weeks"] = forms.IntegerField(
                label=_("Number of school weeks"), required=False, min_value=1, max_value=200
            )

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields for each of the three, under the name of whom they are for."""
        return [
            (str(SupportFor(whom).label), [self[f"{whom}_{part}"] for part in PACKAGE_PARTS])
            for whom in SupportFor.values
        ]

    def parts(self) -> dict[SupportFor, Part]:
        """What was filled in. Whom nothing was filled in for, gets nothing."""
        asked = self.cleaned_data
        return {
            whom: Part(
                what=asked[f"{whom}_what"],
                hours=asked[f"{whom}_hours"] or Decimal(0),
                weeks=asked[f"{whom}_weeks"] or 0,
                from_week=asked[f"{whom}_from_week"] or 0,
            )
            for whom in SupportFor
            if asked[f"{whom}_what"] or asked[f"{whom}_hours"]
        }


class HoursForm(forms.Form):
    user = forms.TypedChoiceField(label=_("Nt2 specialist"), coerce=int)
    hours_per_week = forms.DecimalField(
        label=_("Hours a week for support"),
        max_digits=4,
        decimal_places=1,
        min_value=0,
        help_text=_("In weeks with lessons, beside the visits."),
    )
    from_on = DateField(label=_("From"))

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [(one.pk, one.name) for one in people]  # type: ignore[attr-defined]
