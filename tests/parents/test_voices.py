"""Voices of people: kept for one sentence, refused with the reason, and gone when they are taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoCaptureOnCommitCallbacks

from steiger.access.member import Member
from steiger.audit.models import Happening
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.scope import enter_region
from steiger.documents.models import StoredFile
from steiger.documents.selectors import content_of, path_of
from steiger.documents.uploads import SOUNDS, checked_upload
from steiger.organisations.models import Region
from steiger.parents.actions import upload_voice, withdraw_voice
from steiger.parents.models import VoiceRecording
from steiger.parents.selectors import voice_for, voice_lines
from tests.parents.films import a_sound, a_voice
from tests.parents.texts import a_contact, a_text

pytestmark = pytest.mark.usefixtures("places", "in_english")


def _sent(by: Member, name: str, content: bytes, **where: object) -> VoiceRecording:
    upload = checked_upload(SimpleUploadedFile(name, content), kinds=SOUNDS, limit_mb=5)
    place = {"language": "uk", "scene": "law", "number": 0, **where}
    return upload_voice(by=by, upload=upload, speaker="Olena", agrees=True, **place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kind, name", [("wav", "a.wav"), ("webm", "a.webm"), ("ogg", "a.ogg"), ("mp3", "a.mp3"), ("mp4", "a.m4a")]
)
def test_what_telephones_and_browsers_record_is_kept(kind: str, name: str, dirk: Member) -> None:
    content = a_sound(1.5, kind=kind)

    made = _sent(dirk, name, content)

    assert made.file
    assert content_of(made.file) == content
    assert made.file.media_type.startswith("audio/")
    assert made.seconds == pytest.approx(1.5, abs=0.2)
    line = next(line for line in voice_lines(dirk, "uk") if line.recording)
    assert (line.name, line.recording, line.is_old) == ("law-0", made, False)
    assert len(voice_lines(dirk, "uk")) == 22


def test_staff_of_newcomer_schools_may_and_others_may_not(amina: Member, bram: Member) -> None:
    assert a_voice(amina).recorded_by_id == amina.user_id
    with pytest.raises(NotAllowedError):
        a_voice(bram)


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("stil.wav", a_sound(1, loudness=0.0), "Nothing is heard in “stil.wav”"),
        ("lang.mp3", a_sound(95, kind="mp3"), "longer than 60 seconds"),
        ("kapot.webm", b"\x1aE\xdf\xa3" + b"nothing" * 50, "“kapot.webm” is damaged"),
        ("kapot.mp3", b"ID3" + b"\x00" * 500, "“kapot.mp3”"),
    ],
    ids=["silent", "too long", "damaged", "damaged music"],
)
def test_what_is_no_voice_is_refused_with_the_reason(name: str, content: bytes, reason: str, dirk: Member) -> None:
    with pytest.raises(DomainError, match=reason) as refusal:
        _sent(dirk, name, content)

    assert refusal.value.field == "file"
    assert not VoiceRecording.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "name, content",
    [("a.wav", b"%PDF-1.7 x"), ("a.pdf", b"%PDF-1.7 x"), ("a.mp3", a_sound())],
    ids=["paper called sound", "paper", "another sound"],
)
def test_what_is_no_sound_does_not_come_in(name: str, content: bytes, dirk: Member) -> None:
    with pytest.raises(DomainError):
        _sent(dirk, name, content)


@pytest.mark.parametrize(
    "other, field",
    [({"speaker": " "}, "speaker"), ({"agrees": False}, "agrees"), ({"scene": "moon"}, None), ({"number": 2}, None)],
)
def test_a_voice_belongs_to_a_sentence_and_to_somebody_who_agrees(
    other: dict[str, object], field: str | None, dirk: Member
) -> None:
    with pytest.raises(DomainError) as refusal:
        a_voice(dirk, **other)  # type: ignore[arg-type]

    assert refusal.value.field == field


def test_a_recording_of_an_older_sentence_is_not_used_and_says_so(dirk: Member) -> None:
    a_voice(dirk, "nl", "contact", 1), a_voice(dirk, "nl", "group", 1)
    assert not any(line.is_old for line in voice_lines(dirk, "nl"))

    a_text(dirk, "Dat duurt {stay_weeks} weken.", key="film.scenes.group.1")

    assert [line.name for line in voice_lines(dirk, "nl") if line.is_old] == ["group-1"]


def test_a_number_that_is_said_aloud_is_part_of_the_sentence(dirk: Member) -> None:
    line = next(line for line in voice_lines(dirk, "nl") if line.scene == "contact")
    a_contact(dirk)
    with_number = [line.name for line in voice_lines(dirk, "nl") if "030" in line.text]
    for name in with_number:
        scene, number = name.split("-")
        a_voice(dirk, "nl", scene, int(number))

    a_contact(dirk, phone="030 999 88 77")

    assert [line.name for line in voice_lines(dirk, "nl") if line.is_old] == with_number
    assert line.recording is None


def test_a_new_recording_takes_the_place_of_the_former_and_leaves_nothing_of_it(
    dirk: Member, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    former = a_voice(dirk)
    assert former.file
    path = path_of(former.file)
    with django_capture_on_commit_callbacks(execute=True):
        current = a_voice(dirk, speaker="Taras")

    former.refresh_from_db()
    assert (former.file, former.withdrawn_by_id) == (None, dirk.user_id)
    assert not path.exists()
    assert [line.recording for line in voice_lines(dirk, "uk") if line.recording] == [current]


def test_a_withdrawn_voice_is_gone(
    dirk: Member, films_root: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    voice = a_voice(dirk)
    assert voice.file
    path = path_of(voice.file)

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_voice(by=dirk, recording=voice)

    assert not path.exists()
    assert not StoredFile.objects.exists()
    assert voice_for(dirk, voice.pk) is None
    assert Happening.objects.filter(kind="withdraw_voice").count() == 1
    with pytest.raises(DomainError, match="withdrawn already"):
        withdraw_voice(by=dirk, recording=voice)


def test_another_region_hears_nothing(dirk: Member, zoe: Member, region: Region, other_region: Region) -> None:
    voice = a_voice(dirk)
    enter_region(other_region.pk)

    assert voice_for(zoe, voice.pk) is None
    assert not VoiceRecording.objects.exists()
    enter_region(region.pk)
