"""A cohort, its sessions and who takes part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField, TimeInput
from steiger.training.actions import CohortInput, SessionInput

USUAL_FROM, USUAL_UNTIL = time(14, 0), time(17, 0)


class CohortForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As people call it, for example: Cohort 2026."))
    begins_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    enrol_until = DateField(label=_("Schools enrol until"))
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=100, initial=18)
    trainers = forms.TypedMultipleChoiceField(
        label=_("Who leads it?"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, trainers: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["trainers"].choices = [(one.pk, one.name) for one in trainers]  # type: ignore[attr-defined]

    def asked(self) -> CohortInput:
        typed = dict(self.cleaned_data)
        return CohortInput(trainer_ids=typed.pop("trainers"), **typed)


class SessionForm(forms.Form):
    module = forms.TypedChoiceField(label=_("Module"), coerce=int)
    day = DateField(label=_("Day"))
    since = forms.TimeField(label=_("From"), widget=TimeInput, initial=USUAL_FROM)
    until = forms.TimeField(label=_("Until"), widget=TimeInput, initial=USUAL_UNTIL)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(label=_("Link to meet online"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, modules: Iterable[Any], session: Any = None, **kwargs: Any) -> None:
        """`session`: as it is now, or the one before, whose module, hours and place are proposed."""
        if session is not None:
            kwargs["initial"] = {**_as_initial(session), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["module"].choices = [(one.pk, one.title) for one in modules]  # type: ignore[attr-defined]

    def asked(self) -> SessionInput:
        typed = self.cleaned_data
        return SessionInput(
            module_id=typed["module"],
            starts_at=timezone.make_aware(datetime.combine(typed["day"], typed["since"])),
            ends_at=timezone.make_aware(datetime.combine(typed["day"], typed["until"])),
            place=typed["place"],
            link=typed["link"],
        )


def _as_initial(session: Any) -> dict[str, Any]:
    begun, ended = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return {
        "module": session.module_id,
        "day": begun.date(),
        "since": begun.time(),
        "until": ended.time(),
        "place": session.place,
        "link": session.link,
    }


class EnrolForm(forms.Form):
    teacher = forms.ChoiceField(label=_("Who?"), help_text=_("The teacher gets a mail and says whether to take part."))

    def __init__(self, *args: Any, learners: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, f"{one.user.name} · {one.school} ({one.role})") for one in learners]
        self.fields["teacher"].choices = [("", _("Choose a colleague")), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, int]:
        teacher, school = self.cleaned_data["teacher"].split("-")
        return {"teacher_id": int(teacher), "school_id": int(school)}


class CoachForm(forms.Form):
    coach = forms.TypedChoiceField(label=_("Who coaches?"), coerce=int)

    def __init__(self, *args: Any, coaches: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in coaches]
        self.fields["coach"].choices = [("", _("Choose somebody")), *choices]  # type: ignore[attr-defined]


class SuggestForm(forms.Form):
    school = forms.TypedChoiceField(label=_("Which school?"), coerce=int)
    why = forms.CharField(
        label=_("What would the training bring there?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The school reads this. Never name a child, and nothing that leads to one."),
    )

    def __init__(self, *args: Any, schools: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, one.name) for one in schools]
        self.fields["school"].choices = [("", _("Choose a school")), *choices]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
