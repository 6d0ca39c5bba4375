from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.parents.selectors import offered
from steiger.transitions.enums import Agreement


class LinkForm(forms.Form):
    """For whom the link is, in which language, and whether Steiger mails it."""

    given_to = forms.CharField(label=_("For whom?"), max_length=200, help_text=_("The name of the parent or carer."))
    language = forms.ChoiceField(label=_("Headings and explanations in this language"))
    mail_to = forms.EmailField(
        label=_("Mail the link to"),
        required=False,
        help_text=_("The code is not in the mail: write it down or say it yourself. Leave empty to print the link."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((one.code, str(one.name)) for one in offered()), key=lambda pair: pair[1])
        self.fields["language"].choices = named  # type: ignore[attr-defined]


class TalkForm(forms.Form):
    held_on = DateField(label=_("Day of the talk"))
    outcome = forms.CharField(
        label=_("What came of it?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("It stands in the document beside what the parents said. Their own words stay as they are."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"held_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class DoorForm(forms.Form):
    """What the parents fill in before anything is shown. Its words on the page are those of their language."""

    birth_on = forms.CharField(max_length=10)
    code = forms.CharField(max_length=20)


class ViewForm(forms.Form):
    """What the parents answer. Its words on the page are those of their language."""

    agreement = forms.TypedChoiceField(
        choices=[(Agreement.YES.value, ""), (Agreement.NO.value, "")], coerce=Agreement, widget=forms.RadioSelect
    )
    reason = forms.CharField(required=False, strip=False, max_length=4000)
    own_view = forms.CharField(required=False, strip=False, max_length=8000)

    @property
    def lacks_reason(self) -> bool:
        """A *no* without a reason."""
        cleaned = self.cleaned_data
        return cleaned.get("agreement") == Agreement.NO and not cleaned.get("reason", "").strip()
