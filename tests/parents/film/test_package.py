from __future__ import annotations

import subprocess
import sys

LOADED = "import sys, steiger.parents.film; print(' '.join(sorted(name for name in sys.modules)))"


def test_the_film_is_drawn_without_django_and_without_the_house() -> None:
    """So that processes that draw start fast, hold no connection to a database, and cannot know a child."""
    modules = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()

    assert "skia" in modules
    assert not {name for name in modules if name.split(".")[0] in {"django", "psycopg"}}
    assert {name for name in modules if name.startswith("steiger.")} <= {
        "steiger.parents",
        *(name for name in modules if name.startswith("steiger.parents.film")),
    }
