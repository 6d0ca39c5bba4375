"""The sections of the intake, each a form of its own, and the answers of the parents."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.newcomers.actions import ConsentInput
from steiger.newcomers.enums import ConsentAnswer, ConsentPurpose, IntakeSection, Script

YES_NO = [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


def _line(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=200)


def _yes_or_no(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


def _choice(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=YES_NO, required=False, coerce=_yes_or_no, empty_value=None)


ASKED_YES_OR_NO = frozenset({"reads_own_language", "perspective_agreed"})
TERNARY = {True: "yes", False: "no"}


class SectionForm(forms.Form):
    """Only what teaching needs. Everything may be saved half; what is missing is named beside it."""

    def __init__(self, data: Any, *, known: Mapping[str, Any], hidden: Collection[str], auto_id: str) -> None:
        shown = {name: TERNARY.get(value, "") if name in ASKED_YES_OR_NO else value for name, value in known.items()}
        super().__init__(data, initial=shown, auto_id=auto_id)
        for name in hidden:
            self.fields.pop(name, None)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "placed_on"}


class ConversationForm(SectionForm):
    held_on = DateField(label=_("Held on"))
    present = forms.CharField(label=_("Who were present?"), max_length=200)
    with_interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    placed_on = DateField(
        label=_("First day in the group"), required=False, help_text=_("Empty when you do not know it yet.")
    )


class FamilyForm(SectionForm):
    family = _text(
        _("Who lives with the child?"),
        _("Parents, brothers and sisters with their schools, others who raise the child."),
    )
    may_pick_up = _line(_("Who may pick up the child?"))


class LanguageForm(SectionForm):
    language_use = _text(_("Which language with whom?"), _("Understands, speaks, reads and writes: with whom."))
    scripts = forms.MultipleChoiceField(
        label=_("Knows this script"), choices=Script.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    reads_own_language = _choice(_("Reads in the own language"))
    dutch_before = _line(_("Dutch until now"), _("Since when, and from whom."))


class SchoolingForm(SectionForm):
    years_of_school = forms.DecimalField(
        label=_("Years of school until now"),
        min_value=0,
        max_value=15,
        max_digits=3,
        decimal_places=1,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    earlier_schooling = _text(
        _("Where and how did the child go to school?"),
        _("Per period: what kind of school, in which language, why it stopped."),
    )
    from_former_school = _text(_("What the former school told"))


class DailyForm(SectionForm):
    trust_person = _line(_("Whom does the child trust?"))
    wishes = _text(_("What do child and parents wish?"))
    agreements = _text(
        _("What did you agree?"),
        _("Practical agreements only, on food or gym for example: no religion, no diagnosis, no story."),
    )
    care_partners = _text(_("Who else helps the family?"), _("Names of organisations, and what you agreed with them."))


class PerspectiveForm(SectionForm):
    perspective = _text(_("Where can this child go after this, and when?"))
    perspective_agreed = _choice(_("Do the parents agree?"))


FORMS: Mapping[IntakeSection, type[SectionForm]] = MappingProxyType(
    {
        IntakeSection.CONVERSATION: ConversationForm,
        IntakeSection.FAMILY: FamilyForm,
        IntakeSection.LANGUAGE: LanguageForm,
        IntakeSection.SCHOOLING: SchoolingForm,
        IntakeSection.DAILY: DailyForm,
        IntakeSection.PERSPECTIVE: PerspectiveForm,
    }
)


def section_form(
    section: IntakeSection, data: Any = None, *, known: Mapping[str, Any], hidden: Collection[str], asks_first_day: bool
) -> SectionForm:
    """Field ids carry the section, because all sections stand on one page."""
    left_out = hidden if asks_first_day else {*hidden, "placed_on"}
    return FORMS[section](data, known=known, hidden=left_out, auto_id=f"{section}-%s")


class ConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("For what"), choices=ConsentPurpose.choices)
    answer = forms.ChoiceField(label=_("Answer"), choices=ConsentAnswer.choices, widget=forms.RadioSelect)
    person = forms.CharField(label=_("Who answered?"), max_length=200)
    by_pupil = forms.BooleanField(
        label=_("The pupil answered"),
        required=False,
        help_text=_("From 16 years on the pupil decides, not the parents."),
    )
    given_on = DateField(label=_("Answered on"))
    with_interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"given_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def as_input(self) -> ConsentInput:
        typed = self.cleaned_data
        return ConsentInput(
            **{**typed, "purpose": ConsentPurpose(typed["purpose"]), "answer": ConsentAnswer(typed["answer"])}
        )


class WithdrawConsentForm(forms.Form):
    said_by = forms.CharField(label=_("Who took the consent back?"), max_length=200)
