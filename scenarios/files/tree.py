"""A tree of lists and mappings being filled, which knows the path and place of all it holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from scenarios.files.diagnostics import Place

Path = tuple[str | int, ...]


@dataclass(slots=True)
class _Frame:
    """A list or mapping being filled.

    What a frame that is not `kept` holds is thrown away; so is the value of a key that is not.
    """

    container: list[object] | dict[str, object]
    path: Path
    is_kept: bool = True
    is_key: bool = False
    key: str = ""
    awaits_key: bool = True
    keeps_value: bool = True


@dataclass(slots=True)
class Tree:
    """Filled by `key`, `add`, `open` and `close`, in the order of the file; never recursive."""

    data: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    _stack: list[_Frame] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return len(self._stack)

    @property
    def awaits_key(self) -> bool:
        """Is the next thing the key of a mapping?"""
        return bool(
            self._stack
            and isinstance(self._stack[-1].container, dict)
            and self._stack[-1].awaits_key
        )

    def key(self, name: str, place: Place) -> Place | None:
        """The key of the next value; the place of the first one when it is written twice.

        The value of a key written twice is thrown away: the first one stays.
        """
        frame = self._stack[-1]
        assert isinstance(frame.container, dict)
        path = (*frame.path, name)
        is_new = name not in frame.container
        frame.key, frame.awaits_key, frame.keeps_value = name, False, is_new
        if not is_new:
            return self.keys.get(path, place)
        if frame.is_kept:
            self.keys[path] = place
        return None

    def skip_key(self) -> None:
        """The next value has no key that could be kept: it is thrown away."""
        frame = self._stack[-1]
        frame.key, frame.awaits_key, frame.keeps_value = "", False, False

    def add(self, value: object, place: Place) -> None:
        """A value, where the innermost frame wants it."""
        self._put(value, place)

    def open(self, container: list[object] | dict[str, object], place: Place) -> None:
        """A list or mapping, filled until `close`; where a key is awaited, it is thrown away."""
        if self.awaits_key:
            self._stack.append(_Frame(container, (), is_kept=False, is_key=True))
        else:
            path, is_kept = self._put(container, place)
            self._stack.append(_Frame(container, path, is_kept))

    def close(self) -> None:
        if self._stack.pop().is_key:
            self.skip_key()

    def _put(self, value: object, place: Place) -> tuple[Path, bool]:
        if not self._stack:
            self.data = value
            self.places[()] = place
            return (), True
        frame = self._stack[-1]
        is_kept = frame.is_kept
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            path = (*frame.path, frame.key)
            is_kept = is_kept and frame.keeps_value
            if frame.keeps_value:
                frame.container[frame.key] = value
            frame.awaits_key = True
        if is_kept:
            self.places[path] = place
        return path, is_kept
