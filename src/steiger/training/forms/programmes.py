"""The programme, a module, an assignment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.training.actions import AssignmentInput, ModuleInput

LONG = {"rows": 6}


class ProgrammeForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Name of the training"), max_length=200)
    about = forms.CharField(
        label=gettext_lazy("What is it, and for whom?"), required=False, widget=forms.Textarea(attrs=LONG)
    )
    years = forms.IntegerField(label=gettext_lazy("Years"), min_value=1, max_value=5)


class ModuleForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Name of the module"), max_length=200)
    year = forms.TypedChoiceField(label=gettext_lazy("In which year?"), coerce=int)
    hours = forms.IntegerField(
        label=gettext_lazy("Hours of study"),
        min_value=1,
        max_value=500,
        help_text=gettext_lazy("Sessions, reading and the practical assignment together."),
    )
    goals = forms.CharField(
        label=gettext_lazy("Learning goals"),
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("One on each line: what can a teacher do afterwards?"),
    )

    def __init__(self, *args: Any, years: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(year, _("Year %(year)s") % {"year": year}) for year in range(1, years + 1)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> ModuleInput:
        return ModuleInput(**self.cleaned_data)


class AssignmentForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Name of the assignment"), max_length=200)
    brief = forms.CharField(
        label=gettext_lazy("What does the teacher do?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("In the own class. Ask for no names of children and for nothing that leads to one."),
    )
    criteria = forms.CharField(
        label=gettext_lazy("Criteria"),
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("One on each line: by these the work is assessed."),
    )
    weeks = forms.IntegerField(
        label=gettext_lazy("Weeks to hand in"),
        min_value=0,
        max_value=52,
        initial=4,
        help_text=gettext_lazy("Counted from the last session of the module."),
    )

    def clean_criteria(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["criteria"].splitlines() if line.strip()]
        if any(len(line) > 300 for line in lines):
            raise forms.ValidationError(_("A criterion has at most 300 letters. Make it shorter."))
        return lines

    def asked(self) -> AssignmentInput:
        return AssignmentInput(**self.cleaned_data)
