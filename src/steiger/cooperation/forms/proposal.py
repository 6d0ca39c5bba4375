"""A next policy as a proposal: the same page, with what is proposed and to whom instead of who decided."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.cooperation.forms.policy import PolicyDraft
from steiger.cooperation.forms.terms import TermsForm
from steiger.cooperation.rules.drafts import Draft


class ProposalForm(TermsForm):
    field_order = ("body", "title", "text", "valid_from")

    body = forms.TypedChoiceField(label=_("Proposed to"), coerce=int, help_text=_("The table that is to decide."))
    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As it will stand on the agenda."))
    text = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, tables: Collection[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = list(tables)  # type: ignore[attr-defined]
        self.fields["valid_from"].label = _("To hold from")
        self.fields["valid_from"].help_text = _("The table may choose a later day.")


class PolicyProposal(PolicyDraft):
    rules_form = ProposalForm

    def draft(self) -> Draft:
        typed = self.rules.cleaned_data
        return Draft(self.terms(), typed["after"], typed["valid_from"])

    @property
    def words(self) -> dict[str, str]:
        return {name: self.rules.cleaned_data[name] for name in ("title", "text")}
