"""Who one can turn to in the demo region: desks and contacts that are made up, and what people said of themselves."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.enums import Role
from steiger.core import clock
from steiger.demo.people import DOMAIN
from steiger.demo.region import Setting
from steiger.expertise.actions.directory import EntryInput, add_entry, tell_about_oneself
from steiger.expertise.enums.directory import DirectoryKind
from steiger.expertise.enums.subjects import Subject

S = Subject
Told = tuple[tuple[Subject, ...], tuple[str, ...], str]
INTERPRETED = ("ar", "ti", "uk", "ru", "tr", "fa", "pl", "so", "kmr", "ckb", "ps", "zh", "am", "bg", "ro", "es")
# By the key of the person in `Setting.members`, or the place among the specialists: subjects, languages, words.
SPECIALISTS: tuple[Told, ...] = (
    ((S.VOCABULARY, S.READING, S.ASSESSMENT), ("en", "fr"), "Ik help je met themawoorden en met lezen in alle vakken."),
    ((S.MULTILINGUALISM, S.PARENTS, S.CULTURE_SENSITIVE), ("ar", "fr"), "Ik ga graag mee in een gesprek met ouders."),
    ((S.ARITHMETIC, S.ORAL_LANGUAGE), ("en", "es"), "Rekentaal en mondelinge taal, ook met filmopnamen in de klas."),
)
STAFF: tuple[Told, ...] = (
    ((S.FIRST_WEEKS, S.SECOND_LANGUAGE, S.TRAUMA_SENSITIVE), ("tr", "ar", "en"), "Bel gerust over een rustige start."),
    ((S.MOVE, S.ORAL_LANGUAGE), ("uk", "ru", "pl"), "Over de overstap en de eerste weken daarna."),
)
TRAINER: Told = (
    (S.TRAUMA_SENSITIVE, S.MULTILINGUALISM),
    ("en",),
    "Coaching in de klas, studiemiddagen en de opleiding.",
)
TEACHER: Told = ((), ("ti", "am"), "Ik ben opgegroeid met Tigrinya en denk graag mee over een gesprek met ouders.")
CARE: Told = ((S.ORGANISATION,), ("bg", "ro"), "Ik weet de weg bij aanmelden en bekostiging.")


def fill_directory(setting: Setting, today: date) -> None:
    with clock.on(today - timedelta(days=200)):
        _entries(setting)
        _profiles(setting)
    with clock.on(today - timedelta(days=350)):
        # Nearly a year old: it asks to be checked.
        add_entry(
            by=setting.coordinator,
            entry=EntryInput(
                kind=DirectoryKind.OTHER,
                name="Bibliotheek, meertalige boeken",
                text="Koffers met prentenboeken in twaalf talen, acht weken te leen. Vraag ze twee weken vooraf aan.",
                phone="030 111 22 33",
                email=f"boeken@{DOMAIN}",
                reachable="Maandag tot en met vrijdag, 10 tot 17 uur",
                postcode="3511 GZ",
                place="Utrecht",
                subjects=(S.MULTILINGUALISM.value, S.READING.value),
                languages=("ar", "ti", "uk", "tr", "pl", "es"),
            ),
        )


def _entries(setting: Setting) -> None:
    by, municipality = setting.coordinator, setting.places["municipality"]
    for entry in (
        EntryInput(
            kind=DirectoryKind.EXPERTISE_CENTRE,
            name="Expertisecentrum nieuwkomers, het loket",
            text="Voor elke vraag over een nieuwkomer op school. Weet je niet bij wie je moet zijn? **Begin hier.**",
            role=Role.COORDINATOR,
            phone="030 123 45 67",
            email=f"loket@{DOMAIN}",
            reachable="Op schooldagen van 8.30 tot 16.30 uur",
            organisation_id=setting.facilities[0].school_id,
            subjects=(S.FIRST_WEEKS.value, S.ORGANISATION.value, S.MOVE.value),
        ),
        EntryInput(
            kind=DirectoryKind.INTERPRETERS,
            name="Tolken voor scholen",
            text=(
                "Een tolk aan de telefoon binnen een kwartier, of op school na een afspraak.\n\n"
                "- Zeg welke taal, en bij Arabisch en Koerdisch ook uit welke streek.\n"
                "- De school betaalt niet: de gemeente draagt bij."
            ),
            phone="030 222 33 44",
            website="https://tolken.demo.example",
            reachable="Elke dag van 8 tot 22 uur",
            postcode="3521 AL",
            place="Utrecht",
            languages=(
                "ar",
                "ti",
                "uk",
                "ru",
                "tr",
                "fa",
                "pl",
                "so",
                "kmr",
                "ckb",
                "ps",
                "zh",
                "am",
                "bg",
                "ro",
                "es",
            ),
        ),
        EntryInput(
            kind=DirectoryKind.MUNICIPALITY,
            name="Gemeente, onderwijs aan nieuwkomers",
            text="Over leerlingenvervoer, leerplicht bij aankomst en de bijdrage voor tolken.",
            role=Role.MUNICIPALITY,
            organisation_id=municipality,
            phone="14 030",
            reachable="Maandag tot en met donderdag",
            subjects=(S.ORGANISATION.value,),
        ),
    ):
        add_entry(by=by, entry=entry)


def _profiles(setting: Setting) -> None:
    told = list(zip(setting.specialists, SPECIALISTS, strict=False))
    told += zip((setting.staff_of(one) for one in setting.facilities), STAFF, strict=False)
    told += [(setting.members["trainer"], TRAINER), (setting.members["teacher"], TEACHER)]
    told += [(setting.care_coordinator_of(setting.schools[4]), CARE)]
    for member, (subjects, languages, about) in told:
        tell_about_oneself(by=member, subjects=[one.value for one in subjects], languages=languages, about=about)
