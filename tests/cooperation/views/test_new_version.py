from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from steiger.access.member import Member
from steiger.cooperation.forms import PolicyDraft
from steiger.cooperation.models import PolicyVersion
from steiger.cooperation.rules import Terms, template_terms, terms_of
from steiger.core import clock
from tests.cooperation.factories import TERMS, first_policy, next_policy

TODAY = date(2025, 3, 10)
ADDRESS = "/po2601/policy/new/"
SignIn = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.on(TODAY):
        yield


def _typed(*, terms: Terms = TERMS, after: int = 1, wish: str = "check", **changed: Any) -> dict[str, Any]:
    """What a browser sends when the form is filled in from these terms."""
    draft = PolicyDraft(terms=terms, after=after)
    typed: dict[str, Any] = {}
    for form in [draft.rules, draft.steps.management_form, draft.windows.management_form, *draft.steps, *draft.windows]:
        for field in form:
            value = field.value()
            if field.name != "DELETE":
                typed[field.html_name] = "" if value is None else value
    typed |= {"decision": "stuurgroep 3 maart 2025", "valid_from": "2025-04-01", "wish": wish}
    return {**typed, **changed}


def _send(client: Client, typed: dict[str, Any]) -> Any:
    return client.post(ADDRESS, typed, headers={"accept-language": "en"})


def _versions() -> list[int]:
    return list(PolicyVersion.objects.order_by("number").values_list("number", flat=True))


def test_it_starts_from_the_latest_version(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk, rules={"answer_days": 3})

    page = client_for(dirk).get(ADDRESS).content.decode()

    assert re.search(r'name="answer_days" value="3"', page)
    assert 'value="Warme overdracht van leerkracht tot leerkracht"' in page
    assert 'value="-12"' in page
    assert 'name="after" value="1"' in page


def test_it_starts_from_a_template_and_keeps_other_values(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk, rules={"answer_days": 3})

    page = client_for(dirk).get(ADDRESS, {"template": "from_day_one"}).content.decode()

    assert re.search(r'name="answer_days" value="3"', page)
    assert re.search(r'name="mother_school_lead_weeks" value="20"', page)
    assert 'value="Advies op maat"' in page


def test_it_starts_the_first_version_from_the_default(dirk: Member, client_for: SignIn) -> None:
    page = client_for(dirk).get(ADDRESS, {"template": "nonsense"}).content.decode()

    assert 'value="Nazorgbezoek 3"' in page
    assert 'name="after" value="0"' in page


