"""Names that a scenario cites and that must exist: personas, codes, steps, people, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scenarios.checks.rule import LISTED, Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import nearest
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.model import HOUSE_DOCUMENTS, INSTRUCTION_PAGE, Scenario
from scenarios.steps.parts import RETURN
from scenarios.steps.reperage import CUSTOMER, Passage

TASK = re.compile(r"(A\dT\d+)C\d+")
# A word written as ids are is meant as one; « Mme Lopez » is a label.
LIKE_A_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def unknown_organisation(subject: Subject) -> Iterator[Found]:
    """The organisation that the scenario takes place in."""
    if subject.organisation is None:
        name = subject.scenario.organisation
        sentence = "aucune organisation ne s’appelle"
        found = absent(("organisation",), sentence, name, subject.organisations)
        # A scenario copied alone, without its house, is the commonest reason.
        folder = "copiez à côté de ce fichier le dossier « organisations » où elle est écrite"
        near = nearest(name, subject.organisations)
        yield replace(found, hint=f"{folder}, ou écrivez {quoted(near)}" if near else folder)


def unknown_personas(subject: Subject) -> Iterator[Found]:
    """The archetypes that may come."""
    known = subject.vocabulary.personas
    for rank, name in enumerate(subject.scenario.client.personas):
        if name not in known:
            path = ("client", "personas", rank)
            yield absent(path, "aucun persona ne s’appelle", name, known)


def unknown_criteria(subject: Subject) -> Iterator[Found]:
    """Every criterion marked, wherever it is cited."""
    known = subject.vocabulary.criteria
    fields = [name for name in subject.inventory.texts if name.startswith("criteres")]
    for node in subject.inventory.named(*fields, "critere"):
        if node.text not in known:
            yield _code(node.path, "aucun critère ne porte le code", node.text, known)


def _code(path: Path, sentence: str, code: str, known: frozenset[str]) -> Found:
    """A code is no word: the nearest in letters says something else. Its neighbours are listed."""
    same = {one.casefold(): one for one in known}.get(code.casefold())
    head = code.rstrip("0123456789")
    near = sorted((one for one in known if head and one.rstrip("0123456789") == head), key=_rank)
    closer = [one for one in near if one.startswith(code[:-1])]
    if len(near) > LISTED and closer:
        near = closer
    near = near or sorted((one for one in known if one.startswith(f"{code}.")), key=_rank)
    likely = nearest(code, known)
    if same is not None:
        hint = f"écrivez {quoted(same)}"
    elif near:
        hint = f"codes voisins : {', '.join(near[:LISTED])} ; « comptoir referentiel » les explique"
    elif likely is not None:
        hint = (
            f"le plus proche est {quoted(likely)} ; « comptoir referentiel » dit ce qu’il observe"
        )
    else:
        hint = "« comptoir referentiel --chercher MOT » trouve un code d’après son intitulé"
    return Found(path, f"{sentence} {quoted(code)}", hint)


def _rank(code: str) -> tuple[int, str]:
    return len(code), code


def unknown_competences(subject: Subject) -> Iterator[Found]:
    """Competences announced, and those that a grave fault caps."""
    every = subject.vocabulary.competences
    level = subject.scenario.niveau
    announced = frozenset().union(*subject.vocabulary.observed_at(level).values()) or every
    for node in subject.inventory.named("competences"):
        if isinstance(node.owner, Scenario) and node.text not in announced:
            where = "Seconde" if level == "seconde" else "Seconde ou de bac"
            sentence = f"aucune compétence de {where} ne porte le code"
            # The codes of a bac have a dot: who writes none means the Seconde, a short list.
            meant = announced if "." in node.text else {one for one in announced if "." not in one}
            yield absent(node.path, sentence, node.text, meant)
        elif node.text not in every:
            yield absent(node.path, "aucune compétence ne porte le code", node.text, every)


def unknown_savoirs(subject: Subject) -> Iterator[Found]:
    """What to revise."""
    known = subject.vocabulary.savoirs
    for node in subject.inventory.named("savoirs"):
        if node.text not in known:
            yield _code(node.path, "aucun savoir ne porte le code", node.text, known)


def unknown_tasks(subject: Subject) -> Iterator[Found]:
    """The task that a step belongs to: the first half of the competences' codes."""
    found = (TASK.fullmatch(code) for code in subject.vocabulary.competences)
    known = {match[1] for match in found if match}
    for node in subject.inventory.named("tache"):
        if known and node.text not in known:
            yield absent(node.path, "aucune tâche ne porte le code", node.text, known)


