"""All the rules over a scenario and over an organisation, run together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.diagnostics import Diagnostic
from scenarios.model import Scenario
from scenarios.organisation import Organisation
from scenarios.source import Document


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names owned by higher rooms, which they pass down: what a scenario may cite."""

    personas: frozenset[str]
    criteria: frozenset[str]
    competences: frozenset[str]
    savoirs: frozenset[str]


def check_scenario(
    scenario: Scenario,
    document: Document,
    vocabulary: Vocabulary,
    organisations: Mapping[str, Organisation],
) -> Iterator[Diagnostic]:
    """Everything found in a scenario of the right shape."""
    yield from ()


def check_organisation(organisation: Organisation, document: Document) -> Iterator[Diagnostic]:
    """Everything found in an organisation of the right shape."""
    yield from ()
