"""The parts of each genre of writing, and the many forms in which each may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scenarios.language.clean import without_accents
from scenarios.writing.labels import SECTIONS, is_headed, under_label
from scenarios.writing.phrases import normal
from scenarios.writing.values import plain, values

Genre = Literal["courriel", "lettre", "sms", "chat", "note", "compte_rendu", "rapport"]
PartName = Literal[
    "objet",
    "lieu_date",
    "appel",
    "corps",
    "formule",
    "signature",
    "contact",
    "raison",
    "objectif",
    "conclusion",
]
Unit = Literal["mots", "signes"]

GENRE_LABELS: dict[Genre, str] = {
    "courriel": "courriel",
    "lettre": "lettre",
    "sms": "SMS",
    "chat": "message",
    "note": "note",
    "compte_rendu": "compte rendu",
    "rapport": "rapport",
}
PART_LABELS: dict[PartName, str] = {
    "objet": "Objet",
    "lieu_date": "Lieu et date",
    "appel": "Formule d’appel",
    "corps": "Corps du message",
    "formule": "Formule de congé",
    "signature": "Signature",
    "contact": "Contact",
    "raison": "Raison",
    "objectif": "Objectif",
    "conclusion": "Conclusion",
}
# An example of each part: what the evidence expects, and what right texts are built of.
EXAMPLES: dict[PartName, str] = {
    "objet": "Suivi de votre demande",
    "lieu_date": "Valbourg, le 24 novembre 2026",
    "appel": "Madame, Monsieur,",
    "corps": "Nous avons bien reçu votre message et nous le suivons.",
    "formule": "Cordialement,",
    "signature": "",
    "contact": "Contact : personne jointe.",
    "raison": "Raison : suite à sa demande.",
    "objectif": "Objectif : informer.",
    "conclusion": "Conclusion : suite à donner.",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A genre: its usual parts, and the most that it may count. unit: of what is counted."""

    parts: tuple[PartName, ...]
    most: int
    unit: Unit = "mots"


FORMS: dict[Genre, Form] = {
    "courriel": Form(("objet", "appel", "corps", "formule", "signature"), 250),
    "lettre": Form(("lieu_date", "appel", "corps", "formule", "signature"), 350),
    "sms": Form((), 160, "signes"),
    "chat": Form((), 80),
    "note": Form((), 200),
    "compte_rendu": Form(("contact", "raison", "objectif", "conclusion"), 300),
    "rapport": Form((), 500),
}
# Fewer words than this, greetings and signature apart, are no body.
LEAST_BODY = 5

_OPENING = re.compile(
    r"(?:re )?(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|mademoiselle|mme|mmes|mr|m"
    r"|cher|chere|chers|cheres|docteur|dr|maitre|salut|coucou|hello|hey|a l attention|votre honneur)\b"
)
_CLOSING = re.compile(
    r"\b(?:cordialement|cordiales?|cordiaux|cdt|cdlt|salutations?|bien a vous|bien a toi|sincerement"
    r"|sinceres|respectueusement|amicalement|agreer|recevez|recevoir|l expression de|l assurance de"
    r"|meilleurs sentiments|sentiments|respects|bonne (?:\w+ )?(?:journee|soiree|fin|reception|semaine"
    r"|continuation|apres midi|visite|lecture)|bon (?:week end|weekend|apres midi|courage|dimanche)"
    r"|belle (?:fin de )?(?:journee|soiree|semaine)|excellente (?:fin de )?(?:journee|soiree)"
    r"|agreable (?:journee|soiree)|bonnes fetes|a bientot|a tres bientot|a tres vite|a demain"
    r"|a lundi|a mardi|a mercredi|a jeudi|a vendredi|a samedi|au plaisir|au revoir|a vous lire"
    r"|avec (?:mes|nos|tous mes|tous nos) remerciements|bien vous|vous remerci\w+ (?:de|pour) votre"
    r" (?:confiance|fidelite|comprehension|patience)|merci (?:de|pour|a vous)[\w ]*"
    r"(?:confiance|fidelite|comprehension|patience)|a votre service|bises|bisous|tchao|a plus)\b"
)
_ROLE = re.compile(
    r"\b(?:conseillere?|conseiller|vendeuse|vendeur|hotesse|hote|charge\w*|responsable|assistante?"
    r"|apprenti\w*|stagiaire|service|equipe|accueil|standard|agente?|gerante?|directrice|directeur"
    r"|teleconseill\w+|employe\w*|secretaire|eleve|commerciale?)\b"
)
_SECTIONS: dict[PartName, re.Pattern[str]] = {
    "contact": re.compile(
        r"\b(?:contacts?|contacte\w*|interlocut\w+|appele\w*|appelante?|appel|joint\w*|echange\w*"
        r"|entretien|rencontre\w*|recu|client\w*|madame|monsieur|mme|m|mr|telephone\w*|usager\w*"
        r"|adherent\w*|patient\w*|visiteu\w+)\b"
    ),
    "raison": re.compile(
        r"\b(?:raisons?|motifs?|objet|suite|concern\w+|sujet|cause|car|parce|pour|appelait|demand\w+"
        r"|reclam\w+|signal\w+|souhait\w+|contexte|rappel)\b"
    ),
    "objectif": re.compile(
        r"\b(?:objectifs?|but|afin|pour|vis\w+|il s agi\w+|voul\w+|devai\w+|attendu\w*|mission"
        r"|consigne|proposer|informer|confirmer)\b"
    ),
    "conclusion": re.compile(
        r"\b(?:conclusions?|conclu\w*|suites?|resultats?|decision\w*|decid\w+|conven\w+|accord\w*"
        r"|accept\w+|refus\w+|rappel\w+|prochaine?s?|a faire|transmi\w+|bilan|finalement|donc"
        r"|fixe\w*|rendez vous|rdv|reste a|solution)\b"
    ),
}


