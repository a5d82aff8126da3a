"""One refusal of a model in French: what was found, what was expected, the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scenarios.files.diagnostics import nearest
from scenarios.files.source import Path
from scenarios.language.clean import quoted, without_accents

_WORDS: Mapping[str, str] = {
    "string": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "boolean": "true ou false",
    "array": "une liste",
    "object": "un ensemble de clés",
    "null": "rien",
}
_TYPES: Mapping[str, str] = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "decimal": "number",
    "bool": "boolean",
    "array": "array",
    "object": "object",
    "null": "null",
}
_SHOWN_VALUES = 12
_WORD_OR_CODE = re.compile(r"[\w.-]+(?: *, *[\w.-]+)*")
# What teachers write for a class, and the word of the files.
_OTHER_WORDS = {
    "2nde": "seconde",
    "2de": "seconde",
    "1re": "premiere",
    "1ere": "premiere",
    "tle": "terminale",
    "term": "terminale",
}
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


@dataclass(frozen=True, slots=True)
class Finding:
    """A refusal not yet placed; `on_key` points to the key of `path` rather than to its value."""

    path: Path
    message: str
    rule: str
    hint: str | None = None
    on_key: bool = False


def in_french(
    *,
    keyword: str,
    expected: Any,
    value: object,
    path: Path,
    schema: Mapping[str, Any],
    of_key: bool = False,
) -> Iterator[Finding]:
    """What a JSON Schema keyword refuses in `value`; `of_key` when `value` is a key of `path`."""
    if keyword == "additionalProperties" and isinstance(value, dict):
        yield from _unknown_keys(value, path, schema)
    elif keyword == "required" and isinstance(value, dict):
        yield from _missing_keys(expected, value, path, schema)
    elif keyword == "type":
        yield _wrong_type(expected, value, path, schema)
    elif keyword in ("enum", "const"):
        yield _unknown_value(expected if keyword == "enum" else [expected], value, path)
    elif keyword == "pattern":
        yield _pattern(value, path, schema, of_key=of_key)
    elif keyword in _BOUNDS:
        words = _BOUNDS[keyword].format(_number(expected))
        yield Finding(path, f"{_subject(path)} vaut {_found(value)}, {words}", "hors-limites")
    elif keyword in _LENGTHS and isinstance(value, str | list | dict):
        yield _length(keyword, expected, value, path)
    else:
        yield Finding(path, f"{_subject(path)} n'a pas la forme attendue", "forme")


def from_msgspec(message: str, data: object) -> Finding:
    """The converter's own message, for what its schema cannot say."""
    said, _, where = message.partition(" - at `")
    path = _parse_path(where.rstrip("`"), data)
    value = _at(data, path)
    wrong = re.match(r"Expected `([^`]+)`, got `", said)
    if wrong:
        kinds = [_TYPES.get(part.strip(), "string") for part in wrong[1].split("|")]
        return _wrong_type(kinds, value, path, {})
    if said.startswith("Invalid "):
        message = f"{_subject(path)} vaut {_found(value)}, qui n'est pas accepté"
        return Finding(path, message, "valeur-inconnue")
    english = re.match(r"(Expected|Object|Key) ", said)
    message = f"{_subject(path)} n'a pas la forme attendue" if english else said
    return Finding(path, message, "forme")


def _unknown_keys(
    value: Mapping[str, object], path: Path, schema: Mapping[str, Any]
) -> Iterator[Finding]:
    known = list(schema.get("properties", {}))
    for key in value:
        if key not in known:
            hint = _key_hint(key, known)
            yield Finding((*path, key), f"clé inconnue {quoted(key)}", "cle-inconnue", hint, True)


def _key_hint(key: str, known: Sequence[str]) -> str | None:
    meant = _meant(key, known)
    if meant is not None and without_accents(key) != key and without_accents(key) == meant:
        return f"écrivez {quoted(meant)} sans accent"
    if meant is not None:
        return f"écrivez {quoted(meant)}"
    if ":" in key:
        return "il manque une espace après le deux-points"
    return f"clés possibles : {_listed(known)}" if known else None


