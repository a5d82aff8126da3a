"""The archetypes that come with the game, and what is wrong with any that is damaged."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath

from personas.archetype import MEDIUMS, MOODS, Archetype, find
from scenarios.customer import MOOD_LABELS, PERSON_WORDS, Manner, Medium, Reactions
from scenarios.files.diagnostics import Diagnostic, Severity, tidy
from scenarios.files.load import Loaded, load_as
from scenarios.files.rule_line import RuleLine
from scenarios.files.source import Document, Path
from scenarios.language.clean import quoted
from scenarios.language.perception import LOST_HINTS, lost_words
from scenarios.language.texts import problems

FOLDER = "archetypes"
MEDIUM_LABELS: dict[Medium, str] = {
    "presence": "en face à face",
    "voix": "au téléphone",
    "ecrit": "par écrit",
}
# All that an archetype may be told, beside the form of its file.
RULES: tuple[RuleLine, ...] = (
    RuleLine("id-et-fichier", "L’id d’un persona est le nom de son fichier."),
    RuleLine("patience-sous-seuil", "Un persona ne part pas à la première réplique."),
    RuleLine("age-inverse", "L’âge le plus jeune est écrit avant le plus vieux."),
    RuleLine("reaction-manquante", "Un persona réagit à chaque humeur, sur chaque canal."),
    RuleLine("reaction-vide", "Une réaction dit ou montre quelque chose."),
    RuleLine("texte", "Les noms entre accolades d’une réaction existent."),
    RuleLine("geste-hors-canal", "Un geste écrit peut être perçu.", Severity.WARNING),
)
# All that a reaction may name: it must fit any situation.
_WORDS = {"client": PERSON_WORDS}


class Library(Mapping[str, Archetype]):
    """The archetypes of a folder by id, each read when first asked for: YAML costs 10 ms a file.

    Iterating gives the ids without reading anything. A damaged archetype is missing, and
    `diagnostics` says why.
    """

    def __init__(self, folder: Traversable) -> None:
        named = (file for file in folder.iterdir() if file.name.endswith(".yaml"))
        self._files = {file.name.removesuffix(".yaml"): file for file in named}
        self._loaded: dict[str, Loaded[Archetype]] = {}

    def __getitem__(self, id_: str) -> Archetype:
        loaded = self._load(id_)
        if loaded.value is None or not loaded.is_usable:
            raise KeyError(id_)
        return loaded.value

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._files))

    def __len__(self) -> int:
        return len(self._files)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with any of them; reads them all."""
        return tuple(found for id_ in self for found in self._load(id_).diagnostics)

    def _load(self, id_: str) -> Loaded[Archetype]:
        if id_ not in self._loaded:
            file = self._files[id_]
            self._loaded[id_] = load_archetype(file.read_bytes(), f"{FOLDER}/{file.name}")
        return self._loaded[id_]


@functools.cache
def archetypes() -> Library:
    """The archetypes that come with the game."""
    return Library(files("personas") / FOLDER)


def archetype_files() -> Iterator[tuple[str, bytes]]:
    """(path, content) of every archetype that comes with the game."""
    for file in sorted((files("personas") / FOLDER).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            yield f"{FOLDER}/{file.name}", file.read_bytes()


def archetype(id_: str) -> Archetype:
    """The archetype of that id; raises PersonaError with the nearest."""
    return find(archetypes(), id_)


def load_archetype(content: bytes, path: str) -> Loaded[Archetype]:
    """An archetype file, read, validated and checked."""
    loaded, document = load_as(content, path, Archetype)
    if loaded.value is None or document is None:
        return loaded
    found = check(loaded.value, document)
    return Loaded(path, loaded.value, tidy((*loaded.diagnostics, *found)))


def check(archetype: Archetype, document: Document) -> Iterator[Diagnostic]:
    """Everything found in an archetype of the right shape."""
    yield from _traits(archetype, document)
    for mood in MOODS:
        where = ("reactions", mood) if mood in archetype.reactions else ("reactions",)
        reactions = archetype.reactions.get(mood, Reactions())
        named = f"à l’humeur {quoted(MOOD_LABELS[mood])}"
        yield from _mediums(reactions, document, where, named)
    yield from _mediums(archetype.depart, document, ("depart",), "au départ")
    yield from _texts(archetype, document)


def _traits(archetype: Archetype, document: Document) -> Iterator[Diagnostic]:
    stem = PurePath(document.path).stem
    if archetype.id != stem:
        message = f"l’id {quoted(archetype.id)} n’est pas le nom du fichier"
        hint = f"écrivez id: {stem}, ou renommez le fichier"
        yield document.diagnostic(("id",), message, "id-et-fichier", hint=hint)
    if archetype.patience <= archetype.seuil:
        message = f"la patience ({archetype.patience}) ne dépasse pas le seuil de départ"
        hint = f"ce client partirait à la première réplique\u00a0: plus de {archetype.seuil}"
        yield document.diagnostic(("patience",), message, "patience-sous-seuil", hint=hint)
    if archetype.age[0] > archetype.age[1]:
        message = "l’âge le plus jeune dépasse l’âge le plus vieux"
        yield document.diagnostic(("age",), message, "age-inverse", hint="échangez-les")


def _mediums(
    reactions: Reactions, document: Document, path: Path, where: str
) -> Iterator[Diagnostic]:
    for medium in MEDIUMS:
        if not reactions.on(medium):
            message = f"il manque {where} ce que l’on perçoit {MEDIUM_LABELS[medium]}"
            hint = f"ajoutez «\u00a0{medium}\u00a0» et au moins une réaction"
            yield document.diagnostic(path, message, "reaction-manquante", hint=hint, key=True)


def _texts(archetype: Archetype, document: Document) -> Iterator[Diagnostic]:
    for path, manner in archetype.manners():
        yield from _perceived(path, manner, document)
        if not manner.dit and not manner.geste:
            message = "cette réaction ne dit rien et ne montre rien"
            yield document.diagnostic(path, message, "reaction-vide", hint="écrivez dit ou geste")
        for word in ("dit", "geste"):
            for problem in problems(getattr(manner, word), _WORDS):
                yield document.diagnostic(
                    (*path, word), problem.message, "texte", hint=problem.hint
                )


def _perceived(path: Path, manner: Manner, document: Document) -> Iterator[Diagnostic]:
    """A gesture that the medium does not let through."""
    for medium in MEDIUMS:
        lost = lost_words(manner.geste, medium) if medium in path else None
        if lost is not None:
            message = f"{quoted(lost[1])} ne se perçoit pas {MEDIUM_LABELS[medium]}"
            yield document.diagnostic(
                (*path, "geste"),
                message,
                "geste-hors-canal",
                hint=LOST_HINTS[medium],
                severity=Severity.WARNING,
            )
