"""What comes in: contact details, a text, and who checked it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField
from steiger.documents.forms import FilesInput, UploadField
from steiger.documents.uploads import MB, SOUNDS
from steiger.parents.catalogue import SOURCE, limit_of
from steiger.parents.rules import LIMIT_MB, TOGETHER_MB
from steiger.parents.selectors import VoiceLine


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


class VoicesForm(forms.Form):
    """Recordings of one person, a file for each sentence that was said."""

    speaker = forms.CharField(
        label=_("Whose voice is it?"),
        max_length=120,
        help_text=_("For your colleagues. The name is not shown to parents."),
    )
    agrees = forms.BooleanField(
        label=_("This person agrees that the voice is heard in the film"),
        help_text=_("It can be taken back at any time: then the recording is gone and the film is made anew."),
    )

    def __init__(self, *args: Any, lines: Sequence[VoiceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        scenes = list(dict.fromkeys(line.scene for line in lines))
        for line in lines:
            place = {"scene": scenes.index(line.scene) + 1, "number": line.number + 1}
            self.fields[line.name] = UploadField(
                kinds=SOUNDS,
                limit_mb=LIMIT_MB,
                required=False,
                widget=FilesInput(attrs={"multiple": False}),
                label=gettext("Recording of scene %(scene)s, sentence %(number)s") % place,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(line.name in self.files for line in self.lines):
            raise forms.ValidationError(gettext("Choose at least one recording, beside its sentence."))
        sent = [upload for line in self.lines for upload in cleaned.get(line.name) or []]
        if sum(upload.size for upload in sent) > TOGETHER_MB * MB:
            said = gettext("Together this is more than %(most)s MB. Send the recordings in several times.")
            raise forms.ValidationError(said % {"most": TOGETHER_MB})
        return cleaned
