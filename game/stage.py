"""How a state of the engine becomes a Scene: phases, mood as behaviour, coach, pages."""

from __future__ import annotations

from game.notes import notes_page
from game.pages import pages
from game.scene import Briefing, Coach, EndingShown, MoodShown, Page, PhaseShown, Scene, SceneShown
from scenarios.customer import Medium, Mood
from scenarios.dossier import scene_of, scene_ranks
from scenarios.house.organisation import PUBLIC_LABELS
from scenarios.kernel import State
from scenarios.language.texts import render
from scenarios.model import LEVEL_LABELS, SPECIALITY_LABELS, Scenario
from scenarios.play import MODE_LABELS, Play
from scenarios.reading import scene_lengths
from scenarios.steps.parts import CHANNEL_LABELS, GRAVE_LABELS, PHASE_LABELS
from scenarios.turns import MEDIUM

# What is seen, heard or read of a mood; the mood itself is never named.
BEHAVIOUR: dict[Medium, dict[Mood, str]] = {
    "presence": {
        "serein": "vous regarde et vous écoute.",
        "reserve": "reste en retrait et répond peu.",
        "agace": "soupire et regarde autour.",
        "en_colere": "parle plus fort, les traits tendus.",
        "conquis": "sourit et se rapproche.",
    },
    "voix": {
        "serein": "parle d’une voix posée.",
        "reserve": "laisse des silences au bout du fil.",
        "agace": "répond vite et sèchement.",
        "en_colere": "hausse la voix et vous coupe.",
        "conquis": "parle d’une voix plus chaleureuse.",
    },
    "ecrit": {
        "serein": "écrit posément.",
        "reserve": "répond par quelques mots.",
        "agace": "enchaîne des messages très courts.",
        "en_colere": "écrit d’un ton vif.",
        "conquis": "vous remercie à chaque message.",
    },
}


def scene(
    state: State, shown_pages: tuple[Page, ...], *, seen: int, draft: dict[str, str]
) -> Scene:
    """The Scene of a state. seen: how many turns of the conversation were already shown."""
    play = state.play
    step = None if state.is_over else play.steps[state.position.step or ""]
    kind = "" if step is None else step.kind
    return Scene(
        title=play.scenario.titre,
        place=play.organisation.nom,
        objective=play.scenario.objectif,
        step="" if step is None else step.id,
        visit=1 if step is None else state.visits[step.id],
        kind=kind,
        channel="" if step is None else CHANNEL_LABELS[step.canal],
        phases=_phases(state),
        turns=state.turns,
        fresh=len(state.turns) - seen,
        offer=None if step is None else state.offer(),
        mood=_mood(state),
        coach=_coach(state),
        hint="" if step is None or play.mode != "guide" else state.view.say(step.aide),
        pages=(*shown_pages, *notes_page(state, shown_pages)),
        may_take_back=state.before is not None,
        draft=draft,
        ending=_ending(state),
        part=_part(state),
    )


def briefing(play: Play) -> Briefing:
    """What is read before the play; competences come with an empty title."""
    scenario = play.scenario
    return Briefing(
        scenario=scenario.id,
        title=scenario.titre,
        level=LEVEL_LABELS[scenario.niveau],
        specialities=tuple(SPECIALITY_LABELS[s] for s in scenario.specialites),
        minutes=scenario.duree_minutes,
        mode=MODE_LABELS[play.mode],
        organisation=play.organisation.nom,
        presentation=play.organisation.presentation,
        role=scenario.role,
        context=scenario.contexte,
        objective=scenario.objectif,
        competences=tuple((code, "") for code in scenario.competences),
        pages=pages(play),
        customer_number=play.casting.graine,
        scenes=scenes_announced(scenario),
        instruction=_instruction(play),
    )


def _instruction(play: Play) -> tuple[str, str] | None:
    asked = play.scenario.consigne
    if asked is None:
        return None
    return render(play.scenario.giver(), play.words), render(asked.texte, play.words)


def _phases(state: State) -> tuple[PhaseShown, ...]:
    """The phases of the scene: visited ones are done, whatever the order they are written in."""
    ranks = scene_ranks(state.play.scenario)
    scene = scene_of(state.position, state.acts, ranks)
    here = state.position.step
    steps = [s for s in state.play.scenario.etapes if ranks.get(s.id) == scene or s.id == here]
    visited = {step.phase for step in steps if state.visits.get(step.id)}
    current = None if state.is_over else state.view.step.phase
    return tuple(
        PhaseShown(
            phase,
            PHASE_LABELS[phase],
            "en_cours" if phase == current else "faite" if phase in visited else "a_venir",
        )
        for phase in dict.fromkeys(step.phase for step in steps)
    )


def _part(state: State) -> SceneShown | None:
    scenario = state.play.scenario
    rank = scene_of(state.position, state.acts, scene_ranks(scenario))
    if rank is None:
        return None
    return SceneShown(rank + 1, len(scenario.scenes), scenario.scenes[rank].titre)


def scenes_announced(scenario: Scenario) -> tuple[tuple[str, int], ...]:
    """(title, minutes) of each scene of a dossier."""
    if not scenario.scenes:
        return ()
    minutes = (max(1, round(one.typical)) for one in scene_lengths(scenario))
    return tuple((scene.titre, m) for scene, m in zip(scenario.scenes, minutes, strict=True))


def _mood(state: State) -> MoodShown | None:
    p = state.position
    if p.step is None or p.is_relieved:
        return None
    step = state.play.steps[p.step]
    if step.interlocuteur is not None or not step.IS_FACING:
        return None
    woman, man = PUBLIC_LABELS[state.play.organisation.public]
    who = woman if state.play.casting.client.genre == "f" else man
    return MoodShown(p.mood, f"{who} {BEHAVIOUR[MEDIUM[step.canal]][p.mood]}")


def _coach(state: State) -> Coach | None:
    if state.play.mode != "guide" or not state.acts:
        return None
    act = state.acts[-1]
    if act.quality is None:
        return None
    better = tuple((item.text, item.reason) for item in act.better)
    return Coach(
        step_kind=act.kind,
        is_spoken=act.is_spoken,
        fault=GRAVE_LABELS[act.fault.nature] if act.fault else "",
        quality=act.quality,
        reason=act.reason,
        better=better,
        parts=act.parts,
    )


def _ending(state: State) -> EndingShown | None:
    if state.position.ending is None:
        return None
    ending = state.play.scenario.ending(state.position.ending)
    assert ending is not None, "checked when the scenario was loaded"
    words = state.play.words
    return EndingShown(
        ending.id, ending.nature, render(ending.titre, words), render(ending.texte, words)
    )
