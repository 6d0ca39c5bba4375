"""The quick `migrate` draws what Django's own would have drawn."""

from __future__ import annotations

import pytest
from django.db import models
from django.db.migrations.operations import AddField, AlterField, CreateModel
from django.db.migrations.state import ProjectState

from steiger.core.management.commands.migrate import models_drawn_alone

KEY = models.BigAutoField(primary_key=True)


def _state() -> ProjectState:
    """A place, and afterwards, when places are drawn already, somebody who lives there."""
    state = ProjectState()
    CreateModel("Place", [("id", KEY), ("name", models.CharField(max_length=9))]).state_forwards("core", state)
    assert state.apps.get_model("core", "Place")
    home = models.ForeignKey("core.Place", models.CASCADE, related_name="people")
    CreateModel("Somebody", [("id", KEY), ("home", home)]).state_forwards("core", state)
    return state


def _drawn(state: ProjectState) -> dict[str, list[str]]:
    return {
        model.__name__: sorted(field.name for field in model._meta.get_fields()) for model in state.apps.get_models()
    }


def test_a_new_model_is_drawn_with_what_it_points_at() -> None:
    with models_drawn_alone():
        quick = _state()
    assert _drawn(quick) == _drawn(_state()) == {"Place": ["id", "name", "people"], "Somebody": ["home", "id"]}
    somebody = quick.apps.get_model("core", "Somebody")
    assert somebody._meta.get_field("home").related_model is quick.apps.get_model("core", "Place")


def test_a_change_afterwards_draws_both() -> None:
    with models_drawn_alone():
        state = _state()
        AlterField("place", "id", models.UUIDField(primary_key=True)).state_forwards("core", state)
    somebody = state.apps.get_model("core", "Somebody")
    assert somebody._meta.get_field("home").target_field.get_internal_type() == "UUIDField"


def test_django_has_its_own_way_back() -> None:
    own = ProjectState.reload_model
    with pytest.raises(ZeroDivisionError), models_drawn_alone():
        raise ZeroDivisionError
    assert ProjectState.reload_model is own


def test_what_others_point_at_is_whole_again_for_python_code() -> None:
    with models_drawn_alone():
        state = _state()
        AddField("place", "street", models.CharField(max_length=9, default="")).state_forwards("core", state)
        assert state.is_delayed
        assert "street" in _drawn(state)["Place"]
        state.clear_delayed_apps_cache()
    somebody = state.apps.get_model("core", "Somebody")
    assert somebody._meta.get_field("home").related_model is state.apps.get_model("core", "Place")
    assert _drawn(state)["Place"] == ["id", "name", "people", "street"]


def test_a_new_field_that_points_at_another_model_draws_one_model() -> None:
    """Nothing points at what was not there; the way back is there as soon as all is drawn anew."""
    with models_drawn_alone():
        state = _state()
        place = state.apps.get_model("core", "Place")
        work = models.ForeignKey("core.Place", models.CASCADE, null=True, related_name="workers")
        AddField("somebody", "work", work).state_forwards("core", state)
        assert state.apps.get_model("core", "Place") is place
        somebody = state.apps.get_model("core", "Somebody")
        assert somebody._meta.get_field("work").target_field is place._meta.pk
        state.clear_delayed_apps_cache()
    assert _drawn(state) == {
        "Place": ["id", "name", "people", "workers"],
        "Somebody": ["home", "id", "work"],
    }
