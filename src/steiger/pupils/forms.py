from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField
from steiger.core.languages import language_choices
from steiger.pupils.actions import PupilInput


class PupilForm(forms.Form):
    """The facts about a child, to correct them."""

    call_name = forms.CharField(label=_("First name"), max_length=80)
    infix = forms.CharField(label=_("Infix"), max_length=20, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=120)
    birth_on = DateField(label=_("Birth date"))
    home_languages = forms.MultipleChoiceField(label=_("Languages at home"), choices=language_choices)
    arrived_on = DateField(label=_("Came to the Netherlands on"), required=False)
    earlier_school = forms.CharField(label=_("Earlier Dutch school"), max_length=200, required=False)
    has_secret_address = forms.BooleanField(
        label=_("The address is secret"),
        required=False,
        help_text=_("It is then shown nowhere, also not in documents."),
    )
    address = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    place = forms.CharField(label=_("Place"), max_length=80, required=False)

    def as_input(self) -> PupilInput:
        return PupilInput(**self.cleaned_data)


class NoteForm(forms.Form):
    need = forms.CharField(
        label=_("What does this child need?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The need at school, not what happened: no story, no diagnosis."),
    )
    approach = forms.CharField(label=_("What helps?"), widget=forms.Textarea(attrs={"rows": 3}))
    agreed_by = forms.CharField(label=_("Who agreed to this note?"), max_length=200)
    agreed_on = DateField(label=_("Agreed on"))
    is_shared_with_mother_school = forms.BooleanField(
        label=_("The parents agree that the mother school reads this note"), required=False
    )


class OpenNotesForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        min_length=4,
        max_length=300,
        help_text=_("For example: talk with the mother this afternoon. Name no diagnosis here."),
        error_messages={"min_length": _("Say in a few words why you want to read them.")},
    )


class WithdrawNoteForm(forms.Form):
    said_by = forms.CharField(label=_("Who took the agreement back?"), max_length=200)
