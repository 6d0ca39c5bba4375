from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField
from steiger.organisations.enums import FacilityKind
from steiger.organisations.selectors.schools import SchoolFilter

Choices = Iterable[tuple[Any, Any]]


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Fill a field with what there is to choose in this region."""
    cast("forms.ChoiceField", form.fields[name]).choices = choices


class SchoolFilterForm(forms.Form):
    """What the list of schools is narrowed by. It stands in the address, so that a view can be shared."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    place = forms.ChoiceField(label=_("Town"), required=False)
    board = forms.TypedChoiceField(label=_("Board"), required=False, coerce=int, empty_value=None)
    newcomer = forms.BooleanField(label=_("Only where newcomers are taught"), required=False)
    closed = forms.BooleanField(label=_("Closed schools"), required=False)

    def __init__(self, *args: Any, places: Iterable[str], boards: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", [("", _("All")), *((place, place) for place in places)])
        offer(self, "board", [("", _("All")), *boards])

    def chosen(self) -> SchoolFilter:
        """What was filled in sensibly; the rest of a mistyped address is ignored."""
        self.is_valid()
        value = self.cleaned_data.get
        return SchoolFilter(
            text=value("q", ""),
            place=value("place", ""),
            board_id=value("board"),
            is_newcomer=value("newcomer", False),
            is_closed=value("closed", False),
        )


class MarkForm(forms.Form):
    kind = forms.ChoiceField(label=_("How does this school teach newcomers?"), widget=forms.RadioSelect)
    from_on = DateField(label=_("From"))

    def __init__(self, *args: Any, kinds: Iterable[FacilityKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.value, kind.label) for kind in kinds])


class UnmarkForm(forms.Form):
    until_on = DateField(label=_("First day on which newcomers are no longer taught here"))


class BoardForm(forms.Form):
    name = forms.CharField(label=_("Name of the board"), max_length=200)


class FreeDayForm(forms.Form):
    name = forms.CharField(
        label=_("What kind of free day?"), max_length=80, help_text=_("For example: study day, carnival.")
    )
    first_on = DateField(label=_("First day"))
    last_on = DateField(label=_("Last day"), required=False, help_text=_("Leave empty for one day."))
    school = forms.ChoiceField(label=_("School"), required=False)

    def __init__(self, *args: Any, schools: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "school", [("", _("The whole region")), *schools])
