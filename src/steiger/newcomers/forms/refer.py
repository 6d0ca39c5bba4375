from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.core.languages import language_choices
from steiger.pupils.actions import GuardianInput, PupilInput
from steiger.pupils.enums import Channel

Choices = Sequence[tuple[int, str]]
CHILD_FIELDS = ("call_name", "infix", "last_name", "birth_on", "arrived_on", "earlier_school")
QUIET = {"autocomplete": "off", "spellcheck": "false"}


def _languages() -> list[tuple[str, str]]:
    return [("", "–"), *language_choices()]


def _text(label: Any, max_length: int, *, required: bool = True, **attrs: str) -> forms.CharField:
    """The browser must not offer the name of the family before."""
    return forms.CharField(
        label=label, max_length=max_length, required=required, widget=forms.TextInput(attrs={**QUIET, **attrs})
    )


MOST_SIBLINGS = 8


class SiblingForm(forms.Form):
    """A brother or sister in the same referral: parents, languages and arrival are those of the first child."""

    call_name = _text(_("First name"), 80)
    infix = _text(_("Infix"), 20, required=False)
    last_name = _text(_("Last name"), 120)
    birth_on = DateField(label=_("Birth date"))
    earlier_school = _text(_("Earlier Dutch school"), 200, required=False)


