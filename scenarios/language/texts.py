"""What authors write between `{{ }}`, checked then rendered: the one door to Jinja2.

A text holds expressions only (`{{ nom.attribut | filtre }}`): no block, call, test or arithmetic,
so that the logic of a scenario stays in declared data, where it can be analysed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scenarios.files.diagnostics import nearest
from scenarios.language.clean import clean, quoted
from scenarios.language.filling import fill, pieces
from scenarios.language.french import ARGUMENTS, FILTERS, shown

if TYPE_CHECKING:
    from jinja2 import Template, nodes
    from jinja2.sandbox import SandboxedEnvironment

# Names an author may use: the attributes of each, or None for a plain value or free attributes.
Vocabulary = Mapping[str, frozenset[str] | None]

_OPENING = "{{"
_FORBIDDEN_MARKS: Mapping[str, str] = {
    "{%": "les instructions « {% … %} » ne sont pas acceptées",
    "{#": "les commentaires « {# … #} » ne sont pas acceptés",
}
# NUL is cleaned out of every text, so that in Jinja's eyes a text holds expressions alone.
_NEVER = {
    "block_start_string": "\0%",
    "block_end_string": "%\0",
    "comment_start_string": "\0#",
    "comment_end_string": "#\0",
}
# An agreement holds two texts, each of a sentence at most.
_MAX_EXPRESSION = 400
_RANGE = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a text; `offset` counts characters from 0, None when the place is unknown."""

    message: str
    hint: str | None = None
    offset: int | None = None


class TextError(ValueError):
    """A text cannot be rendered: it was not checked, or a value it names was not given."""


