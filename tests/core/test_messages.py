from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest

from steiger.core import messages


def test_compile_messages_compiles_what_changed_and_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "room" / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = folder / "django.po"
    catalogue.write_text('msgid "jetty"\nmsgstr "steiger"\n', encoding="utf-8")
    monkeypatch.setattr(messages, "SOURCE", tmp_path)

    assert (messages.compile_messages(), messages.compile_messages()) == (1, 0)
    assert polib.mofile(str(folder / "django.mo")).find("jetty").msgstr == "steiger"

    later = catalogue.stat().st_mtime + 10
    os.utime(catalogue, (later, later))
    assert not messages.is_compiled(catalogue)
