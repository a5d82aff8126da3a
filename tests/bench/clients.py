"""(i) The client file: drawn in slices, then searched, with 500 people."""

from __future__ import annotations

import time
from collections.abc import Iterator

from game.clients import LateClients
from scenarios.house.client_file import ids
from scenarios.house.search import Source as Table
from scenarios.house.search import search
from scenarios.house.sources import source
from tests.support import essai

SIZE = 500
QUERIES = (("diallo", ""), ("diallo mar", "Ville"), ("ville:val", ""), ("", "-Nom"))


def files(_: int) -> Iterator[str]:
    """Milliseconds of the whole draw and of its longest slice, then of each query twice."""
    yield f"i. client file of {SIZE}: the draw, its longest slice, each query cold then warm"
    written = essai.changed(essai.scenario(), taille_fichier=SIZE)
    play = essai.play(written=written)
    clients = play.clients
    assert isinstance(clients, LateClients)
    laps, began = [], time.perf_counter()
    for _slice in clients.slices(ids(play.casting.graine, SIZE)):
        laps.append(time.perf_counter() - began)
        began = time.perf_counter()
    # The first slice only opens the file; the second one brings Faker's addresses too.
    yield f"  draw {sum(laps) * 1e3:7.1f} ms, longest slice after imports {max(laps[2:]) * 1e3:.1f} ms"
    table = source(play, "clients")
    for words, sort in QUERIES:
        cold, warm = lap(table, words, sort), lap(table, words, sort)
        yield f"  {words!r:14} {sort:8} {cold:6.1f} ms, then {warm:5.1f} ms"


def lap(table: Table, words: str, sort: str) -> float:
    """Milliseconds of one query."""
    began = time.perf_counter()
    search(table, words, sort)
    return (time.perf_counter() - began) * 1e3
