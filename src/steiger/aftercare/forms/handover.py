from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.enums import Agree, HandoverQuestion


class ReviewForm(forms.Form):
    """Six questions about the hand-over, and two to say in words."""

    missing = forms.CharField(
        label=_("What did you miss?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    tip = forms.CharField(
        label=_("What can be better next time?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in HandoverQuestion:
            self.fields[f"answer_{question.value}"] = forms.ChoiceField(
                label=question.label,
                choices=Agree.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Answer each question.")},
            )
        self.order_fields([f"answer_{question.value}" for question in HandoverQuestion])

    def as_answers(self) -> dict[str, Any]:
        """What the action takes."""
        asked = dict(self.cleaned_data)
        answers = {question: Agree(asked.pop(f"answer_{question.value}")) for question in HandoverQuestion}
        return {**asked, "answers": answers}
