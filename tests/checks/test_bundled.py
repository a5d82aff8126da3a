"""The scenarios of the library hold no error; what else is found is printed."""

from __future__ import annotations

import pytest

from game.content import vocabulary
from scenarios.checked import load_organisation, load_scenario
from scenarios.files.diagnostics import Severity, render
from scenarios.files.load import bundled_organisations, bundled_scenarios


@pytest.mark.parametrize("path", [path for path, _ in bundled_scenarios()])
def test_bundled_scenario_has_no_error(path: str) -> None:
    houses = [load_organisation(content, name).value for name, content in bundled_organisations()]
    organisations = {house.id: house for house in houses if house is not None}
    content = dict(bundled_scenarios())[path]
    loaded = load_scenario(content, path, vocabulary(), organisations)
    for diagnostic in loaded.diagnostics:
        print(render(diagnostic))
    errors = [render(d) for d in loaded.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