def part_found(
    name: PartName, subject: str, text: str, forms: Sequence[str], signatures: Sequence[str]
) -> str | None:
    """What stands for this part in the text, quoted; None when nothing does.

    forms: more forms of this part that the author accepts. signatures: names one may sign with.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if name in SECTIONS:
        headed = under_label(name, lines)
        if headed is not None:
            return headed
        # What stands under another label, or greets, is quoted only where nothing else says it.
        lines.sort(key=lambda line: _opens(line) or is_headed(line))
    for form in forms:
        for line in (subject, *lines):
            if normal(form) and normal(form) in normal(line):
                return line
    match name:
        case "objet":
            return subject.strip() if any(map(str.isalnum, subject)) else None
        case "lieu_date":
            return next((line for line in lines[:12] if _has_date(line)), None)
        case "appel":
            return next((line for line in lines[:12] if _opens(line)), None)
        case "corps":
            return _body(lines, signatures)
        case "formule":
            return next((line for line in reversed(lines) if _CLOSING.search(_flat(line))), None)
        case "signature":
            return _signature(lines, signatures)
        case _:
            pattern = _SECTIONS[name]
            return next((line for line in lines if pattern.search(_flat(line))), None)


# A text is looked at for each of its parts: its lines come back as often.
@lru_cache(maxsize=512)
def _flat(line: str) -> str:
    """The words of a line, numbers as written: « un » stays a word here."""
    return re.sub(r"[^\w]+", " ", without_accents(plain(line).casefold())).strip()


def _has_date(line: str) -> bool:
    return any(value.kind == "date" for value in values(line))


def _opens(line: str) -> bool:
    return bool(_OPENING.match(_flat(line)))


def _body(lines: Sequence[str], signatures: Sequence[str]) -> str | None:
    """The longest line that is neither greeting, closing nor signature, where it is long enough.

    A message in one paragraph keeps its body behind its greeting.
    """
    known = {normal(name) for name in signatures}
    rest = [
        line
        for line in lines
        if normal(line) not in known and len(_flat(line).split()) >= LEAST_BODY
    ]
    if rest:
        return max(rest, key=len)
    whole = " ".join(lines)
    return whole if len(_flat(whole).split()) >= 3 * LEAST_BODY else None


def _signature(lines: Sequence[str], signatures: Sequence[str]) -> str | None:
    """A name one may sign with near the end, or any short line behind the closing words."""
    last = lines[-5:]
    for line in reversed(last):
        for name in signatures:
            if normal(name) and normal(name) in normal(line[-160:]):
                return line
    ends = [rank for rank, line in enumerate(lines) if _CLOSING.search(_flat(line))]
    if ends and ends[-1] < len(lines) - 1:
        return lines[-1]
    if ends:
        # « Cordialement, Inès »: behind the words, on the same line.
        flat = _flat(lines[-1])
        found = list(_CLOSING.finditer(flat))
        behind = flat[found[-1].end() :].split() if found else []
        if behind and not lines[-1].rstrip().endswith((".", "?", ":")) and len(behind) <= 8:
            return lines[-1]
    line = lines[-1] if len(lines) > 1 and not (ends or _opens(lines[-1])) else ""
    is_name = bool(re.match(r"[^\W\d_]", line)) and line[:1].isupper()
    if is_name and len(line.split()) <= 4 and not line.endswith((".", "!", "?", ":", ",")):
        return line
    is_role = bool(_ROLE.search(_flat(line))) and not line.endswith((".", "!", "?", ":", ","))
    return line if is_role and len(line.split()) <= 8 else None
