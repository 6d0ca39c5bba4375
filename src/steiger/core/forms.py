"""How forms look: one template for a field, one for a form."""

from __future__ import annotations

from django import forms
from django.forms.renderers import TemplatesSetting

from steiger.core.errors import DomainError


class Renderer(TemplatesSetting):
    field_template_name = "core/field.html"
    form_template_name = "core/form_fields.html"


class DateInput(forms.DateInput):
    """The browser's own date picker; always an ISO date on the wire, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    widget = DateInput


class TimeInput(forms.TimeInput):
    """The browser's own clock; hours and minutes on the wire."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def show_refusal(form: forms.BaseForm, error: DomainError) -> None:
    """Put a refused action's reason beside the input that it belongs to, keeping what was typed."""
    field = error.field if error.field in form.fields else None
    form.add_error(field, error.message)
