"""Rules that play or reckon: what they find is proved, what they cannot decide they say or leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import cast, vocabulary
from scenarios.chance import Chance
from scenarios.checks.gauges import along
from scenarios.checks.subject import subject_of
from scenarios.checks.winnable import MOST_POSITIONS
from scenarios.files.diagnostics import Severity
from scenarios.files.load import load_as
from scenarios.kernel import advance, start
from scenarios.model import Scenario
from scenarios.play import prepare
from scenarios.steps.kind import Refusal
from tests.checks.corpus import GOOD, ROOT, found_in, organisations

BASE = ROOT / "err" / "maximum-inatteignable.yaml"


def _bank(rank: int, onwards: str) -> str:
    asked = "".join(
        f'      - {{id: q{rank}x{i}, dit: "Question {rank}.{i} ?", qualite: attendu,'
        f' raison: "Raison {rank}.{i}.", effets: {{fait: f{rank}x{i}}}}}\n'
        for i in range(12)
    )
    wanted = ", ".join(f'{{fait: f{rank}x{i}, libelle: "F{i}"}}' for i in range(12))
    return (
        f"  - id: d{rank}\n    type: questions\n    phase: decouverte\n    canal: magasin\n"
        f"    criteres: [1C.MCV.K1]\n    essentiels: [{wanted}]\n"
        f'    raison_complet: "Complet {rank}."\n    raison_incomplet: "Incomplet {rank}."\n'
        f"    questions:\n{asked}    vers: {onwards}\n"
    )


def test_what_is_too_long_to_decide_is_said_once_as_a_note() -> None:
    text = BASE.read_text(encoding="utf-8").replace(
        "    vers: conseil\n", "    vers: d1\n" + _bank(1, "d2") + _bank(2, "conseil")
    )
    text = text.replace("personas: [reflechi]", "personas: [reflechi, presse]")
    found = [one for one in found_in(BASE, text) if one.rule == "maximum-inatteignable"]
    assert [one.severity for one in found] == [Severity.NOTE]
    # Two banks of twelve questions lead through more positions than are looked at.
    assert MOST_POSITIONS < 2**12


def test_a_long_way_that_is_full_is_found_all_the_same() -> None:
    text = BASE.read_text(encoding="utf-8").replace(
        "    vers: conseil\n", "    vers: d1\n" + _bank(1, "d2") + _bank(2, "conseil")
    )
    text = text.replace("qualite: acceptable", "qualite: attendu")
    assert "maximum-inatteignable" not in {one.rule for one in found_in(BASE, text)}


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_no_play_leaves_the_interval_of_a_gauge(file: Path) -> None:
    """Random plays with every persona stay within what the rule on gauges believes."""
    loaded, _ = load_as(file.read_bytes(), file.name, Scenario)
    scenario = loaded.value
    assert scenario is not None
    house = organisations()[scenario.organisation]
    subject = subject_of(scenario, vocabulary(), organisations())
    looked_at = 0
    for persona in scenario.client.personas:
        spans = along(subject, vocabulary().tempers[persona])
        for seed in range(12):
            chance = Chance(seed, "jauges", persona)
            state = start(prepare(scenario, house, cast(scenario, seed, persona), "entrainement"))
            for _ in range(80):
                if state.is_over:
                    break
                step = state.view.step
                here, p = spans[step.id], state.position
                assert here["confiance"].low <= p.trust <= here["confiance"].high, step.id
                assert here["patience"].low <= p.patience <= here["patience"].high, step.id
                looked_at += 1
                after = advance(state, step.guess(state.view, chance))
                state = state if isinstance(after, Refusal) else after
    assert looked_at > 100


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        # A condition with more facts than are tried is left alone, whatever it says.
        (
            "si: {tous: ["
            + ", ".join(f"{{aucun: [{{fait: f{i}}}, {{fait: g}}]}}" for i in range(9))
            + ", {fait: g}]}",
            [],
        ),
        ("si: {tous: [{aucun: [{fait: g}]}, {fait: g}]}", ["condition-impossible"]),
        ("si: {un: [{aucun: [{fait: g}]}, {fait: g}]}", ["condition-toujours-vraie"]),
        ("si: {humeur: reserve, confiance: {min: 9}}", ["condition-impossible"]),
        ("si: {humeur: reserve, confiance: {max: 8}}", []),
    ],
)
def test_parts_of_a_condition_are_held_together(written: str, rules: list[str]) -> None:
    facts = ", ".join([*(f"f{i}" for i in range(9)), "g"])
    text = BASE.read_text(encoding="utf-8").replace(
        'raison: "Vous saluez et vous ouvrez."}',
        f'raison: "Vous saluez et vous ouvrez.", effets: {{faits: [{facts}]}}}}',
    )
    text = text.replace(
        'raison: "Vous donnez votre goût."}', f'raison: "Vous donnez votre goût.", {written}}}'
    )
    asked = {"condition-impossible", "condition-toujours-vraie"}
    assert [one.rule for one in found_in(BASE, text) if one.rule in asked] == rules
