from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.core.languages import language_choices
from steiger.documents.forms import UploadField
from steiger.documents.uploads import FileKind
from steiger.transitions.enums import TEXT_SECTIONS, Agreement

NOT_IN_DOCUMENT = _(
    "Do not write down: nationality, country of birth, residence status, religion, day of arrival, "
    "education of the parents."
)


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
        self.fields["restricted"] = forms.CharField(
            label=_("For the care coordinator only"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("The class teacher does not read this part, on the screen or on paper. The parents do."),
        )


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
    reason = forms.CharField(
        label=_("Why do they not agree?"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Only when they do not agree. A talk is then proposed to them within a week."),
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


class CompleteForm(forms.Form):
    """What the mother school writes while it holds the pen."""

    advice = forms.CharField(label=_("Advice to the class"), required=False, widget=forms.Textarea(attrs={"rows": 6}))
    agreements = forms.CharField(
        label=_("Agreements around the move"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )


class PenForm(forms.Form):
    note = forms.CharField(
        label=_("What do you ask of the other school?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AddendumForm(forms.Form):
    words = forms.CharField(
        label=_("What is to be added?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The signed document stays as it is. This stands beside it, with today's date and your name."),
    )


class ChecksumForm(forms.Form):
    """A file that somebody got, or the checksum that was read out."""

    file = UploadField(label=_("The PDF"), kinds={FileKind.PDF}, limit_mb=20, required=False)
    checksum = forms.CharField(
        label=_("Or its checksum (SHA-256)"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class SignForm(forms.Form):
    signed_by = forms.CharField(label=_("Signed by"), max_length=200)
    function = forms.CharField(label=_("Function"), max_length=120, required=False)
    signed_on = DateField(label=_("Signed on"))
    drawing = forms.CharField(required=False, widget=forms.HiddenInput)
    scan = UploadField(
        label=_("Scan or photograph of the signed paper"),
        kinds={FileKind.PDF, FileKind.PICTURE},
        limit_mb=20,
        required=False,
        help_text=_("Only when it was signed on paper."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"signed_on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
