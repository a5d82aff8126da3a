"""What an author is told about the tryout: how a step was come to, what a new version did."""

from __future__ import annotations

from dataclasses import dataclass

from game.atelier.tryout.following import Stopped
from game.atelier.tryout.trial import Trial
from scenarios.language.clean import quoted
from scenarios.play import Play
from scenarios.reach.way import is_behind_a_walk_out

KEPT = "La version d’avant reste jouée ; corrigez et enregistrez."
ALONE = "L’étape s’essaie seule : jauges et faits du départ, rien de joué avant."


@dataclass(frozen=True, slots=True)
class Notice:
    """What the author is told. mistakes: of the file, each as `verifier` prints it."""

    text: str
    mistakes: tuple[str, ...] = ()
    is_alert: bool = False


def refused(count: int) -> str:
    """A version that cannot be played, with so many errors."""
    told = f"{count} erreurs" if count > 1 else "une erreur"
    return f"Le fichier ne peut pas être joué : {told}. {KEPT}"


def arrival(step: str, count: int, not_best: tuple[str, ...]) -> str:
    """How many answers led to a step. not_best: the steps where another one was worth more."""
    if not count:
        return f"Étape {quoted(step)} : c’est là que la partie commence."
    given = "une réponse donnée" if count == 1 else f"{count} réponses données"
    text = f"Étape {quoted(step)} : {given} pour vous y mener"
    if not not_best:
        return f"{text}, les meilleures."
    names = ", ".join(map(quoted, not_best))
    return f"{text}, les meilleures sauf à {names} : sans cela on n’y vient pas."


def why_not(play: Play, step: str) -> str:
    """Why no answers lead there, where that is known; else empty."""
    if not is_behind_a_walk_out(play, step):
        return ""
    if play.mode == "guide":
        return "On n’y vient que si le client part, ce qu’il ne fait jamais en mode guidé. "
    return "On n’y vient que si le client part. "


def with_warnings(count: int) -> str:
    """The warnings of a version that can be played."""
    if not count:
        return ""
    word = "avertissement" if count == 1 else "avertissements"
    return f", {count} {word} (« comptoir verifier » les montre)"


def replayed(count: int) -> str:
    """Every answer was taken."""
    return "Votre réponse est rejouée." if count == 1 else f"Vos {count} réponses sont rejouées."


def stop(stopped: Stopped, total: int, trial: Trial) -> str:
    """Where the answers stopped, why, and where one stands."""
    here = trial.state.position.step
    where = "à la fin" if here is None else f"à l’étape {quoted(here)}"
    many = "s" * (stopped.count > 1)
    return (
        f" {stopped.count} réponse{many} sur {total} rejouée{many} : {stopped.why}"
        f" Vous êtes {where}."
    )
