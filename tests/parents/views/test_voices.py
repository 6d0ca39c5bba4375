"""The page of the voices: a row per sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from steiger.access.member import Member
from steiger.parents.models import VoiceRecording
from steiger.parents.selectors import voice_lines
from tests.parents.films import SCENE, a_film, a_sound, a_voice
from tests.parents.texts import a_text

pytestmark = pytest.mark.usefixtures("places")
SignIn = Callable[[Member], Client]
URL = "/po2601/parents/voices/uk/"
ENGLISH = {"accept-language": "en"}


def _wav(name: str = "zin.wav", **how: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_sound(**how))


def _read(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_recordings_of_one_person_are_sent_together(amina: Member, client_for: SignIn) -> None:
    sent = {"speaker": "Olena", "agrees": "on", "law-0": _wav(), "contact-1": _wav()}

    page = _read(client_for(amina).post(URL, sent, headers=ENGLISH, follow=True))

    assert "2 recordings are kept" in page
    assert "2 of 22 recorded" in page
    assert page.count("<audio") == 2
    assert set(VoiceRecording.objects.values_list("scene", "number", "speaker")) == {
        ("law", 0, "Olena"),
        ("contact", 1, "Olena"),
    }


def test_what_is_good_is_kept_and_what_is_not_is_said_beside_its_sentence(dirk: Member, client_for: SignIn) -> None:
    sent = {"speaker": "Olena", "agrees": "on", "law-0": _wav(), "law-1": _wav("stil.wav", loudness=0.0)}

    page = _read(client_for(dirk).post(URL, sent, headers=ENGLISH))

    assert "1 recording is kept" in page
    assert "Nothing is heard in “stil.wav”" in page
    assert 'value="Olena"' in page
    assert VoiceRecording.objects.get().number == 0


@pytest.mark.parametrize(
    "sent, said",
    [
        ({"speaker": "Olena", "agrees": "on"}, "Choose at least one recording"),
        ({"speaker": "", "agrees": "on", "law-0": "x"}, "This field is required"),
        ({"speaker": "Olena", "law-0": "x"}, "This field is required"),
    ],
)
def test_what_is_missing_is_said(sent: dict[str, Any], said: str, dirk: Member, client_for: SignIn) -> None:
    if "law-0" in sent:
        sent = {**sent, "law-0": _wav()}

    assert said in _read(client_for(dirk).post(URL, sent, headers=ENGLISH))
    assert not VoiceRecording.objects.exists()


def test_too_large_and_other_files_are_refused(dirk: Member, client_for: SignIn) -> None:
    words = {"speaker": "Olena", "agrees": "on"}
    large = SimpleUploadedFile("groot.wav", b"RIFF0000WAVE" + bytes(6 * 1024 * 1024))
    paper = SimpleUploadedFile("brief.pdf", b"%PDF-1.7")

    page = _read(client_for(dirk).post(URL, {**words, "law-0": large, "law-1": paper}, headers=ENGLISH))

    assert "At most 5 MB fits" in page
    assert "“brief.pdf” cannot be sent here" in page


def test_more_than_a_web_server_lets_through_is_sent_in_several_times(dirk: Member, client_for: SignIn) -> None:
    names = [line.name for line in voice_lines(dirk, "uk")][:5]
    large = {name: SimpleUploadedFile("a.wav", b"RIFF0000WAVE" + bytes(4_500_000)) for name in names}

    page = _read(client_for(dirk).post(URL, {"speaker": "Olena", "agrees": "on", **large}, headers=ENGLISH))

    assert "Together this is more than 20 MB" in page
    assert not VoiceRecording.objects.exists()


def test_limits_are_told_beforehand(dirk: Member, client_for: SignIn) -> None:
    page = _read(client_for(dirk).get(URL, headers=ENGLISH))

    assert "at most 5 MB and 60 seconds" in page
    assert 'accept=".wav' in page


def test_a_recording_is_listened_to_in_parts(teun: Member, dirk: Member, client_for: SignIn) -> None:
    voice = a_voice(dirk)
    client = client_for(teun)

    whole = client.get(f"{URL}{voice.pk}/")
    part = client.get(f"{URL}{voice.pk}/", headers={"range": "bytes=0-9"})

    assert (whole["Content-Type"], b"".join(whole)) == ("audio/wav", a_sound())  # type: ignore[arg-type]
    assert (part.status_code, b"".join(part)) == (206, a_sound()[:10])  # type: ignore[arg-type]
    assert client.get(f"/po2601/parents/voices/ar/{voice.pk}/").status_code == 404
    page = _read(client.get(URL, headers=ENGLISH))
    assert "Olena" in page
    assert "Withdraw" not in page


def test_a_voice_is_taken_back(dirk: Member, client_for: SignIn) -> None:
    voice = a_voice(dirk)
    a_film(dirk, "uk")
    client = client_for(dirk)
    assert "data-confirm" in _read(client.get(URL, headers=ENGLISH))

    page = _read(client.post(f"{URL}{voice.pk}/withdraw/", headers=ENGLISH, follow=True))

    assert "The film is made anew without it" in page
    assert "<audio" not in page
    assert client.post(f"{URL}{voice.pk}/withdraw/").status_code == 404


def test_an_older_sentence_says_so(dirk: Member, client_for: SignIn) -> None:
    a_voice(dirk, "nl", "group", 1)
    a_text(dirk, "Dat duurt {stay_weeks} weken.", key=SCENE)

    page = _read(client_for(dirk).get("/po2601/parents/voices/nl/", headers=ENGLISH))

    assert "Of an older sentence: not used" in page
    assert "1 recording says what the sentence said before" in page


def test_who_may_not_add_voices_is_refused(bram: Member, dirk: Member, client_for: SignIn) -> None:
    voice = a_voice(dirk)
    client = client_for(bram)

    assert client.post(URL, {"speaker": "x", "agrees": "on", "law-0": _wav()}).status_code == 403
    assert client.post(f"{URL}{voice.pk}/withdraw/").status_code == 403
    assert VoiceRecording.objects.get(withdrawn_on=None) == voice


def test_another_region_hears_nothing(dirk: Member, zoe: Member, client_for: SignIn) -> None:
    voice = a_voice(dirk)

    for path in (URL, f"{URL}{voice.pk}/"):
        assert client_for(dirk).get(path).status_code == 200
        assert client_for(zoe).get(path).status_code == 404


def test_it_asks_as_little_for_many_voices_as_for_none(
    dirk: Member, client_for: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_for(dirk)
    client.get(URL)
    with django_assert_max_num_queries(26):
        client.get(URL)
    for scene in ("law", "start", "group"):
        a_voice(dirk, scene=scene)

    with django_assert_max_num_queries(26):
        client.get(URL)
