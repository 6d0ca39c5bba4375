"""Customary articles of a covenant on newcomer education: a text to start from, in the language in which it is signed.

The pattern is that of the source's regions: boards of newcomer schools and municipalities first, others join.
"""

from __future__ import annotations

from steiger.cooperation.rules.wording import Article

CUSTOMARY = (
    Article(
        "purpose", "Doel",
        "Partijen zorgen er samen voor dat elk kind dat nieuw in Nederland is, snel passend onderwijs krijgt:\n\n"
        "- een nieuwkomer gaat eerst naar de nieuwkomersschool;\n"
        "- de moederschool is vroeg betrokken, ruim voor de overstap;\n"
        "- na de overstap krijgen kind, leerkracht en school ondersteuning.",
    ),
    Article(
        "parties", "Partijen",
        "Partijen zijn de schoolbesturen, de gemeenten en de andere organisaties die dit convenant hebben ondertekend. "
        "Hun namen staan bij de ondertekening.",
    ),
    Article(
        "definitions", "Begrippen",
        "In dit convenant betekent:\n\n"
        "- **nieuwkomer**: een kind dat voldoet aan de criteria in het beleidskader van de regio;\n"
        "- **nieuwkomersschool**: een school of klas die de regio aanwijst voor nieuwkomers;\n"
        "- **moederschool**: de reguliere school waar het kind naartoe gaat of al staat ingeschreven;\n"
        "- **beleidskader**: de regels die de stuurgroep vaststelt.",
    ),
    Article(
        "newcomer-school", "Taken van de nieuwkomersschool",
        "De nieuwkomersschool:\n\n"
        "1. geeft binnen de afgesproken termijn antwoord op een aanmelding;\n"
        "2. verzorgt intake, onderwijs en evaluatie;\n"
        "3. bereidt de overstap voor en stelt het plaatsingsdocument op;\n"
        "4. deelt haar kennis met de scholen in de regio.",
    ),
    Article(
        "mother-schools", "Taken van de moederscholen",
        "De schoolbesturen zorgen dat hun scholen:\n\n"
        "1. nieuwkomers verwijzen naar de nieuwkomersschool;\n"
        "2. op tijd meedoen aan de voorbereiding van de overstap;\n"
        "3. de nazorgbezoeken ontvangen en hun leerkrachten laten deelnemen aan scholing.",
    ),
    Article(
        "municipality", "Taken van de gemeente",
        "De gemeente:\n\n"
        "1. denkt mee over huisvesting en vervoer;\n"
        "2. wijst ouders bij inschrijving de weg naar de nieuwkomersschool;\n"
        "3. draagt bij aan de kosten volgens het artikel over geld.",
    ),
    Article(
        "money", "Geld en verdeelsleutel",
        "De stuurgroep stelt elk schooljaar een begroting vast en de verdeelsleutel waarmee partijen bijdragen. "
        "Elke partij ziet waar haar bijdrage vandaan komt. Na afloop van het schooljaar wordt afgerekend op de "
        "werkelijke kosten.",
    ),
    Article(
        "steering-group", "Stuurgroep",
        "Elke partij heeft één zetel in de stuurgroep. De stuurgroep besluit over beleid, begroting en verdeelsleutel. "
        "Een besluit heeft een nummer, een reden en een datum waarop het wordt geëvalueerd.",
    ),
    Article(
        "privacy", "Privacy",
        "Scholen delen over een kind alleen wat de wet toestaat en wat voor de overstap nodig is. "
        "Ouders zien het eerst. De stuurgroep, de besturen en de gemeenten krijgen alleen cijfers "
        "die niet naar een kind te herleiden zijn.",
    ),
    Article(
        "evaluation", "Evaluatie",
        "Partijen evalueren dit convenant op de afgesproken datum. De uitkomst wordt vastgelegd en kan leiden tot een "
        "nieuwe tekst.",
    ),
    Article(
        "accession", "Toetreding",
        "Andere schoolbesturen, gemeenten en organisaties kunnen toetreden door dezelfde tekst te ondertekenen. "
        "De andere partijen hoeven dan niet opnieuw te tekenen.",
    ),
    Article(
        "withdrawal", "Uittreding",
        "Een partij kan uittreden met een schriftelijke reden en met inachtneming van de opzegtermijn. "
        "Tot en met de laatste dag gelden de afspraken en de bijdrage.",
    ),
    Article(
        "term", "Looptijd",
        "Dit convenant geldt voor de looptijd die bovenaan staat. Uiterlijk bij het begin van de opzegtermijn besluit "
        "de stuurgroep over verlenging.",
    ),
    Article(
        "disputes", "Geschillen",
        "Partijen lossen een geschil eerst samen op, in de stuurgroep. Lukt dat niet, dan wijzen zij samen "
        "een bemiddelaar aan. Pas daarna kan een partij naar de rechter.",
    ),
)  # fmt: skip
