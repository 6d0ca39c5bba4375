"""Asking for a plan, moving one visit of it, and a school's answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steiger.aftercare.actions import MomentInput
from steiger.aftercare.enums import SchoolAnswer
from steiger.core import clock
from steiger.core.forms import DateField, TimeInput

WEEKS = timedelta(weeks=10)
MOMENTS = 3
FITTING_IN = ""
# How firmly stands what stands (`problem_for`), in words where there is something to say.
FIRMNESS = {
    10: _("10: all that can stay stays"),
    8: _("8: move only when there is no other way"),
    4: _("4: move when it clearly pays"),
    1: _("1: may move freely"),
}


class ProposalForm(forms.Form):
    """The period, and whether what stands may move."""

    first_on = DateField(label=_("From"))
    last_on = DateField(label=_("Until and with"))
    keeps = forms.TypedChoiceField(
        label=_("Appointments that stand"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            (FITTING_IN, _("stay: plan only what is open")),
            *((firm, FIRMNESS.get(firm, str(firm))) for firm in range(10, 0, -1)),
        ],
        help_text=_("What a school has said yes to stays in any case, as long as the specialist is there."),
    )
    seconds = forms.TypedChoiceField(
        label=_("Search for"),
        coerce=int,
        initial=30,
        choices=[(5, _("5 seconds")), (30, _("half a minute")), (120, _("2 minutes")), (300, _("5 minutes"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        tomorrow = clock.today() + timedelta(days=1)
        kwargs["initial"] = {"first_on": tomorrow, "last_on": tomorrow + WEEKS, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class MoveForm(forms.Form):
    """Another day, time or specialist. Without a time the first that fits is taken."""

    specialist = forms.TypedChoiceField(label=_("Who goes?"), coerce=int)
    on = DateField(label=_("Day"))
    at = forms.TimeField(
        label=_("Time"), required=False, widget=TimeInput, help_text=_("Empty: the first time that fits.")
    )
    lock = forms.BooleanField(label=_("Keep it there when the search goes on"), required=False, initial=True)

    def __init__(self, *args: Any, people: Iterable[Any], row: Any = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"lock": True}
        if row is not None and row.starts_at is not None:
            local = timezone.localtime(row.starts_at)
            initial |= {"specialist": row.specialist_id, "on": local.date(), "at": local.time()}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.fields["specialist"].choices = [(one.pk, one.name) for one in people]  # type: ignore[attr-defined]


class AskSchoolForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address at the school"),
        required=False,
        help_text=_("Leave it empty to get the link on the screen and pass it on yourself."),
    )


class OfferForm(forms.Form):
    """Does it suit, and if not: when would it?"""

    answer = forms.ChoiceField(
        label=_("Does this moment suit your school?"),
        choices=[(SchoolAnswer.ACCEPTED, _("Yes, it suits")), (SchoolAnswer.OTHER, _("No, another moment"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the moment suits.")},
    )
    name = forms.CharField(label=_("Your name"), required=False, max_length=100)
    note = forms.CharField(
        label=_("Anything we must know?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Write no names of pupils."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOMENTS + 1):
            self.fields[f"moment_{place}_on"] = DateField(
                label=_("Moment %(place)s: day") % {"place": place}, required=False
            )
            self.fields[f"moment_{place}_from"] = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
            self.fields[f"moment_{place}_until"] = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)

    @property
    def moment_fields(self) -> list[tuple[int, list[forms.BoundField]]]:
        parts = ("on", "from", "until")
        return [(place, [self[f"moment_{place}_{part}"] for part in parts]) for place in range(1, MOMENTS + 1)]

    @property
    def has_more_moments(self) -> bool:
        """Whether something was filled in, or is wrong, after the first moment."""
        return any(field.value() or field.errors for _place, fields in self.moment_fields[1:] for field in fields)

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        if asked.get("answer") == SchoolAnswer.OTHER:
            for place in range(1, MOMENTS + 1):
                names = [f"moment_{place}_{part}" for part in ("on", "from", "until")]
                filled = [name for name in names if asked.get(name) is not None]
                if filled and len(filled) < len(names):
                    missing = next(name for name in names if asked.get(name) is None)
                    if missing not in self.errors:
                        self.add_error(missing, _("Fill in day, from and until, or leave all three empty."))
        return asked

    def as_answer(self) -> dict[str, Any]:
        """What the action takes."""
        asked = self.cleaned_data
        moments = [
            MomentInput(asked[f"moment_{place}_on"], asked[f"moment_{place}_from"], asked[f"moment_{place}_until"])
            for place in range(1, MOMENTS + 1)
            if asked.get(f"moment_{place}_on")
        ]
        return {"answer": asked["answer"], "moments": moments, "name": asked["name"], "note": asked["note"]}


class WeekForm(forms.Form):
    """Which week and whose; lives in the address."""

    week = forms.DateField(required=False)
    specialist = forms.TypedChoiceField(label=_("Nt2 specialist"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All specialists")), *((one.pk, one.name) for one in people)]
        self.fields["specialist"].choices = choices  # type: ignore[attr-defined]
        self.full_clean()
        asked = self.cleaned_data if self.is_bound else {}
        self.asked_week: date | None = asked.get("week")
        self.asked_specialist: int | None = asked.get("specialist")
