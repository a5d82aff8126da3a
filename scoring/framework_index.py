"""Frameworks made one whole: codes indexed, cited diplomas added, every link followed once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import msgspec

from scoring.entries import Behaviour, Competence, Criterion, Group, Point, Result, Savoir
from scoring.framework_file import Correspondence, Framework, LinkedDiploma, Row
from scoring.framework_source import DamagedFrameworkError

CODE = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)*(?:\.[a-z])?")


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


_Owned = Competence | Behaviour | Result
_Placed = Criterion | Behaviour | Savoir | Result
_Found = Competence | Point | Group | _Placed


@dataclass(frozen=True, slots=True)
class Index:
    """Every entry by its code.

    `families`: a statement's first code to all the criteria that print it. `heirs`: a competence
    and a track to the competences whose page says « voir aussi » to its criteria. `shown`: a code
    to what the correspondences say it shows.
    """

    criteria: Mapping[str, Criterion]
    competences: Mapping[str, Competence]
    savoirs: Mapping[str, Savoir]
    behaviours: Mapping[str, Behaviour]
    codes: frozenset[str]
    families: Mapping[str, tuple[Criterion, ...]]
    heirs: Mapping[tuple[str, str | None], tuple[str, ...]]
    shown: Mapping[str, tuple[str, ...]]


def complete(written: Iterable[Framework]) -> tuple[Framework, ...]:
    """The frameworks stamped with their id, then those that they cite and that have no file."""
    frameworks = tuple(written)
    present = {each.id for each in frameworks}
    cited = [
        _partial(each, diploma)
        for each in frameworks
        for diploma in each.linked
        if diploma.id not in present
    ]
    return tuple(_stamped(each) for each in (*frameworks, *cited))


def index(frameworks: tuple[Framework, ...], tables: Iterable[Correspondence]) -> Index:
    """The index; raises DamagedFrameworkError on a code used twice or a link that leads nowhere."""
    rows = [row for table in tables for row in (*table.competences, *table.criteria)]
    criteria = {each.code: each for framework in frameworks for each in framework.criteria}
    made = Index(
        criteria,
        {each.code: each for framework in frameworks for each in framework.competences},
        {each.code: each for framework in frameworks for each in framework.savoirs},
        {each.code: each for framework in frameworks for each in framework.behaviours},
        _codes(frameworks),
        _families(criteria.values()),
        _heirs(frameworks),
        {row.of: row.shows for row in rows},
    )
    lost = [*_lost(frameworks, made), *_lost_rows(rows, made)]
    if lost:
        raise DamagedFrameworkError("liens sans but : " + " ; ".join(lost))
    return made


def _partial(citing: Framework, diploma: LinkedDiploma) -> Framework:
    return Framework(
        format=citing.format,
        id=diploma.id,
        title=diploma.title,
        short_title=diploma.short_title,
        version=citing.version,
        source=citing.source,
        partial=True,
        groups=diploma.groups,
        competences=diploma.competences,
        absent_codes=diploma.absent_codes,
    )


def _stamped(written: Framework) -> Framework:
    replace, name = msgspec.structs.replace, written.id
    return replace(
        written,
        # A file with gaps cannot forget to say that it is not whole.
        partial=written.partial or bool(written.gaps),
        criteria=tuple(
            replace(each, framework=name, printed=written.printed) for each in written.criteria
        ),
        competences=tuple(replace(each, framework=name) for each in written.competences),
        savoirs=tuple(replace(each, framework=name) for each in written.savoirs),
        behaviours=tuple(replace(each, framework=name) for each in written.behaviours),
    )


def _entries(framework: Framework) -> Iterator[_Coded]:
    yield from framework.groups
    for competence in framework.competences:
        yield competence
        yield from competence.points
    yield from framework.criteria
    yield from framework.behaviours
    yield from framework.savoirs
    yield from framework.results
    yield from framework.bases
    yield from framework.pedagogie
    yield from framework.examples


def _codes(frameworks: Iterable[Framework]) -> frozenset[str]:
    codes: set[str] = set()
    for framework in frameworks:
        for entry in _entries(framework):
            if entry.code in codes or not CODE.fullmatch(entry.code):
                found = f"{framework.id} : code « {entry.code} » écrit deux fois ou mal formé"
                raise DamagedFrameworkError(found)
            codes.add(entry.code)
    return frozenset(codes)


def _families(criteria: Iterable[Criterion]) -> dict[str, tuple[Criterion, ...]]:
    families: dict[str, tuple[Criterion, ...]] = {}
    for each in criteria:
        first = each.same_as or each.code
        families[first] = (*families.get(first, ()), each)
    return families


def _heirs(
    frameworks: Iterable[Framework],
) -> dict[tuple[str, str | None], tuple[str, ...]]:
    heirs: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for competence in (each for framework in frameworks for each in framework.competences):
        for reference in competence.references:
            if reference.section == "criteres":
                for giver in reference.of:
                    key = (giver, reference.track)
                    heirs[key] = (*heirs.get(key, ()), competence.code)
    return heirs


def _lost(frameworks: Iterable[Framework], made: Index) -> Iterator[str]:
    """Each link of an entry that leads to nothing, as « de → vers »."""
    for framework in frameworks:
        for source, target, known in _links(framework, made):
            if target not in known:
                yield f"{source} → {target}"


_Known = Mapping[str, object] | frozenset[str]


def _links(framework: Framework, made: Index) -> Iterator[tuple[str, str, _Known]]:
    first_prints = {code: each for code, each in made.criteria.items() if not each.same_as}
    for criterion in framework.criteria:
        for code in (*criterion.competences, *criterion.links):
            yield criterion.code, code, made.competences
        for code in criterion.see_first:
            yield criterion.code, code, made.criteria
        if criterion.same_as:
            # A repeat points at the first print, never at another repeat.
            yield criterion.code, criterion.same_as, first_prints
    for competence in framework.competences:
        yield from _competence_links(competence, made)
    for group in framework.groups:
        for citation in group.citations:
            yield group.code, citation.code, made.savoirs
    for gap in framework.gaps:
        yield "manques", gap.of, made.competences
    for source, target in _loose_links(framework):
        yield source, target, made.codes
    documents = frozenset(each.id for each in framework.documents)
    for entry in _found(framework):
        for document in entry.found_in:
            yield entry.code, document, documents


def _competence_links(competence: Competence, made: Index) -> Iterator[tuple[str, str, _Known]]:
    for link in competence.links:
        yield competence.code, link.code, made.competences
        for point in link.points:
            yield competence.code, point.code, made.codes
    for reference in competence.references:
        for code in reference.of:
            yield competence.code, code, made.competences


def _loose_links(framework: Framework) -> Iterator[tuple[str, str]]:
    """Links to any kind of entry: parents, blocs, cells shared by tasks, steps of examples."""
    for group in framework.groups:
        for code in filter(None, [group.parent, group.citations_from]):
            yield group.code, code
    owned: list[_Owned] = [*framework.competences, *framework.behaviours, *framework.results]
    for each in owned:
        yield each.code, each.parent
    for savoir in framework.savoirs:
        for code in filter(None, [savoir.parent]):
            yield savoir.code, code
    placed: list[_Placed] = [*framework.criteria, *framework.behaviours]
    placed += [*framework.savoirs, *framework.results]
    for entry in placed:
        for code in entry.blocks:
            yield entry.code, code
    for example in framework.examples:
        for step in example.steps:
            for code in (*step.competences, *step.links):
                yield example.code, code


def _found(framework: Framework) -> Iterator[_Found]:
    """Every entry that says in which documents it was found."""
    yield from framework.groups
    for competence in framework.competences:
        yield competence
        yield from competence.points
    yield from framework.criteria
    yield from framework.behaviours
    yield from framework.savoirs
    yield from framework.results


def _lost_rows(rows: Iterable[Row], made: Index) -> Iterator[str]:
    for row in rows:
        if row.of not in made.competences and row.of not in made.criteria:
            yield f"correspondance → {row.of}"
        for code in row.shows:
            if code not in made.competences:
                yield f"{row.of} → {code}"
