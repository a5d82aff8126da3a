"""Everything under some paths looked at: scenarios, their houses, stored plays, courses.

What each file needs is put together first, so that it can be looked at by itself, by any process,
or not at all where its outcome is known.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.atelier.checking.kept_outcomes import KeptOutcomes
from game.atelier.checking.listing import listed
from game.atelier.checking.outcome import Beside, Job, Outcome
from game.user_file import UnreadableError, read_whole
from scenarios.files.diagnostics import Diagnostic, Place
from scenarios.files.limits import MAX_BYTES, SCRIPT_SUFFIX

UNREADABLE = "fichier-illisible"
_HOUSES = "organisations"
Outcomes = Mapping[str, Outcome]


@dataclass(slots=True)
class Checked:
    """The files looked at, and all that was found."""

    paths: set[str] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.paths)


def check_bundled(
    kept: KeptOutcomes | None = None, engine: bytes = b"", workers: int | None = None
) -> Checked:
    """Everything that comes with the game; arguments as for check_paths."""
    return _Verification(kept, engine, workers).bundled()


def check_paths(
    paths: Iterable[str],
    kept: KeptOutcomes | None = None,
    engine: bytes = b"",
    workers: int | None = None,
) -> Checked:
    """Files and folders of a teacher; raises UsageError for one that does not exist.

    kept: outcomes known already, under this mark of the engine; None looks at everything again.
    workers: how many processes for many files, None as the machine has.
    """
    return _Verification(kept, engine, workers).whole(paths)


class _Verification:
    """One run: what was read, and what came out of it."""

    def __init__(self, kept: KeptOutcomes | None, engine: bytes, workers: int | None) -> None:
        self._kept = kept
        self._engine = engine
        self._workers = workers
        self._checked = Checked()
        self._contents: dict[str, bytes | None] = {}
        self._houses: dict[str, Beside] = {}

    def whole(self, paths: Iterable[str]) -> Checked:
        """The files named or inside the folders named, and what stands beside scenarios."""
        listing = listed(paths)
        for folder in listing.closed:
            message = "ce dossier ne peut pas être ouvert"
            self._checked.found.append(Diagnostic(folder, Place(1, 1), message, UNREADABLE))
        first = list(self._jobs(listing.files))
        outcomes = self._outcomes(first)
        scenes = [job for job in first if outcomes[job.path].kind == "scenario"]
        playable = {outcomes[job.path].id: job for job in scenes if outcomes[job.path].id}
        more = self._outcomes(list(self._beside_scenes(scenes, outcomes)))
        stems = frozenset(os.path.splitext(job.path)[0] for job in scenes)
        outcomes |= {
            path: one for path, one in more.items() if _is_about(path, one, stems, playable)
        }
        self._tell(outcomes)
        self._tell(self._outcomes([*self._plays(outcomes, playable)]))
        levels = tuple(sorted((id_, outcomes[job.path].level) for id_, job in playable.items()))
        courses = (path for path, one in outcomes.items() if one.kind == "parcours")
        self._tell(self._outcomes([self._job(path, levels=levels) for path in courses]))
        return self._checked

    def bundled(self) -> Checked:
        """The houses, archetypes, scenarios, stored plays and courses of the game."""
        # Late: they are read through the loaders, which a teacher's known files do not need.
        from personas.library import archetype_files
        from scenarios.files import load

        houses = [Job(path, "maison", content) for path, content in load.bundled_organisations()]
        scenes = (*archetype_files(), *load.bundled_scenarios())
        plays, courses = list(load.bundled_scripts()), load.bundled_courses()
        self._contents |= dict(plays)
        outcomes = self._outcomes(
            [
                *houses,
                *(Job(path, "fichier", content) for path, content in scenes),
                *(Job(path, "partie", content) for path, content in plays),
            ]
        )
        self._tell(outcomes)
        self._tell(self._outcomes([*self._plays(outcomes, {})]))
        self._tell(self._outcomes([Job(path, "parcours", content) for path, content in courses]))
        return self._checked

    def _jobs(self, paths: Iterable[str]) -> Iterator[Job]:
        """A job for each file that can be read."""
        for path in paths:
            content = self._content(path)
            if content is not None:
                yield self._job(path)

    def _job(self, path: str, levels: tuple[tuple[str, str], ...] | None = None) -> Job:
        content = self._contents[path] or b""
        if levels is not None:
            return Job(path, "parcours", content, levels=levels)
        if path.endswith(SCRIPT_SUFFIX):
            return Job(path, "partie", content)
        return Job(path, "fichier", content, self._houses_of(os.path.dirname(path)))

    def _beside_scenes(self, scenes: Sequence[Job], outcomes: Outcomes) -> Iterator[Job]:
        """The houses that these may cite, and their stored plays."""
        folders = dict.fromkeys(os.path.dirname(job.path) for job in scenes)
        houses = {path: content for one in folders for path, content in self._houses_of(one)}
        for path, content in houses.items():
            if path not in outcomes or outcomes[path].kind != "organisation":
                yield Job(path, "maison", content)
        plays = [path for one in folders for path in _names(one, SCRIPT_SUFFIX)]
        yield from self._jobs(path for path in plays if path not in self._contents)

    def _plays(self, outcomes: Outcomes, playable: Mapping[str, Job]) -> Iterator[Job]:
        """The stored plays to follow, each with its scenario; those without one are told."""
        for path, outcome in outcomes.items():
            if outcome.kind != "partie" or not outcome.id:
                continue
            content, scene = self._contents[path] or b"", playable.get(outcome.id)
            if scene is not None:
                yield Job(path, "suite", content, scene.beside, scene.content)
            elif outcome.is_bundled:
                yield Job(path, "suite", content)
            elif outcome.orphan and all(one.path == path for one in self._checked.found):
                # Where the scenario itself has mistakes, they were told: this adds nothing.
                self._checked.found.append(replace(outcome.orphan, path=path))

    def _outcomes(self, jobs: Sequence[Job]) -> dict[str, Outcome]:
        """The outcome of each job, by its path."""
        keys = [job.key(self._engine) if self._kept else "" for job in jobs]
        known = [self._kept.get(key) if self._kept else None for key in keys]
        missing = [rank for rank, outcome in enumerate(known) if outcome is None]
        if missing:
            # Late: model, checks and frameworks cost 200 ms, which files all known do not pay.
            from game.atelier.checking.workers import inspected

            wanted = [jobs[rank] for rank in missing]
            for rank, outcome in zip(missing, inspected(wanted, self._workers), strict=True):
                known[rank] = outcome
                if self._kept:
                    self._kept.put(keys[rank], outcome)
        return {job.path: one for job, one in zip(jobs, known, strict=True) if one is not None}

    def _tell(self, outcomes: Outcomes) -> None:
        for path, outcome in outcomes.items():
            self._checked.paths.add(path)
            self._checked.found += outcome.told(path)

    def _content(self, path: str) -> bytes | None:
        """What a file holds, read once; None where it cannot be, which is told."""
        if path not in self._contents:
            try:
                self._contents[path] = read_whole(path, MAX_BYTES)
            except UnreadableError as error:
                self._contents[path] = None
                self._checked.paths.add(path)
                message = f"ce fichier ne peut pas être lu : {error.reason}"
                self._checked.found.append(Diagnostic(path, Place(1, 1), message, error.rule))
        return self._contents[path]

    def _houses_of(self, folder: str) -> Beside:
        """The organisations that a scenario of this folder may cite, as `jouer` would find them."""
        if folder not in self._houses:
            around = dict.fromkeys((folder, os.path.dirname(folder)))
            paths = [p for one in around for p in _names(os.path.join(one, _HOUSES), ".yaml")]
            contents = ((path, self._content(path)) for path in paths)
            self._houses[folder] = tuple((path, one) for path, one in contents if one is not None)
        return self._houses[folder]


def _is_about(
    path: str, outcome: Outcome, stems: frozenset[str], playable: Mapping[str, Job]
) -> bool:
    """Whether what stands beside the scenarios looked at is about one of them.

    A stored play of another scenario of the folder is left alone; one that is named after a
    scenario is told of, even where it cites an id that nobody has any more.
    """
    if outcome.kind != "partie" or outcome.id in playable:
        return True
    return any(path.startswith(f"{stem}.") for stem in stems)


def _names(folder: str, suffix: str) -> list[str]:
    """The files of a folder that end so, in order; none where it cannot be opened."""
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if name.endswith(suffix)]
