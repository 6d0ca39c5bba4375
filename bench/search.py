"""Forty real questions among ten thousand articles: is the right one among the first three, and how long does it take?

The articles to be found are those of the starter set. The others are made of the product's own Dutch: sentences of its
pages and guide with one in five from the starter set, and each with some compounds of its own, so that there are as
many words as in a real knowledge base. Measured is the whole question, as the request's role under row-level security:
reading what was typed, finding, fetching, and marking the words in what is shown.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.queries import QUERIES

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "10000"))
ROUNDS = 10
SENTENCES = 30
SHOWN = 10
SLUG = "bench"


def measure(folder: Path) -> dict[str, Any]:
    data = folder / f"search-{ARTICLES}"
    data.mkdir(exist_ok=True)
    environment = {**os.environ, "STEIGER_DATA": str(data), "STEIGER_MODE": "demo", "PYTHONPATH": f"{ROOT}/src:{ROOT}"}
    environment.pop("DATABASE_URL", None)
    environment["DJANGO_SETTINGS_MODULE"] = "steiger.config.settings"
    print(f"{ARTICLES:,} articles: preparing", flush=True)
    for part, role in (("fill", "owner"), ("ask", "")):
        subprocess.run(
            [sys.executable, "-m", "bench.search", part, str(data / "search.json")],
            env={**environment, "STEIGER_DATABASE_ROLE": role},
            cwd=ROOT,
            check=True,
        )
    figures: dict[str, Any] = json.loads((data / "search.json").read_text())
    _print(figures)
    return figures


def fill() -> None:
    """As the owner of the tables, once."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.utils import timezone

    from steiger.access.enums import Role
    from steiger.access.member import Member, Post
    from steiger.core.scope import region_scope
    from steiger.core.statistics import measure as measure_tables
    from steiger.expertise.actions import take_over_starters
    from steiger.expertise.models import Article, KnownWord
    from steiger.organisations.models import Region
    from steiger.people.models import Membership, User

    call_command("migrate", verbosity=0)
    if Region.objects.filter(slug=SLUG).exists():
        return
    with transaction.atomic():
        region = Region.objects.create(
            slug=SLUG, name="Bench", codes=["PO2601"], sector="po", created_at=timezone.now()
        )
        user = User.objects.create_user(email="bench@example.org", password="bench", name="Bench")
        with region_scope(region.pk):
            Membership.objects.create(region=region, user=user, role=Role.COORDINATOR, from_on=timezone.localdate())
            by = Member(user.pk, user.name, region.pk, (Post(Role.COORDINATOR),))
            take_over_starters(by=by)
            words = Counter({one.word: one.texts for one in KnownWord.objects.all()})
            made = [Article(region=region, owner=user, **fields) for fields in _articles(ARTICLES, user.pk)]
            for one in made:
                words.update(_words_of(one))
            Article.objects.bulk_create(made, batch_size=500)
            KnownWord.objects.all().delete()
            rows = [KnownWord(region=region, word=word, texts=texts) for word, texts in words.items()]
            KnownWord.objects.bulk_create(rows, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE expertise_article, expertise_knownword")
    measure_tables(Article, KnownWord)


def ask(target: Path) -> None:
    """As a request does: the role that owns nothing, in one region."""
    from steiger.access.enums import Role
    from steiger.access.member import Member, Post
    from steiger.core.scope import region_scope
    from steiger.expertise.models import Article, KnownWord
    from steiger.expertise.selectors import results, search
    from steiger.organisations.models import Region
    from steiger.people.models import User

    region = Region.objects.get(slug=SLUG)
    user = User.objects.get(email="bench@example.org")
    member = Member(user.pk, user.name, region.pk, (Post(Role.TEACHER),))
    with region_scope(region.pk):
        keys = dict(Article.objects.exclude(starter="").values_list("pk", "starter"))
        found = [[keys.get(hit.pk, "") for hit in search(text).hits[:3]] for text, _wanted in QUERIES]
        took: list[float] = []
        for _round in range(ROUNDS):
            for text, _wanted in QUERIES:
                began = time.perf_counter()
                results(member, text, most=SHOWN)
                took.append((time.perf_counter() - began) * 1000)
        took.sort()
        told = [(text, set(wanted) & set(three)) for (text, wanted), three in zip(QUERIES, found, strict=True)]
        figures = {
            "articles": Article.objects.count(),
            "words": KnownWord.objects.count(),
            "queries": len(QUERIES),
            "top3": sum(bool(right) for _text, right in told),
            "p50_ms": round(took[len(took) // 2], 1),
            "p95_ms": round(took[int(len(took) * 0.95)], 1),
            "missed": [text for text, right in told if not right],
        }
    target.write_text(json.dumps(figures, indent=2), encoding="utf-8")


def _articles(count: int, user_id: int) -> Iterator[dict[str, Any]]:
    """The same ones each time."""
    from django.utils import timezone

    dice = random.Random(2026)
    own, others = _starter_sentences(), _product_sentences()
    vocabulary = sorted({word for line in others for word in re.findall(r"[a-z]{4,9}", line.lower())})
    now = timezone.now()
    for number in range(count):
        lines = [dice.choice(own if dice.random() < 0.2 else others) for _line in range(SENTENCES)]
        compounds = ["".join(dice.sample(vocabulary, 2)) for _one in range(4)]
        yield {
            "title": " ".join([*dice.sample(vocabulary, 4), str(number)]).capitalize(),
            "summary": dice.choice(others)[:400],
            "text": " ".join([*lines, *compounds]),
            "keywords": " ".join(compounds[:2]),
            "subjects": ["organisation"],
            "review_on": now.date(),
            "written_at": now,
            "written_by_id": user_id,
            "published_at": now,
            "published_by_id": user_id,
        }


def _starter_sentences() -> list[str]:
    from steiger.expertise.rules.starters import starters

    return [line.strip() for one in starters() for line in re.split(r"(?<=[.!?])\s+", one.text) if len(line) > 30]


def _product_sentences() -> list[str]:
    import polib

    catalogues = sorted(ROOT.glob("src/steiger/*/locale/nl/LC_MESSAGES/django.po"))
    texts = [entry.msgstr for path in catalogues for entry in polib.pofile(str(path)) if len(entry.msgstr) > 30]
    texts += [line for path in sorted((ROOT / "docs" / "guide").glob("*.md")) for line in path.read_text().split(". ")]
    return [" ".join(text.split()) for text in texts if len(text) > 30]


def _words_of(article: Any) -> set[str]:
    from steiger.expertise.rules.search import words_of

    return {word for word in words_of(f"{article.title} {article.keywords} {article.summary} {article.text}")[:2000] if
            2 <= len(word) <= 60}  # fmt: skip


def _print(figures: dict[str, Any]) -> None:
    print(
        f"\n{figures['articles']:,} articles with {figures['words']:,} words\n"
        f"{figures['top3']} of {figures['queries']} questions find their article among the first three\n"
        f"p50 {figures['p50_ms']} ms, p95 {figures['p95_ms']} ms"
    )
    for text in figures["missed"]:
        print(f"missed: {text}")


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "fill":
        fill()
    else:
        ask(Path(sys.argv[2]))
