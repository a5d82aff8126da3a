"""Stored plays followed to their end: what was expected, and where they part from it."""

from __future__ import annotations

from collections.abc import Iterator

from game.content import cast
from game.errors import UsageError
from scenarios.checks.rule import LISTED
from scenarios.files.diagnostics import Diagnostic
from scenarios.files.source import Document
from scenarios.house.organisation import Organisation
from scenarios.kernel import State, advance, offered_ids, start, take_back
from scenarios.language.clean import quoted
from scenarios.model import Scenario
from scenarios.play import prepare
from scenarios.scripted import REPLAYED, Expected, Script, move_of
from scenarios.steps.kind import Refusal


def check_script(
    script: Script, document: Document, scenario: Scenario, organisation: Organisation
) -> Iterator[Diagnostic]:
    """What the stored play does otherwise than it says."""
    try:
        casting = cast(scenario, script.graine, script.persona)
    except UsageError as error:
        yield document.diagnostic(("persona",), str(error), REPLAYED)
        return
    state = start(prepare(scenario, organisation, casting, script.mode))
    for rank, played in enumerate(script.coups):
        where = ("coups", rank)
        if state.is_over:
            message = f"la partie est déjà finie ({quoted(state.position.ending or '')})"
            yield document.diagnostic(where, message, REPLAYED, hint="retirez les coups en trop")
            return
        move = move_of(played, state)
        result = take_back(state) if move is None else advance(state, move)
        if isinstance(result, Refusal):
            here = quoted(state.position.step or "")
            why = result.message[:1].lower() + result.message[1:].rstrip(".")
            message = f"ce coup n’est pas possible à l’étape {here} : {why}"
            yield document.diagnostic(where, message, REPLAYED, hint=_possible(state))
            return
        state = result
    yield from _compared(state, script.attendu, document)


def _possible(state: State) -> str:
    """What may be written instead, by the names that the step offers."""
    names = offered_ids(state.offer())
    if not names:
        return "écrivez un coup de cette étape, ou « {juste: true} » pour la bonne réponse"
    return f"cette étape propose : {', '.join(names[:LISTED])}"


def _compared(state: State, expected: Expected, document: Document) -> Iterator[Diagnostic]:
    reached = state.position.ending
    if reached is None:
        here = quoted(state.position.step or "")
        message = f"la partie n’est pas finie : elle s’arrête à l’étape {here}"
        yield document.diagnostic(
            ("coups",), message, REPLAYED, hint="ajoutez les coups qui manquent"
        )
    elif reached != expected.fin:
        message = f"la partie finit sur {quoted(reached)}, pas sur {quoted(expected.fin)}"
        yield document.diagnostic(("attendu", "fin"), message, REPLAYED)
    for fact in expected.faits:
        if fact not in state.position.facts:
            message = f"le fait {quoted(fact)} n’a pas été établi"
            yield document.diagnostic(("attendu", "faits"), message, REPLAYED)
    if expected.humeur is not None and state.position.mood != expected.humeur:
        found, wanted = quoted(state.position.mood), quoted(expected.humeur)
        message = f"l’humeur finale est {found}, pas {wanted}"
        yield document.diagnostic(("attendu", "humeur"), message, REPLAYED)
