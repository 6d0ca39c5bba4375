"""What the schools of the demo region ask, and what they hear: fictional, and about no child in particular."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.expertise.enums import Subject, Urgency


@dataclass(frozen=True)
class Told:
    subject: Subject
    question: str
    urgency: Urgency = Urgency.NORMAL


S, U = Subject, Urgency

QUESTIONS = (
    Told(S.FIRST_WEEKS, "Volgende week komt er een kind dat geen woord Nederlands spreekt. Wat zet ik klaar?", U.SOON),
    Told(S.VOCABULARY, "Hoeveel woorden kan een kind per week leren, en welke kies ik dan?"),
    Told(S.ORAL_LANGUAGE, "Een leerling zegt na twee maanden nog niets in de kring. Is dat normaal?"),
    Told(S.PARENTS, "We hebben een oudergesprek en geen tolk. Mag een oudere zus vertalen?", U.URGENT),
    Told(S.READING, "Een kind leest vlot maar begrijpt de teksten niet. Wat doe ik in de leesles?"),
    Told(S.ARITHMETIC, "Sommen gaan goed, verhaaltjessommen helemaal niet. Waar begin ik?"),
    Told(S.MULTILINGUALISM, "Mogen kinderen in onze groep onderling hun eigen taal spreken?"),
    Told(S.ORGANISATION, "Welke peildatum geldt er voor de bekostiging als een kind in maart instroomt?"),
    Told(S.TRAUMA_SENSITIVE, "Een leerling duikt onder tafel als er een vliegtuig overkomt. Hoe reageer ik?", U.SOON),
    Told(S.WELLBEING, "Hoe maken we een rustplek in de klas die geen strafplek wordt?"),
    Told(S.ASSESSMENT, "Nemen we bij een nieuwe leerling de gewone toetsen van januari af?"),
    Told(S.WRITING, "Dictees zijn foutloos, maar een eigen verhaal schrijven lukt niet."),
    Told(S.CULTURE_SENSITIVE, "Twee meisjes doen niet mee met zwemmen. Hoe bespreken we dat met ouders?"),
    Told(S.MOVE, "Wanneer nemen we contact op met de moederschool en wat mogen we dan al vertellen?"),
    Told(S.SECOND_LANGUAGE, "Hoe lang duurt het voor een kind de uitleg in de klas kan volgen?"),
    Told(S.FIRST_WEEKS, "Hebben jullie een lijst met de eerste tien woorden en plaatjes voor het dagritme?"),
    Told(S.VOCABULARY, "Woorden van maandag zijn vrijdag weg. Hoe herhaal ik beter?"),
    Told(S.WELLBEING, "In de pauze staat een leerling altijd alleen. Wat kunnen we op het plein doen?"),
    Told(S.READING, "Een jongen van tien heeft nooit leren lezen. Beginnen we met de methode van groep 3?"),
    Told(S.PARENTS, "Ouders komen niet op de rapportavond. Hoe nodigen we anders uit?"),
    Told(S.ORAL_LANGUAGE, "Welke spelletjes lokken praten uit bij kinderen die net beginnen?"),
    Told(S.ASSESSMENT, "Kan het een taalontwikkelingsstoornis zijn, of is het gewoon de tweede taal?", U.SOON),
    Told(S.MOVE, "Hoe bereiden we de klas voor op een leerling van de nieuwkomersschool?"),
    Told(
        S.ORGANISATION,
        "Moeten wij verzuim melden als het kind bij ons staat ingeschreven en elders les krijgt?",
    ),
    Told(S.TRAUMA_SENSITIVE, "Een leerling wordt elke maandag boos bij het weekendverhaal. Hoe pak ik dat aan?"),
    Told(S.ARITHMETIC, "Een leerling rekent anders dan wij het leren. Moet ik dat afleren?"),
    Told(S.MULTILINGUALISM, "Moeder vraagt of ze thuis Nederlands moet praten. Wat antwoord ik?"),
    Told(S.VOCABULARY, "Hoe behandel ik vaktaal bij geschiedenis in groep 7?"),
    Told(S.CULTURE_SENSITIVE, "Welke afspraken maken scholen rond de ramadan en gym?"),
    Told(S.READING, "Hebben jullie boeken in het Tigrinya en het Oekraïens te leen?"),
    Told(S.SECOND_LANGUAGE, "Ons team wil een studiemiddag over Nt2 in de gewone les. Kan dat?"),
    Told(S.WELLBEING, "Een leerling wordt nagedaan om zijn accent. Hoe bespreek ik dat met de groep?", U.SOON),
    Told(S.MOVE, "Zes weken na de overstap is een leerling stil en moe. Hoort dat erbij?", U.SOON),
    Told(S.VOCABULARY, "Onze nieuwe leerling leert snel praten, maar de toetswoorden blijven achter. Wat eerst?"),
    Told(S.PARENTS, "Hoe leg ik met een tolk uit wat een plaatsingsdocument is?", U.SOON),
    Told(S.ARITHMETIC, "Klokkijken en geld lukken niet. Is daar materiaal voor?"),
    Told(S.SECOND_LANGUAGE, "Twee collega's willen meer leren over Nt2. Waar begint dat?"),
    Told(S.FIRST_WEEKS, "Het kind eet niets op school. Ouders zeggen dat het thuis goed gaat.", U.SOON),
    Told(S.ORGANISATION, "Wie schrijft in als het kind drie dagen bij jullie en twee dagen bij ons is?"),
    Told(S.TRAUMA_SENSITIVE, "Een leerling loopt de klas uit en komt niet terug. Wat doen we morgen?", U.URGENT),
)

ANSWERS = {
    S.FIRST_WEEKS: (
        "Zet een eigen plek klaar, hang het dagritme met plaatjes op en kies twee maatjes. De eerste week draait om "
        "veiligheid: twee minuten contact aan het begin en aan het eind van de dag doen het meest."
    ),
    S.VOCABULARY: (
        "Kies er tien die het kind vaak nodig heeft en die bij elkaar horen. Laat elk woord zien en horen, oefen elke "
        "dag vijf minuten met een spel, en controleer op vrijdag. Wat niet blijft, gaat mee naar de volgende week."
    ),
    S.ORAL_LANGUAGE: (
        "Veel kinderen hebben een stille periode. Zolang het kind steeds meer begrijpt en meedoet, is geduld genoeg. "
        "Werk in drietallen, stel vragen die het kan beantwoorden door te wijzen, en geef tien tellen wachttijd."
    ),
    S.PARENTS: (
        "Laat een broer of zus niet vertalen. Een tolk per telefoon kan meestal binnen een dag; de regio betaalt die. "
        "Begin met iets wat goed gaat en vraag aan het eind wat jullie hebben afgesproken."
    ),
    S.READING: (
        "Begin voor de tekst: bespreek het onderwerp met beeld en leer vijf woorden. Lees dan samen en denk hardop. "
        "Is lezen zelf nieuw, oefen dan elke dag een half uur met woorden die het kind al kent."
    ),
    S.ARITHMETIC: (
        "Meet kale sommen en verhaaltjessommen apart. Leer rekenwoorden met blokjes erbij en laat het verhaal tekenen. "
        "Een eigen manier van rekenen die klopt, mag blijven."
    ),
    S.MULTILINGUALISM: (
        "Ja. Overleggen in de eigen taal en antwoorden in het Nederlands werkt goed. Maak met de groep afspraken, en "
        "zeg tegen ouders: praat met uw kind in de taal waarin u het best kunt vertellen."
    ),
    S.ORGANISATION: (
        "De school die inschrijft, meldt ook het verzuim en vraagt de bekostiging aan. Leg per kind vast wie "
        "inschrijft en wie lesgeeft. Peildata zijn 1 januari, 1 april, 1 juli en 1 oktober."
    ),
    S.TRAUMA_SENSITIVE: (
        "Word zelf rustig, maak ruimte en gebruik weinig woorden. Zoek daarna het patroon: wat ging eraan vooraf? "
        "Kondig lastige momenten aan en geef altijd een andere keuze dan een opdracht over thuis of vroeger."
    ),
    S.WELLBEING: (
        "Leer de speltaal van het plein in de klas, wissel maatjes elke twee weken en geef iedereen een taak. Een "
        "rustplek is een plek waar het kind zelf voor kiest, nooit een straf."
    ),
    S.ASSESSMENT: (
        "Neem ze af als dat rust geeft, maar noteer dat de norm niet past en kijk naar de groei. Twijfel je aan een "
        "stoornis: vraag ouders met een tolk hoe het in de eigen taal gaat. Dat antwoord zegt het meest."
    ),
    S.WRITING: (
        "Laat eerst vertellen, zet tien woorden op het bord en geef zinsbegin. Verbeter een soort fout tegelijk. Pas "
        "het dictee aan: alleen woorden die het kind kent."
    ),
    S.CULTURE_SENSITIVE: (
        "Vraag eerst wat voor ouders belangrijk is en vertel waarom meedoen bij school hoort. Over kleding en plek "
        "valt bijna altijd te praten. Leg de afspraak vast, niet het geloof."
    ),
    S.MOVE: (
        "Uiterlijk twaalf schoolweken ervoor. Vraag eerst zonder naam of er plek is. Na de overstap hoort een terugval "
        "erbij: houd het dagritme vast en bel de vorige leerkracht."
    ),
    S.SECOND_LANGUAGE: (
        "Dagelijkse taal lukt na een of twee jaar, schooltaal duurt er vijf of meer. Tien minuten voorinstructie met "
        "de woorden van de les helpt meteen. Voor je team is er de opleiding en een studiemiddag."
    ),
}
