"""First and family names that look like today's France; ours, and not those of one village.

Faker's `fr_FR` first names know no Mohamed, no Fatima, no Mamadou. These lists are drawn by where
the *family name* comes from, and by the decade the first name was given in; they are tied to no
archetype, need or motive. The order of a list is part of the castings: new names go at its end.
"""

from __future__ import annotations

from typing import Literal, get_args

from scenarios.customer import Gender

Origin = Literal[
    "france",
    "maghreb",
    "africa",
    "overseas",
    "portugal",
    "spain",
    "italy",
    "poland",
    "turkey",
    "vietnam",
    "china",
    "comoros",
]
Cohort = Literal["young", "middle", "older"]
COHORTS: tuple[Cohort, ...] = get_args(Cohort)

# Shares of family names, of a hundred: an order of magnitude, not statistics (there are none).
ORIGIN_WEIGHTS: tuple[tuple[Origin, int], ...] = (
    ("france", 64),
    ("maghreb", 11),
    ("africa", 6),
    ("overseas", 4),
    ("portugal", 3),
    ("spain", 3),
    ("italy", 3),
    ("poland", 1),
    ("turkey", 2),
    ("vietnam", 1),
    ("china", 1),
    ("comoros", 1),
)

# Of a hundred families of that origin, how many give first names of their own tradition; the
# others take those of `france`, and families of `france` those of anybody.
OWN_FIRST_NAMES: dict[Origin, int] = {
    "france": 96,
    "maghreb": 85,
    "africa": 80,
    "overseas": 30,
    "portugal": 45,
    "spain": 35,
    "italy": 35,
    "poland": 25,
    "turkey": 90,
    "vietnam": 45,
    "china": 40,
    "comoros": 85,
}

_FAMILY: dict[Origin, str] = {
    # Common ones, then Brittany, the Basque Country, Alsace, Corsica, the North, the South.
    "france": (
        "Martin,Bernard,Petit,Durand,Moreau,Laurent,Lefebvre,Roux,Fournier,Girard,Bonnet,Lambert,"
        "Fontaine,Vincent,Faure,Mercier,Blanc,Guérin,Boyer,Garnier,Chevalier,Perrin,Clément,"
        "Gauthier,Marchand,Dumont,Colin,Renard,Picard,Rolland,Lacroix,Barbier,Arnaud,Rivière,Brun,"
        "Meunier,Carpentier,Moulin,Huet,Vasseur,Charpentier,Maillard,Baron,Aubry,Bouvier,Guillot,"
        "Royer,Prévost,Duval,Jacquemin,Guilbaud,Bonneau,Chassagne,Pelletier,Tessier,Cordier,"
        "Le Goff,Le Gall,Kermarrec,Guéguen,Quéméner,Riou,Cadiou,Prigent,Etcheverry,Iribarne,"
        "Haramburu,Schneider,Klein,Meyer,Kuntz,Hoffmann,Schmitt,Muller,Santoni,Albertini,Mattei,"
        "Vandenberghe,Delannoy,Wattel,Lemaire,Desmet,Delmas,Puech,Cazenave,Fabre,Bousquet,Castaing,"
        "Vidal,Peyrat,Roumieu,Cohen,Benhamou,Sarkissian"
    ),
    "maghreb": (
        "Benali,Bouzid,Haddad,Mansouri,Belkacem,Chérif,Saïdi,Hamidi,Amrani,Berrada,Bennani,"
        "El Idrissi,Alaoui,Ziani,Khelifi,Boudjemaa,Rahmani,Meziane,Aït Saïd,Ouali,Trabelsi,Gharbi,"
        "Jlassi,Ben Youssef,Chaoui,Lahlou,Kaddouri,Bensaïd,Hamdi,Zerrouki,Mokrani,Touati"
    ),
    "africa": (
        "Diallo,Traoré,Coulibaly,Konaté,Camara,Cissé,Diarra,Sow,Ndiaye,Diop,Keïta,Koné,Bamba,"
        "Kouassi,Yao,Mendy,Gomis,Mbaye,Sarr,Sylla,Mensah,Agbodjan,Mbala,Nkounkou"
    ),
    "overseas": (
        "Payet,Hoarau,Grondin,Jean-Baptiste,Marie-Sainte,Lubin,Pierre-Louis,Saint-Prix,Marie-Luce,"
        "Louisy,Techer"
    ),
    "portugal": (
        "Da Silva,Ferreira,Pereira,Rodrigues,Gonçalves,Dos Santos,De Oliveira,Carvalho,Teixeira,"
        "Lopes"
    ),
    "spain": "Garcia,Martinez,Lopez,Sanchez,Fernandez,Navarro,Ruiz,Gomez",
    "italy": "Rossi,Marino,Esposito,Giordano,Lombardi,Caruso,Moretti,Bianchi,Conti",
    "poland": "Nowak,Kowalski,Wojcik,Kaczmarek,Szymanski",
    "turkey": "Yilmaz,Kaya,Demir,Aydin,Çelik,Arslan,Öztürk",
    "vietnam": "Nguyen,Tran,Pham,Huynh,Vo",
    "china": "Zhang,Chen,Liu,Lin,Zheng,Huang",
    "comoros": "Ahamada,Abdallah,Madi,Attoumani,Combo",
}

