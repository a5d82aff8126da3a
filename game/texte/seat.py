"""Taking a seat in line mode: a new play or one taken up, to its end and its debrief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from game.content import bundled
from game.errors import SessionError
from game.journal_file import new_seance_id
from game.outbox import Outbox
from game.reopen import Installed, parse, reopen
from game.session import Session, begin
from game.store import Store
from game.texte.debrief import WAITS, tell_debrief, tell_ending
from game.texte.opening import tell_briefing, tell_resumed
from game.texte.play import Outcome, TextPlay
from game.texte.storing import now
from game.texte.talk import Talk
from scenarios.play import Play

LEFT = "Votre séance est enregistrée. Pour la reprendre :\ncomptoir reprendre {seance}"


def play_new(store: Store, talk: Talk, play: Play, players: Sequence[str] = ()) -> None:
    """A new session of this play, from its briefing to its debrief."""
    session = opened(store, play, players)
    # Late: frameworks cost 60 ms, here while the briefing is on its way.
    from game.results import frameworks

    competences = frameworks().competence
    announced = {code: competences(code) for code, _ in session.briefing.competences}
    titles = {code: each.short_title or each.title for code, each in announced.items()}
    tell_briefing(talk, session.briefing, titles)
    _sit(store, talk, session, session.seance, is_resumed=False)


def take_up(store: Store, talk: Talk, seance: str, installed: Installed | None = None) -> None:
    """A kept session, at its very step; a finished one shows its debrief again."""
    taken = now(reopen(store, seance, installed))
    tell_resumed(talk, taken.session.briefing, taken.notices)
    for line in taken.recap:
        talk.say(line, indent="  ")
    _sit(store, talk, taken.session, taken.kept_as, is_resumed=True)


def opened(store: Store, play: Play, players: Sequence[str]) -> Session:
    """A new session under a free name: another window may take one between look and opening."""
    date = datetime.now().astimezone().isoformat(timespec="seconds")
    taken = set(now(store.list()))
    for _ in range(20):
        seance = new_seance_id(taken, play.scenario.id, date, players)
        session, lines = begin(play, seance=seance, date=date, players=players)
        try:
            now(store.open(seance, lines))
        except SessionError:
            taken.add(seance)
            continue
        return session
    raise SessionError("Aucun nom libre n’a été trouvé pour cette séance : réessayez.")


def _sit(store: Store, talk: Talk, session: Session, seance: str, *, is_resumed: bool) -> None:
    outcome = Outcome.OVER
    if not session.scene.is_over:
        outcome = TextPlay(session, Outbox(store, seance), talk).run(is_resumed=is_resumed)
    if outcome is not Outcome.OVER:
        talk.say(LEFT.format(seance=seance))
        return
    ending = session.scene.ending
    assert ending is not None, "the play is over"
    tell_ending(talk, ending)
    if session.play.mode == "evaluation":
        talk.say(WAITS)
        return
    # Late: the report is only needed at the end.
    from game.results import report_of

    journal = parse(now(store.read(seance)))
    # Words need no search: what was reachable shows in the report that `rapport` writes.
    report = report_of(session, journal, None, bundled().catalogue)
    tell_debrief(talk, report, seance)
