"""The programme that a region starts from: three years, seven modules. Its words become the region's own."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Lesgeven aan nieuwkomers op de reguliere school"
ABOUT = (
    "Een opleiding van drie jaar voor leerkrachten die een nieuwkomer in de klas hebben of krijgen. Je leert samen met "
    "collega's van andere scholen, voert in je eigen klas praktijkopdrachten uit en krijgt een coach die op school "
    "meekijkt. Na afloop kun je ook je team meenemen."
)
YEARS = 3


@dataclass(frozen=True, slots=True)
class AssignmentTemplate:
    title: str
    brief: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModuleTemplate:
    year: int
    title: str
    hours: int
    goals: tuple[str, ...]
    assignment: AssignmentTemplate


MODULES = (
    ModuleTemplate(
        1,
        "De basis van tweedetaalverwerving",
        36,
        (
            "Je kunt uitleggen hoe een kind een tweede taal leert en wat dat van tijd en aanbod vraagt.",
            "Je herkent de stille periode en weet wat je dan wel en niet vraagt.",
            "Je zet de thuistaal in als steun bij het leren van het Nederlands.",
        ),
        AssignmentTemplate(
            "Volg één leerling een week lang",
            "Kies een leerling die Nederlands als tweede taal leert. Noteer een week lang wat de leerling hoort, zegt, "
            "leest en schrijft, en met wie. Beschrijf in twee tot vier bladzijden wat je ziet, wat het zegt over de "
            "taalontwikkeling en welke twee dingen jij in je les verandert. Noem geen namen en niets waaraan een kind "
            "te herkennen is.",
            (
                "De observatie beschrijft gedrag en taal, geen oordelen.",
                "Je verbindt wat je ziet met wat je weet over tweedetaalverwerving.",
                "Je twee veranderingen zijn concreet en passen bij wat je zag.",
            ),
        ),
    ),
    ModuleTemplate(
        1,
        "Mondelinge taal en woordenschat",
        36,
        (
            "Je lokt bij elk kind taal uit en geeft feedback waar het kind verder mee kan.",
            "Je kiest woorden bewust en biedt ze aan in vier stappen: voorbewerken, uitleggen, oefenen, controleren.",
            "Je richt gesprekken zo in dat ook een beginnende spreker meedoet.",
        ),
        AssignmentTemplate(
            "Ontwerp en geef een woordenschatles",
            "Ontwerp een les met zes tot tien woorden uit een thema of een zaakvak. Geef de les, laat een collega "
            "meekijken of maak een geluidsopname van jezelf, en controleer na een week welke woorden de kinderen nog "
            "kennen. Lever het lesplan, de uitkomst van de controle en je terugblik in.",
            (
                "De woorden zijn gekozen op nut voor de kinderen, en je legt die keuze uit.",
                "Alle vier de stappen komen in de les terug.",
                "De kinderen zijn zelf veel aan het woord.",
                "Je terugblik zegt wat je de volgende keer anders doet.",
            ),
        ),
    ),
    ModuleTemplate(
        1,
        "Lezen en begrijpen in een tweede taal",
        36,
        (
            "Je weet het verschil tussen technisch lezen en begrijpen bij kinderen die al in een andere taal lezen.",
            "Je kiest teksten die rijk zijn en toch te volgen, en bereidt ze met de klas voor.",
            "Je leert kinderen wat ze kunnen doen als ze een tekst niet begrijpen.",
        ),
        AssignmentTemplate(
            "Maak een moeilijke tekst toegankelijk",
            "Neem een tekst uit een methode van je eigen groep. Laat zien waar een tweedetaalleerder vastloopt. Maak "
            "een aanpak waarmee de hele groep de tekst leest zonder dat je hem armer maakt, voer die uit en beschrijf "
            "wat het opleverde. Voeg de tekst en je materiaal toe.",
            (
                "Je wijst aan waar de tekst moeilijk is: woorden, zinnen, voorkennis of opbouw.",
                "De aanpak houdt de inhoud rijk en geeft steun op de juiste plek.",
                "Je laat met werk of uitspraken van kinderen zien wat het opleverde.",
            ),
        ),
    ),
    ModuleTemplate(
        2,
        "Toetsen en ontwikkeling volgen",
        30,
        (
            "Je weet welke normen voor nieuwkomers wel en niet gelden, en waarom.",
            "Je volgt groei met observaties, gesprekken en werk van het kind.",
            "Je bespreekt wat je ziet met je intern begeleider en met ouders.",
        ),
        AssignmentTemplate(
            "Breng de groei van één leerling in beeld",
            "Verzamel over acht weken drie soorten gegevens over één leerling, bijvoorbeeld een toets, een observatie "
            "en een gesprek. Beschrijf wat de leerling nu kan, wat de volgende stap is en hoe zeker je daarvan bent. "
            "Schrijf ook welke toets je bewust niet hebt gebruikt. Noem geen namen.",
            (
                "Je gebruikt ten minste drie bronnen die elkaar aanvullen.",
                "Je weegt of een norm voor dit kind geldt.",
                "De volgende stap volgt uit de gegevens.",
            ),
        ),
    ),
    ModuleTemplate(
        2,
        "Traumasensitief lesgeven",
        30,
        (
            "Je herkent stress in gedrag en weet wat stress met leren doet.",
            "Je maakt je klas voorspelbaar en veilig, voor dit kind en voor alle kinderen.",
            "Je weet wanneer je hulp inschakelt en bij wie, en je let ook op jezelf.",
        ),
        AssignmentTemplate(
            "Maak je dag voorspelbaar",
            "Kijk met een collega of je coach een ochtend naar overgangen, geluid, regels en contact in je klas. Kies "
            "twee momenten waarop kinderen de rust verliezen. Verander die momenten, houd drie weken vol en beschrijf "
            "wat het effect is. Beschrijf nooit wat een kind heeft meegemaakt: het gaat om wat het kind in de klas "
            "nodig heeft.",
            (
                "Je beschrijft het gedrag zonder er een verhaal bij te vullen.",
                "De veranderingen helpen de hele groep.",
                "Je hebt het drie weken volgehouden en eerlijk gekeken wat het deed.",
            ),
        ),
    ),
    ModuleTemplate(
        2,
        "Cultuursensitief lesgeven en samenwerken met ouders",
        30,
        (
            "Je kent je eigen vanzelfsprekendheden en hoe die in de klas werken.",
            "Je voert een gesprek met ouders, ook met een tolk erbij, als partners.",
            "Je laat kinderen zien dat hun taal en achtergrond er mogen zijn.",
        ),
        AssignmentTemplate(
            "Voer een startgesprek met een tolk",
            "Bereid een gesprek voor met ouders die nog weinig Nederlands spreken, met een tolk. Vraag naar wat hun "
            "kind kan en graag doet, en naar wat zij van school verwachten. Beschrijf de voorbereiding, het verloop en "
            "wat je met de uitkomst in de klas hebt gedaan. Noem geen namen en geen land van herkomst.",
            (
                "De voorbereiding met de tolk is beschreven.",
                "De ouders zijn ten minste de helft van de tijd aan het woord.",
                "Er is iets zichtbaars in de klas veranderd door het gesprek.",
            ),
        ),
    ),
    ModuleTemplate(
        3,
        "Nt2 in alle vakken en in het team",
        42,
        (
            "Je geeft elk vak ook als taalles, met taaldoelen naast vakdoelen.",
            "Je maakt met je team afspraken over taal die na een jaar nog leven.",
            "Je begeleidt een collega die voor het eerst een nieuwkomer in de klas heeft.",
        ),
        AssignmentTemplate(
            "Neem je team mee",
            "Kies met je directie één afspraak over taal die de hele school aangaat. Bereid een bijeenkomst voor, voer "
            "haar uit en ga na zes weken bij twee collega's kijken wat ervan terug te zien is. Lever je plan, het "
            "materiaal en je verslag in.",
            (
                "De afspraak komt voort uit een vraag van de school.",
                "De bijeenkomst laat collega's zelf iets doen.",
                "Je hebt in twee klassen gezien wat ervan terechtkwam.",
                "Je zegt wat nodig is om het vast te houden.",
            ),
        ),
    ),
)