class ReferForm(forms.Form):
    """With the parents at the desk: two minutes. The rest is asked at the intake."""

    call_name = _text(_("First name"), 80)
    infix = _text(_("Infix"), 20, required=False)
    last_name = _text(_("Last name"), 120)
    birth_on = DateField(label=_("Birth date"))
    language = forms.ChoiceField(label=_("Language at home"), choices=_languages)
    second_language = forms.ChoiceField(label=_("Second language at home"), choices=_languages, required=False)
    arrived_on = DateField(
        label=_("Came to the Netherlands on"),
        required=False,
        help_text=_("About is good enough. Empty when not known."),
    )
    earlier_school = _text(_("Earlier Dutch school"), 200, required=False)

    parent_name = _text(_("Name"), 200)
    parent_relation = _text(_("Who is this?"), 60, required=False)
    parent_language = forms.ChoiceField(
        label=_("Speaks"), choices=_languages, required=False, help_text=_("Empty: the language at home.")
    )
    parent_phone = _text(_("Telephone"), 30, required=False, inputmode="tel")
    parent_email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=QUIET))
    parent_channel = forms.ChoiceField(
        label=_("How do we reach this parent best?"),
        choices=Channel.choices,
        initial=Channel.SPOKEN,
        widget=forms.RadioSelect,
    )
    parent_needs_interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False, initial=True)

    other_name = _text(_("Name"), 200, required=False)
    other_relation = _text(_("Who is this?"), 60, required=False)
    other_language = forms.ChoiceField(
        label=_("Speaks"), choices=_languages, required=False, help_text=_("Empty: the language at home.")
    )
    other_phone = _text(_("Telephone"), 30, required=False, inputmode="tel")
    other_email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs=QUIET))
    other_channel = forms.ChoiceField(
        label=_("How do we reach this parent best?"),
        choices=Channel.choices,
        initial=Channel.SPOKEN,
        widget=forms.RadioSelect,
        required=False,
    )
    other_needs_interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False, initial=True)

    referring_school_id = forms.TypedChoiceField(label=_("School that refers"), coerce=int, empty_value=None)
    preferred_facility_id = forms.TypedChoiceField(
        label=_("Newcomer school that the parents prefer"), coerce=int, empty_value=None, required=False
    )
    parents_informed_on = DateField(
        label=_("Parents were informed on"),
        help_text=_("They know that you refer their child, why, and who will read this."),
    )
    note = forms.CharField(
        label=_("What should the newcomer school know now?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No medical facts and no story: those are asked at the intake, when they matter for school."),
    )

    another_child_reason = forms.CharField(
        label=_("How do you know that this is another child?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept, so that nobody is asked this again."),
    )

    def __init__(
        self, *args: Any, schools: Choices, facilities: Choices, must_name_school: bool, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {
            "parents_informed_on": clock.today(),
            "referring_school_id": schools[0][0] if len(schools) == 1 else None,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        school = self.fields["referring_school_id"]
        school.required = must_name_school
        school.choices = schools if len(schools) == 1 and must_name_school else [("", "–"), *schools]  # type: ignore[attr-defined]
        facility = self.fields["preferred_facility_id"]
        facility.choices = [("", gettext("No preference")), *facilities]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("parent_phone") and not cleaned.get("parent_email") and "parent_name" in cleaned:
            self.add_error(
                "parent_phone", _("Enter a telephone number or an e-mail address: the school must reach them.")
            )
        if not cleaned.get("other_name") and (cleaned.get("other_phone") or cleaned.get("other_email")):
            self.add_error("other_name", _("Enter the name of the second parent, or empty the other fields."))
        return cleaned

    @property
    def has_second_parent(self) -> bool:
        """Whether the folded part must stand open."""
        return any(self[name].value() for name in ("other_name", "other_phone", "other_email"))

    def pupil(self) -> PupilInput:
        cleaned = self.cleaned_data
        languages = [cleaned["language"], cleaned["second_language"]]
        return PupilInput(
            home_languages=list(dict.fromkeys(one for one in languages if one)),
            **{name: cleaned[name] for name in CHILD_FIELDS},
        )

    def guardians(self) -> list[GuardianInput]:
        prefixes = ["parent", "other"] if self.cleaned_data["other_name"] else ["parent"]
        return [self._guardian(prefix) for prefix in prefixes]

    def _guardian(self, prefix: str) -> GuardianInput:
        typed = {
            name.removeprefix(f"{prefix}_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith(f"{prefix}_")
        }
        typed["language"] = typed["language"] or self.cleaned_data["language"]
        typed["channel"] = typed["channel"] or Channel.SPOKEN
        return GuardianInput(**typed)


@dataclass
class FamilyForms:
    """The form of a referral: one child, and its brothers and sisters beneath it."""

    main: ReferForm
    siblings: list[SiblingForm]

    @classmethod
    def blank(cls, choices: dict[str, Any]) -> FamilyForms:
        return cls(ReferForm(**choices), [])

    @classmethod
    def typed(cls, post: QueryDict, choices: dict[str, Any]) -> FamilyForms:
        """What was sent. A brother or sister of whom nothing was typed is left out."""
        rows = [number for number in _numbers(post) if _is_typed(post, number)]
        return cls(ReferForm(post, **choices), [SiblingForm(post, prefix=_prefix(number)) for number in rows])

    @classmethod
    def again(cls, post: QueryDict, choices: dict[str, Any], *, without: int | None, adding: bool) -> FamilyForms:
        """The same page with one child more or less; nothing is checked yet and nothing that was typed is lost."""
        known: dict[str, Any] = {
            name: name in post if isinstance(field, forms.BooleanField) else post.get(name, "")
            for name, field in ReferForm.base_fields.items()
        }
        rows = [
            {name: post.get(f"{_prefix(number)}-{name}", "") for name in SiblingForm.base_fields}
            for number in _numbers(post)
            if number != without
        ]
        if adding and len(rows) < MOST_SIBLINGS:
            rows.append({"infix": known["infix"], "last_name": known["last_name"]})
        siblings = [SiblingForm(initial=row, prefix=_prefix(number)) for number, row in enumerate(rows)]
        return cls(ReferForm(initial=known, **choices), siblings)

    @property
    def may_add(self) -> bool:
        return len(self.siblings) < MOST_SIBLINGS

    @property
    def numbered(self) -> list[tuple[int, SiblingForm]]:
        return list(enumerate(self.siblings))

    def is_valid(self) -> bool:
        return all([self.main.is_valid(), *(sibling.is_valid() for sibling in self.siblings)])

    def of_child(self, place: int) -> ReferForm | SiblingForm:
        return self.siblings[place - 1] if place else self.main

    def pupils(self) -> list[PupilInput]:
        first = self.main.pupil()
        return [first, *(replace(first, **sibling.cleaned_data) for sibling in self.siblings)]


def _prefix(number: int) -> str:
    return f"sibling{number}"


def _numbers(post: QueryDict) -> range:
    typed = post.get("siblings", "")
    return range(min(int(typed), MOST_SIBLINGS) if typed.isdecimal() else 0)


def _is_typed(post: QueryDict, number: int) -> bool:
    return any(post.get(f"{_prefix(number)}-{name}", "").strip() for name in ("call_name", "birth_on"))