def test_it_shows_what_changes_and_adopts_nothing_yet(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    page = _send(client_for(dirk), _typed(answer_days="8")).content.decode()

    assert "A referral is answered within 5 working days." in page
    assert "A referral is answered within 8 working days." in page
    assert re.search(r'type="hidden" name="answer_days" value="8"', page)
    assert _versions() == [1]


def test_it_says_so_when_nothing_changes(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    assert "No rule changes" in _send(client_for(dirk), _typed()).content.decode()


def test_it_adopts_what_was_confirmed(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    client = client_for(dirk)
    checked = _send(client, _typed(answer_days="8")).content.decode()
    carried: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', checked):
        carried.setdefault(name, []).append(value)
    carried.pop("csrfmiddlewaretoken", None)

    response = _send(client, {**carried, "wish": "adopt"})

    assert response.status_code == 302
    assert response["Location"] == "/po2601/policy/2/"
    adopted = PolicyVersion.objects.get(number=2)
    assert (adopted.answer_days, adopted.valid_from) == (8, date(2025, 4, 1))
    assert terms_of(adopted).steps == TERMS.steps
    assert terms_of(adopted).windows == TERMS.windows
    assert adopted.required_signatures == ["newcomer_school", "mother_school", "parents"]


def test_it_adopts_a_first_version_from_a_template(dirk: Member, client_for: SignIn) -> None:
    terms = template_terms("hand_over")

    _send(client_for(dirk), _typed(terms=terms, after=0, wish="adopt", valid_from="2020-08-01"))

    assert terms_of(PolicyVersion.objects.get(number=1)) == terms


def test_it_goes_back_to_change_something(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    page = _send(client_for(dirk), _typed(answer_days="8", wish="edit")).content.decode()

    assert re.search(r'type="number" name="answer_days" value="8"', page)
    assert "error-summary" not in page


def test_it_adds_and_removes_steps_and_visits(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    rows, windows = len(TERMS.steps), len(TERMS.windows)
    typed = _typed(
        wish="adopt",
        **{
            f"steps-{rows}-title": "Fiets geregeld",
            f"steps-{rows}-weeks": "-1.5",
            f"steps-{rows}-title_en": "Bicycle arranged",
            "steps-2-DELETE": "on",
            "steps-11-DELETE": "on",
            f"windows-{windows - 1}-DELETE": "on",
        },
    )

    assert _send(client_for(dirk), typed).status_code == 302

    adopted = terms_of(PolicyVersion.objects.get(number=2))
    assert [step.key for step in adopted.steps] == [
        "school_chosen",
        "school_involved",
        "document_drafted",
        "document_discussed",
        "document_signed",
        "fiets_geregeld",
        "handover",
        "move",
        "support_started",
        "visit_1",
        "visit_2",
        "closed",
    ]
    assert [window.number for window in adopted.windows] == [1, 2]


def test_it_gives_more_empty_rows_without_script(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    page = _send(client_for(dirk), _typed(wish="more-steps", decision="half getypt")).content.decode()

    assert f'name="steps-{len(TERMS.steps) + 5}-title"' in page
    assert 'value="half getypt"' in page


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"decision": ""}, "This field is required."),
        ({"valid_from": "2025-03-09"}, "Rules do not change afterwards."),
        ({"adopted_on": "2025-03-11"}, "A decision is in the past"),
        ({"answer_days": "0"}, "greater than or equal to 1"),
        ({"newcomer_age_until": "5"}, "The highest age is below the lowest."),
        ({"steps-7-weeks": "1"}, "The move itself is at 0 weeks."),
        ({"steps-5-weeks": "2"}, "Signing comes before the move."),
        ({"steps-10-weeks": "20"}, "Visit 2 falls in school weeks 10 to 14."),
        ({"windows-1-from_week": "4"}, "This window begins before the one above has ended."),
        ({"steps-5-DELETE": "on"}, "No step says that the placement document is signed."),
        ({"windows-0-DELETE": "on"}, "has no window. Add one below."),
    ],
)
def test_it_keeps_the_typing_and_says_what_is_wrong(
    dirk: Member, client_for: SignIn, changed: dict[str, str], message: str
) -> None:
    first_policy(dirk)

    page = _send(client_for(dirk), _typed(stay_weeks="47", **changed)).content.decode()

    assert message in page
    assert 'name="stay_weeks" value="47"' in page
    assert "error-summary" in page
    assert _versions() == [1]


def test_it_does_not_bury_a_version_that_was_adopted_meanwhile(dirk: Member, client_for: SignIn) -> None:
    first_policy(dirk)
    typed = _typed(wish="adopt")
    next_policy(dirk, TODAY + timedelta(days=1))

    page = _send(client_for(dirk), typed).content.decode()

    assert "Version 2 was adopted in the meantime." in page
    assert _versions() == [1, 2]


@pytest.mark.parametrize("who", ["carla", "tom", "paula", "ad", "esra", "femke"])
def test_it_refuses_other_roles(who: str, request: pytest.FixtureRequest, client_for: SignIn) -> None:
    client = client_for(request.getfixturevalue(who))
    count = len(_versions())

    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, _typed(wish="adopt")).status_code == 403
    assert len(_versions()) == count


def test_it_refuses_another_region(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    first_policy(dirk)

    assert client_for(zoe).get(ADDRESS).status_code == 404
    assert client_for(zoe).post(ADDRESS, _typed(wish="adopt")).status_code == 404
    assert _versions() == [1]