def _meant(key: str, known: Sequence[str]) -> str | None:
    """The known key that an unknown one probably stands for."""
    bare = without_accents(key).lower().replace("-", "_").replace(" ", "_")
    return bare if bare in known else nearest(bare, known)


def _missing_keys(
    expected: Sequence[str], value: Mapping[str, object], path: Path, schema: Mapping[str, Any]
) -> Iterator[Finding]:
    properties = schema.get("properties", {})
    # A key that is only misspelt is told once, as unknown, with its right spelling.
    misspelt = {_meant(key, list(properties)) for key in value if key not in properties}
    for name in expected:
        if name not in value and name not in misspelt:
            hint = _missing_hint(properties.get(name, {}))
            yield Finding(
                path, f"il manque la clé {quoted(name)}{_inside(path)}", "cle-manquante", hint
            )


def _missing_hint(schema: Mapping[str, Any]) -> str | None:
    if "description" in schema:
        return str(schema["description"])
    if "enum" in schema:
        return f"valeurs possibles : {_listed(schema['enum'])}"
    kind = str(schema.get("type"))
    return f"on attend {_WORDS[kind]}" if kind in _WORDS else None


def _wrong_type(
    expected: str | Sequence[str], value: object, path: Path, schema: Mapping[str, Any]
) -> Finding:
    kinds = [expected] if isinstance(expected, str) else list(expected)
    words = " ou ".join(_WORDS.get(kind, kind) for kind in kinds)
    if value is None:
        message = f"{_subject(path)} est vide, on attend {words}"
    else:
        message = f"{_subject(path)} est {_described(value)}, on attend {words}"
    hint = _type_hint(kinds, value) or _form_hint(kinds, schema)
    return Finding(path, message, "type-attendu", hint)


def _form_hint(kinds: Sequence[str], schema: Mapping[str, Any]) -> str | None:
    # The description of a whole class is its docstring, for programmers: authors get its keys.
    if "object" not in kinds:
        described = schema.get("description")
        return None if described is None else str(described)
    keys = schema.get("required") or list(schema.get("properties", {}))
    return f"écrivez dessous ses clés, décalées de deux espaces : {_listed(keys)}" if keys else None


def _described(value: object) -> str:
    if isinstance(value, dict):
        return "un ensemble de clés"
    if isinstance(value, list):
        return "une liste"
    kind = "un texte" if isinstance(value, str) else "un nombre"
    return _found(value) if isinstance(value, bool) else f"{kind} ({_found(value)})"


def _type_hint(kinds: Sequence[str], value: object) -> str | None:
    if "string" in kinds and isinstance(value, bool | int | Decimal):
        return f'mettez la valeur entre guillemets : "{_spelled(value)}"'
    if "string" in kinds and isinstance(value, dict):
        return "si c'est un texte qui contient « : », mettez-le entre guillemets"
    if "array" in kinds and isinstance(value, str) and _WORD_OR_CODE.fullmatch(value):
        return f"écrivez [{value}], entre crochets"
    if "array" in kinds and value is not None:
        return "écrivez un élément par ligne, chacun après un tiret : « - … »"
    if isinstance(value, str):
        return _text_hint(kinds, value)
    if "integer" in kinds and isinstance(value, Decimal):
        return "écrivez un nombre sans virgule ni point"
    return None


def _text_hint(kinds: Sequence[str], value: str) -> str | None:
    numeric = bool({"number", "integer"} & set(kinds))
    unit = re.fullmatch(r"([-+]?\d+(?:[.,]\d+)?)[ \u00a0\u202f]*[^\d\s.,].*", value)
    if numeric and unit:
        return f"écrivez {unit[1].replace(',', '.')} : le nombre seul"
    if numeric and not re.search(r"\d", value):
        return "écrivez le nombre en chiffres"
    if numeric and re.fullmatch(r"[-+]?\d+,\d+", value):
        return f"écrivez {value.replace(',', '.')} : le nombre s'écrit avec un point"
    if numeric and re.fullmatch(r"[-+]?\d+(\.\d+)?", value):
        return f"écrivez {value} sans guillemets"
    if "boolean" in kinds:
        yes = {"oui": "true", "vrai": "true", "yes": "true", "non": "false", "faux": "false"}
        return f"écrivez {yes.get(value.casefold(), 'true ou false')}"
    return None


