"""Fictional names, from the languages that newcomers in the Netherlands really speak."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Naming:
    """Names of one language: for children, for mothers, fathers and families. `weight`: how often it is met."""

    language: str
    weight: int
    children: tuple[str, ...]
    mothers: tuple[str, ...]
    fathers: tuple[str, ...]
    families: tuple[str, ...]
    script: str = "latin"


NAMINGS = (
    Naming(
        "uk", 24,
        ("Oleksandr", "Sofiia", "Maksym", "Anastasiia", "Danylo", "Polina", "Nazar", "Yeva", "Bohdan", "Mariia"),
        ("Olena", "Iryna", "Nataliia", "Viktoriia"), ("Andrii", "Serhii"),
        ("Kovalenko", "Bondarenko", "Shevchuk", "Tkachenko", "Melnyk", "Kravets", "Polishchuk", "Savchenko"),
        "cyrillic",
    ),
    Naming(
        "ar", 26,
        ("Amira", "Yousef", "Layla", "Omar", "Nour", "Karim", "Salma", "Hamza", "Rania", "Mohammed", "Jana", "Adam"),
        ("Fatima", "Rasha", "Hanan"), ("Khaled", "Mahmoud", "Samir"),
        ("Haddad", "al-Masri", "Khoury", "Darwish", "Nasser", "Ibrahim", "Hamdan", "Saleh"),
        "arabic",
    ),
    Naming(
        "ti", 10,
        ("Selam", "Yonas", "Rahel", "Filmon", "Bethlehem", "Natnael", "Winta", "Abel"),
        ("Letebrhan", "Almaz"), ("Tsegay", "Mehari"),
        ("Tesfay", "Gebremedhin", "Kidane", "Haile", "Weldu", "Berhane"),
        "ethiopic",
    ),
    Naming(
        "tr", 8,
        ("Elif", "Emir", "Zeynep", "Yiğit", "Defne", "Çınar", "Ömer"),
        ("Ayşe", "Gül"), ("Mehmet", "Hüseyin"),
        ("Yılmaz", "Şahin", "Özdemir", "Çelik", "Aydın"),
    ),
    Naming(
        "pl", 9,
        ("Zofia", "Jakub", "Hanna", "Szymon", "Maja", "Wojciech", "Łucja"),
        ("Agnieszka", "Katarzyna"), ("Paweł", "Tomasz"),
        ("Nowak", "Wiśniewska", "Wójcik", "Kamiński", "Lewandowska"),
    ),
    Naming(
        "fa", 7,
        ("Parisa", "Arash", "Shirin", "Navid", "Yasmin", "Ali Reza"),
        ("Maryam", "Zahra"), ("Hossein", "Farid"),
        ("Rahimi", "Hosseini", "Karimi", "Ahmadi", "Sadeghi"),
        "arabic",
    ),
    Naming(
        "es", 4,
        ("Valentina", "Mateo", "Camila", "Santiago", "Lucía"),
        ("María José", "Carolina"), ("Andrés",),
        ("González", "Ramírez", "Peña", "Castillo"),
    ),
    Naming(
        "bg", 5,
        ("Viktoria", "Georgi", "Raya", "Ivan", "Simona"),
        ("Desislava", "Elena"), ("Dimitar",),
        ("Petrova", "Dimitrov", "Ivanova", "Stoyanov"),
        "cyrillic",
    ),
    Naming(
        "ro", 5,
        ("Andreea", "Matei", "Ioana", "Ștefan", "Daria"),
        ("Mihaela", "Cristina"), ("Florin",),
        ("Popescu", "Ionescu", "Munteanu", "Rusu"),
    ),
    Naming(
        "kmr", 5,
        ("Rojîn", "Azad", "Berfîn", "Zana", "Dilan"),
        ("Gulistan", "Nesrin"), ("Serhat",),
        ("Demir", "Hesen", "Bozan", "Mîran"),
    ),
    Naming(
        "so", 5,
        ("Hodan", "Abdi", "Ayaan", "Ismail", "Sahra"),
        ("Khadija", "Faduma"), ("Hassan",),
        ("Warsame", "Abdullahi", "Jama", "Farah"),
    ),
    Naming(
        "zh", 3,
        ("Yuxuan", "Meilin", "Haoran", "Jiayi"),
        ("Li Na", "Xiu Ying"), ("Wei",),
        ("Chen", "Wang", "Zhao", "Lin"),
        "chinese",
    ),
)  # fmt: skip

STREETS = ("Kanaalstraat", "Amsterdamsestraatweg", "Laan van Chartroise", "Vleutenseweg", "Marnixlaan", "Beneluxlaan")
