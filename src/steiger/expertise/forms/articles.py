"""An article: written, looked at again, found back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from steiger.core.forms import DateField
from steiger.documents.forms import UploadField
from steiger.documents.uploads import PAPERS
from steiger.expertise.enums import ArticleState, Stage, Subject

LIMIT_MB = 10


class ArticleFilterForm(forms.Form):
    q = forms.CharField(label=_("What are you looking for?"), required=False, max_length=200)
    subject = forms.ChoiceField(label=_("Subject"), required=False, choices=[("", _("All")), *Subject.choices])
    stage = forms.ChoiceField(label=_("For which groups"), required=False, choices=[("", _("All")), *Stage.choices])
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", ArticleState.PUBLISHED.label), *ArticleState.choices[::2]]
    )


class ArticleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=150, help_text=_("As somebody would ask it."))
    summary = forms.CharField(
        label=_("In a sentence or two"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What one knows after reading. It stands in lists."),
    )
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_(
            "A line that begins with ## is a heading, one with - a point of a list, **so** is bold. "
            "Everybody reads it: no names of children."
        ),
    )
    sources = forms.CharField(
        label=_("Sources"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One to a line, so that others can look it up."),
    )
    subjects = forms.MultipleChoiceField(
        label=_("Subjects"), choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )
    stages = forms.MultipleChoiceField(
        label=_("For which groups"),
        choices=Stage.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None chosen: for all."),
    )
    keywords = forms.CharField(
        label=_("Other words for it"),
        required=False,
        max_length=300,
        help_text=_("By which somebody looks for it, and that do not stand in the text."),
    )
    review_on = DateField(
        label=_("To be read again on"),
        required=False,
        help_text=_("On that day it comes under Today of who keeps it up. Empty: in a year."),
    )


class ChangeArticleForm(ArticleForm):
    change = forms.CharField(
        label=_("What is otherwise, and why?"),
        required=False,
        max_length=200,
        help_text=_("It stands with the earlier versions."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawArticleForm(forms.Form):
    reason = forms.CharField(label=_("Why?"), max_length=300, help_text=_("Such as: the rule no longer holds."))


class ReviewForm(forms.Form):
    review_on = DateField(label=_("To be read again on"))


class ArticleFileForm(forms.Form):
    uploads = UploadField(
        label=_("File"), kinds=PAPERS, limit_mb=LIMIT_MB, help_text=_("PDF, picture or office document, at most 10 MB.")
    )
    title = forms.CharField(
        label=_("What is it?"), max_length=200, required=False, help_text=_("Of a picture: what it shows, in words.")
    )


class VoteForm(forms.Form):
    is_useful = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes")
    remark = forms.CharField(max_length=300, required=False)
