from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.consultation.enums import Outcome
from steiger.consultation.selectors import Agenda
from steiger.core.templatetags.core_tags import moment


class AgendaForm(forms.Form):
    """On which agenda a case comes."""

    agenda = forms.ChoiceField(label=_("On the agenda of"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, agendas: Sequence[Agenda], **kwargs: Any) -> None:
        if agendas:
            kwargs["initial"] = {"agenda": agendas[0].key, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.agendas = {agenda.key: agenda for agenda in agendas}
        choices = [(agenda.key, _when(agenda)) for agenda in agendas]
        self.fields["agenda"].choices = choices  # type: ignore[attr-defined]

    def clean_agenda(self) -> Agenda:
        return self.agendas[self.cleaned_data["agenda"]]


def _when(agenda: Agenda) -> str:
    if agenda.starts_at is None:
        return _("%(body)s, at its next meeting") % {"body": agenda.body_name}
    return f"{agenda.body_name}, {moment(agenda.starts_at)}"


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class BringForm(AgendaForm):
    question = _words(_("What is the question?"), _("Write no name: the table knows the child by its initials."))
    tried = _words(_("What has been tried?"), _("Only what the table needs in order to think along."))
    asked = _words(_("What do you ask of the table?"), _("Such as: advice on the mother school, or on support."))
    field_order = ("question", "tried", "asked", "agenda")


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What does the table advise?"),
        choices=[(one.value, one.label) for one in Outcome],
        widget=forms.RadioSelect,
    )
    advice = _words(_("The advice in words"), _("This stands on the child's file: what is done, by whom, by when."))
