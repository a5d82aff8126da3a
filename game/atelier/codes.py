"""The codes that a scenario may write, as values: what each names, and what shows it in the game."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scenarios.language.clean import comparable, without_accents
from scoring.activities import Activity, activities
from scoring.behaviours import shown
from scoring.entries import Competence, Criterion
from scoring.entries import Group as Written
from scoring.framework import BEP, MA, MCV, OURS, SECONDE, Frameworks, normalise

Cadre = Literal["seconde", "bep", "ma", "mcv", "hors"]
CADRES: dict[Cadre, str] = {
    "seconde": SECONDE,
    "bep": BEP,
    "ma": MA,
    "mcv": MCV,
    "hors": OURS,
}
Nature = Literal["competence", "critere", "savoir", "comportement"]
NATURE_LABELS: dict[Nature, str] = {
    "competence": "compétence",
    "critere": "critère",
    "savoir": "savoir",
    "comportement": "comportement",
}


@dataclass(frozen=True, slots=True)
class Code:
    """A code and what it names. of: the codes it belongs to. note: what is to be known of it."""

    code: str
    label: str
    nature: Nature
    cadre: Cadre
    of: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What competences stand under: a task, a group, a bloc; title empty where there is none."""

    code: str
    title: str
    competences: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Shows:
    """What a student does to show a competence, or one of its sub-points.

    kinds: of step, the most telling first, « dialogue » among them where a line alone may do.
    """

    code: str
    title: str
    kinds: tuple[str, ...]
    dialogue: str
    rules: tuple[str, ...]
    behaviours: tuple[str, ...]
    checked: str
    simulated: str


@dataclass(frozen=True, slots=True)
class Detail:
    """All that hangs on one competence. others: criteria of other pages that count for it too."""

    code: Code
    criteria: tuple[Code, ...]
    others: tuple[Code, ...]
    savoirs: tuple[Code, ...]
    behaviours: tuple[Code, ...]
    shows: tuple[Shows, ...]


def groups(frameworks: Frameworks, cadre: Cadre) -> tuple[Group, ...]:
    """The competences of a framework under their groups, in the order printed."""
    framework = frameworks.framework(CADRES[cadre])
    titles = {group.code: _group_title(group) for group in framework.groups}
    found: dict[str, list[Code]] = {}
    for one in framework.competences:
        is_lacking = frameworks.lacks_criteria(one.code)
        found.setdefault(one.parent, []).append(_competence(one, cadre, is_lacking=is_lacking))
    return tuple(Group(code, titles.get(code, ""), tuple(some)) for code, some in found.items())


def _group_title(group: Written) -> str:
    """« Conseiller et vendre (U31) », « Animer et gérer l’espace commercial (option A) »."""
    option = f"option {group.option}" if group.option else ""
    told = ", ".join(filter(None, (group.unit, option)))
    return f"{group.title} ({told})" if told else group.title


def everything(frameworks: Frameworks, cadres: Iterable[Cadre] = tuple(CADRES)) -> Iterator[Code]:
    """Every code of these frameworks: competences, criteria, savoirs, behaviours."""
    for cadre in cadres:
        framework = frameworks.framework(CADRES[cadre])
        for competence in framework.competences:
            is_lacking = frameworks.lacks_criteria(competence.code)
            yield _competence(competence, cadre, is_lacking=is_lacking)
        yield from (_criterion(one, cadre) for one in framework.criteria)
        for savoir in framework.savoirs:
            of = (savoir.parent,) if savoir.parent else ()
            yield Code(savoir.code, savoir.title, "savoir", cadre, of)
        for one in framework.behaviours:
            note = "simulé" if one.simulated else ""
            yield Code(one.code, one.label, "comportement", cadre, (one.parent,), note)


def found(
    frameworks: Frameworks, words: str, cadres: Iterable[Cadre] = tuple(CADRES)
) -> tuple[Code, ...]:
    """The codes whose code or label holds every one of these words, accents or not."""
    wanted = _plain(words).split()
    return tuple(
        one
        for one in everything(frameworks, cadres)
        if all(word in _plain(f"{one.code} {one.label}") for word in wanted)
    )


