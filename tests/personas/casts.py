"""Specifications to draw from, and the file of known castings.

After a wanted change of the draw: `python -m tests.personas.casts` writes `castings.json` again.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from personas.draw import draw
from personas.library import archetypes
from scenarios.customer import Casting, Contact
from scenarios.model import ClientSpec, Drawn, DrawnMotives, Extra, Need

KNOWN = Path(__file__).with_name("castings.json")
SEEDS = (0, 1, 2, 7, 42, 99, 1_000, 9_999, 123_456_789)

SPEC = ClientSpec(
    personas=("reflechi", "presse", "bavard", "mefiant", "indecis", "enthousiaste"),
    besoins=(
        Need(id="seul", libelle="Pour soi"),
        Need(id="famille", libelle="Pour une famille"),
        Need(id="offrir", libelle="Pour offrir"),
    ),
    mobiles=DrawnMotives(nombre=2, parmi=("securite", "confort", "argent", "environnement")),
    freins=Drawn(nombre=1, parmi=("prix", "temps", "complexite")),
    historiques=(
        (),
        (Contact(canal="courriel", quand="la semaine dernière", fait="A demandé les horaires."),),
    ),
)
EXTRAS = {
    "collegue": Extra(role="Collègue du service"),
    "responsable": Extra(role="Responsable", genre="f"),
}


def casting(seed: int, persona: str | None = None, spec: ClientSpec = SPEC) -> Casting:
    """A casting of the specification, with its two figurants."""
    return draw(spec, EXTRAS, archetypes(), seed, persona=persona)


def known_castings() -> list[Casting]:
    """What the file keeps, without the reactions: those are the archetypes' own texts."""
    drawn = [casting(seed) for seed in SEEDS]
    drawn += [casting(seed, persona) for seed in SEEDS[:3] for persona in SPEC.personas]
    return [msgspec.structs.replace(one, reactions={}, depart=type(one.depart)()) for one in drawn]


if __name__ == "__main__":
    encoded = msgspec.json.encode(known_castings())
    KNOWN.write_bytes(msgspec.json.format(encoded, indent=1) + b"\n")
