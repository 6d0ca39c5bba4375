"""What a teacher hands in and looks back on; what trainer and coach say of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField, TimeInput
from steiger.documents.forms import UploadField
from steiger.documents.uploads import kinds_named
from steiger.training.actions import CoachingInput
from steiger.training.actions.work import KINDS, LIMIT_MB, MOST_FILES
from steiger.training.enums import SCORES, Competence, Mark, Outcome

NO_NAMES = _("Never name a child, and nothing that leads to one.")


class HandInForm(forms.Form):
    text = forms.CharField(
        label=_("Your work"), required=False, widget=forms.Textarea(attrs={"rows": 12}), help_text=NO_NAMES
    )
    # One or several: named as every refusal of a file names its field.
    file = UploadField(label=_("Files"), required=False, kinds=KINDS, limit_mb=LIMIT_MB, most=MOST_FILES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("At most %(most)s files of %(limit)s MB each: %(kinds)s.") % {
            "most": MOST_FILES,
            "limit": LIMIT_MB,
            "kinds": kinds_named(KINDS),
        }


class AssessForm(forms.Form):
    """One row of answers per criterion; a round of feedback leaves them open."""

    outcome = forms.ChoiceField(label=_("What do you say of it?"), choices=Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("To the teacher"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What is good, and what can it be worked on?"),
    )

    def __init__(self, *args: Any, criteria: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._count = len(criteria)
        for place, criterion in enumerate(criteria):
            self.fields[f"mark_{place}"] = forms.ChoiceField(
                label=criterion, choices=Mark.choices, widget=forms.RadioSelect, required=False
            )
        self.order_fields([*(f"mark_{place}" for place in range(self._count)), "outcome", "text"])

    def asked(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "outcome": Outcome(typed["outcome"]),
            "text": typed["text"],
            "marks": [typed[f"mark_{place}"] for place in range(self._count)],
        }


class CoachingForm(forms.Form):
    day = DateField(label=_("Day"))
    since = forms.TimeField(label=_("From"), widget=TimeInput, initial=time(9, 0))
    place = forms.CharField(
        label=_("Where at the school?"), max_length=200, required=False, help_text=_("Group or room.")
    )
    focus = forms.CharField(
        label=_("What will the coach look at?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two questions of the teacher. Never name a child, and nothing that leads to one."),
    )

    def __init__(self, *args: Any, session: Any = None, **kwargs: Any) -> None:
        if session is not None:
            at = timezone.localtime(session.starts_at)
            now = {"day": at.date(), "since": at.time(), "place": session.place, "focus": session.focus}
            kwargs["initial"] = {**now, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def asked(self) -> CoachingInput:
        typed = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(typed["day"], typed["since"]))
        return CoachingInput(starts_at=starts_at, focus=typed["focus"], place=typed["place"])


class ReportForm(forms.Form):
    observed = forms.CharField(
        label=_("What did you see?"), widget=forms.Textarea(attrs={"rows": 8}), help_text=NO_NAMES
    )
    agreements = forms.CharField(
        label=_("What did you agree?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Next time you look back on it together."),
    )


class ReactionForm(forms.Form):
    reaction = forms.CharField(
        label=_("Your reaction"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What do you recognise, and what do you do with it? You react once."),
    )


class ScanForm(forms.Form):
    """A row of answers per sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in Competence:
            self.fields[one.value] = forms.TypedChoiceField(
                label=one.label, choices=SCORES, coerce=int, widget=forms.RadioSelect
            )


class CheckForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=40,
        help_text=_("Twelve letters and digits, for example K7PW-3MQ9-ACDE."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