def cadre_of(framework_id: str) -> Cadre:
    """The word for a framework on the command line."""
    return next(cadre for cadre, id_ in CADRES.items() if id_ == framework_id)


def detail(frameworks: Frameworks, code: str) -> Detail:
    """What hangs on a competence; raises UnknownCodeError, with what it may have meant.

    Any other code stands for the first competence it belongs to.
    """
    one = frameworks.competence(_owner(frameworks, normalise(code)))
    cadre = cadre_of(one.framework)
    every = [frameworks.criterion(each) for each in frameworks.criterion_codes]
    counting = [
        each
        for each in every
        if one.code in frameworks.competences_of(each.code, one.framework, inherited=False)
    ]
    own = [each for each in counting if one.code in each.competences]
    return Detail(
        code=_competence(one, cadre, is_lacking=frameworks.lacks_criteria(one.code)),
        criteria=tuple(_criterion(each, cadre) for each in own),
        others=tuple(
            _criterion(each, cadre_of(each.framework)) for each in counting if each not in own
        ),
        savoirs=tuple(_savoirs(frameworks, one, cadre)),
        behaviours=tuple(_behaviours(frameworks, one, cadre)),
        shows=tuple(_shows(one)),
    )


def _owner(frameworks: Frameworks, code: str) -> str:
    """The competence that a code stands for: itself, or that of a criterion, a sub-point."""
    if code in frameworks.criterion_codes:
        return frameworks.criterion(code).competences[0]
    for each in frameworks.competence_codes:
        if any(point.code == code for point in frameworks.competence(each).points):
            return each
    return code


def _competence(one: Competence, cadre: Cadre, *, is_lacking: bool) -> Code:
    notes = (
        *(("simulé",) if one.simulated else ()),
        *(("des critères officiels manquent",) if is_lacking else ()),
    )
    return Code(one.code, one.title, "competence", cadre, (one.parent,), ", ".join(notes))


def _criterion(one: Criterion, cadre: Cadre) -> Code:
    notes = (
        *(("hors référentiel",) if not one.printed else ()),
        *(("simulé",) if one.simulated else ()),
        *((f"même énoncé que {one.same_as}",) if one.same_as else ()),
    )
    return Code(one.code, one.label, "critere", cadre, one.competences, ", ".join(notes))


def _savoirs(frameworks: Frameworks, one: Competence, cadre: Cadre) -> Iterator[Code]:
    """Those of its page or of its bloc, or those that its task cites."""
    framework = frameworks.framework(one.framework)
    for savoir in framework.savoirs:
        if savoir.parent in (one.code, one.parent):
            yield Code(savoir.code, savoir.title, "savoir", cadre, (savoir.parent,))
    tasks = {group.code: group for group in framework.groups}
    task = tasks.get(one.parent)
    if task is not None and task.citations_from:
        task = tasks[task.citations_from]
    for citation in task.citations if task else ():
        title = frameworks.savoir(citation.code).title
        yield Code(citation.code, title, "savoir", cadre, (one.parent,))


def _behaviours(frameworks: Frameworks, one: Competence, cadre: Cadre) -> Iterator[Code]:
    for each in frameworks.framework(one.framework).behaviours:
        if each.parent in (one.code, one.parent):
            told = shown().get(each.code)
            note = "simulé" if each.simulated else ""
            label = each.label if told is None else f"{each.label}. {told.montre}"
            yield Code(each.code, label, "comportement", cadre, (each.parent,), note)


def _shows(one: Competence) -> Iterator[Shows]:
    """What shows it, or each of its sub-points."""
    titles = {one.code: one.title, **{point.code: point.title for point in one.points}}
    for code, title in titles.items():
        activity = activities().get(code)
        if activity is not None:
            yield _shown(activity, title)


def _shown(activity: Activity, title: str) -> Shows:
    told = {
        "suffit": "une réplique suffit",
        "en_partie": "une réplique, avec autre chose",
        "insuffisant": "aucune réplique ne la montre",
    }
    return Shows(
        activity.code,
        title,
        activity.sortes,
        told[activity.dialogue],
        activity.regles,
        activity.comportements,
        activity.verifie,
        activity.simule,
    )


def _plain(text: str) -> str:
    return without_accents(comparable(text))
