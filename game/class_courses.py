"""Courses that a teacher proposes on this machine: files of a folder, before those of the house.

They were checked when they were put there; one that was spoilt since is left out, and `comptoir
parcours` tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from game.content import Content
from scenarios.course import Course
from scenarios.files.limits import MAX_BYTES
from scenarios.files.load import load_as

SUFFIX = ".yaml"


def with_given(content: Content, folder: Path | None) -> Content:
    """The content with the courses of that folder first; one may take the place of the house's."""
    given = {course.id: course for _, course in given_in(folder) if course is not None}
    # With no situation of it installed here, there would be nothing to follow.
    given = {id_: one for id_, one in given.items() if _is_playable(one, content)}
    others = (one for one in content.courses if one.id not in given)
    return replace(content, courses=(*given.values(), *others))


def given_in(folder: Path | None) -> Iterator[tuple[Path, Course | None]]:
    """Every course file of the folder by name; None for one that cannot be read."""
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        yield path, _read(path)


def _is_playable(course: Course, content: Content) -> bool:
    return any(stage.scenario in content.scenarios for stage in course.etapes)


def _read(path: Path) -> Course | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        loaded, _ = load_as(path.read_bytes(), str(path), Course)
    except OSError:
        return None
    return loaded.value if loaded.is_usable else None
