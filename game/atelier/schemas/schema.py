"""JSON Schema (2020-12) of the files that a teacher writes, for the completion of their editor.

Made from the models, so that it never lags behind them: keys, forms and bounds are msgspec's; what
is said of each key, and the words that a key admits, come from `words`. It is stricter than
the game in one thing: a key with nothing after it is refused, since it is not finished.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from game.atelier.schemas.words import ITSELF, labelled, list_of, listed, name, told
from personas.archetype import Archetype
from scenarios.conditions import Written
from scenarios.course import Course
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from scenarios.scripted import Script

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What a teacher writes, by the word that names it on the command line.
MODELS: Mapping[str, type[msgspec.Struct]] = {
    "scenario": Scenario,
    "organisation": Organisation,
    "archetype": Archetype,
    "parcours": Course,
    "partie": Script,
}
_REF = "#/$defs/"
# YAML has one form of number; a Decimal is written with or without quotes.
_DECIMAL: Schema = {"type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?$"}


def schema(kind: str) -> Schema:
    """The whole schema of a kind of file, references included."""
    model = MODELS[kind]
    (root,), found = msgspec.json.schema_components((model,))
    written = {one.__name__: one for one in written_classes(model)}
    definitions: dict[str, Schema] = {}
    for id_, one in found.items():
        definitions[id_] = _Writing(written[id_], one, found, definitions).whole()
    return {
        "$schema": DIALECT,
        "title": name(model),
        "description": told(model, ITSELF).sentence,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def written_classes(model: type[msgspec.Struct]) -> tuple[type[msgspec.Struct], ...]:
    """Every class that a file of this model is made of, the model first."""
    met: dict[type[msgspec.Struct], None] = {}

    def visit(type_: Any) -> None:
        if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
            if type_ in met:
                return
            met[type_] = None
            for field in msgspec.structs.fields(type_):
                visit(field.type)
        for part in get_args(type_):
            visit(part)

    visit(model)
    return tuple(met)


class _Writing:
    """One class's schema, with its words; lists and unions it meets join the definitions."""

    def __init__(
        self,
        written: type[msgspec.Struct],
        raw: Schema,
        found: Mapping[str, Schema],
        definitions: dict[str, Schema],
    ) -> None:
        self.written = written
        self.raw = raw
        self.found = found
        self.definitions = definitions
        self.types = {field.encode_name: field.type for field in msgspec.structs.fields(written)}

    def whole(self) -> Schema:
        """The class: its name, its sentence, its keys in the order of the model."""
        keys = {key: self._key(key, one) for key, one in self.raw["properties"].items()}
        required = self.raw.get("required", [])
        return {
            "title": name(self.written),
            "description": told(self.written, ITSELF).sentence,
            "type": "object",
            "properties": keys,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _key(self, key: str, raw: Schema) -> Schema:
        said = told(self.written, key)
        default = raw.get("default")
        plain = {part: value for part, value in raw.items() if part != "default"}
        # In what a student does, nothing is an answer.
        if "default" in raw and default is None and issubclass(self.written, Written):
            plain = _without_null(plain)
        closed = list_of(self.written, key)
        shown = self._clean(plain, closed)
        by_word = _word_keys(self.types[key]) if key in self.types else ()
        if by_word or (closed is not None and shown.get("type") == "object"):
            shown = self._by_word(shown, by_word, closed)
        # An editor writes the default in: an empty list or « false » would only be in the way.
        if default:
            shown["default"] = default
        is_tag = key == self.written.__struct_config__.tag_field
        shown["description"] = told(self.written, ITSELF).sentence if is_tag else said.sentence
        if said.example is not None:
            shown["examples"] = [msgspec.to_builtins(said.example, builtin_types=())]
        return shown

    def _clean(self, raw: Schema, closed: str | None) -> Schema:
        """The form of a value. closed: the list whose words alone it admits, in place of a text."""
        if raw.get("format") == "decimal":
            return dict(_DECIMAL)
        if "discriminator" in raw:
            return self._tagged(raw)
        if "enum" in raw:
            return _choice(raw["enum"])
        if closed is not None and raw.get("type") in ("string", "integer"):
            return self._listed(closed, raw["type"])
        cleaned = dict(raw)
        for part in ("items", "additionalProperties"):
            if isinstance(raw.get(part), dict):
                cleaned[part] = self._clean(raw[part], closed)
        if "anyOf" in raw:
            cleaned["anyOf"] = [self._clean(one, closed) for one in raw["anyOf"]]
        if "prefixItems" in raw:
            cleaned["prefixItems"] = [self._clean(one, closed) for one in raw["prefixItems"]]
        return cleaned

    def _listed(self, id_: str, type_: str) -> Schema:
        # Each a choice apart: an editor then explains the one under the hand, not all two hundred.
        choices = [
            {"const": int(code) if type_ == "integer" else code, "description": label}
            for code, label in listed(id_).items()
        ]
        self.definitions.setdefault(f"liste-{id_}", {"type": type_, "anyOf": choices})
        return {"$ref": f"{_REF}liste-{id_}"}

    def _by_word(self, shown: Schema, by_word: Sequence[str], closed: str | None) -> Schema:
        """A mapping whose keys are closed words, each proposed with what it means."""
        labels = labelled(frozenset(by_word)) if by_word else listed(closed or "")
        value = self._clean(self._values(shown), None)
        keys = {word: {**value, "description": label} for word, label in labels.items()}
        return {"type": "object", "properties": keys, "additionalProperties": False}

    @staticmethod
    def _values(shown: Schema) -> Schema:
        others = shown["additionalProperties"]
        assert isinstance(others, dict)
        # Labels of closed words are already there: only a reference or a form is kept.
        return {key: part for key, part in others.items() if key != "markdownEnumDescriptions"}

    def _tagged(self, raw: Schema) -> Schema:
        """One of several classes by the word that a key holds: a form that editors complete well.

        What all of them have is proposed before that word is written; the rest, once it is.
        """
        key, mapping = raw["discriminator"]["propertyName"], raw["discriminator"]["mapping"]
        classes = {
            one.__name__: one for one in written_classes_of(self.types.values()) if _tag(one)
        }
        parts = [classes[ref.removeprefix(_REF)] for ref in mapping.values()]
        common = _common_base(parts)
        id_ = f"choix-{common.__name__}"
        if id_ not in self.definitions:
            self.definitions[id_] = {}
            labels = {
                tag: told(one, ITSELF).sentence for tag, one in zip(mapping, parts, strict=True)
            }
            shared = {field.encode_name for field in msgspec.structs.fields(common)}
            raw_first = self.found[parts[0].__name__]["properties"]
            first = _Writing(parts[0], self.found[parts[0].__name__], self.found, self.definitions)
            keys = {each: first._key(each, raw_first[each]) for each in raw_first if each in shared}
            word = {**_labelled_enum(labels), "description": told(common, key).sentence}
            self.definitions[id_] = {
                "title": name(common),
                "type": "object",
                "properties": {key: word, **keys},
                "required": [key],
                "allOf": [
                    {
                        "if": {"properties": {key: {"const": tag}}, "required": [key]},
                        "then": {"$ref": ref},
                    }
                    for tag, ref in mapping.items()
                ],
            }
        return {"$ref": _REF + id_}


def written_classes_of(types_: Any) -> Iterator[type[msgspec.Struct]]:
    """Every class inside these types."""
    for type_ in types_:
        if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
            yield type_
        else:
            yield from written_classes_of(get_args(type_))


def _tag(written: type[msgspec.Struct]) -> str | None:
    tag = written.__struct_config__.tag
    return tag if isinstance(tag, str) else None


def _common_base(parts: Sequence[type[msgspec.Struct]]) -> type[msgspec.Struct]:
    """The nearest class that all of them are."""
    return next(
        base
        for base in parts[0].__mro__
        if issubclass(base, msgspec.Struct) and all(issubclass(one, base) for one in parts)
    )


def _choice(values: Sequence[object]) -> Schema:
    """Closed words with what they mean; a single one is fixed."""
    if len(values) == 1 and not isinstance(values[0], str):
        return {"const": values[0]}
    words = [str(value) for value in values]
    if len(words) == 1:
        return {"const": words[0]}
    return _labelled_enum(labelled(frozenset(words)))


def _labelled_enum(labels: Mapping[str, str]) -> Schema:
    """`markdownEnumDescriptions` is what editors show beside each word; validators pass it over."""
    return {
        "type": "string",
        "enum": list(labels),
        "markdownEnumDescriptions": list(labels.values()),
    }


def _without_null(raw: Schema) -> Schema:
    """A key left out and a key with nothing after it are two things: the second is a slip."""
    if "anyOf" not in raw:
        return raw
    branches = [one for one in raw["anyOf"] if one.get("type") != "null"]
    beside = {key: part for key, part in raw.items() if key not in ("anyOf", "discriminator")}
    if "discriminator" in raw:
        return {**raw, "anyOf": branches}
    return {**beside, **branches[0]} if len(branches) == 1 else {**beside, "anyOf": branches}


def _word_keys(type_: Any) -> tuple[str, ...]:
    """The closed words that are the keys of a mapping, () where they are free."""
    if get_origin(type_) is Annotated:
        return _word_keys(get_args(type_)[0])
    if get_origin(type_) in (Union, types.UnionType):
        return next((found for part in get_args(type_) if (found := _word_keys(part))), ())
    if get_origin(type_) is dict and get_origin(get_args(type_)[0]) is Literal:
        return tuple(get_args(get_args(type_)[0]))
    return ()
