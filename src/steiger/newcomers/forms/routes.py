from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.newcomers.actions import RouteInput
from steiger.newcomers.enums import Cefr, Route, Skill
from steiger.newcomers.rules import ProfileInput

TERNARY = {"yes": True, "no": False}
AGREES = [("", _("Not asked yet")), ("yes", _("Yes")), ("no", _("No"))]


class ProfileForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    route = forms.ChoiceField(label=_("Route"), choices=Route.choices)
    leads_to = forms.CharField(label=_("Where does it lead to?"), max_length=200)
    wanted = forms.ChoiceField(label=_("Which CEFR level does it ask?"), choices=Cefr.choices)

    def as_input(self) -> ProfileInput:
        return ProfileInput(**self.cleaned_data)


class RouteForm(forms.Form):
    profile_id = forms.TypedChoiceField(label=_("Way out"), coerce=int)
    leaves_in = forms.IntegerField(label=_("In which year?"))
    parents_agree = forms.TypedChoiceField(
        label=_("Do the parents agree?"),
        choices=AGREES,
        required=False,
        coerce=TERNARY.get,
        empty_value=None,
    )
    reason = forms.CharField(
        label=_("Why does this fit?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the pupil can do and wants. Advice that looks at the Dutch alone is often too low."),
    )

    def __init__(self, *args: Any, profiles: list[Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"leaves_in": clock.today().year + 1, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["profile_id"].choices = [  # type: ignore[attr-defined]
            (one.pk, f"{one.get_route_display()} · {one.name}") for one in profiles
        ]

    def as_input(self) -> RouteInput:
        return RouteInput(**self.cleaned_data)


class SkillsForm(forms.Form):
    assessed_on = DateField(label=_("Day of the test or observation"))
    instrument = forms.CharField(label=_("Test or observation"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"assessed_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for skill in Skill:
            self.fields[skill.value] = forms.ChoiceField(
                label=skill.label, choices=[("", "–"), *Cefr.choices], required=False
            )

    def levels(self) -> dict[str, str]:
        return {skill.value: self.cleaned_data[skill.value] for skill in Skill if self.cleaned_data[skill.value]}
