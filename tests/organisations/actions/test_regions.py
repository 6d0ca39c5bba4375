from __future__ import annotations

import pytest

from steiger.core.errors import DomainError
from steiger.organisations.actions import create_region
from tests.factories import make_school

pytestmark = pytest.mark.django_db


def test_create_region_takes_its_code_as_address() -> None:
    make_school("De Regenboog", partnership="PO2601")
    region = create_region(codes=["po2601"], name=" Utrecht ", phone="030")
    assert (region.slug, region.name, region.codes, region.sector) == ("po2601", "Utrecht", ["PO2601"], "PO")


def test_create_region_of_partnerships_that_work_together() -> None:
    make_school("De Regenboog", partnership="PO2601")
    make_school("Het Kompas", partnership="PO2602")
    region = create_region(codes=["PO2601", "PO2602"], name="Samen", slug="Midden Nederland")
    assert (region.slug, region.codes) == ("midden-nederland", ["PO2601", "PO2602"])


@pytest.mark.parametrize(
    ("codes", "name", "field"),
    [
        ([], "x", "codes"),
        (["2601"], "x", "codes"),
        (["PO2601", "VO2601"], "x", "codes"),
        (["PO2601"], " ", "name"),
        (["PO9999"], "x", "codes"),
    ],
)
def test_create_region_refuses(codes: list[str], name: str, field: str) -> None:
    make_school("De Regenboog", partnership="PO2601")
    with pytest.raises(DomainError) as refused:
        create_region(codes=codes, name=name)
    assert refused.value.field == field


def test_create_region_refuses_a_second_one_for_the_same_partnership() -> None:
    make_school("De Regenboog", partnership="PO2601")
    create_region(codes=["PO2601"], name="Utrecht")
    for slug in ("po2601", "anders"):
        with pytest.raises(DomainError):
            create_region(codes=["PO2601"], name="Utrecht", slug=slug)
