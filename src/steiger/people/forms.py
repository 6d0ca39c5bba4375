from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.forms import DateField
from steiger.organisations.enums import OrganisationKind
from steiger.people import rules, selectors

Choices = list[tuple[Any, Any]]


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The invitation goes to this address."))
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ChoiceField(
        label=_("Organisation"), required=False, help_text=_("Leave this empty for a role in the region as a whole.")
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("role", [("", _("Choose a role")), *((r.value, r.label) for r in rules.roles_to_give(member))])
        self.choose("organisation", organisation_choices(member))

    def choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = choices

    def clean_organisation(self) -> int | None:
        chosen = self.cleaned_data["organisation"]
        return int(chosen) if chosen else None


def organisation_choices(member: Member) -> Choices:
    """The organisations to choose from, in groups per kind; the only one, when there is only one."""
    found = list(selectors.organisations_to_choose(member))
    if len(found) == 1:
        return [(found[0].pk, found[0].name)]
    groups = groupby(found, key=lambda organisation: organisation.kind)
    return [
        ("", _("The region as a whole")),
        *((OrganisationKind(kind).label, [(o.pk, o.name) for o in inside]) for kind, inside in groups),
    ]


class FindForm(forms.Form):
    """What the list of people can be narrowed by; lives in the address."""

    q = forms.CharField(label=_("Name or e-mail address"), required=False, widget=forms.SearchInput)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=lambda: [("", _("All roles")), *Role.choices])
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    ended = forms.BooleanField(label=_("Ended roles"), required=False)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        known = selectors.organisations_with_people(member)
        field.choices = [("", _("All organisations")), *((o.pk, o.name) for o in known)]

    def wanted(self) -> dict[str, Any]:
        """What to ask for; a filter that means nothing is no filter."""
        asked = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        organisation = asked.get("organisation")
        return {
            "text": asked.get("q", "").strip(),
            "role": asked.get("role", ""),
            "organisation_id": int(organisation) if organisation else None,
            "ended": asked.get("ended", False),
        }


class EndForm(forms.Form):
    until_on = DateField(
        label=_("Last day"),
        help_text=_("After this day the person sees nothing more. Yesterday closes the door at once."),
    )


class WelcomeForm(forms.Form):
    """For somebody who has no account yet."""

    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. A few words in a row are strong and easy to remember."),
    )


class ProfileForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
