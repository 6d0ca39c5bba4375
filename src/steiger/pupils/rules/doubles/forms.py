"""Names that are one name in neighbouring languages, too far apart to be heard as one.

Ukrainian and Russian papers of one person differ so (bilingual passports); the others are the same name in the
languages that newcomers bring. Written by sound, as `readings_of` gives them.
"""

from __future__ import annotations

from steiger.pupils.rules.doubles.spelling import readings_of

SAME_NAME = (
    ("mykola", "nikolai", "nikolay", "nikola"),
    ("yevhen", "evgeny", "evgenii", "jevgeni", "eugen"),
    ("yevheniia", "evgenia", "jevgenia"),
    ("mykhailo", "mikhail", "michail", "mihail"),
    ("pavlo", "pavel", "pawel", "paul"),
    ("petro", "pyotr", "petr", "piotr", "peter"),
    ("dmytro", "dmitry", "dmitri", "dmitrii"),
    ("volodymyr", "vladimir", "wladimir"),
    ("vasyl", "vasily", "vasilii"),
    ("kateryna", "ekaterina", "jekaterina", "katerina"),
    ("hanna", "anna", "ganna"),
    ("olena", "elena", "yelena", "jelena"),
    ("oleksii", "aleksei", "alexey", "aleksey"),
    ("oleksandr", "aleksandr", "alexander", "aleksander", "iskander"),
    ("oleksandra", "aleksandra", "alexandra"),
    ("serhii", "sergey", "sergei", "serhiy"),
    ("andrii", "andrey", "andrei", "andriy"),
    ("illia", "ilya", "ilia", "ilja"),
    ("ihor", "igor"),
    ("yelyzaveta", "elizaveta", "jelizaveta", "elizabeth"),
    ("kseniia", "ksenia", "oksana", "xenia"),
    ("yurii", "yuri", "juri", "georgy"),
    ("mohammed", "muhammad", "mehmet", "mehmed", "mamadou", "maxamed"),
    ("ahmed", "ahmad", "ahmet", "axmed"),
    ("fatima", "fatma", "fadumo", "faadumo", "fatemeh"),
    ("aisha", "ayse", "aicha", "caasha", "ayesha", "asha"),
    ("yusuf", "yousef", "joseph", "josef", "yosef"),
    ("yohannes", "johannes", "john", "ioan", "ivan", "jan", "yahya"),
    ("zofia", "sofia", "sofiia", "sophia"),
    ("szymon", "simon", "symon"),
    ("hristo", "christo", "khristo"),
)
FORMS: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(SAME_NAME):
    for _name in _names:
        for _one in readings_of(_name):
            FORMS[_one.sound] = FORMS.get(_one.sound, frozenset()) | {_number}


def is_same_name(left: str, right: str) -> bool:
    """By sound: whether two words are forms of one name."""
    return bool(FORMS.get(left, frozenset()) & FORMS.get(right, frozenset()))
