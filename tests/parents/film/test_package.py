from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from steiger.parents import film
from steiger.parents.film import FilmEngineError

LOADED = "import sys, steiger.parents.film as film; {more}; print(' '.join(sorted(name for name in sys.modules)))"


def test_the_film_is_drawn_without_django_and_without_the_house() -> None:
    """So that processes that draw start fast, hold no connection to a database, and cannot know a child."""
    modules = _modules("film.render_film, film.web_film")

    assert "skia" in modules
    assert not {name for name in modules if name.split(".")[0] in {"django", "psycopg"}}
    assert {name for name in modules if name.startswith("steiger.")} <= {
        "steiger.parents",
        *(name for name in modules if name.startswith("steiger.parents.film")),
    }


def test_a_page_that_asks_for_texts_and_times_does_not_load_what_draws() -> None:
    modules = _modules("film.timeline, film.captions, film.SENTENCE_MOST, film.web_film()")

    assert not {"skia", "av", "numpy"} & set(modules)


def test_without_a_library_of_the_system_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_name: str) -> ModuleType:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(film, "import_module", fails)

    with pytest.raises(FilmEngineError, match=r"libEGL\.so\.1.*apt-get install libegl1 libgl1"):
        film.__getattr__("render_film")


def test_what_is_not_there_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'dance'"):
        film.__getattr__("dance")


def _modules(more: str) -> list[str]:
    command = [sys.executable, "-c", LOADED.format(more=more)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
