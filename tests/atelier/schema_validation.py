"""Files held to the published schemas by a validator that the game does not use."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import jsonschema_rs

from game.atelier.schemas.schema import schema
from scenarios.files.source import read


@cache
def validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The published schema of that kind of file, in Rust."""
    return jsonschema_rs.Draft202012Validator(schema(kind))


def refusals(kind: str, content: bytes | str) -> list[str]:
    """Where a file leaves its schema: « /etapes/0/id: … ». Empty when it does not."""
    document, _ = read(content, "essai.yaml")
    assert document is not None
    return [
        "/" + "/".join(map(str, error.instance_path)) + f": {error.message}"
        for error in validator(kind).iter_errors(_plain(document.data))
    ]


def _plain(value: object) -> object:
    """The values of a JSON document, as an editor reads them."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
