"""What only the teacher reads beside the key: the customer in the seller's words, the session, the law."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from game.atelier.printed.conditions import Reader
from game.atelier.printed.values import BOX, Coded, Sheet
from scenarios.customer import MOTIVE_LABELS
from scenarios.language.clean import comparable, without_accents
from scenarios.language.texts import render
from scenarios.model import LawSource
from scenarios.play import Play
from scenarios.reading import length
from scenarios.relecture import Answer, Reading, reading_points
from scenarios.sums.numbers import french
from scoring.framework import Frameworks
from scoring.report.wording import french_day

SESSION = 55
OPENING, READING, JUDGING, SHARING, COLLECTING = 5, 5, 8, 8, 4
PLAYING = SESSION - OPENING - READING - JUDGING - SHARING - COLLECTING
# A second customer is worth starting with this many minutes left.
LEAST_SECOND = 8
# How an author says of a rule, or of its source, that somebody must still look.
NOT_VERIFIED = ("non verifi", "pas verifi", "a verifier avant", "a relire avant")
SIGNS: Mapping[Answer, str] = {"tenu": "✓", "sans objet": "—", "remarque": "!"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the session."""

    minutes: int
    told: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over the whole play: its criteria, and what is said of it kept or missed."""

    title: str
    criteria: tuple[str, ...]
    kept: str
    missed: str


@dataclass(frozen=True, slots=True)
class Grave:
    """A grave fault that a line or a form can be, and the step where."""

    step: int
    fault: str
    answer: str


@dataclass(frozen=True, slots=True)
class Law:
    """A rule of law, its source, and the day it was checked; day: empty where it is to be checked."""

    rule: str
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """A point of the author's reading: its number and title, ✓ held, — without object, ! remarked,
    a box where nobody answered.
    """

    number: int
    title: str
    sign: str


@dataclass(frozen=True, slots=True)
class AuthorReading:
    """The author's reading: its day, the points by family, what is said of those not plainly held.

    words: (numbers, sign, what is said), « 22, 23 ».
    """

    day: str
    families: tuple[tuple[str, tuple[Ticked, ...]], ...]
    words: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class TeacherPage:
    """The teacher's sheet. boxes: what each letter of the customer's card stands for.

    minutes: announced, then shortest and longest as computed on screen. seance: the author's own
    plan, for the screen; moments: ours, for paper, which makes 55 minutes. reading: None where the
    author wrote none.
    """

    competences: tuple[Coded, ...]
    customer: str
    need: str
    motives: tuple[str, ...]
    brakes: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    best: tuple[int, ...]
    announced: int
    shortest: int
    longest: int
    boxes: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    left_rules: tuple[tuple[str, str], ...]
    graves: tuple[Grave, ...]
    endings: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    objectifs: tuple[str, ...]
    seance: tuple[str, ...]
    discussion: tuple[str, ...]
    droit: tuple[Law, ...]
    reading: AuthorReading | None


def page(
    play: Play,
    sheets: Sequence[Sheet],
    best: tuple[int, ...],
    reader: Reader,
    frameworks: Frameworks,
    manner: str,
) -> TeacherPage:
    """The teacher's sheet for this customer."""
    scenario, temper = play.scenario, play.casting.temper
    need = next(need for need in scenario.client.besoins if need.id == temper.besoin)
    minutes = length(scenario)
    sheet = scenario.professeur
    return TeacherPage(
        competences=tuple(
            Coded(code, frameworks.competence(code).title) for code in scenario.competences
        ),
        customer=f"{play.casting.client.nom_complet}, {play.casting.client.age} ans. {manner}",
        need=need.libelle,
        motives=tuple(MOTIVE_LABELS[motive] for motive in temper.mobiles),
        brakes=temper.freins,
        numbers=tuple((name, french(value, None, "")) for name, value in play.numbers.items()),
        best=best,
        announced=scenario.duree_minutes,
        shortest=max(1, round(minutes.shortest)),
        longest=max(1, round(minutes.longest)),
        boxes=_boxes(play, reader),
        rules=tuple(Rule(r.titre, r.criteres, r.tenue, r.manquee) for r in play.rules),
        left_rules=tuple(_left(play)),
        graves=tuple(_graves(sheets)),
        endings=tuple(
            (render(one.titre, play.words), render(one.texte, play.words)) for one in scenario.fins
        ),
        moments=plan(minutes.typical),
        objectifs=tuple(sheet.objectifs),
        seance=tuple(sheet.seance),
        discussion=tuple(sheet.discussion),
        droit=tuple(map(law, sheet.droit)),
        reading=None if sheet.relecture is None else author_reading(sheet.relecture),
    )


