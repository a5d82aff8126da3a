"""The two lines above a play: what, where, how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from game.tui.signs import phases
from game.tui.text import contenu, sides

if TYPE_CHECKING:
    from game.scene import Scene


class PlayHead(Static):
    """Title and place, then phases and channel; on a low window one line says it all."""

    def __init__(self) -> None:
        super().__init__(id="tete", markup=False)
        self._scene: Scene | None = None
        self._mode = ""
        self._is_safe = True

    def present(self, scene: Scene, *, mode: str, is_safe: bool) -> None:
        """Show where the play is."""
        self._scene, self._mode, self._is_safe = scene, mode, is_safe
        self._draw()

    def on_resize(self) -> None:
        """Another width cuts elsewhere."""
        self._draw()

    def _draw(self) -> None:
        if self._scene is None or not self.size.width:
            return
        scene, width = self._scene, self.size.width
        far = phases(scene.phases)
        if self.size.height < 2:
            left, right = sides(scene.title, far, width)
            self.update(contenu(left + right), layout=False)
            return
        where = f"{scene.place} · {scene.channel}" if scene.channel else scene.place
        first = "".join(sides(scene.title, where, width))
        state = f"mode {self._mode}" if self._is_safe else "! non enregistré"
        second = "".join(sides(far, state, width))
        text = contenu(f"{first}\n{second}")
        bold = text.stylize("bold", 0, len(scene.title))
        self.update(bold, layout=False)
