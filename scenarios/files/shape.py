"""Does a document have the form of a model, and if not, what to mend: the one door to jsonschema.

msgspec converts fast but stops at its first error, in English. So on failure, and then only, the
model's JSON Schema is narrowed to the document in hand (each tagged item against its own kind's
schema, each union against the branch that its value resembles) and jsonschema names every error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

import msgspec

from scenarios.files.diagnostics import Diagnostic, tidy
from scenarios.files.refusals import Finding, from_msgspec, in_french
from scenarios.files.source import Document

T = TypeVar("T")
Schema = dict[str, Any]
_REF = "#/$defs/"
# A file that is all wrong is mended from its first mistakes on.
_MAX_FINDINGS = 200
_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def decode(
    document: Document, type_: type[T], *, rule_prefix: str = ""
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """The document as a `type_`, or None and every reason why not (never None alone)."""
    try:
        return msgspec.convert(document.data, type_, strict=True), ()
    except msgspec.ValidationError as error:
        findings = tuple(islice(_findings(document.data, type_), _MAX_FINDINGS)) or (
            from_msgspec(str(error), document.data),
        )
    return None, tidy(
        document.diagnostic(f.path, f.message, rule_prefix + f.rule, hint=f.hint, key=f.on_key)
        for f in findings
    )


def _findings(data: object, type_: object) -> Iterator[Finding]:
    # jsonschema costs 80 ms to import: only the author of a wrong file pays it.
    import jsonschema

    narrow = _Narrowing(*_schema(type_))
    schema = narrow.to(data, narrow.root)
    validator = jsonschema.Draft202012Validator(schema)
    for error in validator.iter_errors(data):
        yield from in_french(
            keyword=str(error.validator),
            expected=error.validator_value,
            value=error.instance,
            path=tuple(error.absolute_path),
            schema=error.schema if isinstance(error.schema, dict) else {},
            of_key="propertyNames" in error.absolute_schema_path,
        )


@lru_cache(maxsize=32)
def _schema(type_: object) -> tuple[Schema, Mapping[str, Schema]]:
    (root,), definitions = msgspec.json.schema_components((type_,))
    return root, definitions


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """A model's schema, and how it reads for one value: without references, without choices."""

    root: Schema
    definitions: Mapping[str, Schema]

    def to(self, value: object, schema: Schema) -> Schema:
        """The schema that `value` alone is held to."""
        schema = self._resolved(schema)
        if "anyOf" in schema:
            return self._branch(value, schema)
        if schema.get("format") == "decimal":
            return _decimal(value, schema)
        if isinstance(value, dict) and schema.get("type") == "object":
            return self._object(value, schema)
        if isinstance(value, list) and schema.get("type") == "array":
            return self._array(value, schema)
        return schema

    def _resolved(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            beside = {key: part for key, part in schema.items() if key != "$ref"}
            schema = {**self.definitions[schema["$ref"].removeprefix(_REF)], **beside}
        return schema

    def _branch(self, value: object, schema: Schema) -> Schema:
        if "discriminator" in schema:
            return self._tagged(value, schema["discriminator"])
        branches = list(self._branches(schema))
        for branch in branches:
            if _resembles(value, branch):
                return self.to(value, branch)
        kinds = [_kind(branch) for branch in branches]
        named = [kind for kind in dict.fromkeys(kinds) if kind != "null"]
        return {"type": named or "null"}

    def _branches(self, schema: Schema) -> Iterator[Schema]:
        """The choices of a union, nested unions opened, tagged ones left whole."""
        for part in schema["anyOf"]:
            branch = self._resolved(part)
            if "anyOf" in branch and "discriminator" not in branch:
                yield from self._branches(branch)
            else:
                yield branch

    def _tagged(self, value: object, discriminator: Schema) -> Schema:
        name, mapping = discriminator["propertyName"], discriminator["mapping"]
        if not isinstance(value, dict):
            return {"type": "object"}
        tag = value.get(name)
        if isinstance(tag, str) and tag in mapping:
            return self.to(value, {"$ref": mapping[tag]})
        return {"required": [name], "properties": {name: {"enum": list(mapping)}}}

    def _object(self, value: Mapping[str, object], schema: Schema) -> Schema:
        known: Mapping[str, Schema] = schema.get("properties", {})
        others = schema.get("additionalProperties")
        properties: Schema = dict(known)
        for key, part in value.items():
            if key in known:
                properties[key] = self.to(part, known[key])
            elif isinstance(others, dict):
                properties[key] = self.to(part, others)
        return {**schema, "properties": properties}

    def _array(self, value: Sequence[object], schema: Schema) -> Schema:
        first: Sequence[Schema] = schema.get("prefixItems", ())
        others = schema.get("items")
        narrowed: list[Schema] = []
        for index, part in enumerate(value):
            item = first[index] if index < len(first) else others
            narrowed.append(self.to(part, item) if isinstance(item, dict) else {})
        # A list with repeats makes a set without complaint: the model accepts it, so do we.
        dropped = ("items", "prefixItems", "uniqueItems")
        kept = {key: part for key, part in schema.items() if key not in dropped}
        return {**kept, "prefixItems": narrowed}


def _decimal(value: object, schema: Schema) -> Schema:
    """msgspec writes a Decimal as a text; YAML gives a number, and a text of digits will do."""
    try:
        if isinstance(value, str) and Decimal(value).is_finite():
            return {}
    except InvalidOperation:
        pass
    kept = {key: part for key, part in schema.items() if key not in ("type", "format")}
    return {**kept, "type": "number"}


def _kind(schema: Schema) -> str:
    """The JSON type that a branch of a union stands for."""
    if schema.get("format") == "decimal":
        return "number"
    if "discriminator" in schema:
        return "object"
    if "enum" in schema and "type" not in schema:
        return "string"
    kind = schema.get("type", "object")
    return str(kind)


def _resembles(value: object, schema: Schema) -> bool:
    if "enum" in schema and value in schema["enum"]:
        return True
    kind = _kind(schema)
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _KINDS.get(kind, ()))
