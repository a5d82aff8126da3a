"""Lines and reasons: words of the trade, two lines that read the same, reasons that explain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scenarios.checks.rule import Found, Rule
from scenarios.checks.standings import standings
from scenarios.checks.subject import Subject
from scenarios.checks.words.prose import Run, prose
from scenarios.checks.words.voices import REASONS
from scenarios.checks.words.word_list import look_for
from scenarios.conditions import Condition, holds
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.language.folding import bare
from scenarios.steps.autoevaluation import Autoevaluation
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.envoi import Envoi
from scenarios.steps.fiche import Fiche
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import Case, Choice
from scenarios.steps.questions import Questions
from scenarios.steps.sujets import Sujets

# (path, text as written, condition under which it is shown)
Shown = tuple[Path, str, Condition | None]

_VERDICT = re.compile(
    rb"(?:bonne|mauvaise|meilleure) (?:reponse|replique)\b"
    rb"|reponse (?:attendue|correcte|fausse|juste)\b"
)
# A reason of fewer words says « Non. »
FEWEST = 2
# As many spaces and marks may part two texts of the same words.
MARKS = 4
# The same words, or nearly: what a reason adds to the line it explains.
ALIKE = 0.8


def twins(subject: Subject) -> Iterator[Found]:
    """Two things to pick that read the same and may be shown together."""
    for path, step in subject.steps():
        for name, shown in _lists(step, path):
            met: list[tuple[bytes, Shown]] = []
            for one in shown if _may_be_twins(shown) else ():
                words = bare(one[1])
                same = (other for text, other in met if text == words)
                if words and any(_together(subject, one, other) for other in same):
                    message = f"{name} se lisent de la même façon : {quoted(one[1])}"
                    yield Found(one[0], message, "dites ce qui les distingue, ou effacez-en une")
                met.append((words, one))


def _lists(step: AnyStep, path: Path) -> Iterator[tuple[str, Sequence[Shown]]]:
    """Each list of things shown at once, with what it is called."""
    if isinstance(step, Dialogue):
        at = (*path, "choix")
        yield "deux répliques", [((*at, n, "dit"), c.dit, c.si) for n, c in enumerate(step.choix)]
    elif isinstance(step, Questions):
        at = (*path, "questions")
        asked = enumerate(step.questions)
        yield "deux questions", [((*at, n, "dit"), c.dit, c.si) for n, c in asked]
    elif isinstance(step, Sujets):
        at = (*path, "sujets")
        yield "deux lignes", [((*at, n, "dit"), c.dit, c.si) for n, c in enumerate(step.sujets)]
    elif isinstance(step, Autoevaluation):
        at = (*path, "points")
        yield (
            "deux lignes",
            [((*at, n, "enonce"), p.enonce, None) for n, p in enumerate(step.points)],
        )
    elif isinstance(step, Envoi):
        for key, picks in (
            ("objets", step.objets),
            ("pieces", step.pieces),
            ("moments", step.moments),
        ):
            yield "deux lignes", [((*path, key, n), one.text, None) for n, one in enumerate(picks)]
    elif isinstance(step, Fiche):
        for rank, field in enumerate(step.champs):
            at = (*path, "champs", rank, "options")
            yield "deux options", [((*at, n), text, None) for n, text in enumerate(field.options)]


def _may_be_twins(shown: Sequence[Shown]) -> bool:
    """Whether two of them have nearly the same length: the others cannot read the same."""
    sizes = sorted(len(text) for _, text, _ in shown)
    return any(after - before <= MARKS for before, after in pairwise(sizes))


def _together(subject: Subject, one: Shown, other: Shown) -> bool:
    """Whether there is a moment at which both are shown."""
    conditions = [condition for condition in (one[2], other[2]) if condition is not None]
    if not conditions:
        return True
    moments = standings(conditions, subject.scenario.client)
    return any(all(holds(condition, at) for condition in conditions) for at in moments)


def weak_reasons(subject: Subject) -> Iterator[Found]:
    """Reasons that give a verdict, one word, or the line again."""
    for run in prose(subject).of(REASONS, wrong=True):
        if not run.words.isdisjoint((b"reponse", b"replique")):
            yield from _verdicts(run)
        for node in run.nodes:
            if " " not in node.text.strip():
                message = f"la raison {quoted(node.text)} n’explique rien"
                hint = "écrivez une phrase : ce qui est fait, et son effet"
                yield Found(node.path, message, hint)
    for path, _, choice in subject.choices():
        yield from _repeated(choice, path)


def _verdicts(run: Run) -> Iterator[Found]:
    """« Bonne réponse »."""
    for found in _VERDICT.finditer(run.folded):
        said, begin = run.at(found.start())
        start, end = found.start() - begin, found.end() - begin
        message = f"{quoted(said.text[start:end])} dit ce que cela vaut, non pourquoi"
        hint = "dites ce que la réplique produit chez la personne, ou ce qu’elle oublie"
        yield Found(said.path, message, hint, text=said.text, offset=start)


def _repeated(choice: Choice, path: Path) -> Iterator[Found]:
    worths: list[tuple[Path, Choice | Case]] = [(path, choice)]
    worths += [((*path, "cas", rank), case) for rank, case in enumerate(choice.cas)]
    for at, one in worths:
        if one.raison is None or not _may_repeat(choice.dit, one.raison):
            continue
        line, reason = set(bare(choice.dit).split()), set(bare(one.raison).split())
        if len(reason) > FEWEST + 1 and len(line & reason) >= ALIKE * len(line | reason):
            message = "la raison répète la réplique"
            hint = "dites pourquoi elle convient, ou ce qu’elle oublie"
            yield Found((*at, "raison"), message, hint)


def _may_repeat(line: str, reason: str) -> bool:
    """Whether they are of about one length and have a few letters in a row alike."""
    if not 0.6 < len(reason) / len(line) < 1.7:
        return False
    quarter = len(line) // 4
    return any(line[at : at + 5] in reason for at in (quarter, 2 * quarter, 3 * quarter))


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "options-identiques",
        "Deux réponses proposées ensemble se lisent différemment.",
        twins,
    ),
    Rule(
        "raison-faible",
        "Une raison dit pourquoi, autrement que « bonne réponse » ou la réplique.",
        weak_reasons,
        Severity.WARNING,
    ),
    Rule(
        "mots-noirs",
        "Aucun mot noir dans ce que la maison tient pour bien dit.",
        look_for("mots-noirs"),
        Severity.WARNING,
    ),
    Rule(
        "mots-etrangers",
        "Les mots sont ceux du métier, en français de France.",
        look_for("mots-etrangers"),
        Severity.WARNING,
    ),
)