def problems(text: str, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Every mistake that the author can mend, in the order of the text."""
    marks = [
        Problem(message, "écrivez un texte simple ; la logique va dans les clés du scénario", at)
        for mark, message in _FORBIDDEN_MARKS.items()
        if (at := text.find(mark)) >= 0
    ]
    if marks or (_OPENING not in text and "}}" not in text):
        return tuple(marks)
    found, expressions = _parse(clean(text))
    for expression in expressions:
        found.extend(_check(expression, vocabulary))
    return tuple(sorted(found, key=lambda p: -1 if p.offset is None else p.offset))


def render(text: str, values: Mapping[str, object]) -> str:
    """The text with its expressions replaced; what a value contains is never read as a template.

    Raises TextError when the text breaks the rules of `problems`, or names an absent value.
    """
    if _OPENING not in text:
        return _cleaned(text)
    cut = pieces(text)
    if cut is not None:
        try:
            return _cleaned(fill(cut, values))
        except (LookupError, ValueError) as error:
            raise TextError(f"{quoted(text)} ne peut pas être affiché ({error})") from error
    from jinja2 import TemplateError

    try:
        return clean(_template(text).render(values))
    except (TemplateError, RecursionError, ValueError) as error:
        raise TextError(f"{quoted(text)} ne peut pas être affiché ({error})") from error


@lru_cache(maxsize=8192)
def _cleaned(text: str) -> str:
    """A play shows the same texts again and again: each is cleaned once."""
    return clean(text)


@dataclass(frozen=True, slots=True)
class _Expression:
    """What stands between one pair of braces, and where."""

    node: nodes.Node
    source: str
    offset: int

    def problem(self, message: str, hint: str | None = None, word: str | None = None) -> Problem:
        """A mistake in this expression, at `word` when it can be found there."""
        found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", self.source) if word else None
        return Problem(message, hint, self.offset + (found.start() if found else 0))


def _parse(text: str) -> tuple[list[Problem], list[_Expression]]:
    """Each expression by itself, so that one mistake does not hide the next."""
    from jinja2 import TemplateSyntaxError, nodes

    found: list[Problem] = []
    expressions: list[_Expression] = []
    for offset, source in _spans(text, found):
        if len(source) > _MAX_EXPRESSION:
            message = f"l'expression {quoted(source)} est trop longue"
            found.append(Problem(message, "écrivez seulement un nom, et un filtre", offset))
            continue
        try:
            tree = _environment().parse(source)
        except (TemplateSyntaxError, RecursionError, ValueError) as error:
            # Jinja2 goes down into what it reads: a hundred brackets are too many for it.
            found.append(_syntax_problem(error, source, offset))
            continue
        for output in tree.find_all(nodes.Output):
            expressions.extend(
                _Expression(node, source, offset)
                for node in output.nodes
                if not isinstance(node, nodes.TemplateData)
            )
    return found, expressions


def _spans(text: str, found: list[Problem]) -> Iterator[tuple[int, str]]:
    """Each `{{ … }}` and its offset; braces without their pair are added to `found`."""
    start: int | None = None
    for mark in _RANGE.finditer(text):
        if mark[0] == _OPENING:
            if start is not None:
                found.append(_unclosed(start))
            start = mark.start()
        elif start is None:
            message = "« }} » ferme une expression qui n'a pas été ouverte"
            found.append(Problem(message, "ajoutez « {{ » devant le nom", mark.start()))
        else:
            yield start, text[start : mark.end()]
            start = None
    if start is not None:
        found.append(_unclosed(start))


def _unclosed(offset: int) -> Problem:
    return Problem("l'expression ouverte par « {{ » n'est pas refermée", "ajoutez « }} »", offset)


def _syntax_problem(error: Exception, source: str, offset: int) -> Problem:
    said = str(error)
    inner = source.removeprefix(_OPENING).removesuffix("}}").strip()
    if not inner:
        return Problem(
            "l'expression « {{ }} » est vide", "écrivez un nom : {{ client.appel }}", offset
        )
    if "unexpected char" in said or "end of print statement" in said:
        message = f"l'expression {quoted(inner)} n'est pas comprise"
        hint = "écrivez un nom, sans espace ni accent, puis au besoin un filtre : {{ nom.attribut | filtre }}"
        return Problem(message, hint, offset)
    hint = "vérifiez les guillemets et les parenthèses"
    return Problem(f"l'expression {quoted(inner)} est incomplète", hint, offset)


def _check(expression: _Expression, vocabulary: Vocabulary) -> Iterator[Problem]:
    yield from _forbidden(expression, expression.node)
    for name, filtered_by in _names(expression.node):
        yield from _check_name(expression, name, filtered_by, vocabulary)


def _names(node: nodes.Node, filtered_by: str = "") -> Iterator[tuple[str, str]]:
    """Each dotted name under `node`, with the filter that is applied to it."""
    from jinja2 import nodes as n

    if isinstance(node, n.Name | n.Getattr):
        name = _dotted(node)
        if name:
            yield name, filtered_by
            return
    inner = node.name if isinstance(node, n.Filter) else ""
    for child in node.iter_child_nodes():
        yield from _names(child, inner)


def _dotted(node: nodes.Node) -> str:
    """`client.appel` for that chain of nodes, empty for anything else."""
    from jinja2 import nodes as n

    if isinstance(node, n.Name):
        return node.name
    if isinstance(node, n.Getattr):
        before = _dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _check_name(
    expression: _Expression, dotted: str, filtered_by: str, vocabulary: Vocabulary
) -> Iterator[Problem]:
    name, _, attribute = dotted.partition(".")
    if name not in vocabulary:
        near = nearest(dotted, _known(vocabulary)) or nearest(name, vocabulary)
        hint = f"écrivez {quoted(near)}" if near else f"noms possibles : {_listed(vocabulary)}"
        yield expression.problem(f"nom inconnu {quoted(dotted)}", hint, dotted)
        return
    attributes = vocabulary[name]
    if any(part.startswith("_") for part in dotted.split(".")):
        yield expression.problem(f"{quoted(dotted)} n'est pas accessible", word=dotted)
    elif attributes is not None and attribute not in attributes:
        # A bare object cannot be printed, but its agreement can be asked for.
        if not attribute and filtered_by == "accord":
            return
        near = nearest(attribute, attributes) if attribute else None
        written = f"{name}.{near}" if near else ""
        possible = [f"{name}.{one}" for one in attributes]
        hint = f"écrivez {quoted(written)}" if near else f"noms possibles : {_listed(possible)}"
        yield expression.problem(f"nom inconnu {quoted(dotted)}", hint, dotted)


def _known(vocabulary: Vocabulary) -> list[str]:
    """Every name that an author can write, dotted."""
    return [
        f"{name}.{attribute}" if attribute else name
        for name, attributes in vocabulary.items()
        for attribute in (attributes or {""})
    ]


def _listed(names: Mapping[str, Any] | list[str], limit: int = 12) -> str:
    ordered = sorted(names)
    return ", ".join(ordered[:limit]) + ("…" if len(ordered) > limit else "")


def _forbidden(expression: _Expression, node: nodes.Node) -> Iterator[Problem]:
    """Whatever is neither a name nor a filter with plain words."""
    from jinja2 import nodes as n

    if isinstance(node, n.Filter):
        yield from _check_filter(expression, node)
        if node.node is not None:
            yield from _forbidden(expression, node.node)
    elif not _dotted(node):
        kind = _CONSTRUCTS.get(type(node).__name__, "ce calcul n'est pas accepté")
        hint = "écrivez seulement {{ nom.attribut }} ou {{ nom.attribut | filtre }}"
        yield expression.problem(f"{kind} dans {quoted(expression.source)}", hint)


_CONSTRUCTS: Mapping[str, str] = {
    "Call": "l'appel « ( ) » n'est pas accepté",
    "Getitem": "les crochets « [ ] » ne sont pas acceptés",
    "Const": "un nom est attendu, pas une valeur,",
    "TemplateData": "un nom est attendu, pas une valeur,",
    "CondExpr": "la condition « if » n'est pas acceptée",
    "Test": "le test « is » n'est pas accepté",
    "Concat": "l'assemblage « ~ » n'est pas accepté",
    "Compare": "la comparaison n'est pas acceptée",
}


def _check_filter(expression: _Expression, node: nodes.Filter) -> Iterator[Problem]:
    from jinja2 import nodes as n

    if node.name not in FILTERS:
        near = nearest(node.name, FILTERS)
        hint = (
            f"écrivez {quoted(near)}" if near else f"filtres possibles : {_listed(list(FILTERS))}"
        )
        yield expression.problem(f"filtre inconnu {quoted(node.name)}", hint, node.name)
        return
    wanted = ARGUMENTS[node.name]
    plain = all(isinstance(one, n.Const) and isinstance(one.value, str) for one in node.args)
    named = node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None
    if named or not plain or len(node.args) != wanted:
        example = '{{ client | accord("content", "contente") }}'
        hint = f"écrivez par exemple {example}" if wanted else f"écrivez {quoted(node.name)} seul"
        message = f"le filtre {quoted(node.name)} {_WANTED[wanted]} entre parenthèses"
        yield expression.problem(message, hint, node.name)


_WANTED: Mapping[int, str] = {0: "n'attend rien", 2: "attend deux textes"}


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    # Jinja2 costs 55 ms to import: only what shows or checks an author's expression pays it.
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        finalize=shown,
        keep_trailing_newline=True,
        **_NEVER,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = dict(FILTERS)
    return environment


@lru_cache(maxsize=4096)
def _template(text: str) -> Template:
    """The compiled text; a text that nobody checked is refused here, never run."""
    cleaned = clean(text)
    found, expressions = _parse(cleaned)
    found.extend(problem for one in expressions for problem in _forbidden(one, one.node))
    if found:
        raise TextError(found[0].message)
    return _environment().from_string(cleaned)
