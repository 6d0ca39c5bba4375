from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from steiger.core import clock
from steiger.core.forms import DateField, DateInput
from steiger.core.languages import language_choices
from steiger.organisations.selectors import regular_schools
from steiger.pupils.enums import BondEnd
from steiger.training.selectors import trained_by_school
from steiger.transitions.enums import TEXT_SECTIONS, Agreement

YEAR_GROUPS = [("", "–"), *[(str(year), str(year)) for year in range(1, 9)]]
NOT_IN_DOCUMENT = _(
    "Do not write down: nationality, country of birth, residence status, religion, day of arrival, "
    "education of the parents."
)


class AskForm(forms.Form):
    """Which school, and what it may know before the parents have chosen."""

    school = forms.TypedChoiceField(label=_("School"), coerce=int)
    year_group = forms.ChoiceField(label=_("Year group"), choices=YEAR_GROUPS, required=False)
    note = forms.CharField(
        label=_("What kind of support will the child need?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No name and nothing that leads to one: the school is only asked whether it has a place."),
    )
    parents_chose = forms.BooleanField(
        label=_("The parents have already chosen this school"),
        required=False,
        help_text=_("The school then sees at once who is coming: name, birth date, contact and dates."),
    )

    def __init__(self, *args: Any, region: Any, taken: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trained = trained_by_school()
        schools = [
            (school.pk, f"{school.name}, {school.place}{_trained(trained[school.pk])}")
            for school in regular_schools(region)
            if school.pk not in taken and not school.is_closed
        ]
        self.fields["school"].choices = [("", _("Choose a school")), *schools]  # type: ignore[attr-defined]


def _trained(count: int) -> str:
    """Behind the name, for who looks where a child will be understood."""
    if not count:
        return ""
    said = ngettext("%(count)d trained teacher", "%(count)d trained teachers", count) % {"count": count}
    return f" · {said}"


class WithdrawForm(forms.Form):
    reason = forms.TypedChoiceField(
        label=_("Why does it end?"),
        choices=[(end.value, end.label) for end in BondEnd if end != BondEnd.LEFT],
        coerce=BondEnd,
        widget=forms.RadioSelect,
    )


class MoveForm(forms.Form):
    expected_on = DateField(
        label=_("Expected day of the move"),
        widget=DateInput(attrs={"hx-get": "", "hx-trigger": "change", "hx-target": "#preview", "hx-swap": "outerHTML"}),
    )


class StepForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class DocumentForm(forms.Form):
    """The written sections: the closed list of the decree. Facts and results come from the file."""

    school_history = forms.CharField(
        label=_("School history"),
        required=False,
        help_text=_("Schools, groups and weeks of Dutch education so far; earlier schooling in a few words."),
    )
    social_emotional = forms.CharField(
        label=_("Social-emotional development"),
        required=False,
        help_text=_("How does the child get on with others, play and feel at school?"),
    )
    work_attitude = forms.CharField(
        label=_("Behaviour and work attitude"),
        required=False,
        help_text=_("Learning, homework, concentration and perseverance, independence."),
    )
    support_and_concerns = forms.CharField(
        label=_("Support and points of concern"),
        required=False,
        help_text=_("Support given or needed. An event or the situation at home only as a point of concern: no story."),
    )
    absence = forms.CharField(
        label=_("Absence in the last year"), required=False, help_text=_("Unauthorised absence only.")
    )
    advice = forms.CharField(
        label=_("Advice to the class"),
        required=False,
        help_text=_("Group, hours of support, materials, vocabulary, a person to trust, work to take along."),
    )
    agreements = forms.CharField(
        label=_("Agreements around the move"),
        required=False,
        help_text=_("Trial mornings, the call from teacher to teacher, first visits of the specialist."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TEXT_SECTIONS:
            self.fields[name].widget = forms.Textarea(attrs={"rows": 5})


class InspectionForm(forms.Form):
    """Inzage: who saw it, when, in which language, and what they think of it."""

    seen_on = DateField(label=_("Seen on"))
    seen_by = forms.CharField(label=_("Seen by"), max_length=200, help_text=_("The names of the parents or carers."))
    language = forms.ChoiceField(label=_("Explained in this language"), choices=language_choices)
    with_interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    agreement = forms.TypedChoiceField(
        label=_("Do the parents agree?"),
        choices=Agreement.choices,
        coerce=Agreement,
        widget=forms.RadioSelect,
    )
    own_view = forms.CharField(
        label=_("The parents' own view"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("In their own words, language and script. It travels with the document; nobody edits it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class SignForm(forms.Form):
    signed_by = forms.CharField(label=_("Signed by"), max_length=200)
    signed_on = DateField(label=_("Signed on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"signed_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class MovedForm(forms.Form):
    moved_on = DateField(label=_("First day at the mother school"))
    without_document_reason = forms.CharField(
        label=_("Why does the child move without a signed document?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The step to sign stays open and visible."),
    )

    def __init__(self, *args: Any, is_signed: bool, **kwargs: Any) -> None:
        kwargs["initial"] = {"moved_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if is_signed:
            del self.fields["without_document_reason"]
