"""What the teachers, trainers and coaches of the demo region write. All fictional, and without a child's name."""

from __future__ import annotations

FIRST_COHORT = (
    "Anouk Peters", "Jeroen Mulder", "Fatima el Idrissi", "Kees Vermaat", "Lisa van der Wal", "Mohamed Amrani",
    "Ineke Schouten", "Bas Kramer", "Yara Hofstra", "Roel Timmer", "Sara de Graaf", "Pim Wouters", "Eva Blok",
    "Daan Smeets", "Hatice Korkmaz", "Wendy Bos", "Maarten Kok",
)  # fmt: skip
SECOND_COHORT = (
    "Nienke Post", "Omar Bouzid", "Floor Hendriks", "Thijs Prins", "Samira Haddou", "Gerrit Veenstra", "Julia Mol",
    "Ruud Evers", "Zeynep Acar", "Mark Lammers", "Carlijn Dijk", "Stefan Roos", "Nadine Vink",
)  # fmt: skip
THIRD_COHORT = (
    "Ilse Brouwer",
    "Youssef Tahiri",
    "Manon Schipper",
)
WORK = (
    (
        "Ik heb vier ochtenden gekeken. In de kring zegt de leerling weinig, bij het buitenspel juist veel. Met een"
        " maatje die dezelfde thuistaal spreekt, komt er meer. Ik plan nu elke dag tien minuten praten in "
        "tweetallen."
    ),
    (
        "De woorden kwamen uit het thema water. Na een week kenden de kinderen er zeven van de acht. Het woord dat "
        "ik alleen had uitgelegd en niet had uitgebeeld, was weg. De volgende keer beeld ik alles uit."
    ),
    (
        "De tekst uit de methode had drie lange zinnen met verwijswoorden. We hebben die samen uitgetekend. Ik heb "
        "niets weggelaten. Daarna konden alle kinderen in eigen woorden zeggen waar het over ging."
    ),
    (
        "Ik gebruikte een toets, mijn eigen observaties en een gesprek. Ze spreken elkaar tegen: bij het gesprek "
        "liet de leerling veel meer zien. De norm van de toets geldt niet voor een kind dat hier pas kort is."
    ),
    (
        "De overgang na het buitenspelen was het drukst. We komen nu binnen met muziek en een vaste plek. Na drie "
        "weken is het in vijf minuten rustig, voor iedereen."
    ),
    (
        "Met de tolk heb ik vooraf tien minuten gebeld. De ouders vertelden vooral over wat hun kind graag doet. In"
        " de klas hangt nu het woord voor welkom in alle talen van onze kinderen."
    ),
    (
        "De bijeenkomst begon met een tekst in een taal die niemand kende. Daarna begreep het team meteen waar het "
        "om ging. We spraken af dat elke les een taaldoel heeft. In twee klassen zag ik dat terug."
    ),
)
SECOND_TRY = (
    ("Ik heb je opmerkingen verwerkt. De twee veranderingen staan er nu concreet in, met wat ik na twee weken zag. "),
)
PASSED = (
    "Je kijkt precies en trekt geen snelle conclusies. Neem dit mee naar je volgende opdracht.",
    "Sterk dat je liet zien wat niet werkte. Daar leert de hele groep van.",
    "Goed onderbouwd. Deel je materiaal met de anderen, ze kunnen het zo gebruiken.",
)
REDO = (
    (
        "Je beschrijft de les goed, maar ik zie nog niet wat de kinderen zelf zeiden. Voeg dat toe en kijk dan "
        "opnieuw naar je conclusie."
    ),
    "De veranderingen zijn nog algemeen. Wat doe je morgen anders, en waaraan zie je dat het helpt?",
)
FEEDBACK = (
    "Mooi begin. Kun je bij het tweede deel een voorbeeld geven uit de les?",
    "Lees het nog eens als iemand die je klas niet kent. Waar mis je uitleg?",
)
FOCUS = (
    "Hoe verdeel ik de beurten, en wie hoor ik niet?",
    "Hoe reageer ik op een fout in een zin?",
    "Is mijn uitleg te volgen zonder het boek?",
    "Wat doe ik als een kind zich terugtrekt?",
)
OBSERVED = (
    (
        "Je wachtte na elke vraag drie tellen. Daardoor staken ook de stille kinderen hun vinger op. De uitleg van "
        "de opdracht ging snel: vier kinderen keken bij hun buurman wat ze moesten doen."
    ),
    (
        "Je herhaalde een zin met een fout in de goede vorm en ging door. Het gesprek liep. Bij de verwerking was "
        "het stil, daar was ruimte geweest om te overleggen."
    ),
    (
        "De dagplanning met plaatjes hielp zichtbaar. Toen de planning veranderde, zei je dat vooraf en bleef het "
        "rustig."
    ),
)
AGREED = (
    ("De opdracht op drie manieren geven: zeggen, voordoen, laten zien. Volgende keer kijken we of iedereen begint."),
    "Na elke uitleg overleggen tweetallen een minuut. Je noteert wat je hoort.",
    "Een vaste rustplek in de klas, voor iedereen. Je bespreekt met de groep wanneer je er gebruik van maakt.",
)
REACTION = (
    "Fijn dat je de beurten telde, dat had ik zelf niet door. Ik begin maandag met de tweetallen.",
    "Ik herken het van de snelle uitleg. Ik oefen het eerst bij rekenen.",
    "Dit geeft me vertrouwen. Mijn duo leest het verslag ook.",
)
