"""Forty questions as people in schools type them, each with the articles of the starter set that answer it.

Misspelt, split, joined, in other words than the article's own. `bench/search.py` measures with them among ten thousand
articles; `tests/expertise/test_search.py` holds them on the starter set alone.
"""

from __future__ import annotations

# What somebody types, and the keys of the articles (names of the files) of which one must be among the first three.
QUERIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # As it is called
    ("woordenschat", ("woorden-leren",)),
    ("begrijpend lezen", ("begrijpend-lezen",)),
    ("stille periode", ("stille-periode",)),
    ("eerste dag op school", ("eerste-dag",)),
    ("gesprek met ouders en tolk", ("oudergesprek-tolk",)),
    ("peildatum bekostiging", ("bekostiging",)),
    # Misspelt
    ("woordenscat oefenen", ("woorden-leren",)),
    ("begrijpent lezen", ("begrijpend-lezen",)),
    ("taalontwikelingsstoornis", ("taalstoornis",)),
    ("traumasensetief lesgeven", ("traumasensitief",)),
    ("alfabetizeren", ("nieuw-schrift",)),
    ("speling en dicte", ("schrijven-spelling",)),
    ("onderwijskundig raport", ("wat-mag-mee",)),
    ("anderstallige kleuters", ("kleuters",)),
    # Compounds split or joined
    ("ouder gesprek", ("oudergesprek-tolk",)),
    ("woorden schat les", ("woorden-leren",)),
    ("begrijpendlezen", ("begrijpend-lezen",)),
    ("verhaaltjes sommen", ("rekenen",)),
    ("leerplicht ambtenaar verzuim", ("inschrijven-verzuim",)),
    ("thuis taal in de klas", ("thuistaal",)),
    ("zaak vakken", ("zaakvakken",)),
    ("brede intakegesprek", ("intake",)),
    # In other words
    ("stamschool overdracht", ("overstap",)),
    ("doorstromen naar de thuisschool", ("overstap",)),
    ("mag mijn leerling zijn moedertaal spreken", ("thuistaal",)),
    ("kind zegt niks in de kring", ("stille-periode",)),
    ("redactiesommen", ("rekenen",)),
    ("logopedist inschakelen", ("taalstoornis",)),
    ("cito toets nieuwkomer", ("toetsen",)),
    ("vluchtelingenkind heeft nachtmerries", ("traumasensitief",)),
    ("leerling gooit met stoel en loopt weg", ("boosheid",)),
    ("buddy voor nieuwe leerling", ("eerste-dag", "meedoen")),
    ("speelt alleen op het schoolplein", ("meedoen",)),
    ("kan niet lezen en is al 11 jaar", ("nieuw-schrift",)),
    ("avg dossier doorgeven", ("wat-mag-mee",)),
    ("subsidie voor oekraiense kinderen", ("bekostiging",)),
    ("ramadan en gymles", ("cultuursensitief",)),
    ("nazorg bezoek nt2 specialist", ("na-de-overstap",)),
    ("klas lager plaatsen vanwege taal", ("welke-groep",)),
    ("hoe lang duurt het voordat ze nederlands spreken", ("tweede-taal-leren",)),
)