def law(written: LawSource) -> Law:
    """A rule of law; where the author says that it is not verified, its date verifies nothing."""
    rule, source = (without_accents(comparable(text)) for text in (written.regle, written.source))
    is_open = "a verifier" in source or any(w in f"{rule} {source}" for w in NOT_VERIFIED)
    return Law(written.regle, written.source, "" if is_open else french_day(written.date))


def author_reading(reading: Reading) -> AuthorReading:
    """The thirty points as ticked."""
    signs = {number: SIGNS[answer] for number, answer, *_ in reading.answers()}
    ticked = [
        (point.famille, Ticked(number, point.titre, signs.get(number, BOX)))
        for number, point in reading_points().items()
    ]
    said = [
        *((one.points, SIGNS["sans objet"], one.raison) for one in reading.sans_objet),
        *((one.points, SIGNS["remarque"], one.remarque) for one in reading.remarques),
    ]
    return AuthorReading(
        day=french_day(reading.le),
        families=tuple(
            (family, tuple(one for _, one in some))
            for family, some in groupby(ticked, key=lambda pair: pair[0])
        ),
        words=tuple((", ".join(map(str, numbers)), sign, text) for numbers, sign, text in said),
    )


def plan(typical: float) -> tuple[Moment, ...]:
    """A session of 55 minutes on paper. typical: minutes of a play on screen, which paper slows.

    Two customers where the time allows it, else one, the places changed at half.
    """
    wanted = math.ceil(typical * 1.25)
    first = min(max(wanted, LEAST_SECOND), PLAYING)
    second = PLAYING - first
    if second < LEAST_SECOND:
        first, second = PLAYING, 0
    swapped = "On échange les places à la moitié"
    moments = [
        Moment(
            OPENING, "Groupes de trois : conseiller, client, observateur. Codes sur les fiches."
        ),
        Moment(READING, "Lecture à voix haute de la situation ; chacun lit sa fiche en silence."),
        Moment(
            first,
            f"Le jeu : le client parle, le conseiller choisit et écrit, l’observateur coche."
            f" {'Sans s’arrêter.' if second else f'{swapped}.'}",
        ),
        Moment(
            JUDGING, "Autoévaluation du conseiller, puis lecture de la grille de l’observateur."
        ),
    ]
    if second:
        moments.append(
            Moment(
                second,
                "Les places changent : on rejoue, avec un autre numéro de client si possible.",
            )
        )
    return (
        *moments,
        Moment(SHARING, "Mise en commun : une étape relue ensemble, les points à discuter."),
        Moment(COLLECTING, "Ramassage des fiches et des grilles."),
    )


def _boxes(play: Play, reader: Reader) -> tuple[tuple[str, str], ...]:
    """Each letter with the name of its fact, and how a step calls it where one does."""
    labels = {
        each.fait: render(each.libelle, play.words)
        for step in play.steps.values()
        for each in getattr(step, "essentiels", ())
    }
    return tuple(
        (letter, labels.get(fact, f"« {fact} »")) for fact, letter in reader.boxes.letters.items()
    )


def _left(play: Play) -> Iterator[tuple[str, str]]:
    # Late: the file of the house's rules is read only where some are named.
    from scenarios.regles import house_rules

    for one in play.scenario.regles_sans_objet:
        rule = house_rules().get(one.regle)
        yield (one.regle if rule is None else rule.titre), one.raison


def _graves(sheets: Sequence[Sheet]) -> Iterator[Grave]:
    for sheet in sheets:
        for line in sheet.laid.key:
            if line.fault:
                yield Grave(sheet.number, line.fault, line.answer)
