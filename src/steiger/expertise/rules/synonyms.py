"""Words of the field that mean the same, or so nearly that who looks for one wants to find the other.

Each row is one meaning, all words in it equal. Several words together stand as one, joined by a space. Dutch only: the
articles are. Endings need no rows of their own (`moederscholen` finds `moederschool`).
"""

from __future__ import annotations

SYNONYMS: tuple[tuple[str, ...], ...] = (
    # Schools and places
    ("moederschool", "stamschool", "thuisschool", "ontvangende school", "vervolgschool"),
    (
        "nieuwkomersschool",
        "taalschool",
        "taalklas",
        "schakelklas",
        "nieuwkomersklas",
        "nieuwkomersvoorziening",
        "opvangklas",
    ),
    ("isk", "internationale schakelklas", "eerste opvang anderstaligen"),
    ("samenwerkingsverband", "swv"),
    ("azc", "asielzoekerscentrum", "opvanglocatie", "asielopvang"),
    # Children and parents
    ("nieuwkomer", "nieuwkomersleerling", "anderstalige", "vluchteling", "vluchtelingenkind", "statushouder"),
    ("leerling", "kind"),
    ("kleuter", "anderstalige kleuter", "groep 1", "groep 2", "onderbouw"),
    ("ouder", "verzorger", "moeder", "vader", "gezin"),
    ("klasgenoot", "medeleerling", "vriend", "maatje", "buddy"),
    ("amv", "alleenstaande minderjarige", "voogd", "nidos"),
    ("oekraine", "oekraiens", "oekraiense", "ontheemde"),
    # People at school
    ("ib'er", "ib", "intern begeleider", "kwaliteitscoordinator", "zorgcoordinator"),
    ("leerkracht", "juf", "meester", "leraar", "docent"),
    ("nt2-specialist", "taalspecialist", "nt2-begeleider", "ambulant begeleider", "onderwijsondersteuner"),
    ("tolk", "vertaler", "tolkentelefoon", "vertaalapp"),
    # Coming and moving on
    ("doorstroom", "uitstroom", "overstap", "overgang", "doorstromen", "overstappen"),
    ("overdracht", "overdragen", "warme overdracht", "overdrachtsdocument", "plaatsingsdocument"),
    ("onderwijskundig rapport", "okr"),
    ("aanmelden", "inschrijven", "aanmelding", "inschrijving", "verwijzen", "aanname"),
    ("wennen", "wenmoment", "kennismaken", "meelopen", "gewenning"),
    ("eerste dag", "eerste week", "eerste weken", "start", "beginnen", "welkom", "binnenkomst"),
    ("nazorg", "nazorgbezoek", "begeleiding na doorstroom"),
    ("terugplaatsing", "terugval", "terug naar de taalschool"),
    # Language
    ("nt2", "tweede taal", "tweedetaalverwerving", "tweedetaalonderwijs", "nederlands leren"),
    ("thuistaal", "moedertaal", "eigen taal", "eerste taal"),
    ("meertalig", "meertaligheid", "tweetalig", "tweetaligheid"),
    ("woordenschat", "woorden", "woordkennis", "vocabulaire", "themawoorden", "woordleren"),
    ("schooltaal", "academische taal", "vaktaal", "instructietaal"),
    ("spreken", "praten", "mondeling", "gesprek", "vertellen", "spreekvaardigheid"),
    ("stille periode", "zwijgen", "stil", "zegt niets", "praat niet", "selectief mutisme"),
    ("begrijpend lezen", "tekstbegrip", "leesbegrip", "lezen met begrip"),
    ("technisch lezen", "avi", "dmt", "leren lezen", "aanvankelijk lezen", "decoderen"),
    ("alfabetisering", "alfabetiseren", "analfabeet", "ongeletterd", "schrift", "alfabet"),
    ("spelling", "spellen", "dictee", "schrijven", "werkwoordspelling"),
    ("uitspraak", "klanken", "articulatie", "klankonderscheid"),
    ("rekenen", "wiskunde", "rekentaal", "sommen", "redactiesommen", "verhaaltjessommen", "verhaalsommen"),
    ("zaakvakken", "wereldorientatie", "aardrijkskunde", "geschiedenis", "biologie"),
    ("plaatjes", "pictogrammen", "picto's", "beelden", "visueel", "praatplaat"),
    # Following
    ("toets", "toetsen", "lvs", "cito", "toetsscore", "norm", "leerlingvolgsysteem"),
    ("observatie", "observeren", "volgen", "in beeld brengen"),
    ("leerlijn", "leerlijnen", "leerdoelen", "doelen", "lowan"),
    ("opp", "ontwikkelingsperspectief", "handelingsplan", "iop", "individueel plan"),
    ("zittenblijven", "doubleren", "jaargroep", "groepsplaatsing", "welke groep"),
    ("schooladvies", "doorstroomtoets", "eindtoets", "naar het vo", "voortgezet onderwijs", "brugklas"),
    ("taalontwikkelingsstoornis", "tos", "taalstoornis", "logopedie", "logopedist"),
    ("dyslexie", "leesprobleem", "leesproblemen"),
    # How a child is
    ("trauma", "traumasensitief", "oorlog", "stress", "getraumatiseerd", "vlucht", "nachtmerries"),
    ("boos", "boosheid", "agressief", "woede", "driftig", "slaan", "ontregeld"),
    ("gedrag", "onrust", "gedragsproblemen", "druk"),
    ("verdriet", "verlies", "rouw", "heimwee", "gemis"),
    ("veiligheid", "veilig", "vertrouwen", "welbevinden", "rust"),
    ("pesten", "buitensluiten", "erbij horen", "meedoen", "groepsvorming", "speelplein"),
    ("cultuursensitief", "cultuur", "cultuurverschil", "cultuurverschillen", "gewoonten", "intercultureel"),
    ("ramadan", "vasten", "suikerfeest", "religie", "geloof", "feest", "feestdagen"),
    ("gym", "zwemmen", "schoolkamp", "schoolreis"),
    # Talking with parents
    ("oudergesprek", "gesprek met ouders", "tienminutengesprek", "ouderavond", "rapportgesprek"),
    ("verzuim", "afwezig", "ziekmelding", "leerplicht", "schoolverzuim", "te laat"),
    # Organisation
    ("geld", "bekostiging", "subsidie", "financiering", "budget", "vergoeding"),
    ("privacy", "avg", "gegevens", "dossier", "persoonsgegevens"),
    ("peildatum", "teldatum"),
    ("materiaal", "methode", "lesmateriaal", "werkboek", "leermiddel", "app"),
    ("team", "collega's", "scholing", "studiedag", "training", "opleiding", "deskundigheid"),
)
