"""Django's own `migrate`, without drawing every model again for each change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.state import ProjectState


class Command(migrate.Command):
    """Here nearly every model reaches the region and the user, so drawing what a change reaches is drawing all.

    On an empty database that was nine tenths of the time. A model that is new, or of which nothing changed that others
    point at (as when it gets a field more), is drawn alone.
    """

    def handle(self, *args: Any, **options: Any) -> str | None:
        with models_drawn_alone():
            return super().handle(*args, **options)


@contextmanager
def models_drawn_alone() -> Iterator[None]:
    """While this lasts, a change that Django itself lets wait (`delay`), or a new field, draws one model and no other.

    Others then still point at the model as it was. As Django does, the state remembers that (`is_delayed`) and all is
    drawn anew before anything needs it whole: Python code of a migration, or a change that others point at.
    """
    reload_model = ProjectState.reload_model

    def draw(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" not in state.__dict__:  # asking for the property would draw all
            return
        is_new = model_name not in state.apps.all_models[app_label]
        can_wait = delay or (not is_new and _has_a_field_more(state, app_label, model_name))
        if is_new or (can_wait and not _is_base(state, app_label, model_name)):
            with state.apps.bulk_update():
                if not is_new:
                    state.apps.unregister_model(app_label, model_name)
                    state.is_delayed = True
            state.apps.render_multiple([state.models[app_label, model_name]])
        elif state.is_delayed:
            state.clear_delayed_apps_cache()
        else:
            reload_model(state, app_label, model_name, delay)

    ProjectState.reload_model = draw  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        ProjectState.reload_model = reload_model  # type: ignore[method-assign]


def _has_a_field_more(state: ProjectState, app_label: str, model_name: str) -> bool:
    drawn = state.apps.get_model(app_label, model_name)._meta
    before = {field.name for field in (*drawn.local_fields, *drawn.local_many_to_many)}
    return before < set(state.models[app_label, model_name].fields)


def _is_base(state: ProjectState, app_label: str, model_name: str) -> bool:
    """Whether other models are made from this one."""
    name = f"{app_label}.{model_name}"
    return any(str(base).lower() == name for model in state.models.values() for base in model.bases)
