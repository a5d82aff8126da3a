"""French as it is printed: what the typesetting of the screen does not mend.

A plain space before « : ; ! ? » », after « « », before « % € », and a straight apostrophe between
two letters are set right when a text is shown: nobody sees them, so nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scenarios.channels import LOOKS
from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.checks.words.prose import Run, Said, prose
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import quoted

_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_ACCENTED = re.compile(
    r"(?:E(?:col|tat|tap|tud|trang|quip|vit|vid|cout|crire|criv|chang|cheanc|chéanc|tes-|tait|tiez"
    r"|lectr|conom|lev|lèv|tage|tiquet|nerg|mission|pargn|pel|tabl|gal|ligib|cran|tant\b|teign)"
    r"|E(?:té|te)\b)\w*(?:-\w+)?"
    r"|Ca\b|A (?:bientôt|demain|votre|vous|quel|quelle|quels|quelles|qui|partir|plus tard|tout de suite"
    rf"|très bientôt|gauche|droite|propos|côté|midi|noter|chaque|{_DAYS})\b"
)
_CAPITALS = {"E": "É", "A": "À", "C": "Ç"}
_LIGATURES = re.compile(r"(?:[cs]oeur|noeud|voeu|boeuf|oeuvr|oeuf|oeil|manoeuvr)\w*", re.IGNORECASE)


# What is shorter is a mark, which the caret shows better than the message.
MARKS = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """A mark set wrong. sign: what must stand in the texts for it to be looked for at all.

    is_french: of French alone; False is wrong in every language.
    """

    sign: str
    pattern: re.Pattern[str]
    message: str
    hint: Callable[[str], str]
    is_french: bool = True


def _accented(word: str) -> str:
    # « Etes-vous » is « Êtes-vous ».
    capital = "Ê" if word.startswith("Etes") else _CAPITALS[word[0]]
    return f"écrivez {quoted(capital + word[1:])} : une capitale garde son accent"


def _around(_: str) -> str:
    return "écrivez « ceci », avec une espace de chaque côté"


SLIPS: tuple[Slip, ...] = (
    Slip(
        '"',
        re.compile(r'"[^"\0]*"?'),
        "des guillemets droits seraient montrés tels quels",
        lambda found: f"écrivez « {found.strip(chr(34))} »",
    ),
    Slip(
        "“",
        re.compile(r"“[^”\0]*”?"),
        "des guillemets anglais seraient montrés tels quels",
        lambda found: f"écrivez « {found.strip('“”')} »",
    ),
    Slip(
        "...",
        re.compile(r"\.{3,}"),
        "trois points ne font pas des points de suspension",
        lambda _: "écrivez « … », un seul caractère",
        is_french=False,
    ),
    Slip(
        "  ",
        re.compile(r"  +(?<=[^\s\0]  )"),
        "une espace de trop se verrait",
        lambda _: "gardez une seule espace",
        is_french=False,
    ),
    Slip(
        "",
        re.compile(r"[!?;:](?=[\s\0])(?<=[\w»)}][!?;:])"),
        "une espace manque avant ce signe",
        lambda found: f"écrivez « {found} » après une espace",
    ),
    Slip("«", re.compile(r"«[^\s\0]"), "une espace manque dans les guillemets", _around),
    Slip("»", re.compile(r"»(?<=[^\s\0]»)"), "une espace manque dans les guillemets", _around),
    Slip(
        " ,",
        re.compile(r" ,"),
        "une espace est de trop avant la virgule",
        lambda _: "collez la virgule au mot",
        is_french=False,
    ),
    Slip(
        "€",
        re.compile(r"€(?<=[\d]€)"),
        "une espace manque avant « € »",
        lambda _: "écrivez « 12,50 € »",
    ),
    Slip("", _ACCENTED, "une capitale a perdu son accent", _accented),
    Slip(
        "oe",
        _LIGATURES,
        "« œ » s’écrit d’une seule lettre",
        lambda found: f"écrivez {quoted(found.replace('oe', 'œ').replace('Oe', 'Œ'))}",
    ),
)

# English sets these marks close to the word; the screen would keep a French space before them.
_SPACED = Slip(
    "",
    re.compile(r"[ \u00a0\u202f][!?;:](?=[\s\0])"),
    "une espace est de trop : l’anglais colle ce signe au mot",
    lambda found: f"écrivez « {found.strip()} » sans espace",
    is_french=False,
)
_SPOKEN = frozenset({"eleve", "public"})


def _slips(run: Run, slips: tuple[Slip, ...]) -> Iterator[tuple[Said, int, Slip, re.Match[str]]]:
    for slip in slips:
        if slip.sign in run.run:
            for said, start, found in run.matches(slip.pattern):
                yield said, start, slip, found


def misprints(subject: Subject) -> Iterator[Found]:
    """Marks, spaces and capitals that would be read wrong."""
    speaks_english = any(step.langue == "en" for _, step in subject.steps())
    slips = (*SLIPS, _SPACED) if speaks_english else SLIPS
    for run in prose(subject).runs:
        for said, start, slip, found in _slips(run, slips):
            if _is_of(slip, said, subject) and _is_seen(said, start, subject):
                shown = found[0]
                message = (
                    slip.message
                    if len(shown.strip()) < MARKS
                    else f"{slip.message} : {quoted(shown)}"
                )
                yield Found(said.path, message, slip.hint(shown), text=said.text, offset=start)


def _is_of(slip: Slip, said: Said, subject: Subject) -> bool:
    """Whether it is a slip in the language of what is said."""
    step = subject.step_at(said.path)
    if step is not None and step.langue == "en" and said.voice in _SPOKEN:
        return not slip.is_french
    return slip is not _SPACED


def _is_seen(said: Said, start: int, subject: Subject) -> bool:
    """Whether it is read as it stands, and is not written badly on purpose."""
    if start and said.text[start - 1].isalnum() and said.text[start].isalpha():
        return False
    step = subject.step_at(said.path)
    writes = step is not None and LOOKS[step.canal] != "parole"
    # A customer writes as people write, and a wrong answer may be badly written.
    return not (writes and (said.voice == "public" or not said.is_right))


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "typographie",
        "Guillemets, espaces, points et capitales sont ceux du français.",
        misprints,
        Severity.WARNING,
    ),
)
