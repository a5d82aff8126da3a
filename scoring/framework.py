"""All the frameworks together: which codes exist, and which competences a criterion counts for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from scenarios.files.diagnostics import nearest
from scoring.entries import Behaviour, Competence, Criterion, Savoir
from scoring.framework_file import Correspondence, Framework, Shelf
from scoring.framework_index import CODE, Index, complete, index
from scoring.framework_source import read_sources

BEP = "bep-mrcu"
SECONDE = "seconde-fmrc"
MA = "ma"
MCV = "mcv"
OURS = "hors-referentiel"

# As printed or pasted: « A2T2CP2 – Soigner… », « S221. La communication ».
_LABELLED = re.compile(rf"({CODE.pattern})(?:\.\s|\s*-\s).*", re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_E = TypeVar("_E")


class UnknownCodeError(LookupError):
    """A code or a framework's id that nothing has; `near` holds what it may have meant."""

    def __init__(self, code: str, near: tuple[str, ...]) -> None:
        self.code = code
        self.near = near
        hint = f" ; peut-être {' ou '.join(near)}" if near else ""
        super().__init__(f"code «\u00a0{code}\u00a0» inconnu{hint}")


def normalise(text: str) -> str:
    """The code in a text as printed or pasted: dashes made hyphens, a title after it dropped."""
    straight = text.translate(_DASHES).strip()
    found = _LABELLED.fullmatch(straight)
    return found[1] if found else straight


@dataclass(frozen=True, slots=True)
class Frameworks:
    """Every framework, every entry by its code; lookups raise UnknownCodeError."""

    frameworks: tuple[Framework, ...]
    correspondences: tuple[Correspondence, ...]
    _index: Index

    @property
    def criterion_codes(self) -> tuple[str, ...]:
        """Every criterion that a scenario may mark, in the order of the files."""
        return tuple(self._index.criteria)

    @property
    def competence_codes(self) -> tuple[str, ...]:
        """Every competence of every framework, sub-points left out."""
        return tuple(self._index.competences)

    @property
    def savoir_codes(self) -> tuple[str, ...]:
        """Every savoir of every framework."""
        return tuple(self._index.savoirs)

    @property
    def behaviour_codes(self) -> tuple[str, ...]:
        """Every comportement professionnel of every framework."""
        return tuple(self._index.behaviours)

    def framework(self, framework_id: str) -> Framework:
        """The framework with this id: BEP, SECONDE, MA, MCV, OURS, or a later file's."""
        return _find({each.id: each for each in self.frameworks}, framework_id)

    def criterion(self, code: str) -> Criterion:
        """The criterion as printed under this code: a repeat stays a repeat."""
        return _find(self._index.criteria, code)

    def competence(self, code: str) -> Competence:
        """The competence; a bare bac code (« 1.2 ») is refused, since it may mean two things."""
        return _find(self._index.competences, code)

    def savoir(self, code: str) -> Savoir:
        """The associated knowledge."""
        return _find(self._index.savoirs, code)

    def behaviour(self, code: str) -> Behaviour:
        """The comportement professionnel."""
        return _find(self._index.behaviours, code)

    def lacks_criteria(self, code: str) -> bool:
        """Whether official criteria of a competence are missing from our data, some or all."""
        framework = self.framework(self.competence(code).framework)
        if not framework.gaps:
            return framework.partial
        return any(gap.of == code and "criteres" in gap.missing for gap in framework.gaps)

    def knows(self, code: str) -> bool:
        """Whether anything at all has this code: criterion, competence, sub-point, savoir…"""
        return normalise(code) in self._index.codes

    def canonical(self, code: str) -> str:
        """The first code under which the criterion's statement is printed."""
        criterion = self.criterion(code)
        return criterion.same_as or criterion.code

    def competences_of(
        self, code: str, framework_id: str, *, inherited: bool = True
    ) -> tuple[str, ...]:
        """The competences of one framework that a criterion counts for, its own first.

        Then those of its repeats (`same_as`), then, unless `inherited` is False, those whose page
        says « voir aussi ». A criterion that belongs to none of that framework goes through the
        correspondence. () where the two do not meet: no Seconde criterion shows a BEP competence,
        which is finer.
        """
        criterion = self.criterion(code)
        wanted = {each.code for each in self.framework(framework_id).competences}
        repeats = self._index.families[criterion.same_as or criterion.code]
        family = (criterion, *(each for each in repeats if each is not criterion))
        own = [each for member in family for each in (*member.competences, *member.links)]
        if wanted.isdisjoint(own):
            own = list(self._shown_by(criterion, wanted))
        elif inherited:
            own.extend(self._heirs(family))
        return tuple(dict.fromkeys(each for each in own if each in wanted))

    def _heirs(self, family: Iterable[Criterion]) -> Iterator[str]:
        for member in family:
            for competence in member.competences:
                yield from self._index.heirs.get((competence, member.track), ())

    def _shown_by(self, criterion: Criterion, wanted: set[str]) -> Iterable[str]:
        shown = self._index.shown
        row = shown.get(criterion.code, ())
        if not wanted.isdisjoint(row):
            return row
        return (each for code in criterion.competences for each in shown.get(code, ()))


@functools.cache
def load() -> Frameworks:
    """The frameworks of the house, read once; DamagedFrameworkError when our own data is broken."""
    return assemble(read_sources())


def assemble(shelf: Shelf) -> Frameworks:
    """The files made one whole; raises DamagedFrameworkError when they do not hold together."""
    frameworks = complete(shelf.frameworks)
    made = index(frameworks, shelf.correspondences)
    return Frameworks(frameworks, shelf.correspondences, made)


def _find(entries: Mapping[str, _E], code: str) -> _E:
    wanted = normalise(code)
    if wanted in entries:
        return entries[wanted]
    raise UnknownCodeError(wanted, _near(wanted, entries))


def _near(code: str, known: Iterable[str]) -> tuple[str, ...]:
    """What a wrong code may have meant: the same without its prefix, else the most alike."""
    folded = {each.casefold(): each for each in known}
    prefixed = tuple(each for low, each in folded.items() if low.endswith("." + code.casefold()))
    if prefixed and "." in code:
        return prefixed
    like = nearest(code.casefold(), folded)
    return (folded[like],) if like else ()
