"""Somebody says a sentence of the film aloud, and may take that back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require_region
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.documents.actions import discard_file, store_file
from steiger.documents.uploads import Upload
from steiger.organisations.selectors import region_of
from steiger.parents.actions.films import ask_without_voice
from steiger.parents.models import VoiceRecording
from steiger.parents.rules import is_sentence, sentence_mark, voice_refusal
from steiger.parents.selectors.film_texts import film_texts


@transaction.atomic
def upload_voice(
    *, by: Member, language: str, scene: str, number: int, upload: Upload, speaker: str, agrees: bool
) -> VoiceRecording:
    """A recording of one sentence as it is now. It is heard in the next film; a former one makes room."""
    require_region(by, Permission.PARENTS_CHECK)
    text = film_texts(region_of(by), [language]).get(language)
    if text is None or not is_sentence(scene, number):
        raise DomainError(_("There is no such sentence in this language. Choose one from the list."))
    speaker = " ".join(speaker.split())
    if not speaker:
        raise DomainError(_("Write down whose voice it is."), field="speaker")
    if not agrees:
        raise DomainError(_("Ask whether the voice may be used. Without that it cannot be."), field="agrees")
    seconds = _seconds_of(upload)
    for former in _running(by).filter(language=language, scene=scene, number=number):
        _take_back(by, former)
    stored = store_file(by=by, name=upload.name, media_type=upload.media_type, content=upload.content)
    made = VoiceRecording.objects.create(
        region_id=by.region_id,
        language=language,
        scene=scene,
        number=number,
        mark=sentence_mark(text, scene, number),
        file=stored,
        seconds=seconds,
        speaker=speaker,
        agrees=agrees,
        recorded_on=clock.today(),
        recorded_by_id=by.user_id,
    )
    record(by=by, kind="upload_voice", subject=f"voice {language} {scene} {number}", voice=made.pk)
    return made


@transaction.atomic
def withdraw_voice(*, by: Member, recording: VoiceRecording) -> int:
    """The sound is gone, and the films in which it is heard are made anew; how many those are."""
    require_region(by, Permission.PARENTS_CHECK)
    found = _running(by).filter(pk=recording.pk).first()
    if found is None:
        raise DomainError(_("This recording was withdrawn already."))
    _take_back(by, found)
    record(by=by, kind="withdraw_voice", subject=f"voice {found.language} {found.scene} {found.number}", voice=found.pk)
    return ask_without_voice(by=by, recording=found)


def _running(by: Member) -> QuerySet[VoiceRecording]:
    rows = VoiceRecording.objects.filter(region_id=by.region_id, withdrawn_on=None)
    return rows.select_for_update(of=("self",)).select_related("file")


def _take_back(by: Member, recording: VoiceRecording) -> None:
    stored = recording.file
    recording.withdrawn_on, recording.withdrawn_by_id, recording.file = clock.today(), by.user_id, None
    recording.save(update_fields=["withdrawn_on", "withdrawn_by", "file"])
    if stored is not None:
        discard_file(by=by, stored=stored)


def _seconds_of(upload: Upload) -> float:
    """How long the voice is; refused with the reason when it cannot be used."""
    # What reads sound is loaded by who sends one, not by every page.
    from steiger.parents.film.voices import RATE, VoiceError, read_voice

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "voice"
        file.write_bytes(upload.content)
        try:
            return round(len(read_voice(file)) / RATE, 2)
        except VoiceError as error:
            raise DomainError(voice_refusal(error.problem, upload.name), field="file") from error
