from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from steiger.messaging.enums import Kind, Way
from steiger.messaging.rules import ways_for


class WaysForm(forms.Form):
    """How somebody hears of each kind of message that concerns them."""

    def __init__(self, *args: Any, wishes: Mapping[Kind, Way], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, way in wishes.items():
            self.fields[kind.value] = forms.TypedChoiceField(
                label=kind.label,
                choices=[(one.value, one.label) for one in ways_for(kind)],
                initial=way.value,
                coerce=Way,
                widget=forms.RadioSelect,
            )

    def ways(self) -> dict[Kind, Way]:
        return {Kind(name): way for name, way in self.cleaned_data.items()}
