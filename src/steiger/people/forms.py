from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.forms import DateField
from steiger.organisations.enums import OrganisationKind
from steiger.people import rules, selectors
from steiger.people.actions import Share
from steiger.people.owned import OwnedThing

Choices = list[tuple[Any, Any]]


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The invitation goes to this address."))
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ChoiceField(
        label=_("Organisation"), required=False, help_text=_("Leave this empty for a role in the region as a whole.")
    )

    until_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Only for who comes for a while. The role ends after this day."),
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


class LongerForm(forms.Form):
    later_on = DateField(
        label=_("New last day"), required=False, help_text=_("Leave it empty for a role without a last day.")
    )


class DelegateForm(forms.Form):
    """Who stands in, for what, and from when until when."""

    delegate = forms.TypedChoiceField(label=_("Who stands in?"), coerce=int)
    part = forms.TypedChoiceField(label=_("For which work?"), coerce=int, empty_value=None, required=False)
    from_on = DateField(label=_("First day"))
    until_on = DateField(label=_("Last day"), help_text=_("After this day it ends by itself."))
    note = forms.CharField(
        label=_("What must your colleague know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write no names of children: use the case number."),
    )

    def __init__(self, *args: Any, colleagues: list[selectors.Taker], roles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("Choose a colleague")), *((one.user_id, one.label) for one in colleagues)]
        for name, choices in (("delegate", known), ("part", [("", _("All work")), *roles])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
            field.choices = choices
        if len(roles) < 2:
            del self.fields["part"]


class SecondFactorForm(forms.Form):
    """For each role from which day it asks for a second factor."""

    def __init__(self, *args: Any, rows: list[selectors.FactorRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[row.role.value] = DateField(label=row.role.label, required=False, initial=row.from_on)

    def lines(self) -> Iterator[tuple[selectors.FactorRow, forms.BoundField]]:
        for row in self.rows:
            yield row, self[row.role.value]

    def days(self) -> dict[Role, Any]:
        return {Role(name): day for name, day in self.cleaned_data.items()}


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


@dataclass(frozen=True)
class AskedKind:
    """One kind on the page: the chooser for all of it, and one for each thing."""

    group: selectors.WorkGroup
    all: forms.BoundField | None
    each: list[tuple[OwnedThing, forms.BoundField]]
    is_open: bool


class HandOverForm(forms.Form):
    """Who takes over what: all of a kind at once, or one by one. Then a note for each successor."""

    until_on = DateField(label=_("Last day"), help_text=_("The work passes at once; the role ends after this day."))

    # As many things as stay in sight one by one; more of them are folded away behind the choice for all.
    FEW = 6

    def __init__(self, *args: Any, groups: list[selectors.WorkGroup], is_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        if is_over:
            del self.fields["until_on"]
        for group in groups:
            if len(group.things) > 1 and group.takers_of_all:
                self.fields[f"all_{group.kind}"] = _successor(_("All to"), _("Choose a successor"), group.takers_of_all)
            for thing in group.things:
                has_all = f"all_{group.kind}" in self.fields
                empty = _("As chosen for all") if has_all else _("Choose a successor")
                field = _successor(thing.title, empty, group.takers[thing.key], is_required=not has_all)
                self.fields[_name(thing)] = field

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for group in self.groups:
            name = f"all_{group.kind}"
            if name not in self.fields or cleaned.get(name):
                continue
            without = sum(not cleaned.get(_name(thing)) for thing in group.things)
            if without:
                text = ngettext_lazy(
                    "%(count)d thing has no successor yet. Choose somebody for all, or one by one.",
                    "%(count)d things have no successor yet. Choose somebody for all, or one by one.",
                    "count",
                )
                self.add_error(name, text % {"count": without})
        return cleaned

    def kinds(self) -> Iterator[AskedKind]:
        """The choosers as the page shows them."""
        for group in self.groups:
            each = [(thing, self[_name(thing)]) for thing in group.things]
            has_all = f"all_{group.kind}" in self.fields
            chosen = any(field.value() or field.errors for _thing, field in each)
            is_open = not has_all or chosen or len(each) <= self.FEW
            yield AskedKind(group, self[f"all_{group.kind}"] if has_all else None, each, is_open)

    def things_by_successor(self) -> dict[int, list[OwnedThing]]:
        chosen: defaultdict[int, list[OwnedThing]] = defaultdict(list)
        for group in self.groups:
            for thing in group.things:
                successor = self.cleaned_data.get(_name(thing)) or self.cleaned_data[f"all_{group.kind}"]
                chosen[successor].append(thing)
        return dict(chosen)

    def shares(self, notes: dict[int, str]) -> list[Share]:
        return [
            Share(successor, frozenset(thing.pair for thing in things), notes.get(successor, ""))
            for successor, things in self.things_by_successor().items()
        ]


def _name(thing: OwnedThing) -> str:
    return f"to_{thing.kind}_{thing.key}"


def _successor(label: Any, empty: Any, takers: list[selectors.Taker], *, is_required: bool = False) -> forms.Field:
    return forms.TypedChoiceField(
        label=label,
        required=is_required,
        coerce=int,
        empty_value=None,
        choices=[("", empty), *((one.user_id, one.label) for one in takers)],
    )


class NotesForm(forms.Form):
    """What each successor must know."""

    def __init__(self, *args: Any, names: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for user_id, name in names.items():
            self.fields[f"note_{user_id}"] = forms.CharField(
                label=_("What must %(name)s know?") % {"name": name},
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("The list goes with it. Write no names of children: use the case number."),
            )

    def notes(self) -> dict[int, str]:
        return {int(name.removeprefix("note_")): text for name, text in self.cleaned_data.items()}
