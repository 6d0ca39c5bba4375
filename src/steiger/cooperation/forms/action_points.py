"""What somebody promises at a table, and the questions to the list of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.selectors.action_points import ActionFilter
from steiger.core.forms import DateField

MINE, ALL = "mine", "all"
OPEN, DONE = "open", "done"


class ActionForm(forms.Form):
    what = forms.CharField(label=_("What has to be done?"), max_length=300)
    owner = forms.TypedChoiceField(label=_("Who does it?"), coerce=int, help_text=_("Among who sits at this table."))
    due_on = DateField(label=_("By when?"))

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in people]
        self.fields["owner"].choices = [("", _("Choose somebody")), *choices]  # type: ignore[attr-defined]


class FinishActionForm(forms.Form):
    note = forms.CharField(
        label=_("What came of it?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The table reads it at its next meeting."),
    )


class ActionFilterForm(forms.Form):
    whose = forms.ChoiceField(
        label=_("Whose"), choices=[(MINE, _("Mine")), (ALL, _("Of all my tables"))], required=False
    )
    state = forms.ChoiceField(label=_("State"), choices=[(OPEN, _("Open")), (DONE, _("Done"))], required=False)
    body = forms.TypedChoiceField(label=_("Body"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, bodies: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in bodies]
        self.fields["body"].choices = [("", _("All bodies")), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> ActionFilter:
        """What is asked for; a wrong question asks for everything."""
        asked = self.cleaned_data if self.is_valid() else {}
        return ActionFilter(
            is_mine=asked.get("whose", ALL) == MINE, is_done=asked.get("state") == DONE, body_id=asked.get("body")
        )
