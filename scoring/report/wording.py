"""The words, signs and fixed sentences of a report, in one place for every format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from scenarios.model import Nature
from scenarios.rulings import Ruled, Verdict
from scenarios.steps.parts import Quality
from scoring.assessment import BehaviourScore

# Told apart by shape alone, for black and white and for who does not see colours.
QUALITY_WORDS: dict[Quality, tuple[str, str]] = {
    "attendu": ("✓", "Bien"),
    "acceptable": ("~", "Acceptable"),
    "maladroit": ("!", "Maladroit"),
    "faute": ("✗", "À éviter"),
}
# What was not said to anybody (a form, a result, silence) is not « à éviter »: it is looked at again.
NOT_SPOKEN_WORDS: tuple[str, str] = ("✗", "À revoir")
# Kinds whose better answer is words to say.
SPOKEN = frozenset({"dialogue", "questions", "sujets"})
# What a part is where nothing was given for it.
NOTHING_GIVEN = {"fiche": "vide", "tableau": "vide", "redaction": "absent"}
NATURE_WORDS: dict[Nature, tuple[str, str]] = {
    "reussie": ("✓", "situation réussie"),
    "partielle": ("~", "situation à reprendre"),
    "rompue": ("✗", "contact rompu"),
}

DISCLAIMER = "Entraînement : ne vaut ni note ni CCF."
PROPOSAL = "Degrés proposés, d’après cette seule séance : le professeur décide de ce qu’il recopie."
UNFINISHED = "Séance inachevée : le bilan ne porte que sur ce qui a été joué."
TORN = "La dernière ligne du journal, incomplète, a été coupée."
SIMULATED = "« Simulé » : ce point ne s’observe ici qu’à travers des mots."
# What became of a rule over the whole play, by its verdict.
RULE_WORDS: dict[Verdict | None, tuple[str, str]] = {
    "tenue": ("✓", "Tenue"),
    "manquee": ("✗", "Manquée"),
    None: ("·", "Pas mise à l’épreuve"),
}

PROVED = (
    "Les notes découlent des réponses : on rejoue le journal et on retrouve chacune d’elles.",
    "Chaque ligne porte l’empreinte de la précédente : une ligne changée à la main se voit.",
    "Le client est le même pour tous ceux qui ont reçu ce numéro.",
)
NOT_PROVED = (
    "Qui tenait le clavier, ni si quelqu’un soufflait les réponses.",
    "Qu’un journal n’a pas été fabriqué en entier par une personne qui sait programmer.",
    "Ce que l’élève ferait face à une vraie personne : le professeur seul l’observe.",
)
EXTREMES = (
    "Le moins et le plus possibles sont cherchés critère par critère, pour ce client, sur tous les"
    " chemins : une même partie ne peut pas toujours les atteindre tous."
)

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)


def partial_grid(codes: Iterable[str]) -> str:
    """What the grid of a bac lacks, competence by competence."""
    return (
        f"Grille Bac incomplète : tous les critères officiels de {', '.join(codes)} n’y sont pas ;"
        " « hors référentiel » désigne les nôtres."
    )


def verdict(quality: Quality, *, is_spoken: bool) -> tuple[str, str]:
    """The sign and word of a quality, for a line said or for anything else."""
    if quality == "faute" and not is_spoken:
        return NOT_SPOKEN_WORDS
    return QUALITY_WORDS[quality]


def simulated(labels: Iterable[str]) -> str:
    """Which points rest on words alone; empty when none does."""
    found = tuple(dict.fromkeys(labels))
    if not found:
        return ""
    if len(found) == 1:
        return f"{SIMULATED[:-1]} ({found[0]})."
    return (
        f"« Simulé » : ces points ne s’observent ici qu’à travers des mots ({' ; '.join(found)})."
    )


def applied(rules: Iterable[Ruled]) -> tuple[Ruled, ...]:
    """The rules that judged the play: a teacher alone reads why others do not apply."""
    return tuple(rule for rule in rules if rule.is_applicable)


def rule_line(rule: Ruled) -> str:
    """A rule in one line: what became of it, why, and the words that kept or broke it."""
    word = RULE_WORDS[rule.verdict][1].lower()
    quoted = " ".join(f"« {words} »" for words in rule.said if words)
    return " ".join(part for part in (f"{rule.title} : {word}.", rule.reason, quoted) if part)


def behaviour_line(score: BehaviourScore) -> str:
    """A professional behaviour in one line."""
    simulated_ = " (simulé)" if score.manner == "simule" else ""
    return f"{score.code} {score.label}{simulated_} : {score.word}."


def heading(step_kind: str) -> str:
    """What stands above something to do otherwise."""
    return {
        "dialogue": "À dire autrement",
        "questions": "À demander",
        "sujets": "À aborder",
    }.get(step_kind, "À refaire")


def opening(step_kind: str) -> str:
    """What introduces the answer that was worth more."""
    return {
        "dialogue": "Dites plutôt :",
        "questions": "Demandez aussi :",
        "sujets": "Abordez aussi :",
        "calcul": "Résultat attendu :",
        "redaction": "Par exemple :",
    }.get(step_kind, "À la place :")


def quoted_if_spoken(text: str, step_kind: str) -> str:
    """In guillemets where it is words to say, a sentence where it is a result or a value.

    A whole text stands by itself, its lines as they are.
    """
    if step_kind == "redaction":
        return text.strip()
    return f"« {text} »" if step_kind in SPOKEN else f"{text.rstrip('.')}."


def introducing(label: str) -> str:
    """A label with what stands between it and its value: « Le montant : », « Puis-je ? → »."""
    bare = label.rstrip(".")
    return f"{bare} →" if bare.endswith(("?", "!")) else f"{bare}\u00a0:"


def french_date(iso: str) -> str:
    """« lundi 23 novembre 2026, 10 h 05 »; the text itself when it is no ISO 8601 date."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    date = f"{_DAYS[when.weekday()]} {french_day(iso)}"
    return f"{date}, {when.hour}\u00a0h\u00a0{when.minute:02}"


def french_day(iso: str) -> str:
    """« 23 novembre 2026 »; the text itself when it is no ISO 8601 date."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    day = "1er" if when.day == 1 else str(when.day)
    return f"{day} {_MONTHS[when.month - 1]} {when.year}"
