"""What the page on representation is narrowed to."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.selectors.representation import RECEIVE, RepresentationFilter

OUTSIDE, PARTY = "outside", "party"


class RepresentationFilterForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("Boards and municipalities")), *((kind.value, kind.label) for kind in RECEIVE)],
    )
    covenant = forms.ChoiceField(
        label=_("Covenant"),
        required=False,
        choices=[("", _("All")), (OUTSIDE, _("Not a party")), (PARTY, _("Party"))],
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("First who receives and is not a party")),
            ("received", _("Most newcomers first")),
            ("name", _("By name")),
        ],
    )

    def wanted(self) -> RepresentationFilter:
        """What is asked for; a wrong question asks for everything."""
        asked = self.cleaned_data if self.is_valid() else {}
        covenant = asked.get("covenant", "")
        return RepresentationFilter(
            kind=asked.get("kind", ""),
            is_party=covenant == PARTY if covenant else None,
            sort=asked.get("sort", ""),
        )
