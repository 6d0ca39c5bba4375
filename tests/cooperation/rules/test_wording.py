from __future__ import annotations

from dataclasses import replace
from datetime import date

from steiger.cooperation.rules.articles import CUSTOMARY
from steiger.cooperation.rules.wording import Article, Part, checksum_of, wording_changes
from tests.cooperation.factories import ARTICLES, TERM, WORDING


def test_checksum_is_of_the_words_and_not_of_the_white_space() -> None:
    spaced = replace(WORDING, articles=(replace(ARTICLES[0], text=f"{ARTICLES[0].text}\n"), ARTICLES[1]))

    assert checksum_of(spaced) == checksum_of(WORDING)


def test_checksum_differs_by_a_word_by_order_and_by_term() -> None:
    marks = {
        checksum_of(WORDING),
        checksum_of(replace(WORDING, articles=(replace(ARTICLES[0], text="Anders."), ARTICLES[1]))),
        checksum_of(replace(WORDING, articles=ARTICLES[::-1])),
        checksum_of(replace(WORDING, term=replace(TERM, until_on=date(2030, 7, 31)))),
    }

    assert len(marks) == 4


def test_wording_changes_marks_words_that_came_and_went() -> None:
    after = replace(
        WORDING, articles=(replace(ARTICLES[0], text="Elk kind krijgt meteen passend onderwijs."), ARTICLES[1])
    )

    (change,) = wording_changes(WORDING, after)

    assert change.heading == "Doel"
    assert (Part.REMOVED, "snel") in change.parts
    assert (Part.ADDED, "meteen") in change.parts


def test_wording_changes_knows_a_renamed_article_by_its_key() -> None:
    after = replace(WORDING, articles=(replace(ARTICLES[0], heading="Waarom"), ARTICLES[1]))

    (change,) = wording_changes(WORDING, after)

    assert change.kind == "changed"
    assert (Part.ADDED, "Waarom") in change.parts


def test_wording_changes_tells_new_and_removed_articles_and_the_term() -> None:
    after = replace(
        WORDING,
        term=replace(TERM, notice_months=12),
        articles=(ARTICLES[0], Article("new", "Toetreding", "Anderen sluiten aan.")),
    )

    assert [change.kind for change in wording_changes(WORDING, after)] == ["changed", "added", "removed"]


def test_customary_articles_have_what_a_covenant_needs() -> None:
    keys = [article.key for article in CUSTOMARY]

    assert len(keys) == len(set(keys)) == 14
    assert {"purpose", "money", "steering-group", "privacy", "accession", "withdrawal", "disputes"} <= set(keys)
