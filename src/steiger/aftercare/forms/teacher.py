from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.enums import Going
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing

SHORT = {"rows": 3}


class AskTeacherForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of the teacher"),
        required=False,
        help_text=_("Leave it empty to get the link on the screen and pass it on yourself."),
    )


class TeacherAnswerForm(forms.Form):
    """Five questions, five minutes. Only the first must be answered."""

    going = forms.ChoiceField(
        label=_("How is it going with this pupil in your class?"),
        choices=Going.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is going.")},
    )
    goes_well = forms.CharField(
        label=_("What goes well?"), required=False, max_length=2000, widget=forms.Textarea(attrs=SHORT)
    )
    is_hard = forms.CharField(
        label=_("What is hard, for the pupil or for you?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=SHORT),
    )
    wants = forms.CharField(
        label=_("What do you want from the visit?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=SHORT),
    )
    name = forms.CharField(label=_("Your name"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for domain in CORE_DOMAINS:
            self.fields[f"standing_{domain.value}"] = forms.ChoiceField(
                label=domain.label, required=False, choices=[("", _("I do not know")), *Standing.choices]
            )
        self.order_fields(["going", "goes_well", "is_hard"])

    @property
    def standing_fields(self) -> list[forms.BoundField]:
        return [self[f"standing_{domain.value}"] for domain in CORE_DOMAINS]

    def as_answers(self) -> dict[str, Any]:
        """What the action takes."""
        asked = dict(self.cleaned_data)
        given = {domain: asked.pop(f"standing_{domain.value}") for domain in CORE_DOMAINS}
        standings: dict[Domain, Standing] = {domain: Standing(value) for domain, value in given.items() if value}
        return {**asked, "standings": standings}
