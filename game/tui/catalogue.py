"""What the home screen lists: sessions to resume, then situations, filtered without accents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from game.shelf import KeptSession
from game.stage import scenes_announced
from game.tui.choices import Item
from game.tui.course_lines import EXPLORED, PROPOSED, explored_lines, home_items, proposal_lines
from game.tui.lines import Paragraph
from scenarios.house.organisation import Organisation
from scenarios.language.clean import comparable, without_accents
from scenarios.model import LEVEL_LABELS, SPECIALITY_LABELS, Scenario
from scenarios.play import MODE_LABELS

if TYPE_CHECKING:
    from game.content import Content
    from game.journey import Journey

ACTIVITY_LABELS = {
    "A1": "Accueil et information",
    "A2": "Suivi et prospection",
    "A3": "Entretien de vente",
}
SESSION, SITUATION = "seance:", "situation:"
FINISHED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty keeps all."""

    words: str = ""
    level: str = ""
    speciality: str = ""
    activity: str = ""

    def keep(self, scenario: Scenario) -> bool:
        """Whether the situation passes."""
        return (
            self.level in ("", scenario.niveau)
            and (not self.speciality or self.speciality in scenario.specialites)
            and (not self.activity or self.activity in scenario.activites)
            and self.finds(scenario.titre, scenario.objectif, scenario.role, scenario.id)
        )

    def finds(self, *texts: str) -> bool:
        """Whether every word typed stands in the texts, accents or not."""
        held = plain(" ".join(texts))
        return all(word in held for word in plain(self.words).split())


def plain(text: str) -> str:
    """The text for searching."""
    return without_accents(comparable(text))


def items(
    sessions: Iterable[KeptSession],
    scenarios: Iterable[Scenario],
    filters: Filters,
    journey: Journey | None = None,
) -> Iterator[Item]:
    """The lines of the list, each group under its heading; journey: None where there is none."""
    proposal = journey.proposal if journey is not None and filters == Filters() else None
    resumed = proposal.seance if proposal is not None else None
    kept = [session for session in sessions if filters.finds(session.title or session.id)]
    if filters.level or filters.speciality or filters.activity:
        kept = []
    unfinished = [s for s in kept if s.state == "en-cours" and s.id != resumed]
    finished = [session for session in kept if session.state == "finie"][:FINISHED_SHOWN]
    damaged = [session for session in kept if session.state == "illisible"]
    course = tuple(home_items(journey)) if journey is not None and filters == Filters() else ()
    # To take up comes first: what the course proposes, when it is that.
    yield from course if resumed else ()
    if unfinished:
        yield Item("", "Reprendre", is_heading=True)
        yield from (_session(session, "◐") for session in unfinished)
    yield from () if resumed else course
    shown = [scenario for scenario in scenarios if filters.keep(scenario)]
    yield Item("", "Situations" if shown else "Aucune situation ne correspond.", is_heading=True)
    for scenario in shown:
        note = f"{LEVEL_LABELS[scenario.niveau]} · {scenario.duree_minutes} min"
        note += f" · {len(scenario.scenes)} scènes" if scenario.scenes else ""
        yield Item(SITUATION + scenario.id, scenario.titre, "○", note)
    if finished:
        yield Item("", "Parties terminées", is_heading=True)
        yield from (_session(session, "✓") for session in finished)
    if damaged:
        yield Item("", "Parties illisibles", is_heading=True)
        yield from (Item(SESSION + session.id, session.id, "!") for session in damaged)


def _session(session: KeptSession, sign: str) -> Item:
    far = session.scene or answers_given(session)
    note = f"{when(session.date)} · {far}"
    return Item(SESSION + session.id, session.title, sign, note)


def answers_given(session: KeptSession) -> str:
    """« 3 réponses »."""
    return f"{session.answers} réponse{'s' if session.answers > 1 else ''}"


def when(date: str) -> str:
    """« le 25/11 à 21 h 46 »; empty for a date that cannot be read."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return ""
    return f"le {moment:%d/%m} à {moment:%H} h {moment:%M}"


def lines_of(
    id_: str, content: Content, session: KeptSession | None, journey: Journey | None
) -> list[Paragraph]:
    """What the home says of the line of that id. session: the one it stands for, if any."""
    if session is not None:
        return session_lines(session)
    if id_ == EXPLORED:
        return explored_lines()
    if id_ == PROPOSED:
        return [] if journey is None else proposal_lines(journey)
    scenario = content.scenarios[id_.removeprefix(SITUATION)]
    return scenario_lines(scenario, content.organisations.get(scenario.organisation))


def scenario_lines(scenario: Scenario, house: Organisation | None) -> list[Paragraph]:
    """Paragraphs that present a situation."""
    specialities = ", ".join(SPECIALITY_LABELS[s] for s in scenario.specialites)
    activities = ", ".join(ACTIVITY_LABELS[a] for a in scenario.activites)
    minutes = f"environ {scenario.duree_minutes} min"
    return [
        ("", scenario.titre, "fort"),
        ("", f"{LEVEL_LABELS[scenario.niveau]} · {specialities} · {minutes}", "discret"),
        ("", activities, "discret"),
        ("", "", ""),
        *_scenes(scenario),
        *([("", house.nom, "nom"), ("", "", "")] if house else []),
        ("", scenario.role, ""),
        ("", "", ""),
        ("", f"Objectif : {scenario.objectif}", ""),
        ("", "", ""),
        ("", "Entrée : lire la situation", "discret"),
    ]


def _scenes(scenario: Scenario) -> list[Paragraph]:
    found = scenes_announced(scenario)
    if not found:
        return []
    return [
        ("", f"Dossier en {len(found)} scènes", "nom"),
        *((f"{n}. ", f"{title} ({m} min)", "") for n, (title, m) in enumerate(found, start=1)),
        ("", "", ""),
    ]


def session_lines(session: KeptSession) -> list[Paragraph]:
    """Paragraphs that present a session."""
    if session.state == "illisible":
        return [("", session.id, "fort"), ("", "", ""), ("! ", session.trouble, "")]
    is_over = session.state == "finie"
    who = " et ".join(session.players) or "sans pseudonyme"
    mode = next((label for id_, label in MODE_LABELS.items() if id_ == session.mode), "")
    state = "terminée" if is_over else "en cours"
    return [
        ("", session.title, "fort"),
        ("", f"Partie {state} · {when(session.date)}", "discret"),
        ("", f"{who} · mode {mode} · client n° {session.customer_number}", "discret"),
        ("", "", ""),
        ("", answers_given(session), ""),
        *([("", f"À reprendre, {session.scene}", "")] if session.scene else []),
        ("", "", ""),
        ("", "Entrée : revoir le bilan" if is_over else "Entrée : reprendre ici", "discret"),
    ]
