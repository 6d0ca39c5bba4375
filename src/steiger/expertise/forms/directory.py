"""Searching the directory, and keeping up what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from steiger.core.languages import OTHER, language_choices
from steiger.expertise.actions.directory import EntryInput
from steiger.expertise.enums.directory import CONTACT_ROLES, WRITTEN_KINDS, DirectoryKind
from steiger.expertise.enums.subjects import Subject

POSTCODE = RegexValidator(r"^[1-9]\d{3} ?[A-Za-z]{2}$", _("Four digits and two letters, such as 3511 AB."))


class DirectoryFilterForm(forms.Form):
    """In the address, so that what was found can be kept and shared."""

    q = forms.CharField(
        label=_("Name, place, postcode, subject or language"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    school = forms.ChoiceField(label=_("Distance from"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *DirectoryKind.choices])

    def __init__(self, *args: Any, schools: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", _("My own school")), *((one.code, one.name) for one in schools)]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """What does not exist is left out."""
        self.full_clean()
        typed = self.cleaned_data if self.is_bound else {}
        return {"text": typed.get("q", ""), "kind": typed.get("kind", ""), "school": typed.get("school", "")}


def _languages() -> list[tuple[str, str]]:
    return [pair for pair in language_choices() if pair[0] != OTHER]


class ProfileForm(forms.Form):
    subjects = forms.MultipleChoiceField(
        label=_("What can colleagues ask you about?"),
        required=False,
        choices=Subject.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak with parents and children?"),
        required=False,
        choices=_languages,
        widget=forms.CheckboxSelectMultiple,
    )
    about = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you have done and what you like to help with. Everybody in the region reads this."),
    )


class EntryForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=[(kind.value, kind.label) for kind in WRITTEN_KINDS])
    name = forms.CharField(label=_("How is it called?"), max_length=200)
    text = forms.CharField(
        label=_("What can a school come here for?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Also how: what to have at hand, what it costs."),
    )
    role = forms.ChoiceField(
        label=_("Who answers?"),
        required=False,
        choices=[("", _("Nobody in Steiger")), *((role.value, role.label) for role in CONTACT_ROLES)],
        help_text=_("Whoever has this role today stands here by name, also after people change."),
    )
    organisation = forms.TypedChoiceField(
        label=_("School or municipality"), required=False, coerce=int, empty_value=None
    )
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=30, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(label=_("Mail address"), required=False)
    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")
    reachable = forms.CharField(
        label=_("When can one call or come?"),
        required=False,
        max_length=200,
        help_text=_("For instance: Monday to Thursday, 9 to 17."),
    )
    address = forms.CharField(label=_("Street and number"), required=False, max_length=140)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=7, validators=[POSTCODE])
    place = forms.CharField(label=_("Town"), required=False, max_length=80)
    subjects = forms.MultipleChoiceField(
        label=_("Subjects"), required=False, choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, choices=_languages, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, organisations: Sequence[tuple[int, str]], line: Any = None, **kwargs: Any) -> None:
        if line is not None:
            kwargs["initial"] = {
                **{name: getattr(line, name) for name in self.base_fields if name != "organisation"},
                "organisation": line.organisation_id,
            }
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("None of them")), *organisations]  # type: ignore[attr-defined]

    def asked(self) -> EntryInput:
        typed = dict(self.cleaned_data)
        return EntryInput(
            kind=DirectoryKind(typed.pop("kind")),
            organisation_id=typed.pop("organisation"),
            subjects=tuple(typed.pop("subjects")),
            languages=tuple(typed.pop("languages")),
            **typed,
        )
