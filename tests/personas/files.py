"""Client files drawn for a few castings, and the digests that are known of them.

After a wanted change of the draw: `python -m tests.personas.files` writes `directories.json` again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from personas.directory import Card, Directory
from scenarios.house.client_file import ids
from tests.personas.casts import SEEDS, casting

KNOWN = Path(__file__).with_name("directories.json")
SIZE = 300


def cards(seed: int, size: int = SIZE) -> dict[str, Card]:
    """Everybody in the file of the casting of that seed, by id."""
    directory = Directory(casting(seed))
    return {id_: directory.card(id_) for id_ in ids(seed, size)}


def known_digests() -> dict[str, str]:
    """A digest of each whole file, by seed."""
    return {
        str(seed): hashlib.sha256(msgspec.json.encode(cards(seed))).hexdigest() for seed in SEEDS
    }


if __name__ == "__main__":
    encoded = msgspec.json.encode(known_digests())
    KNOWN.write_bytes(msgspec.json.format(encoded, indent=1) + b"\n")
