from __future__ import annotations

import pytest

from steiger.organisations.importing.names import fold, municipality_name, place_name


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("UTRECHT", "Utrecht"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("'T HARDE", "'t Harde"),
        ("DE BILT", "De Bilt"),
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("STAD AAN 'T HARINGVLIET", "Stad aan 't Haringvliet"),
        ("2E EXLOERMOND", "2e Exloermond"),
        ("Al Geschreven", "Al Geschreven"),
    ],
)
def test_place_name_writes_as_people_do(published: str, written: str) -> None:
    assert place_name(published) == written


def test_municipality_name_knows_what_capitals_do_not_tell() -> None:
    assert municipality_name("SUDWEST-FRYSLAN") == "Súdwest-Fryslân"


def test_fold_compares_lists_of_different_makers() -> None:
    assert fold("S GRAVENHAGE") == fold("'s-Gravenhage")
    assert fold("SUDWEST-FRYSLAN") == fold("Súdwest-Fryslân")
