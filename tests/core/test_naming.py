"""A text that names somebody is recognised, also with another ending, other capitals or other accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steiger.core.naming import names_somebody, parts_of_names, parts_of_schools, whole_names

NAMES = parts_of_names(["Amira", "El Haddad-van Dijk", "Zoë de Wit"])
SCHOOLS = whole_names(["Openbare basisschool De Gouden Regenboog", "Het Kompas"])


@pytest.mark.parametrize(
    "text",
    [
        "Amira leest mee.", "amira's juf gebruikt de doelen", "Samen met AMIRA", "Amiratje doet mee", "mevrouw Haddad",
        "de heer Dijk", "Zoe kent het plan", "zoë ook", "Zoës groep", "Bel 0612345678", "mail juf@school.nl",
        "Bij ons op De Gouden Regenboog", "basisschool het kompas doet mee",
    ],
)  # fmt: skip
def test_it_finds_a_name(text: str) -> None:
    assert names_somebody(text, NAMES, SCHOOLS)


@pytest.mark.parametrize(
    "text",
    ["Het team van de school gebruikt de doelen.", "De regenboog hangt in de gang.", "Wij doen er niets mee.", ""],
)
def test_it_leaves_other_words_alone(text: str) -> None:
    assert not names_somebody(text, NAMES, SCHOOLS)


def test_the_own_school_is_named_by_any_of_its_words() -> None:
    own = parts_of_schools(["Openbare basisschool De Gouden Regenboog"])

    assert names_somebody("De regenboog hangt in de gang.", own)
    assert not names_somebody("Onze openbare basisschool doet mee.", own)


@given(
    before=st.text(alphabet="aeéZ -',.", max_size=20),
    name=st.sampled_from(["Amira", "Haddad", "Zoë", "ZOE", "dijk"]),
    ending=st.sampled_from(["", "s", "'s", "tje", ".", "!"]),
)
def test_a_name_is_found_wherever_it_stands(before: str, name: str, ending: str) -> None:
    assert names_somebody(f"{before} {name}{ending}", NAMES)
