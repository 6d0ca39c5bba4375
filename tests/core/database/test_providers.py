from __future__ import annotations

from pathlib import Path

import pytest

from steiger.core.database import providers


def programs(folder: Path, version: str) -> Path:
    """A folder that answers as PostgreSQL of this version."""
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


def package(folder: Path, name: str, version: str) -> Path:
    folder.joinpath(name).mkdir(parents=True)
    folder.joinpath(name, "__init__.py").write_text("raise AssertionError('must be found without importing')")
    return programs(folder / name / "pginstall" / "bin", version)


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("STEIGER_PG_BIN", raising=False)
    monkeypatch.setattr(providers, "PACKAGES", ("first_pg", "second_pg"))
    monkeypatch.setattr(providers, "SYSTEM", tmp_path / "system")


@pytest.mark.usefixtures("nothing_installed")
class TestChoose:
    def test_what_was_asked_for_comes_first(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        package(tmp_path, "first_pg", "18.6")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setenv("STEIGER_PG_BIN", str(programs(tmp_path / "own", "17.2")))

        assert providers.choose().bin == tmp_path / "own"

    def test_the_packages_come_in_order_and_before_the_system(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        programs(tmp_path / "system" / "19" / "bin", "19.0")
        second = package(tmp_path, "second_pg", "17.10")
        monkeypatch.syspath_prepend(str(tmp_path))

        assert providers.choose().bin == second

        first = package(tmp_path / "more", "first_pg", "18.6")
        monkeypatch.syspath_prepend(str(tmp_path / "more"))
        assert providers.choose().bin == first

    def test_the_systems_newest_is_taken_and_builtin_collation_known(self, tmp_path: Path) -> None:
        programs(tmp_path / "system" / "9" / "bin", "9.6")
        programs(tmp_path / "system" / "15" / "bin", "15.9")
        assert (providers.choose().major, providers.choose().builtin_collation) == (15, False)

        programs(tmp_path / "system" / "17" / "bin", "17.1")
        assert (providers.choose().major, providers.choose().builtin_collation) == (17, True)

    def test_data_of_a_version_get_that_version(self, tmp_path: Path) -> None:
        programs(tmp_path / "system" / "16" / "bin", "16.1")
        programs(tmp_path / "system" / "18" / "bin", "18.1")

        assert providers.choose(16).major == 16

    def test_too_old_or_absent_is_told_with_the_way_out(self, tmp_path: Path) -> None:
        programs(tmp_path / "system" / "14" / "bin", "14.1")

        with pytest.raises(providers.NoPostgresError, match=r"15 or newer.*STEIGER_PG_BIN.*system \(14\)"):
            providers.choose()

    def test_a_wrong_choice_is_not_passed_over_in_silence(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("STEIGER_PG_BIN", str(tmp_path))

        with pytest.raises(providers.NoPostgresError, match="no initdb"):
            providers.choose()
