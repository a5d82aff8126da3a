"""All the rules over a scenario and over an organisation, run together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scenarios.checks import (
    certain,
    channels,
    conditions,
    courses,
    detours,
    dossiers,
    faults,
    figures,
    gauges,
    house,
    mandate,
    names,
    people,
    plausible,
    protection,
    references,
    relecture,
    scoring,
    stakes,
    structure,
    unused,
    whole_play,
    winnable,
)
from scenarios.checks.kinds import (
    addresses,
    amounts,
    banks,
    forms,
    picks,
    placing,
    searches,
    sheet_charts,
    sheets,
    writings,
)
from scenarios.checks.rule import Rule, run
from scenarios.checks.subject import House, Subject, Vocabulary, inventory_of, subject_of
from scenarios.checks.words import (
    guesswork,
    law,
    naming,
    reading,
    real_people,
    spelling,
    texts,
    wordings,
)
from scenarios.files.diagnostics import Diagnostic, Severity
from scenarios.files.source import Document
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario

# Loaders take what a scenario may cite from here, beside the checks that they call.
__all__ = [
    "COURSE_RULES",
    "HOUSE_RULES",
    "RULES",
    "Vocabulary",
    "check_course",
    "check_organisation",
    "check_scenario",
]

RULES: tuple[Rule[Subject], ...] = (
    *references.RULES,
    *names.RULES,
    *structure.RULES,
    *conditions.RULES,
    *certain.RULES,
    *gauges.RULES,
    *detours.RULES,
    *people.RULES,
    *texts.RULES,
    *banks.RULES,
    *figures.RULES,
    *amounts.RULES,
    *forms.RULES,
    *addresses.RULES,
    *searches.RULES,
    *picks.RULES,
    *sheets.RULES,
    *sheet_charts.RULES,
    *channels.RULES,
    *dossiers.RULES,
    *placing.RULES,
    *protection.RULES,
    *writings.RULES,
    *house.RULES,
    *plausible.RULES,
    *scoring.RULES,
    *stakes.RULES,
    *whole_play.RULES,
    *mandate.RULES,
    *unused.RULES,
    *relecture.RULES,
    *reading.RULES,
    *faults.RULES,
    *guesswork.RULES,
    *wordings.RULES,
    *spelling.RULES,
    *naming.RULES,
    *real_people.RULES,
    *law.RULES,
)
# Rules that play the scenario: only one without errors, and each within bounds.
DEEP_RULES: tuple[Rule[Subject], ...] = winnable.DEEP_RULES
HOUSE_RULES: tuple[Rule[House], ...] = (
    *names.HOUSE_RULES,
    *texts.HOUSE_RULES,
    *house.HOUSE_RULES,
    *real_people.HOUSE_RULES,
    *plausible.HOUSE_RULES,
)
COURSE_RULES = courses.COURSE_RULES


def check_scenario(
    scenario: Scenario,
    document: Document,
    vocabulary: Vocabulary,
    organisations: Mapping[str, Organisation],
) -> Iterator[Diagnostic]:
    """Everything found in a scenario of the right shape."""
    subject = subject_of(scenario, vocabulary, organisations)
    found = list(run(RULES, subject, document))
    yield from found
    if not any(one.severity is Severity.ERROR for one in found):
        yield from run(DEEP_RULES, subject, document)


def check_organisation(organisation: Organisation, document: Document) -> Iterator[Diagnostic]:
    """Everything found in an organisation of the right shape."""
    yield from run(HOUSE_RULES, House(organisation, inventory_of(organisation)), document)


def check_course(plan: courses.Plan, document: Document) -> Iterator[Diagnostic]:
    """Everything found in a course of the right shape."""
    yield from run(COURSE_RULES, plan, document)
