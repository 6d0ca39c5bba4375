"""SQL functions of our own, as Django expressions."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Func


class NameKey(Func):
    """A name folded for sorting and comparing: without accents and case, the same on every operating system."""

    function = "public.name_key"
    output_field: Any = CharField(max_length=400)
