"""A question from a school: asked, replied to, found back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.documents.forms import UploadField
from steiger.documents.uploads import PAPERS
from steiger.expertise.enums import Helped, HelpState, Subject, Urgency

LONGEST = 4000
LIMIT_MB = 10
MOST_FILES = 5
Choices = Sequence[tuple[Any, str]]


def files_field() -> UploadField:
    return UploadField(
        label=_("Files"),
        kinds=PAPERS,
        limit_mb=LIMIT_MB,
        most=MOST_FILES,
        required=False,
        help_text=_("At most five at once, of at most 10 MB each: PDF, picture or office document."),
    )


def words_field(label: Any, help_text: Any = "", *, rows: int = 5, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST, widget=widget, required=required)


class HelpFilterForm(forms.Form):
    q = forms.CharField(label=_("Number, school or words"), required=False, max_length=80)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Open")),
            ("settled", _("Answered and referred on")),
            ("all", _("All")),
            *((one.value, one.label) for one in HelpState),
        ],
    )
    subject = forms.ChoiceField(label=_("Subject"), required=False, choices=[("", _("All")), *Subject.choices])
    whose = forms.ChoiceField(label=_("Whose"), required=False, choices=[("", _("Everybody's")), ("mine", _("Mine"))])


class AskForm(forms.Form):
    """One field first; the rest may stay as it is."""

    question = words_field(
        _("What do you run into?"),
        _("In your own words. Write no name of a child here: below you can say which child it is about."),
    )
    case = forms.ChoiceField(
        label=_("About a child?"),
        required=False,
        help_text=_("Then only who may see this child reads your question."),
    )
    school = forms.TypedChoiceField(label=_("For which school?"), coerce=int, empty_value=None, required=False)
    subject = forms.ChoiceField(
        label=_("Subject"), required=False, choices=[("", _("I do not know")), *Subject.choices]
    )
    urgency = forms.ChoiceField(
        label=_("How soon?"), choices=Urgency.choices, widget=forms.RadioSelect, initial=Urgency.NORMAL
    )
    uploads = files_field()

    def __init__(self, *args: Any, schools: Choices, children: Choices, case: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("school", schools, _("Choose a school"))
        self._offer("case", children, _("No, about something in general"))
        if len(schools) == 1:
            self.fields["school"].widget = forms.HiddenInput()
            self.initial["school"] = schools[0][0]
        if case:
            self.initial["case"] = case

    def _offer(self, name: str, choices: Choices, none: Any) -> None:
        if choices:
            self.fields[name].choices = [("", none), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]


class ReplyForm(forms.Form):
    text = words_field(_("What do you want to add?"), _("Write no name of a child."))
    uploads = files_field()


class AnswerForm(forms.Form):
    text = words_field(_("What do you answer?"), rows=8)
    uploads = files_field()


class AskBackForm(forms.Form):
    text = words_field(_("What do you need to know?"), _("The school gets a mail, and the term waits for the reply."))


class NoteForm(forms.Form):
    text = words_field(_("Note"), _("Only for who answers. The school does not see it."), rows=3)


class ReferForm(forms.Form):
    destination = forms.ChoiceField(label=_("Where to?"), widget=forms.RadioSelect)
    text = words_field(_("What happens now?"), _("Who gets in touch and when, or how the school enrols."), rows=3)

    def __init__(self, *args: Any, destinations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["destination"].choices = list(destinations)  # type: ignore[attr-defined]


class AssignForm(forms.Form):
    handler = forms.TypedChoiceField(label=_("Who answers this?"), coerce=int)

    def __init__(self, *args: Any, handlers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].choices = [("", _("Choose somebody")), *handlers]  # type: ignore[attr-defined]


class SortForm(forms.Form):
    subject = forms.ChoiceField(
        label=_("Subject"), required=False, choices=[("", _("Not known yet")), *Subject.choices]
    )
    urgency = forms.ChoiceField(label=_("How soon?"), choices=Urgency.choices)


class HelpedForm(forms.Form):
    helped = forms.ChoiceField(label=_("Did this help you on?"), choices=Helped.choices)
    remark = forms.CharField(label=_("Do you want to add something?"), max_length=300, required=False)


class ShareForm(forms.Form):
    question = words_field(
        _("The question"), _("So that it could be asked by any school: no school, no person, no child.")
    )
    answer = words_field(_("The answer"), rows=8)


class FiguresForm(forms.Form):
    year = forms.TypedChoiceField(label=_("School year"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, years: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = list(years)  # type: ignore[attr-defined]
