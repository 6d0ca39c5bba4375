from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from steiger.pupils.actions.sessions import MINUTES


class SessionForm(forms.Form):
    case = forms.CharField(
        label=_("Case number"), max_length=12, help_text=_("Whoever asks for help reads it at the top of the file.")
    )
    asked_by = forms.CharField(label=_("Who asked for help?"), max_length=120)
    reason = forms.CharField(
        label=_("Why do you need to see this file?"),
        max_length=300,
        help_text=_("For example: a date cannot be saved. Write no name of a child."),
    )
    minutes = forms.TypedChoiceField(label=_("For how long?"), coerce=int)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["minutes"].choices = [  # type: ignore[attr-defined]
            (one, ngettext("%(count)d minute", "%(count)d minutes", one) % {"count": one}) for one in MINUTES
        ]
