"""Texts to write: a right one exists, every rule can be broken alone, the model keeps them all."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.sample import sample_plays
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.language.texts import TextError
from scenarios.play import Position, View
from scenarios.steps.kind import Part, Refusal
from scenarios.steps.redaction import Redaction, RedactionMove
from scenarios.steps.redaction_mistakes import Chains, chains_of, mistaken, wrong_in
from scenarios.steps.redaction_rules import judge
from scenarios.writing.genres import GENRE_LABELS
from scenarios.writing.phrases import normal
from scenarios.writing.values import values


def declared(subject: Subject) -> Iterator[Found]:
    """Keys that contradict each other, or that nobody can satisfy."""
    for path, step in _steps(subject):
        yield from _parts(step, path)
        yield from _length(step, path)
        yield from _groups(step, path)
        yield from _criteria(step, path)


def _criteria(step: Redaction, path: Path) -> Iterator[Found]:
    """A criterion that two families would mark."""
    seen = set(step.criteres)
    for key in ("criteres_forme", "criteres_registre"):
        for rank, code in enumerate(getattr(step, key)):
            if code in seen:
                message = f"le critère « {code} » note déjà autre chose dans cet écrit"
                hint = f"laissez-le à l’un des deux ; sans « {key} », tout compte ensemble"
                yield Found((*path, key, rank), message, hint)
            seen.add(code)


def _parts(step: Redaction, path: Path) -> Iterator[Found]:
    label = GENRE_LABELS[step.genre]
    for rank, name in enumerate(step.parts):
        at = (*path, "parties", rank)
        if step.parties is not None and name in step.parties[:rank]:
            yield Found(at, f"la partie « {name} » est demandée deux fois", "effacez-en une")
        if name == "objet" and not step.has_subject:
            message = f"un écrit du genre « {label} » n’a pas d’objet à remplir"
            yield Found(at, message, "retirez « objet », ou écrivez « genre: courriel »")
    for name in step.formes:
        if name not in step.parts:
            message = f"les formes de « {name} » ne servent pas : cette partie n’est pas demandée"
            yield Found((*path, "formes", name), message, "ajoutez-la à « parties »", on_key=True)


def _length(step: Redaction, path: Path) -> Iterator[Found]:
    if step.least > step.most:
        message = f"la longueur va de {step.least} à {step.most} : aucun texte n’y entre"
        hint = "échangez « min » et « max », ou augmentez « max »"
        yield Found((*path, "longueur"), message, hint, on_key=True)


def _groups(step: Redaction, path: Path) -> Iterator[Found]:
    lists = (
        ("faits", [fact.contient for fact in step.faits]),
        ("interdits", [one.contient for one in step.interdits]),
    )
    for key, items in lists:
        for rank, groups in enumerate(items):
            for place, group in enumerate(groups):
                for number, form in enumerate(group):
                    if "{{" not in form and not normal(form) and not values(form):
                        at = (*path, key, rank, "contient", place, number)
                        message = f"la forme {quoted(form)} ne contient aucun mot"
                        yield Found(at, message, "écrivez ce que l’élève doit pouvoir écrire")


def impossible(subject: Subject) -> Iterator[Found]:
    """Steps whose right text breaks their own rules, or of which a rule cannot be broken alone."""
    for path, step in _playable(subject):
        chains: Chains = {}
        for view in _views(subject, step):
            found = list(_broken(step, path, view))
            # What breaks alone for one customer mostly does for the next: that order is tried
            # first, and looking for another, three times as long, is left to where it fails.
            if not found and not (chains and _every_outcome_met(step, view, chains)):
                chains = chains_of(step, view)
                found = list(_stuck(step, path, view, chains))
            if found:
                yield from found
                break


def _broken(step: Redaction, path: Path, view: View) -> Iterator[Found]:
    """What is wrong in the shortest text that says everything."""
    right = step.right(view)
    if isinstance(step.accept(right, view), Refusal):
        message = "le texte qui dit tout ce qui est attendu serait refusé : il est trop long"
        yield Found((*path, "faits"), message, "raccourcissez les faits", on_key=True)
        return
    for part in _wrong(step, right, view):
        if part.id == "longueur":
            message = f"ce qui est attendu compte déjà {part.value} : {part.expected}"
            yield Found((*path, "longueur"), message, "augmentez « max »", on_key=True)
        elif part.id.startswith("interdit."):
            message = f"« {part.label} » est interdit, et un texte juste le contient"
            hint = f"le texte juste dit {quoted(part.value)} : précisez « contient »"
            yield Found(
                (*path, "interdits", int(part.id[9:]) - 1, "contient"), message, hint, on_key=True
            )
        else:
            key = "faits" if any(fact.id == part.id for fact in step.faits) else "genre"
            said = f" ({part.value})" if part.value else ""
            message = f"même un texte qui dit tout manque à la règle « {part.label} »{said}"
            hint = "changez les mots attendus dans « faits », ou ce que cette règle demande"
            yield Found((*path, key), message, hint, on_key=True)


def _every_outcome_met(step: Redaction, view: View, chains: Chains) -> bool:
    """Whether each outcome that the search counts with has a text."""
    known = {(one.key, one.marks_only()) for one in step.branches(view) if one.key != "passer"}
    met = set()
    for move in mistaken(step, view, chains):
        done = step.accept(move, view)
        if not isinstance(done, Refusal):
            met.add((done.key, done.marks_only()))
    return met == known


def _stuck(step: Redaction, path: Path, view: View, chains: Chains) -> Iterator[Found]:
    """Outcomes that the search counts with and that no text has: two rules look at one thing."""
    if _every_outcome_met(step, view, chains):
        return
    names = [part for part in _ids(step) if not _breaks_alone(step, part, view)]
    labels = {part.id: part.label for part in judge(step, "", "x", view).all()}
    labels |= {part.id: part.label for part in judge(step, "", "x", view).kept}
    listed = ", ".join(f"« {labels[name]} »" for name in names)
    message = f"on ne peut pas manquer {listed} sans manquer autre chose"
    hint = "les mêmes mots sont demandés deux fois : séparez-les, ou retirez l’un des deux"
    yield Found((*path, "genre"), message, hint, on_key=True)


def _ids(step: Redaction) -> Iterator[str]:
    yield from (fact.id for fact in step.faits)
    yield from (f"interdit.{rank}" for rank, _ in enumerate(step.interdits, start=1))
    yield from (f"partie.{name}" for name in step.parts)
    yield from ("longueur", "invente", "familier")
    if step.registre == "vouvoiement":
        yield "vouvoiement"


def _breaks_alone(step: Redaction, id_: str, view: View) -> bool:
    wanted = frozenset({id_})
    return wrong_in(step, step.with_wrong(view, wanted), view) == wanted


def wrong_models(subject: Subject) -> Iterator[Found]:
    """Models that break the rules of their own step."""
    for path, step in _playable(subject):
        if not step.modele:
            continue
        for view in _views(subject, step):
            # The model stands for the text; a subject is written beside it.
            subject_line = step.right(view).objet
            move = RedactionMove(texte=view.say(step.modele), objet=subject_line)
            wrong = list(_wrong(step, move, view))
            for part in wrong:
                said = f" ({part.value})" if part.value else ""
                message = f"le modèle ne respecte pas « {part.label} »{said}"
                hint = f"attendu : {part.expected}" if part.expected else "corrigez le modèle"
                yield Found((*path, "modele"), message, hint, on_key=True)
            if wrong:
                break


def _wrong(step: Redaction, move: RedactionMove, view: View) -> list[Part]:
    judgement = judge(step, move.objet, move.texte, view)
    return [part for part in (*judgement.all(), *judgement.kept) if not part.is_right]


def _views(subject: Subject, step: Redaction) -> Iterator[View]:
    """The step in each play to try; none where its texts cannot be shown, which is told elsewhere."""
    for play in sample_plays(subject):
        temper = play.casting.temper
        at = Position(step.id, (), temper.confiance, temper.patience, "serein", frozenset())
        view = View(play, at, 1)
        try:
            step.offer(view)
            judge(step, "", "x", view)
        except (TextError, KeyError):
            return
        yield view


def _playable(subject: Subject) -> Iterator[tuple[Path, Redaction]]:
    """Steps whose keys do not contradict each other: the rest would be told twice."""
    for path, step in _steps(subject):
        if not any((*_parts(step, path), *_length(step, path), *_groups(step, path))):
            yield path, step


def _steps(subject: Subject) -> Iterator[tuple[Path, Redaction]]:
    for path, step in subject.steps():
        if isinstance(step, Redaction):
            yield path, step


RULES: tuple[Rule[Subject], ...] = (
    Rule("redaction", "Ce qu’un écrit demande ne se contredit pas.", declared),
    Rule("redaction-impossible", "Un texte juste existe, chaque règle compte seule.", impossible),
    Rule("redaction-modele", "Le modèle d’un écrit respecte ses règles.", wrong_models),
)
