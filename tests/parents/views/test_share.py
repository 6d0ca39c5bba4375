from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from steiger.access.member import Member
from steiger.parents.catalogue import catalogues

SignIn = Callable[[Member], Client]
URL = "/po2601/parents/share/"


def test_the_code_leads_to_the_page_in_the_own_language(teun: Member, client_for: SignIn) -> None:
    page = client_for(teun).get(URL, headers={"accept-language": "en"}).content.decode()

    assert "/po2601/welkom/</a>" in page
    assert "<svg" in page
    assert all(f"/po2601/welkom/{code}/folder.pdf" in page for code in catalogues())


def test_the_code_is_saved_as_a_picture(teun: Member, client_for: SignIn) -> None:
    client = client_for(teun)
    response = client.get(f"{URL}code/?language=ti")

    assert response["Content-Type"] == "image/png"
    assert "qr-po2601-ti.png" in response["Content-Disposition"]
    assert response.content.startswith(b"\x89PNG")
    assert client.get(f"{URL}code/").content != response.content
    assert client.get(f"{URL}code/?language=de").status_code == 404


def test_another_region_finds_nothing(zoe: Member, client_for: SignIn) -> None:
    assert client_for(zoe).get(URL).status_code == 404
