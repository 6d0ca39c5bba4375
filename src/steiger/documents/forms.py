"""A field for files: what the browser can know is refused before anything is sent, the rest when it has come."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.core.errors import DomainError
from steiger.documents.uploads import MB, FileKind, Upload, checked_upload, endings_of, kinds_named


class FilesInput(forms.FileInput):
    """Several files under one name."""

    allow_multiple_selected = True

    def value_from_datadict(self, _data: Any, files: Any, name: str) -> list[Any]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else [files.get(name)]


class UploadField(forms.FileField):
    """One file or several; clean, each is an `Upload`. After a refusal they are chosen again: a browser keeps none."""

    widget = FilesInput
    default_error_messages = {"many": gettext_lazy("At most %(most)s files at once. Send the others afterwards.")}

    def __init__(self, *, kinds: Collection[FileKind], limit_mb: int, most: int = 1, **kwargs: Any) -> None:
        self.kinds, self.limit_mb, self.most = frozenset(kinds), limit_mb, most
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs |= {"accept": ",".join(endings_of(self.kinds)), "data-limit-bytes": self.limit_mb * MB}
        return attrs | ({"multiple": True} if self.most > 1 else {})

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """What the browser says about a file is said in the language of the reader."""
        self.widget.attrs |= {
            "data-too-large": _("“{name}” is {size} MB. At most {limit} MB fits: choose a smaller file."),
            "data-empty": _("“{name}” is empty. Choose another file."),
            "data-other-kind": _("“{name}” cannot be sent here. Choose a file of one of these kinds: %(kinds)s.")
            % {"kinds": kinds_named(self.kinds)},
        }
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any, initial: Any = None) -> list[Upload]:  # noqa: ARG002 - Django's signature
        sent = [one for one in (value if isinstance(value, list | tuple) else [value]) if one]
        if not sent:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return []
        if len(sent) > self.most:
            raise ValidationError(self.error_messages["many"], code="many", params={"most": self.most})
        found, refused = [], []
        for one in sent:
            try:
                found.append(checked_upload(one, kinds=self.kinds, limit_mb=self.limit_mb))
            except DomainError as error:
                refused.append(ValidationError(error.message, code="refused"))
        if refused:
            raise ValidationError(refused)
        return found
