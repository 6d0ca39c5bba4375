from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField
from steiger.organisations.selectors import regular_schools
from steiger.transitions.actions import SchoolToAsk
from steiger.transitions.enums import PlaceAnswer
from steiger.transitions.forms.bonds import YEAR_GROUPS

ROWS = range(1, 6)


class AskSchoolsForm(forms.Form):
    """Several schools at once, each with the address where the mail with the link goes."""

    year_group = forms.ChoiceField(label=_("Year group"), choices=YEAR_GROUPS, required=False)
    level = forms.CharField(
        label=_("What can the child do by now, and what does it need?"),
        max_length=120,
        required=False,
        help_text=_("No name and nothing that leads to one: the school is only asked whether it has a place."),
    )
    starts_on = DateField(label=_("Would start on"), required=False)
    district = forms.CharField(
        label=_("Travels from (district or village)"),
        max_length=80,
        required=False,
        help_text=_("Not the address."),
    )
    answer_by = DateField(label=_("Answer no later than"))

    def __init__(self, *args: Any, region: Any, taken: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schools = [
            (one.pk, f"{one.name}, {one.place}")
            for one in regular_schools(region)
            if one.pk not in taken and not one.is_closed
        ]
        for row in ROWS:
            self.fields[f"school_{row}"] = forms.TypedChoiceField(
                label=_("School %(number)s") % {"number": row},
                choices=[("", _("Choose a school")), *schools],
                coerce=int,
                empty_value=None,
                required=row == 1,
            )
            self.fields[f"email_{row}"] = forms.EmailField(
                label=_("Mail address of school %(number)s") % {"number": row},
                required=False,
                help_text=_("Left empty you get the link to pass on yourself.") if row == 1 else "",
            )

    def schools(self) -> list[SchoolToAsk]:
        rows = [(self.cleaned_data[f"school_{row}"], self.cleaned_data[f"email_{row}"]) for row in ROWS]
        return [SchoolToAsk(school_id, email) for school_id, email in rows if school_id]


class PlaceAnswerForm(forms.Form):
    """Yes from a date, yes when, or no because."""

    answer = forms.TypedChoiceField(
        label=_("Is there a place?"), choices=PlaceAnswer.choices, coerce=PlaceAnswer, widget=forms.RadioSelect
    )
    from_on = DateField(label=_("From which day?"), required=False, help_text=_("With a yes."))
    words = forms.CharField(
        label=_("When, or why not?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: when a child leaves group 5. Or: the group is full."),
    )
    answered_name = forms.CharField(label=_("Your name"), max_length=120)
