"""Moves that no face would send: of every class, built from nothing but its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from scenarios.steps.kinds import AnyMove
from tests.support.hostile import HOSTILE

LONG = 100_000
TYPED = (
    *("", " ", "\t\n", "0", "-1", "12,5", "1e9", "9" * 40, "١٢", "31/02/2026", "25 h 61"),
    *("=A1", "=1/0", "=SOMME(A1:A9)", "clients/client", "clients/", "/", "source", "oui", "passer"),
    *("\ud800", "é\udfffà", "\u2028", "x" * LONG, "\x00" * LONG, "é\u0301" * LONG, "9" * LONG),
    *("(" * LONG, "a\n" * LONG, " " * LONG),
)


def texts(known: frozenset[str]) -> st.SearchStrategy[str]:
    """Ids that the step knows, hostile strings, anything."""
    drawn = [st.sampled_from(HOSTILE), st.sampled_from(TYPED), st.text(max_size=30)]
    names = [st.sampled_from(sorted(known))] * 3 if known else []
    return st.one_of(*names, *drawn)


def values(of: inspect.Type, known: frozenset[str]) -> st.SearchStrategy[Any]:
    """Any value that the type of a field takes."""
    match of:
        case inspect.StrType():
            return texts(known)
        case inspect.IntType():
            return st.integers() | st.integers(min_value=-1, max_value=4)
        case inspect.NoneType():
            return st.none()
        case inspect.LiteralType():
            return st.sampled_from(of.values)
        case inspect.UnionType():
            return st.one_of(*(values(one, known) for one in of.types))
        case inspect.VarTupleType():
            return st.lists(values(of.item_type, known), max_size=12).map(tuple) | st.builds(
                lambda one: (one,) * LONG, values(of.item_type, known)
            )
        case inspect.DictType():
            few = st.dictionaries(
                values(of.key_type, known), values(of.value_type, known), max_size=12
            )
            return few | st.builds(
                lambda one: {f"x{n}": one for n in range(2_000)}, values(of.value_type, known)
            )
    raise AssertionError(f"no bad value is known for {of}")


def moves(known: frozenset[str]) -> st.SearchStrategy[AnyMove]:
    """A move of any class."""
    return st.one_of(*(of_class(class_, known) for class_ in get_args(AnyMove)))


def of_class(class_: type[Any], known: frozenset[str]) -> st.SearchStrategy[Any]:
    """A move of that class."""
    described = inspect.type_info(class_)
    assert isinstance(described, inspect.StructType)
    fields = {field.name: values(field.type, known) for field in described.fields}
    return st.builds(class_, **fields)


def spoilt(move: AnyMove, known: frozenset[str]) -> st.SearchStrategy[AnyMove]:
    """A move that would be taken, with one of its values changed."""
    plain = msgspec.to_builtins(move)
    places = list(_places(plain))
    if not places:
        return st.just(move)

    @st.composite
    def one(draw: st.DrawFn) -> AnyMove:
        path = draw(st.sampled_from(places))
        copy = msgspec.to_builtins(move)
        home = copy
        for step in path[:-1]:
            home = home[step]
        old = home[path[-1]]
        home[path[-1]] = draw(st.integers() if isinstance(old, int) else texts(known))
        if isinstance(home, list) and draw(st.booleans()):
            home.append(old)
        try:
            changed: AnyMove = msgspec.convert(copy, type(move))
        except msgspec.ValidationError:
            return move
        return changed

    return one()


def strings_in(value: object) -> Iterator[str]:
    """Every text inside a move, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (*strings_in(key), *strings_in(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings_in(inner)


def _places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a text or a number stands inside a move, its tag left alone."""
    if isinstance(value, str | int) and path != ("type",):
        yield path
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from _places(inner, (*path, rank))