def _unknown_value(expected: Sequence[object], value: object, path: Path) -> Finding:
    allowed = [str(one) for one in expected if one is not None]
    near = None
    if isinstance(value, str):
        bare = without_accents(value).lower()
        bare = _OTHER_WORDS.get(bare, bare)
        near = bare if bare in allowed else nearest(bare, allowed)
    message = f"{_subject(path)} vaut {_found(value)}, on attend {_listed(allowed, ' ou ')}"
    return Finding(path, message, "valeur-inconnue", f"écrivez {quoted(near)}" if near else None)


def _pattern(value: object, path: Path, schema: Mapping[str, Any], *, of_key: bool) -> Finding:
    shown = _found(value)
    described = schema.get("description")
    message = f"{shown} n'a pas la forme attendue"
    message += f" : {described}" if described else " d'un identifiant"
    hint = None if described else "des minuscules sans accent, des chiffres et des tirets"
    bare = re.sub(r"[^a-z0-9]+", "-", without_accents(str(value)).lower()).strip("-")
    if bare and bare != value and re.search(schema.get("pattern", "$^"), bare):
        hint = f"écrivez {quoted(bare)}"
    if of_key:
        return Finding((*path, str(value)), message, "identifiant", hint, True)
    return Finding(path, message, "identifiant", hint)


_BOUNDS: Mapping[str, str] = {
    "minimum": "le minimum est {}",
    "maximum": "le maximum est {}",
    "exclusiveMinimum": "il faut plus de {}",
    "exclusiveMaximum": "il faut moins de {}",
    "multipleOf": "il faut un multiple de {}",
}
_LENGTHS: Mapping[str, tuple[str, str]] = {
    "minItems": ("au moins", "élément"),
    "maxItems": ("au plus", "élément"),
    "minLength": ("au moins", "caractère"),
    "maxLength": ("au plus", "caractère"),
    "minProperties": ("au moins", "clé"),
    "maxProperties": ("au plus", "clé"),
}


def _length(
    keyword: str, expected: int, value: str | list[object] | dict[str, object], path: Path
) -> Finding:
    bound, noun = _LENGTHS[keyword]
    if value:
        said = f"a {_counted(len(value), noun)}, il en faut {bound} {expected}"
    else:
        said = f"est vide, il faut {bound} {_counted(expected, noun)}"
    return Finding(path, f"{_subject(path)} {said}", "longueur")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}s" if number > 1 else f"{number} {noun}"


def _subject(path: Path) -> str:
    if not path:
        return "le document"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    names = [step for step in path if isinstance(step, str)]
    return f"l'élément {last + 1} de {quoted(names[-1])}" if names else f"l'élément {last + 1}"


def _inside(path: Path) -> str:
    return f" dans {_subject(path)}" if path else ""


def _found(value: object) -> str:
    return quoted(_spelled(value))


def _spelled(value: object) -> str:
    """The value as its author may have typed it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def _number(value: object) -> str:
    return str(value).removesuffix(".0").replace(".", ",")


def _listed(words: Sequence[object], last: str = ", ") -> str:
    shown = [str(word) for word in words[:_SHOWN_VALUES]]
    if len(words) > _SHOWN_VALUES:
        return ", ".join(shown) + "…"
    return ", ".join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else "".join(shown)


def _parse_path(where: str, data: object) -> Path:
    """`$.etapes[0].n`, as far as it can be followed: `[...]` hides which key of a mapping."""
    path: Path = ()
    for name, index in _STEP.findall(where.removeprefix("$")):
        step: str | int = name or index
        if index.isdigit():
            step = int(index)
        elif index:
            return path
        found = _at(data, (*path, step), missing := object())
        if found is missing:
            return path
        path = (*path, step)
    return path


def _at(data: object, path: Path, default: object = None) -> object:
    for step in path:
        match data, step:
            case dict(), _ if step in data:
                data = data[step]
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                return default
    return data
