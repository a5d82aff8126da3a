"""Texts that break some rules of a `redaction` and no other: what robots and checks write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from scenarios.steps.judged import share_values
from scenarios.steps.kind import share_mark
from scenarios.steps.redaction_rules import judge

if TYPE_CHECKING:
    from scenarios.play import View
    from scenarios.steps.redaction import Redaction, RedactionMove


Chains = Mapping[str, list[str]]


def chains_of(step: Redaction, view: View) -> Chains:
    """By family, its parts in an order in which they can be made wrong one after the other."""
    return {name: _chain(step, name, view) for name in step.families}


def mistaken(step: Redaction, view: View, chains: Chains) -> Iterator[RedactionMove]:
    """A text for every outcome, the right one first."""
    for marks in sorted(_combinations(step), key=lambda one: -sum(one.values())):
        wrong = frozenset(
            id_
            for name, chain in chains.items()
            for id_ in chain[: _fewest(marks[name], step.families[name])]
        )
        yield step.with_wrong(view, wrong)
        if step.may_lapse:
            lapse = next(n for n, one in enumerate(step.interdits, 1) if one.protection)
            yield step.with_wrong(view, wrong | {f"interdit.{lapse}"})


def wrong_in(step: Redaction, move: RedactionMove, view: View) -> frozenset[str]:
    """The ids of the parts that are wrong in a text."""
    judgement = judge(step, move.objet, move.texte, view)
    return frozenset(part.id for part in (*judgement.all(), *judgement.kept) if not part.is_right)


def _combinations(step: Redaction) -> Iterator[Mapping[str, int]]:
    """Every mark of each family with every mark of the others."""
    values = [sorted(share_values(count), reverse=True) for count in step.families.values()]
    for marks in product(*values):
        yield dict(zip(step.families, marks, strict=True))


def _chain(step: Redaction, family: str, view: View) -> list[str]:
    """Parts of a family in an order in which they can be made wrong one after the other."""
    right = step.right(view)
    left = [part.id for part in step.grouped(judge(step, right.objet, right.texte, view))[family]]
    chain: list[str] = []
    while left:
        current = frozenset(chain)
        for id_ in left:
            wanted = current | {id_}
            if wrong_in(step, step.with_wrong(view, wanted), view) == wanted:
                break
        else:
            return chain + left
        chain.append(id_)
        left.remove(id_)
    return chain


def _fewest(mark: int, total: int) -> int:
    """How many parts must be wrong at least to earn this mark."""
    return next(wrong for wrong in range(total + 1) if share_mark(wrong, total) == mark)
