"""Loading with checks: what a teacher's file, or ours under test, goes through before it is played."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.checks.courses import Plan
from scenarios.checks.rules import Vocabulary, check_course, check_organisation, check_scenario
from scenarios.course import Course
from scenarios.files.diagnostics import Severity, tidy
from scenarios.files.load import Given, Loaded, load_as, shaped
from scenarios.files.source import read
from scenarios.house.organisation import Organisation
from scenarios.model import Level, Scenario


def load_organisation(content: bytes, path: str) -> Loaded[Organisation]:
    """An organisation file, read, validated and checked."""
    return checked_organisation(read(content, path), path)


def checked_organisation(given: Given, path: str) -> Loaded[Organisation]:
    """The same of a file read already."""
    loaded, document = shaped(given, path, Organisation)
    if loaded.value is None or document is None:
        return loaded
    found = check_organisation(loaded.value, document)
    return Loaded(path, loaded.value, tidy((*loaded.diagnostics, *found)))


def load_scenario(
    content: bytes,
    path: str,
    vocabulary: Vocabulary,
    organisations: Mapping[str, Organisation],
) -> Loaded[Scenario]:
    """A scenario file, read, validated and checked against the names owned by other rooms."""
    return checked_scenario(read(content, path), path, vocabulary, organisations)


def checked_scenario(
    given: Given,
    path: str,
    vocabulary: Vocabulary,
    organisations: Mapping[str, Organisation],
) -> Loaded[Scenario]:
    """The same of a file read already."""
    loaded, document = shaped(given, path, Scenario)
    if loaded.value is None or document is None:
        return loaded
    found = check_scenario(loaded.value, document, vocabulary, organisations)
    # A line that could not be read as it stands is mended first: its wording may be no fault.
    unread = {one.place.line for one in loaded.diagnostics if one.severity is Severity.ERROR}
    if any(one.rule == "encodage" for one in loaded.diagnostics):
        # No letter of such a file is certain: its typography says nothing.
        unread.update(range(1, len(document.lines) + 2))
    kept = (one for one in found if one.severity is Severity.ERROR or one.place.line not in unread)
    return Loaded(path, loaded.value, tidy((*loaded.diagnostics, *kept)))


def load_course(
    content: bytes, path: str, vocabulary: Vocabulary, levels: Mapping[str, Level]
) -> Loaded[Course]:
    """A course file, read, validated and checked. levels: of each scene that it may cite."""
    loaded, document = load_as(content, path, Course)
    if loaded.value is None or document is None:
        return loaded
    found = check_course(Plan(loaded.value, levels, vocabulary.bases), document)
    return Loaded(path, loaded.value, tidy((*loaded.diagnostics, *found)))