# One text for every age, or three: under 35, 35 to 54, 55 and over (in 2026).
_FIRST: dict[Gender, dict[Origin, tuple[str, ...]]] = {
    "f": {
        "france": (
            "Léa,Manon,Camille,Chloé,Océane,Marion,Emma,Clara,Mathilde,Juliette,Lucie,Pauline,"
            "Laura,Morgane,Justine,Noémie,Anaïs,Louise,Jade,Margaux,Élise,Maëlle,Enora,Charlotte",
            "Céline,Aurélie,Stéphanie,Virginie,Sandrine,Julie,Élodie,Émilie,Delphine,Laetitia,"
            "Karine,Vanessa,Audrey,Gaëlle,Sabrina,Caroline,Mélanie,Séverine,Ludivine,Hélène,Claire,"
            "Magali",
            "Martine,Françoise,Catherine,Sylvie,Brigitte,Christine,Véronique,Isabelle,Nicole,"
            "Monique,Chantal,Nathalie,Annick,Corinne,Patricia,Pascale,Marie-Claude,Jocelyne,"
            "Évelyne,Odile,Maryse,Danielle",
        ),
        "maghreb": (
            "Inès,Yasmine,Lina,Myriam,Nour,Amina,Sofia,Imane,Asma,Kenza",
            "Samira,Nadia,Karima,Leïla,Souad,Hanane,Malika,Naïma,Siham,Fatima",
            "Fatima,Khadija,Zohra,Aïcha,Yamina,Fatiha,Zineb,Rachida,Djamila",
        ),
        "africa": (
            "Aminata,Awa,Mariam,Fatoumata,Kadiatou,Aïssatou,Maïmouna,Grâce,Prisca,Djénéba",
            "Aminata,Awa,Fatoumata,Bintou,Ramata,Hawa,Coumba,Adjoua,Clarisse",
            "Fanta,Fatoumata,Ramata,Hawa,Coumba,Solange,Adjoua",
        ),
        "overseas": ("Marie-Ange,Ketty,Murielle,Marlène,Rose-May,Yolène,Maéva",),
        "portugal": ("Maria,Sandra,Paula,Ana,Cristina,Lurdes",),
        "spain": ("Carmen,Dolorès,Pilar,Maria,Inès",),
        "italy": ("Angela,Gabriella,Rosa,Francesca,Carla",),
        "poland": ("Wanda,Irène,Agnieszka,Magdalena",),
        "turkey": ("Elif,Ayse,Zeynep,Fatma,Emine,Esra,Leyla",),
        "vietnam": ("Lan,Linh,Thu,Mai",),
        "china": ("Mei,Xiu,Jing,Lili",),
        "comoros": ("Echati,Fatima,Mariama,Zaïnaba,Moinaecha",),
    },
    "m": {
        "france": (
            "Thomas,Lucas,Hugo,Théo,Maxime,Alexandre,Antoine,Quentin,Valentin,Romain,Clément,"
            "Nathan,Enzo,Mathis,Baptiste,Corentin,Dylan,Kévin,Jordan,Léo,Louis,Arthur,Tristan,"
            "Gabriel",
            "Nicolas,Sébastien,Christophe,Stéphane,Frédéric,Julien,David,Jérôme,Cédric,Guillaume,"
            "Olivier,Arnaud,Mickaël,Fabrice,Ludovic,Grégory,Vincent,Yann,Benoît,Mathieu,Loïc,Damien",
            "Michel,Philippe,Alain,Patrick,Bernard,Jean-Pierre,Gérard,Jacques,Daniel,Thierry,Pascal,"
            "Didier,Serge,Jean-Luc,Gilles,Yves,Christian,Francis,Joël,Marc,Hervé,Jean-Claude",
        ),
        "maghreb": (
            "Yanis,Mehdi,Rayan,Bilal,Amine,Sofiane,Ilyes,Nassim,Walid,Mohamed",
            "Karim,Mohamed,Rachid,Samir,Farid,Nabil,Mourad,Kamel,Hakim,Youssef",
            "Mohamed,Ahmed,Ali,Abdelkader,Brahim,Lahcen,Mustapha,Omar,Rabah",
        ),
        "africa": (
            "Mamadou,Ibrahima,Ousmane,Moussa,Amadou,Cheikh,Souleymane,Issa,Bakary,Désiré",
            "Mamadou,Moussa,Boubacar,Abdoulaye,Issa,Seydou,Kouamé,Lamine,Modibo",
            "Mamadou,Boubacar,Abdoulaye,Amadou,Demba,Kouamé,Lamine",
        ),
        "overseas": ("Steeve,Jimmy,Rodrigue,Fred,Max,Jean-Yves,Teddy",),
        "portugal": ("Manuel,José,Antonio,Carlos,Paulo,Fernando,Luis",),
        "spain": ("José,Antonio,Miguel,Rafael,Pablo",),
        "italy": ("Marco,Enzo,Angelo,Dino,Salvatore",),
        "poland": ("Stanislas,Casimir,Piotr,Tomasz",),
        "turkey": ("Mehmet,Mustafa,Emre,Ali,Hakan,Yusuf,Murat",),
        "vietnam": ("Minh,Hung,Tuan,Duc",),
        "china": ("Wei,Jun,Ming,Bo",),
        "comoros": ("Saïd,Soilihi,Nassur,Ibrahim,Abdou",),
    },
}