def unknown_targets(subject: Subject) -> Iterator[Found]:
    """Where the steps, their lines and a walk-out lead."""
    steps = {step.id for step in subject.scenario.etapes}
    endings = {ending.id for ending in subject.scenario.fins}
    for node in subject.inventory.named("vers", "etape"):
        if node.text not in steps | endings | {RETURN}:
            sentence = "aucune étape ni aucune fin ne s’appelle"
            yield _lost(node.path, sentence, node.text, subject, steps | endings)
    for node in subject.inventory.named("relais", "bilan"):
        if node.text not in steps:
            yield absent(node.path, "aucune étape ne s’appelle", node.text, steps)
    for node in subject.inventory.named("fin"):
        if node.text not in endings:
            yield absent(node.path, "aucune fin ne s’appelle", node.text, endings)


def _lost(path: Path, sentence: str, name: str, subject: Subject, known: set[str]) -> Found:
    meant = subject.meant.get(name)
    if meant is None:
        return absent(path, sentence, name, known)
    return Found(path, f"{sentence} {quoted(name)}", f"écrivez {quoted(meant)}")


def unknown_partners(subject: Subject) -> Iterator[Found]:
    """The figurant that a step is spoken with."""
    yield from _figurants(subject, "interlocuteur")


def unknown_speakers(subject: Subject) -> Iterator[Found]:
    """The figurant who says a line; a passage may also be said by the customer, or by a label."""
    yield from _figurants(subject, "qui")


def _figurants(subject: Subject, field: str) -> Iterator[Found]:
    for node in subject.inventory.named(field):
        known = set(subject.scenario.figurants)
        if isinstance(node.owner, Passage):
            if not LIKE_A_NAME.fullmatch(node.text):
                continue
            known |= {CUSTOMER}
        if node.text not in known:
            yield absent(node.path, "aucun figurant ne s’appelle", node.text, known)


def unknown_documents(subject: Subject) -> Iterator[Found]:
    """Pages named by the scenario and its steps."""
    if subject.organisation is None:
        return
    own = {document.id for document in subject.scenario.documents_propres}
    house = {document.id for document in subject.organisation.documents}
    note = set() if subject.scenario.consigne is None else {INSTRUCTION_PAGE}
    known = {*HOUSE_DOCUMENTS, *own, *house, *note}
    shown = {*subject.scenario.documents, *own, *note}
    for node in subject.inventory.named("documents"):
        if node.text not in known:
            yield absent(node.path, "aucun document ne s’appelle", node.text, known)
        elif not isinstance(node.owner, Scenario) and node.text not in shown:
            yield Found(
                node.path,
                f"le document « {node.text} » existe, mais le scénario ne le montre pas",
                f"ajoutez « {node.text} » à « documents », au début du scénario",
            )


RULES: tuple[Rule[Subject], ...] = (
    Rule("organisation-inconnue", "L’organisation citée existe.", unknown_organisation),
    Rule("persona-inconnue", "Les personas cités existent.", unknown_personas),
    Rule("critere-inconnu", "Les critères cités sont ceux des référentiels.", unknown_criteria),
    Rule(
        "competence-inconnue",
        "Les compétences citées sont celles des référentiels.",
        unknown_competences,
    ),
    Rule("savoir-inconnu", "Les savoirs cités sont ceux des référentiels.", unknown_savoirs),
    Rule("tache-inconnue", "La tâche d’une étape est une tâche du référentiel.", unknown_tasks),
    Rule("etape-inconnue", "Ce vers quoi on va est une étape ou une fin.", unknown_targets),
    Rule("interlocuteur-inconnu", "L’interlocuteur d’une étape est un figurant.", unknown_partners),
    Rule("qui-inconnu", "Celui qui parle (« qui ») est un figurant.", unknown_speakers),
    Rule("document-inconnu", "Les documents cités existent et sont montrés.", unknown_documents),
)
