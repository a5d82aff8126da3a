"""The conversation: which turns a step, a move or a walk-out adds, and the ids of replies."""

from __future__ import annotations

from scenarios.aleas import Alea
from scenarios.chance import Chance
from scenarios.channels import channel_title, received, sent, spoken_on
from scenarios.conditions import Standing
from scenarios.customer import Manner, Medium, Mood, Reactions
from scenarios.dossier import scene_entered, scene_lines
from scenarios.house.organisation import PUBLIC_LABELS
from scenarios.play import Position, View
from scenarios.steps.kind import Progress, pick_line
from scenarios.steps.parts import Channel, Line
from scenarios.trace import Turn

RESUMED = "Vous reprenez ce que vous faisiez."

MEDIUM: dict[Channel, Medium] = {
    "magasin": "presence",
    "accueil": "presence",
    "telephone": "voix",
    "courriel": "ecrit",
    "chat": "ecrit",
    "sms": "ecrit",
    "reseau": "ecrit",
    "message_prive": "ecrit",
    "site": "ecrit",
    "courrier": "ecrit",
    "interne": "ecrit",
}


def entry_turns(view: View, before: Channel | None) -> tuple[Turn, ...]:
    """What is seen and heard when a step is entered. before: the channel spoken on until then."""
    step = view.play.steps[view.position.step or ""]
    here = spoken_on(view, step.id)
    turns = scene_turns(view)
    # Another scene is another day: where it is played is said again.
    turns += channel_turns(view, None if turns else before)
    if step.narration:
        turns += (Turn("narration", "", view.say(step.narration), here),)
    found = pick_line(step.client, view.standing)
    if found is not None:
        turns += _line_turns(view, found[0], is_answer=False)
    return turns


def last_channel(turns: tuple[Turn, ...]) -> Channel | None:
    """The channel on which something was last said; None at the beginning."""
    return next((turn.channel for turn in reversed(turns) if turn.channel is not None), None)


def scene_turns(view: View) -> tuple[Turn, ...]:
    """The scene of a dossier, where another one begins."""
    rank = scene_entered(view)
    return () if rank is None else (Turn("scene", "", "\n".join(scene_lines(view, rank))),)


def channel_turns(view: View, before: Channel | None) -> tuple[Turn, ...]:
    """The channel, where it is not that of what was said before."""
    here = spoken_on(view, view.position.step or "")
    if here is None or here == before:
        return ()
    return (Turn("canal", "", channel_title(here), here),)


def alea_turns(view: View, alea: Alea) -> tuple[Turn, ...]:
    """What suddenly interrupts."""
    return (Turn("alea", "", view.say(alea.annonce)),)


def return_turns(view: View, before: Channel | None) -> tuple[Turn, ...]:
    """What is said on coming back to a step put aside; topics say it by themselves."""
    resumed = () if view.step.detours() else (Turn("alea", "", RESUMED),)
    return resumed + channel_turns(view, before)


def move_turns(
    view: View, progress: Progress, after: Position
) -> tuple[tuple[Turn, ...], str | None]:
    """The student's line and the answer to it, with the id of that answer.

    Where the author wrote no answer, the archetype reacts by the mood reached and the channel.
    """
    turns: tuple[Turn, ...] = ()
    canal = view.step.canal
    if progress.said:
        # A line is said to somebody; a form handed in or a result found is only told.
        if progress.reacts:
            said = view.say(progress.said)
            turns += (Turn("vous", "Vous", said, canal, sent(view, said)),)
        else:
            turns += (Turn("systeme", "", progress.said),)
    standing = Standing(
        after.trust, after.patience, after.mood, after.facts, view.play.casting.temper
    )
    step = view.play.steps[view.position.step or ""]
    found = pick_line(progress.reply, standing)
    if progress.gesture:
        turns += (Turn("geste", speaker(view, None), view.say(progress.gesture), canal),)
    if found is not None:
        line, rank = found
        return turns + _line_turns(view, line), f"{step.id}.{progress.key}.{rank + 1}"
    if progress.gesture:
        return turns, f"{step.id}.{progress.key}.geste"
    # Who is led on to a subject answers there.
    if not progress.reacts or step.interlocuteur is not None or progress.detour is not None:
        return turns, None
    return _reaction(view, progress, after, turns)


def departure_turns(view: View) -> tuple[Turn, ...]:
    """What the customer says and does when walking out."""
    step = view.play.steps[view.position.step or ""]
    manners = view.play.casting.depart.on(MEDIUM[step.canal])
    return _manner_turns(view, manners[0]) if manners else ()


def speaker(view: View, figurant: str | None) -> str:
    """The name shown for who speaks: a figurant's role, or what the house calls its public."""
    step = view.play.steps[view.position.step or ""]
    who = figurant or step.interlocuteur
    if who is not None:
        return view.say(view.play.scenario.figurants[who].role)
    return customer(view)


def customer(view: View) -> str:
    """What the house calls its public: « Client », « Usagère »."""
    woman, man = PUBLIC_LABELS[view.play.organisation.public]
    return woman if view.play.casting.client.genre == "f" else man


def reaction(view: View, mood: Mood, key: str) -> tuple[Manner, str] | None:
    """How the archetype reacts in that mood to an outcome of the step, and the id of it.

    None where it has nothing for this channel.
    """
    casting, step = view.play.casting, view.play.steps[view.position.step or ""]
    medium = MEDIUM[step.canal]
    manners = casting.reactions.get(mood, Reactions()).on(medium)
    if not manners:
        return None
    rank = Chance(casting.graine, "reaction", step.id, view.visit, key).below(len(manners))
    return manners[rank], f"{casting.temper.archetype}.{mood}.{medium}.{rank + 1}"


def _reaction(
    view: View, progress: Progress, after: Position, turns: tuple[Turn, ...]
) -> tuple[tuple[Turn, ...], str | None]:
    found = reaction(view, after.mood, progress.key)
    if found is None:
        return turns, None
    manner, reply = found
    return turns + _manner_turns(view, manner), reply


def _manner_turns(view: View, manner: Manner) -> tuple[Turn, ...]:
    return _line_turns(view, Line(dit=manner.dit, geste=manner.geste))


def _line_turns(view: View, line: Line, *, is_answer: bool = True) -> tuple[Turn, ...]:
    who, canal = speaker(view, line.qui), view.step.canal
    turns: tuple[Turn, ...] = ()
    if line.geste:
        turns += (Turn("geste", who, view.say(line.geste), canal),)
    if line.dit:
        said = view.say(line.dit)
        cover = received(view, line.qui, said, is_answer=is_answer)
        turns += (Turn("client", who, said, canal, cover),)
    return turns
