"""The text of the covenant: begun, written, evaluated."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.cooperation.models import Covenant, CovenantArticle, CovenantVersion
from steiger.cooperation.rules.covenant import article_problems, term_problems
from steiger.cooperation.rules.terms import Problem
from steiger.cooperation.rules.wording import Article, Term, Wording, checksum_of, wording_of
from steiger.cooperation.selectors.covenant import latest_text
from steiger.core import clock
from steiger.core.errors import DomainError


@transaction.atomic
def start_covenant(*, by: Member, title: str, term: Term, articles: Iterable[Article]) -> Covenant:
    """Begin with a first version. Nobody is bound by it before there are signatures."""
    require_region(by, Permission.COVENANT_WRITE)
    wording = _checked(Wording(title.strip(), term, tuple(articles)))
    covenant = Covenant.objects.create(
        region_id=by.region_id, title=wording.title, begun_on=clock.today(), begun_by_id=by.user_id
    )
    _make_version(covenant, 1, wording, by)
    record(by=by, kind="start_covenant", subject=f"covenant {covenant.pk}")
    return covenant


@transaction.atomic
def write_covenant(*, by: Member, covenant: Covenant, seen: str, wording: Wording) -> CovenantVersion:
    """Write the text. What somebody signed stays as it was: then this is the next version.

    `seen` is the mark of the text that the person began with: what another wrote meanwhile is not buried unseen.
    """
    require_region(by, Permission.COVENANT_WRITE)
    lock_covenant(covenant)
    latest = latest_text(covenant)
    if seen != latest.checksum:
        raise DomainError(
            _("Somebody else changed the text in the meantime. Open it in another tab and take over your words.")
        )
    wording = _checked(wording)
    if wording == wording_of(latest):
        raise DomainError(_("Nothing has changed. Change the text, or go back."))
    if wording.title != covenant.title:
        covenant.title = wording.title
        covenant.save(update_fields=["title"])
    if latest.is_frozen:
        version = _make_version(covenant, latest.number + 1, wording, by)
        if version.checksum == latest.checksum:
            # The same words: what was signed holds for this layout too, so it is as fixed as the one before.
            version.frozen_on, version.frozen_by_id = latest.frozen_on, latest.frozen_by_id
            version.save(update_fields=["frozen_on", "frozen_by"])
    else:
        version = _rewrite(latest, wording, by)
    record(by=by, kind="write_covenant", subject=f"covenant {covenant.pk}", version=version.number)
    return version


@transaction.atomic
def evaluate_covenant(*, by: Member, covenant: Covenant, learned: str, evaluated_on: date) -> CovenantVersion:
    """Record that the parties looked back, and what they learned. It changes no word of the text."""
    require_region(by, Permission.COVENANT_WRITE)
    lock_covenant(covenant)
    version = latest_text(covenant)
    if version.evaluated_on is not None:
        raise DomainError(_("This text has been evaluated already. A next text gets its own evaluation."))
    if evaluated_on > clock.today():
        raise DomainError(_("This day has yet to come. Choose the day of the evaluation."), field="evaluated_on")
    if not learned.strip():
        raise DomainError(_("Write down what the parties found: whoever comes later reads it here."), field="learned")
    version.evaluated_on, version.evaluated_by_id, version.learned = evaluated_on, by.user_id, learned.strip()
    version.save(update_fields=["evaluated_on", "evaluated_by", "learned"])
    record(by=by, kind="evaluate_covenant", subject=f"covenant {covenant.pk}", version=version.number)
    return version


def lock_covenant(covenant: Covenant) -> None:
    """Writing and signing wait for each other: nobody signs a text while it changes."""
    Covenant.objects.select_for_update(of=("self",)).get(pk=covenant.pk)


def _checked(wording: Wording) -> Wording:
    if not wording.title.strip():
        raise DomainError(_("Give the covenant a name."), field="title")
    found: list[Problem] = [*term_problems(wording.term), *article_problems(wording.articles)]
    for problem in found:
        raise DomainError(problem.message, field=problem.field)
    articles = tuple(
        replace(
            a, key=a.key or secrets.token_hex(5), heading=a.heading.strip(), text=a.text.replace("\r\n", "\n").strip()
        )
        for a in wording.articles
    )
    if len({article.key for article in articles}) != len(articles):
        raise DomainError(_("An article stands twice in this text. Open the page again and take over your words."))
    return replace(wording, title=wording.title.strip(), articles=articles)


def _make_version(covenant: Covenant, number: int, wording: Wording, by: Member) -> CovenantVersion:
    version = CovenantVersion.objects.create(
        region_id=covenant.region_id,
        covenant=covenant,
        number=number,
        checksum=checksum_of(wording),
        made_on=clock.today(),
        made_by_id=by.user_id,
        **asdict(wording.term),
    )
    _write_articles(version, wording.articles)
    return version


def _rewrite(version: CovenantVersion, wording: Wording, by: Member) -> CovenantVersion:
    for name, value in asdict(wording.term).items():
        setattr(version, name, value)
    version.checksum, version.made_on, version.made_by_id = checksum_of(wording), clock.today(), by.user_id
    version.save(update_fields=[*asdict(wording.term), "checksum", "made_on", "made_by"])
    version.articles.all().delete()
    _write_articles(version, wording.articles)
    return version


def _write_articles(version: CovenantVersion, articles: Iterable[Article]) -> None:
    CovenantArticle.objects.bulk_create(
        CovenantArticle(region_id=version.region_id, version=version, position=place, **asdict(article))
        for place, article in enumerate(articles, start=1)
    )
