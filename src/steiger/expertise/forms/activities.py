"""What an activity is, when and where, for whom; and how it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steiger.access.enums import Role
from steiger.core.forms import DateField, TimeInput
from steiger.documents.forms import UploadField
from steiger.documents.uploads import PAPERS
from steiger.expertise.actions.activities import ActivityPlan
from steiger.expertise.enums.activities import ActivityKind, Score
from steiger.expertise.enums.subjects import Subject

MATERIAL_MB = 20
PAST, LED = "past", "led"
USUAL_FROM, USUAL_UNTIL, USUAL_PLACES, USUAL_HOURS = time(15, 30), time(17, 30), 20, 2
# For whom activities are made. Who is not among them may come when it is for everybody.
AUDIENCE = (
    Role.TEACHER, Role.CARE_COORDINATOR, Role.NEWCOMER_STAFF, Role.SPECIALIST, Role.TRAINER, Role.BOARD,
    Role.MUNICIPALITY,
)  # fmt: skip


class ActivityForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind of activity?"), choices=ActivityKind.choices)
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    text = forms.CharField(
        label=_("What do people do and learn?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Also what they bring. Lists and bold in Markdown. Never name a child: everybody reads this."),
    )
    subjects = forms.MultipleChoiceField(
        label=_("Subjects"), required=False, choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )
    audience = forms.MultipleChoiceField(
        label=_("For whom?"),
        required=False,
        choices=[(role.value, role.label) for role in AUDIENCE],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing when everybody may come."),
    )
    day = DateField(label=_("Day"))
    since = forms.TimeField(label=_("From"), widget=TimeInput)
    until = forms.TimeField(label=_("Until"), widget=TimeInput)
    school = forms.ChoiceField(
        label=_("At which school?"), required=False, help_text=_("Its address is told, and how far it is.")
    )
    place = forms.CharField(label=_("Place or room"), max_length=200, required=False)
    link = forms.URLField(label=_("Link to join online"), max_length=500, required=False, assume_scheme="https")
    places = forms.IntegerField(
        label=_("How many places?"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("When they are taken there is a waiting list. Empty: everybody fits in."),
    )
    enrol_until = DateField(label=_("Enrol until and with"), required=False, help_text=_("Empty: until it begins."))
    hours = forms.DecimalField(
        label=_("Hours that it counts for"),
        min_value=0,
        max_value=40,
        decimal_places=1,
        help_text=_("They come in the portfolio of who was there."),
    )
    is_public = forms.BooleanField(
        label=_("On the public list, which schools read without an account"), required=False, initial=True
    )

    def __init__(self, *args: Any, schools: Sequence[tuple[int, str]], activity: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = {**(_as_initial(activity) if activity else _usual()), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", _("Not at a school")), *((str(pk), name) for pk, name in schools)]  # type: ignore[attr-defined]

    def plan(self, schools: dict[int, Any]) -> ActivityPlan:
        """As the action wants it: moments on the clock of the region."""
        typed = dict(self.cleaned_data)
        day, since, until = (typed.pop(name) for name in ("day", "since", "until"))
        school = typed.pop("school")
        return ActivityPlan(
            starts_at=timezone.make_aware(datetime.combine(day, since)),
            ends_at=timezone.make_aware(datetime.combine(day, until)),
            school=schools.get(int(school)) if school else None,
            kind=ActivityKind(typed.pop("kind")),
            audience=tuple(typed.pop("audience")),
            subjects=tuple(typed.pop("subjects")),
            **typed,
        )


def _usual() -> dict[str, Any]:
    return {"since": USUAL_FROM, "until": USUAL_UNTIL, "places": USUAL_PLACES, "hours": USUAL_HOURS}


def _as_initial(activity: Any) -> dict[str, Any]:
    begun, ended = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
    same = ("kind", "title", "text", "subjects", "audience", "place", "link", "places", "hours", "is_public")
    return {
        **{name: getattr(activity, name) for name in same},
        "day": begun.date(),
        "since": begun.time(),
        "until": ended.time(),
        "school": str(activity.school_id or ""),
        "enrol_until": activity.enrol_until,
    }


class CancelActivityForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it not held?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who was coming reads this in a mail. Never name a child."),
    )


class ActivityFilterForm(forms.Form):
    """In the address, so that a list can be kept and shared."""

    when = forms.ChoiceField(label=_("When"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *ActivityKind.choices])
    subject = forms.ChoiceField(label=_("Subject"), required=False, choices=[("", _("All subjects")), *Subject.choices])

    def __init__(self, *args: Any, may_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", pgettext_lazy("activities", "To come")), (PAST, pgettext_lazy("activities", "Past"))]
        choices += [(LED, _("That I lead"))] if may_plan else []
        self.fields["when"].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """What does not exist is left out."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields} if self.is_bound else {}


class EvaluationForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("How useful was it for your work?"),
        choices=list(reversed(Score.choices)),
        coerce=int,
        widget=forms.RadioSelect,
    )
    learned = forms.CharField(
        label=_("What will you do differently on Monday?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wish = forms.CharField(
        label=_("What would you like more of?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The organiser reads your answers without your name. Never name a child."),
    )


class MaterialForm(forms.Form):
    file = UploadField(
        label=_("File"),
        kinds=PAPERS,
        limit_mb=MATERIAL_MB,
        help_text=_("PDF, picture or office document, at most 20 MB. Without names of children."),
    )
    title = forms.CharField(
        label=_("How is it called?"), max_length=200, required=False, help_text=_("Empty: the name of the file.")
    )