FAMILY_NAMES: dict[Origin, tuple[str, ...]] = {
    origin: tuple(names.split(",")) for origin, names in _FAMILY.items()
}

# Public people whom the lists would put together by chance.
_FAMOUS = (
    "Leïla Alaoui,Bernard Arnaud,Martine Aubry,Amadou Bamba,Cheikh Bamba,Souleymane Bamba,"
    "Christophe Barbier,Mehdi Bennani,Alain Bernard,Michel Blanc,Lamine Camara,"
    "Souleymane Camara,David Caruso,Souleymane Cissé,Arnaud Clément,Catherine Clément,"
    "Hugo Clément,Jérôme Clément,Daniel Cohen,Patrick Cohen,Fatoumata Coulibaly,Amadou Diallo,"
    "Aminata Diallo,Cheikh Diop,Issa Diop,Louis Dumont,Guillaume Durand,Daniel Duval,"
    "Loïc Duval,Gabriel Faure,Olivier Faure,Cristina Ferreira,Brigitte Fontaine,"
    "Nicole Fontaine,Caroline Garcia,José Garcia,Nicole Garcia,Paulo Gonçalves,Modibo Keïta,"
    "Seydou Keïta,Mathieu Klein,Michel Klein,Yves Klein,Ibrahima Konaté,Moussa Konaté,"
    "Lamine Koné,Seydou Koné,Alexandre Lacroix,Chantal Lacroix,Christian Lacroix,Alain Lambert,"
    "Christophe Lambert,Gérard Lambert,Vincent Lambert,Frédéric Lefebvre,Christophe Lemaire,"
    "Philippe Lemaire,Léo Marchand,Jacques Martin,Patrick Martin,Olivier Martinez,"
    "Jacques Mercier,Michel Mercier,Philippe Meyer,Michel Muller,Thomas Muller,Kamel Ouali,"
    "Monique Pelletier,Fernando Pereira,Alain Perrin,Francis Perrin,Jacques Perrin,"
    "Jean-Claude Petit,Philippe Petit,Jean-Luc Picard,Romain Rolland,Thierry Rolland,"
    "Marco Rossi,Michel Roux,Leïla Trabelsi,Boubacar Traoré,Moussa Traoré,Philippe Vasseur,"
    "Christian Vincent,Jean-Pierre Vincent,Karim Ziani"
)
FAMOUS = frozenset(_FAMOUS.split(","))


def cohort(age: int) -> Cohort:
    """Which decades gave their first names to people of this age."""
    if age < 35:
        return "young"
    return "middle" if age < 55 else "older"


def first_names(gender: Gender, origin: Origin, age: int) -> tuple[str, ...]:
    """The first names of that tradition that fit the age."""
    by_cohort = _FIRST[gender][origin]
    rank = COHORTS.index(cohort(age)) if len(by_cohort) > 1 else 0
    return tuple(by_cohort[rank].split(","))


def all_first_names(gender: Gender) -> frozenset[str]:
    """Every first name of the lists."""
    return frozenset(
        name
        for by_cohort in _FIRST[gender].values()
        for names in by_cohort
        for name in names.split(",")
    )
