"""The region's own texts: written as a draft, published, replaced, and brought back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.typesetting import unprintable
from steiger.organisations.models import Region
from steiger.parents.actions.films import follow_changes
from steiger.parents.catalogue import SOURCE, catalogues, cleaned, mark_of, source
from steiger.parents.enums import TextState
from steiger.parents.models import TextVersion
from steiger.parents.rules import is_known, text_problem
from steiger.parents.selectors.contact import contact_of
from steiger.parents.selectors.texts import dutch_now
from steiger.parents.selectors.words import values_of


@transaction.atomic
def write_draft(*, by: Member, language: str, key: str, text: str, translator: str = "") -> TextVersion:
    """Nobody outside reads it before it is published. It is a translation of the Dutch text as that is now."""
    region = _begin(by, language, key)
    text = cleaned(text)
    _refuse(region, language, key, text)
    draft = _of(by, language, key).filter(state=TextState.DRAFT).first()
    words = {
        "text": text,
        "translator": translator.strip(),
        "made_from": _made_from(region, language, key),
        "written_on": clock.today(),
        "written_by_id": by.user_id,
    }
    if draft is None:
        draft = _new(by, language, key, **words)
    else:
        for name, value in words.items():
            setattr(draft, name, value)
        draft.save(update_fields=["text", "translator", "made_from", "written_on", "written_by"])
    record(by=by, kind="write_parents_text", subject=_subject(draft), number=draft.number)
    return draft


@transaction.atomic
def publish_text(*, by: Member, language: str, key: str) -> TextVersion:
    """Parents read the draft from now on. When it is Dutch, its translations are to be reviewed: that follows."""
    region = _begin(by, language, key)
    draft = _of(by, language, key).filter(state=TextState.DRAFT).first()
    if draft is None:
        raise DomainError(_("There is no draft of this text. Write it first."), field="text")
    # The Dutch text, the policy or the contact details may have changed since it was written.
    _refuse(region, language, key, draft.text)
    _replace(by, language, key)
    # Published versions are numbered in the order in which they were read.
    draft.number = max(draft.number, _last_number(by, language, key, besides=draft.pk) + 1)
    draft.published_on, draft.published_by_id = clock.today(), by.user_id
    draft.save(update_fields=["number", "published_on", "published_by"])
    record(by=by, kind="publish_parents_text", subject=_subject(draft), number=draft.number)
    _make_films_anew(by, language, key)
    return draft


@transaction.atomic
def discard_draft(*, by: Member, language: str, key: str) -> None:
    _begin(by, language, key)
    draft = _of(by, language, key).filter(state=TextState.DRAFT).first()
    if draft is None:
        raise DomainError(_("There is no draft of this text any more."))
    number = draft.number
    draft.delete()
    record(by=by, kind="discard_parents_text", subject=f"text {language} {key}", number=number)


@transaction.atomic
def return_to_standard(*, by: Member, language: str, key: str) -> None:
    """The text that ships with the product is said again. What the region said stays among the earlier versions."""
    _begin(by, language, key)
    if not _replace(by, language, key):
        raise DomainError(_("This is the standard text already."))
    record(by=by, kind="return_to_standard_text", subject=f"text {language} {key}")
    _make_films_anew(by, language, key)


@transaction.atomic
def bring_back(*, by: Member, version: TextVersion) -> TextVersion:
    """Say again what an earlier version said. It stays the translation of the Dutch of then."""
    language, key = version.language, version.key
    region = _begin(by, language, key)
    if version.state != TextState.REPLACED:
        raise DomainError(_("This version is not an earlier one. Choose one that was replaced."))
    _refuse(region, language, key, version.text)
    _replace(by, language, key)
    made = _publish_at_once(by, language, key, version.text, version.translator, version.made_from)
    record(
        by=by, kind="bring_back_parents_text", subject=_subject(made), number=made.number, from_number=version.number
    )
    _make_films_anew(by, language, key)
    return made


@transaction.atomic
def mark_reviewed(*, by: Member, language: str, key: str) -> TextVersion:
    """Somebody compared it with the Dutch of now: it still says the same, and needs no other words."""
    region = _begin(by, language, key)
    if language == SOURCE:
        raise DomainError(_("Dutch is the source: there is nothing to compare it with."))
    published = _of(by, language, key).filter(state=TextState.PUBLISHED).first()
    standard = catalogues()[language].texts[key]
    text, made_from = (published.text, published.made_from) if published else (standard, mark_of(source().texts[key]))
    if made_from == _made_from(region, language, key):
        raise DomainError(_("This text was reviewed already."))
    _refuse(region, language, key, text)
    _replace(by, language, key)
    translator = published.translator if published else ""
    made = _publish_at_once(by, language, key, text, translator, _made_from(region, language, key))
    record(by=by, kind="review_parents_text", subject=_subject(made), number=made.number)
    return made


def _begin(by: Member, language: str, key: str) -> Region:
    """The gate; and one writer at a time, because Dutch and its translations are compared with each other."""
    require_region(by, Permission.PARENTS_WRITE)
    if not is_known(language, key):
        raise DomainError(_("There is no such text in this language. Choose one from the list."))
    return Region.objects.select_for_update(no_key=True, of=("self",)).get(pk=by.region_id)


def _refuse(region: Region, language: str, key: str, text: str) -> None:
    kept = source().texts[key] if language == SOURCE else dutch_now(region.pk, key)
    values = values_of(region, contact_of(region))
    if problem := text_problem(key, text, dutch=kept, values=values):
        raise DomainError(problem, field="text")
    if letters := unprintable(text, language=language):
        message = _("No typeface of ours has “%(letters)s”: it could not be printed. Write it otherwise.")
        raise DomainError(message % {"letters": letters}, field="text")


def _made_from(region: Region, language: str, key: str) -> str:
    return "" if language == SOURCE else mark_of(dutch_now(region.pk, key))


def _of(by: Member, language: str, key: str) -> QuerySet[TextVersion]:
    return TextVersion.objects.filter(region_id=by.region_id, language=language, key=key)


def _replace(by: Member, language: str, key: str) -> int:
    """What is said now is said no longer; how many versions that were."""
    running = _of(by, language, key).filter(state=TextState.PUBLISHED)
    return running.update(replaced_on=clock.today(), replaced_by_id=by.user_id)


def _new(by: Member, language: str, key: str, **words: object) -> TextVersion:
    number = _last_number(by, language, key) + 1
    return TextVersion.objects.create(region_id=by.region_id, language=language, key=key, number=number, **words)


def _last_number(by: Member, language: str, key: str, *, besides: int = 0) -> int:
    return _of(by, language, key).exclude(pk=besides).aggregate(last=Max("number"))["last"] or 0


def _publish_at_once(by: Member, language: str, key: str, text: str, translator: str, made_from: str) -> TextVersion:
    today = clock.today()
    return _new(
        by,
        language,
        key,
        text=text,
        translator=translator,
        made_from=made_from,
        written_on=today,
        written_by_id=by.user_id,
        published_on=today,
        published_by_id=by.user_id,
    )


def _make_films_anew(by: Member, language: str, key: str) -> None:
    """Only of this language: in the others the same sentence is to be reviewed first."""
    if key.startswith("film."):
        follow_changes(by=by, languages=[language])


def _subject(version: TextVersion) -> str:
    return f"text {version.language} {version.key}"
