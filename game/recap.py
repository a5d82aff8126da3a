"""Where one was: said when a dossier is taken up again, perhaps days later."""

from __future__ import annotations

from game.notes import note_lines
from game.session import Session
from scenarios.notes import notes


def recap(session: Session) -> tuple[str, ...]:
    """The scene, where we are, the notes; empty where the situation is no dossier."""
    scene, state = session.scene, session.state
    if scene.part is None or scene.is_over or not state.acts:
        return ()
    part = scene.part
    phase = next((one.label for one in scene.phases if one.state == "en_cours"), "")
    kept = notes(state.play, state.acts)
    written = [line for note in kept for line in note_lines(note)]
    return (
        f"Scène {part.rank} sur {part.total} — {part.title}",
        f"Vous en êtes à : {phase}, {scene.channel}.",
        *(("", "Vos notes jusqu’ici :", *written) if written else ()),
    )
