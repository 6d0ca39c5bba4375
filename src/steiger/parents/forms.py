"""What comes in: contact details, a text, and who checked it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.parents.catalogue import SOURCE, limit_of


class ContactForm(forms.Form):
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        help_text=_("As parents dial it. It stands in the film too."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    mail = forms.CharField(
        label=_("Mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    hours = forms.CharField(
        label=_("When"),
        max_length=120,
        required=False,
        help_text=_(
            "In a few plain words: Monday to Thursday, 9 to 15. It is shown as you write it, in every language."
        ),
    )
    answered_by = forms.CharField(
        label=_("Who answers"),
        max_length=120,
        required=False,
        help_text=_("A name or a desk. It is shown as you write it, in every language."),
    )


class TextForm(forms.Form):
    """`values`: what is filled in, so that the counter counts what parents read."""

    text = forms.CharField(label=_("Your text"), widget=forms.Textarea(attrs={"rows": 4}))
    translator = forms.CharField(
        label=_("Translated by"),
        max_length=120,
        required=False,
        help_text=_("For your colleagues: who wrote it in this language."),
    )

    def __init__(
        self, *args: Any, key: str, language: str, is_right_to_left: bool, values: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        limit = limit_of(key)
        if language == SOURCE:
            del self.fields["translator"]
        self.fields["text"].widget.attrs.update(
            {
                "lang": language,
                "dir": "rtl" if is_right_to_left else "ltr",
                "data-count": json.dumps({name: len(value) for name, value in values.items()}),
                "data-most": limit.most,
                "data-warn": limit.warn,
                "data-left": gettext("{n} characters left"),
                "data-over": gettext("{n} characters too many"),
            }
        )
        self.fields["text"].help_text = gettext("At most %(most)s characters, with what is filled in.") % {
            "most": limit.most
        }


class CheckForm(forms.Form):
    checker = forms.CharField(
        label=_("Who read it?"),
        max_length=120,
        help_text=_(
            "Somebody who speaks this language from home. Parents see this name on the page: ask whether it may."
        ),
    )
    checked_on = DateField(label=_("On which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"checked_on": clock.today()}, **kwargs})
