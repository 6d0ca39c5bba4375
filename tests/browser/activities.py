"""Activities to come, held and cancelled, with who comes, waits and said how it was; and lines in the directory."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core import clock
from steiger.documents.uploads import PAPERS, checked_upload
from steiger.expertise.actions.activities import cancel_activity
from steiger.expertise.actions.activity_material import add_material
from steiger.expertise.actions.directory import EntryInput, add_entry, tell_about_oneself
from steiger.expertise.actions.enrolments import enrol, evaluate_activity
from steiger.expertise.enums.directory import DirectoryKind
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.models import Activity, DirectoryEntry
from tests.expertise.activities import an_activity, held
from tests.factories import Places


def a_world_of_activities(who: dict[str, Member], places: Places) -> dict[str, list[str]]:
    by = who["Dirk"]
    coming = an_activity(
        by,
        places=1,
        text="Neem **je methode** mee.",
        subjects=(Subject.VOCABULARY.value,),
        school=places.newcomer_school,
    )
    placed = enrol(by=who["Teun"], activity=coming)
    enrol(by=who["Bram"], activity=coming)
    over = held(by, *(who[name] for name in ("Teun", "Bram", "Rita", "Amina", "Carla", "Tom")), days_ago=4)
    for name in ("Bram", "Rita", "Amina", "Carla", "Tom"):
        evaluate_activity(by=who[name], activity=over, score=3, learned="Woorden vooraf.", wish="Meer oefenen.")
    off = an_activity(by, title="Spelling", link="https://example.org/spelling", audience=(Role.TEACHER.value,))
    cancel_activity(by=by, activity=off, reason="Te weinig aanmeldingen.")
    upload = checked_upload(SimpleUploadedFile("woorden.pdf", b"%PDF-1.7 x"), kinds=PAPERS, limit_mb=20)
    material = add_material(by=by, activity=over, upload=upload)
    with clock.on(timezone.localdate() - timedelta(days=370)):
        entry = add_entry(by=by, entry=_interpreters())
    tell_about_oneself(by=who["Teun"], languages=["ti"], about="Bel me over Tigrinya.")
    return {
        "pk": [str(key) for key in (*Activity.objects.values_list("pk", flat=True), *_entries())],
        "enrolment": [str(placed.pk)],
        "material": [str(material.pk)],
        "key": [f"entry-{entry.pk}", f"school-{places.newcomer_school.code}", f"person-{who['Teun'].user_id}"],
    }


def _entries() -> list[int]:
    return list(DirectoryEntry.objects.values_list("pk", flat=True))


def _interpreters() -> EntryInput:
    return EntryInput(
        kind=DirectoryKind.INTERPRETERS,
        name="Tolken voor scholen",
        text="Zeg welke taal.",
        role=Role.COORDINATOR,
        phone="030 123 45 67",
        email="tolken@example.org",
        website="https://tolken.example.org",
        reachable="Elke dag",
        address="Neude 1",
        postcode="3511 AA",
        place="Utrecht",
        subjects=(Subject.PARENTS.value,),
        languages=("ti", "ar"),
    )
