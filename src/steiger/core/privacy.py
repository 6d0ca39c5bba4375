"""How delicate each stored field is, and how long it is kept: declared beside the field, held by a test.

Every model has `class Privacy` with three tuples of field names (`plain`, `identifying`, `special`) and `keep`, the
name of a retention term of the policy, "evidence" or "reference". Anonymising, retention and the parents' copy read it.
"""

from __future__ import annotations

from django.db import models

from steiger.core.security import is_history

LEVELS = ("plain", "identifying", "special")


def unclassified_fields(model: type[models.Model]) -> list[str]:
    """Fields without a level, fields with two, and names that are no field."""
    own = {
        f.name
        for f in model._meta.local_concrete_fields
        if f.name not in {"id", "region"} and not isinstance(f, models.GeneratedField)
    }
    privacy = getattr(model, "Privacy", None)
    if privacy is None:
        return sorted(own)
    named: list[str] = [name for level in LEVELS for name in getattr(privacy, level, ())]
    twice = {name for name in named if named.count(name) > 1}
    return sorted((own - set(named)) | (set(named) - own) | twice)


def must_be_classified(model: type[models.Model]) -> bool:
    return model.__module__.startswith("steiger.") and not is_history(model)
