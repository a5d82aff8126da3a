"""What is judged on the whole of a play: its rules, and the professional behaviours."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.regles import HouseRule, declared, house_rules
from scenarios.rulings import watched
from scenarios.steps.parts import Case, Choice, Deed
from scenarios.steps.step import Step

# A continuous behaviour is sampled: one step is one moment.
SAMPLES = 2


def unknown_rules(subject: Subject) -> Iterator[Found]:
    """Rules that the house does not have."""
    for path, name in _cited(subject):
        if name not in house_rules():
            yield absent(path, "aucune règle ne s’appelle", name, house_rules())


def repeated_rules(subject: Subject) -> Iterator[Found]:
    """Rules declared twice, or declared and left out at once."""
    seen: dict[str, Path] = {}
    for path, name in _cited(subject):
        if name in seen:
            both = seen[name][0] != path[0]
            how = "à la fois jugée et sans objet" if both else "citée deux fois"
            yield Found(path, f"la règle « {name} » est {how}", "gardez une seule des deux lignes")
        seen.setdefault(name, path)


def _cited(subject: Subject) -> Iterator[tuple[Path, str]]:
    scenario = subject.scenario
    for rank, used in enumerate(scenario.regles):
        yield ("regles", rank, "regle"), used.regle
    for rank, left in enumerate(scenario.regles_sans_objet):
        yield ("regles_sans_objet", rank, "regle"), left.regle


def untested_rules(subject: Subject) -> Iterator[Found]:
    """Rules that nothing puts to the test, and orders that nobody can keep."""
    for rank, used in enumerate(subject.scenario.regles):
        for rule in declared((used,)):
            path = ("regles", rank, "regle")
            if rule.avant is None:
                yield from _never_tempted(rule, subject, path)
            else:
                yield from _never_ordered(rule, subject, path)


def _never_tempted(rule: HouseRule, subject: Subject, path: Path) -> Iterator[Found]:
    if not any(watched(rule, line) for _, step in subject.steps() for line in step.lines()):
        key, what = (
            ("demande", "redemande ce qui est su")
            if rule.sans_redemander
            else ("malgre", "passe outre un refus")
        )
        message = f"aucune réplique ne met la règle « {rule.id} » à l’épreuve"
        hint = (
            f"écrivez « {key}: <fait> » sur une réplique qui {what}, ou dites la règle sans objet"
        )
        yield Found(path, message, hint)


def _never_ordered(rule: HouseRule, subject: Subject, path: Path) -> Iterator[Found]:
    assert rule.avant is not None
    later = _doing(rule.avant.ensuite, subject)
    sooner = _doing(rule.avant.d_abord, subject)
    if not later:
        message = f"aucune réplique ne met la règle « {rule.id} » à l’épreuve"
        yield Found(path, message, f"ajoutez {_tags(rule.avant.ensuite)} aux répliques qui le font")
    elif not any(sooner & subject.before.get(id_, frozenset()) for id_ in later):
        message = f"rien ne permet de tenir la règle « {rule.id} »"
        hint = f"ajoutez {_tags(rule.avant.d_abord)} à une bonne réplique placée avant"
        yield Found(path, message, hint)


def _tags(deeds: tuple[Deed, ...]) -> str:
    return " ou ".join(f"« acte: {deed} »" for deed in deeds)


def _doing(deeds: tuple[Deed, ...], subject: Subject) -> frozenset[str]:
    """The steps with the customer whose answers may do one of these."""
    return frozenset(
        step.id
        for _, step in subject.steps()
        if step.interlocuteur is None and step.acts() & set(deeds)
    )


def unknown_behaviours(subject: Subject) -> Iterator[Found]:
    """Behaviours that the framework does not print."""
    known = subject.vocabulary.behaviours
    for path, code, is_key in _tagged(subject):
        if known and code not in known:
            found = absent(path, "aucun comportement ne porte le code", code, known)
            yield Found(found.path, found.message, found.hint, on_key=is_key)


def rare_behaviours(subject: Subject) -> Iterator[Found]:
    """Continuous behaviours that one step alone shows."""
    places: dict[str, list[tuple[Path, bool]]] = {}
    for path, code, is_key in _tagged(subject):
        if subject.vocabulary.behaviours.get(code) == "continu":
            places.setdefault(code, []).append((path, is_key))
    for code, found in places.items():
        if len({path[1] for path, _ in found}) < SAMPLES:
            path, is_key = found[0]
            message = f"le comportement « {code} » est continu, et une seule étape le montre"
            hint = "marquez-le aussi dans une autre étape, ou retirez-le"
            yield Found(path, message, hint, on_key=is_key)


def _tagged(subject: Subject) -> Iterator[tuple[Path, str, bool]]:
    """(path, code, whether the code is a key) of every behaviour tagged."""
    for node in subject.inventory.named("comportements"):
        if isinstance(node.owner, Choice | Case):
            yield node.path, str(node.path[-1]), True
        elif isinstance(node.owner, Step):
            yield node.path, node.text, False


RULES: tuple[Rule[Subject], ...] = (
    Rule("regle-inconnue", "Les règles citées sont celles de la maison.", unknown_rules),
    Rule("regle-en-double", "Une règle est jugée ou sans objet, une seule fois.", repeated_rules),
    Rule(
        "regle-jamais-jugee",
        "Une règle déclarée peut être mise à l’épreuve, et tenue.",
        untested_rules,
    ),
    Rule(
        "comportement-inconnu",
        "Les comportements cités sont ceux du référentiel.",
        unknown_behaviours,
    ),
    Rule(
        "comportement-rare",
        "Un comportement continu se montre dans deux étapes au moins.",
        rare_behaviours,
        Severity.WARNING,
    ),
)
