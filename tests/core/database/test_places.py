from __future__ import annotations

from pathlib import Path

from steiger.core.database import places


def installation(folder: Path, place: Path) -> Path:
    folder.mkdir(parents=True)
    place.mkdir(exist_ok=True)
    (folder / places.POINTER).write_text(f"{place}\n")
    (place / places.BELONGS_TO).write_text(f"{folder}\n")
    return folder


def test_known_place_without_a_pointer_is_the_folder_itself(tmp_path: Path) -> None:
    assert places.known_place(tmp_path) == tmp_path


def test_known_place_follows_an_installation_that_was_moved(tmp_path: Path) -> None:
    place = tmp_path / "place"
    installation(tmp_path / "old", place).rename(tmp_path / "new")

    assert places.known_place(tmp_path / "new") == place


def test_known_place_of_a_copy_is_not_the_first_ones(tmp_path: Path) -> None:
    place = tmp_path / "place"
    installation(tmp_path / "first", place)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / places.POINTER).write_text(f"{place}\n")

    assert places.known_place(tmp_path / "first") == place
    assert places.known_place(copy) == copy
