"""What gives an answer away without reading: its length, its place, absolutes, courtesy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from scenarios.checks.rule import Found, Rule
from scenarios.checks.sample import MAN, WOMAN
from scenarios.checks.standings import standings
from scenarios.checks.subject import Subject
from scenarios.checks.words.prose import Said, prose
from scenarios.checks.words.rightness import is_best
from scenarios.checks.words.voices import LINES
from scenarios.conditions import Standing, holds
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.language.texts import TextError, render
from scenarios.model import Need
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.envoi import Envoi
from scenarios.steps.fiche import Fiche
from scenarios.steps.parts import QUALITY_MARK, Choice
from scenarios.word_count import TEMPLATE

# A share that chance alone gives to a third of three options, and a little more.
MOST = 0.40
# Under so many steps, a share says nothing.
ENOUGH_STEPS = 5
# Lists whose order is fixed, words and steps: so many of them make a habit.
ENOUGH = 3
# Moments tried in one step, of all that its conditions tell apart.
TRIED = 48

ABSOLUTES = re.compile(
    rb"(?:toujours|jamais|tout le monde|forcement|absolument|obligatoirement|evidemment"
    rb"|dans tous les cas|a tous les coups|a coup sur)\b"
)
COURTESY = re.compile(
    rb"(?:merci|remercie|s'il vous plait|je vous (?:en )?prie|avec plaisir|bonjour|bienvenue"
    rb"|au revoir|bonne journee|excusez|veuillez|volontiers)\b"
)
_RANKS = ("la plus longue", "la deuxième en longueur", "la plus courte")


def telling_length(subject: Subject) -> Iterator[Found]:
    """One length rank that is best too often, in dialogues of three lines or more."""
    shares = [
        (step.id, share)
        for _, step in subject.steps()
        if isinstance(step, Dialogue) and len(step.choix) >= len(_RANKS)
        if (share := _length_shares(subject, step)) is not None
    ]
    if len(shares) < ENOUGH_STEPS:
        return
    for rank, name in enumerate(_RANKS):
        total = sum(share[rank] for _, share in shares)
        if total > MOST * len(shares) + 1e-9:
            where = [f"« {id_} »" for id_, share in shares if share[rank] > 0.5]
            message = (
                f"la meilleure réplique est {name} dans {round(total)} étapes sur {len(shares)} :"
                " sa longueur la trahit"
            )
            more = ", …" if len(where) > 4 else ""
            hint = f"changez la longueur de l’une des répliques à {', '.join(where[:4])}{more}"
            yield Found(("etapes",), message, hint, on_key=True)


def _length_shares(subject: Subject, step: Dialogue) -> tuple[float, float, float] | None:
    """How often each rank is best at this step, ties split; None where it never has three lines."""
    conditions = [c.si for c in step.choix if c.si is not None]
    conditions += [case.si for choice in step.choix for case in choice.cas]
    needs = {need.id: need for need in subject.scenario.client.besoins}
    first = subject.scenario.client.besoins[0]
    moments: Iterator[Standing | None] = (
        islice(standings(conditions, subject.scenario.client), TRIED)
        if conditions
        else iter([None])
    )
    total, met = [0.0, 0.0, 0.0], 0
    for at in moments:
        lines = [c for c in step.choix if at is None or holds(c.si, at)]
        if len(lines) < len(_RANKS):
            continue
        met += 1
        need = first if at is None else needs.get(at.temper.besoin, first)
        lengths = [_length(line.dit, subject, need) for line in lines]
        worths = [_worth(line, at) for line in lines]
        for rank, share in enumerate(_ranked(lengths, worths)):
            total[rank] += share
    return (total[0] / met, total[1] / met, total[2] / met) if met else None


def _ranked(lengths: Sequence[int], worths: Sequence[int]) -> tuple[float, float, float]:
    """The share of longest, second longest and shortest in what is best; the rest is elsewhere."""
    best = max(worths)
    if min(worths) == best:
        return (1 / 3, 1 / 3, 1 / 3)
    order = sorted(lengths, reverse=True)
    won = [size for size, worth in zip(lengths, worths, strict=True) if worth == best]

    def share(rank: int) -> float:
        size = order[rank]
        return won.count(size) / order.count(size) / len(won)

    return share(0), share(1), share(-1)


def _worth(line: Choice, at: Standing | None) -> int:
    if at is not None:
        for case in line.cas:
            if holds(case.si, at):
                return QUALITY_MARK[case.qualite or line.qualite]
    return QUALITY_MARK[line.qualite]


def _length(text: str, subject: Subject, need: Need) -> int:
    """Its characters as a customer like any other is shown it."""
    if "{{" not in text:
        return len(text)
    scenario, house = subject.scenario, subject.organisation
    words: dict[str, object] = {
        "client": WOMAN,
        "besoin": need.mots,
        "nombres": dict.fromkeys(scenario.nombres, Decimal(24)),
        **dict.fromkeys(scenario.figurants, MAN),
    }
    if house is not None:
        words["organisation"] = house
        words["produits"] = {product.id: product for product in house.catalogue}
    try:
        return len(render(text, words))
    except TextError:
        return len(TEMPLATE.sub("Madame", text))


def telling_place(subject: Subject) -> Iterator[Found]:
    """The right one at the same place in every list whose order is as written."""
    places = list(_fixed(subject))
    ranks = {rank for _, rank, _ in places} if len(places) >= ENOUGH else set()
    lasts = {rank == most - 1 for _, rank, most in places}
    if len(ranks) == 1 or (ranks and lasts == {True}):
        rank = places[0][1]
        name = (
            "en premier"
            if rank == 0
            else "en dernier"
            if lasts == {True}
            else f"au rang {rank + 1}"
        )
        message = f"ce qui est juste est écrit {name} dans les {len(places)} listes à ordre fixe"
        hint = "cette liste se montre comme elle est écrite : changez-en l’ordre"
        yield Found(places[-1][0], message, hint, on_key=True)


def _fixed(subject: Subject) -> Iterator[tuple[Path, int, int]]:
    """(path, rank of the right one, how many) of every list of three or more shown as written."""
    for path, step in subject.steps():
        if isinstance(step, Fiche):
            for rank, field in enumerate(step.champs):
                right = [n for n, option in enumerate(field.options) if option in field.accepted]
                if field.type == "choix" and len(field.options) >= ENOUGH and len(right) == 1:
                    yield (*path, "champs", rank, "options"), right[0], len(field.options)
        elif isinstance(step, Envoi) and len(step.moments) >= ENOUGH:
            right = [n for n, moment in enumerate(step.moments) if moment.attendu]
            if len(right) == 1:
                yield (*path, "moments"), right[0], len(step.moments)


def telling_absolutes(subject: Subject) -> Iterator[Found]:
    """« Toujours », « jamais » in wrong lines alone."""
    told = _lines_with(subject, ABSOLUTES)
    wrong = [said for said in told if not said.is_right]
    if len(wrong) >= ENOUGH and len(wrong) == len(told):
        names = ", ".join(quoted(said.text, 40) for said in wrong[:3])
        message = (
            f"{len(wrong)} répliques disent « toujours », « jamais » ou un mot pareil, et aucune"
            f" n’est bonne : {names}"
        )
        hint = "retirez ces mots, ou donnez-en à une bonne réplique qui les mérite"
        yield Found(wrong[0].path, message, hint)


def _lines_with(subject: Subject, pattern: re.Pattern[bytes]) -> list[Said]:
    """The lines of the student that hold such a word, in the order written."""
    found: dict[Path, Said] = {}
    for run in prose(subject).of(LINES, wrong=True):
        for match in pattern.finditer(run.folded):
            said, _ = run.at(match.start())
            if isinstance(said.node.owner, Choice):
                found[said.path] = said
    return [found[path] for path in sorted(found, key=str)]


def telling_courtesy(subject: Subject) -> Iterator[Found]:
    """Courtesy that only the best line has, step after step."""
    telling: list[Path] = []
    split = 0
    said = {one.path[:-1] for one in _lines_with(subject, COURTESY)}
    for path, step in subject.steps():
        if not isinstance(step, Dialogue):
            continue
        polite = [(*path, "choix", rank) in said for rank in range(len(step.choix))]
        best = [is_best(choice) for choice in step.choix]
        if any(polite) and not all(polite) and any(best) and not all(best):
            split += 1
            if not any(p and not b for p, b in zip(polite, best, strict=True)):
                telling.append(path)
    if len(telling) >= ENOUGH and len(telling) * 2 > split:
        names = ", ".join(f"« {_id(subject, path)} »" for path in telling[:4])
        message = f"à {len(telling)} étapes, seule une bonne réplique est polie : {names}"
        hint = "donnez la même courtoisie aux autres : c’est l’acte qui compte"
        yield Found((*telling[0], "choix"), message, hint, on_key=True)


def _id(subject: Subject, path: Path) -> str:
    step = subject.step_at(path)
    return step.id if step else ""


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "longueur-revelatrice",
        "La longueur d’une réplique ne dit pas qu’elle est la meilleure.",
        telling_length,
        Severity.WARNING,
    ),
    Rule(
        "place-revelatrice",
        "Dans les listes à ordre fixe, ce qui est juste change de place.",
        telling_place,
        Severity.WARNING,
    ),
    Rule(
        "absolus-revelateurs",
        "Les absolus, « toujours », « jamais », ne sont pas réservés aux mauvaises répliques.",
        telling_absolutes,
        Severity.WARNING,
    ),
    Rule(
        "politesse-revelatrice",
        "La courtoisie n’est pas réservée aux bonnes répliques.",
        telling_courtesy,
        Severity.WARNING,
    ),
)
