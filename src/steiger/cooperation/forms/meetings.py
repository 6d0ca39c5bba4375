"""When and where a table meets, what it talks about, what it reads beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steiger.core import clock
from steiger.core.forms import DateField, TimeInput

USUAL_FROM, USUAL_HOURS = time(15, 0), timedelta(hours=1, minutes=30)


class MeetingForm(forms.Form):
    day = DateField(label=_("Day"))
    since = forms.TimeField(label=_("From"), widget=TimeInput)
    until = forms.TimeField(label=_("Until"), widget=TimeInput)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(label=_("Link to meet online"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, meeting: Any = None, is_new: bool = False, **kwargs: Any) -> None:
        """`meeting`: as it is now; for a new one the last of this table, whose hour and place are proposed."""
        kwargs["initial"] = {**_as_initial(meeting, is_new), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def asked(self) -> dict[str, Any]:
        """As the action wants it: moments on the clock of the region."""
        typed = self.cleaned_data
        return {
            "starts_at": timezone.make_aware(datetime.combine(typed["day"], typed["since"])),
            "ends_at": timezone.make_aware(datetime.combine(typed["day"], typed["until"])),
            "place": typed["place"],
            "link": typed["link"],
        }


def _as_initial(meeting: Any, is_new: bool) -> dict[str, Any]:
    if meeting is None:
        return {"since": USUAL_FROM, "until": (datetime.combine(clock.today(), USUAL_FROM) + USUAL_HOURS).time()}
    begun, ended = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "day": None if is_new else begun.date(),
        "since": begun.time(),
        "until": ended.time(),
        "place": meeting.place,
        "link": meeting.link,
    }


class TableFilter(forms.Form):
    """In the address, so that a list can be kept and shared."""

    body = forms.TypedChoiceField(label=_("Table"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, tables: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All tables")), *((one.pk, one.name) for one in tables)]
        self.fields["body"].choices = choices  # type: ignore[attr-defined]

    def body_id(self) -> int | None:
        """What was asked; a table that is not there is left out."""
        self.full_clean()
        return self.cleaned_data.get("body") if self.is_bound else None


class TableForm(forms.Form):
    body = forms.TypedChoiceField(label=_("Which table?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, tables: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(one.pk, one.name) for one in tables]  # type: ignore[attr-defined]


class CancelMeetingForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it not held?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those invited read this in their mail. Never name a child."),
    )


class ItemForm(forms.Form):
    title = forms.CharField(label=_("What is it about?"), max_length=200)
    text = forms.CharField(
        label=_("What should the table know?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("And what you ask of it. Never name a child: the table knows no children."),
    )


class ProposeForm(ItemForm):
    body = forms.TypedChoiceField(label=_("For which table?"), coerce=int, widget=forms.RadioSelect)

    field_order = ["body", "title", "text"]

    def __init__(self, *args: Any, tables: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(one.pk, one.name) for one in tables]  # type: ignore[attr-defined]


class StandingItemForm(forms.Form):
    title = forms.CharField(label=_("What comes back on the agenda?"), max_length=200)
    month = forms.TypedChoiceField(
        label=_("How often?"),
        choices=lambda: [("", _("Every meeting")), *((n, _once_from(n)) for n in range(1, 13))],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Once a year: it comes on the agenda of the first meeting from that month on."),
    )


def _once_from(month: int) -> str:
    return gettext("Once a year, from %(month)s") % {"month": MONTHS[month]}


class PaperForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, picture or office document, at most 20 MB. Without names of children.")
    )
    title = forms.CharField(
        label=_("How is it called?"), max_length=200, required=False, help_text=_("Empty: the name of the file.")
    )
