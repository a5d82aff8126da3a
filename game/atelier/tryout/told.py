"""The author's view in words: sections of lines, the same on screen and in line mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.atelier.tryout.author import AuthorView, Ended, Last
from game.atelier.tryout.key import Effects, Key, Outcome
from scenarios.customer import GAUGE_MAX, MOOD_LABELS, MOTIVE_LABELS
from scenarios.rulings import Ruled
from scenarios.steps.kind import SKIP_REASON, Mark, Part
from scenarios.steps.parts import PHASE_LABELS, Quality
from scoring.report.wording import NATURE_WORDS, RULE_WORDS, verdict

Look = Literal["", "fort", "discret", "alerte", "note", "tel", "fixe"]

# One is mended after the other: the first ones leave room for the play.
MOST_MISTAKES = 4
# Long lines are on the screen already: here they are only recognised.
MOST_LETTERS = 90


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: a sign before it, its text, its look.

    look tel: read as typed, its typography left alone; fixe: every column counts too, it is not
    wrapped. number: its digit on the screen, 0 for none. bar: full and whole length of a bar to
    draw, None for none. is_best: nothing on offer is worth more. No sign says what words do not.
    """

    text: str
    lead: str = ""
    look: Look = ""
    number: int = 0
    bar: tuple[int, int] | None = None
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the author's panel."""

    id: str
    title: str
    rows: tuple[Row, ...]


def sections(view: AuthorView) -> tuple[Section, ...]:
    """All that is to be read, the most pressing first; a part with nothing to say is left out."""
    found = (
        Section("avis", "À savoir", tuple(_notice(view))),
        Section("place", _place(view), tuple(_gauges(view))),
        Section("fin", "Fin", tuple(_ended(view.ended))),
        Section("reponse", _last_title(view.last), tuple(_last(view.last))),
        Section("cle", "Clé : ce que vaut chaque réponse", tuple(_key(view.key))),
        Section("faits", "Faits établis", tuple(_facts(view))),
        Section("regles", "Règles sur toute la partie", tuple(_rules(view.rules))),
        Section("client", f"Client n° {view.seed} : {view.persona}", tuple(_temper(view))),
    )
    return tuple(section for section in found if section.rows)


def _notice(view: AuthorView) -> Iterator[Row]:
    if view.notice is None:
        return
    yield Row(view.notice.text, "! " if view.notice.is_alert else "· ")
    mistakes = view.notice.mistakes
    for line in "\n".join(mistakes[:MOST_MISTAKES]).split("\n") if mistakes else ():
        is_source = line.startswith("  ") and not line.startswith("  →")
        yield Row(line, look="fixe" if is_source else "tel")
    if len(mistakes) > MOST_MISTAKES:
        more = _counted(len(mistakes) - MOST_MISTAKES, "autre erreur", "autres erreurs")
        yield Row(f"… et {more} : « comptoir verifier » les montre toutes.", look="discret")


def _place(view: AuthorView) -> str:
    if view.where is None:
        return "La partie est finie"
    again = f", {view.where.visit}e passage" if view.where.visit > 1 else ""
    return f"Étape {view.where.step} ({view.where.kind}){again}"


def _gauges(view: AuthorView) -> Iterator[Row]:
    if view.is_alone:
        yield Row("Étape essayée seule : rien n’a été joué avant elle.", "! ")
    if view.where is not None:
        task = f", {view.where.task}" if view.where.task else ""
        given = _counted(view.answers, "réponse donnée", "réponses données")
        count = given if view.answers else "aucune réponse donnée"
        yield Row(f"{PHASE_LABELS[view.where.phase]}{task}, {count}", look="discret")
    felt = view.last.effects.felt if view.last else (0, 0)
    yield _gauge("Confiance", view.trust, felt[0])
    parts = "ne part pas (guidé)" if view.stays else f"part à {view.temper.seuil}"
    yield _gauge("Patience", view.patience, felt[1], parts)
    gone = " (parti : la suite se joue sans lui)" if view.is_relieved else ""
    yield Row(f"Humeur : {MOOD_LABELS[view.mood]}{gone}")


def _gauge(name: str, value: int, change: int, more: str = "") -> Row:
    moved = f" ({_signed(change)})" if change else ""
    end = f", {more}" if more else ""
    return Row(f"{name} : {value} sur {GAUGE_MAX}{moved}{end}", bar=(value, GAUGE_MAX))


def _ended(ended: Ended | None) -> Iterator[Row]:
    if ended is None:
        return
    sign, word = NATURE_WORDS[ended.nature]
    yield Row(f"{ended.id} : {word}", f"{sign} ")
    for score in ended.competences:
        acts = _counted(score.acts, "observation", "observations")
        yield Row(f"{score.code} {score.short_title} : {score.degree.word} ({acts})", "  ")


def _last_title(last: Last | None) -> str:
    if last is None:
        return ""
    led = ", donnée pour vous" if last.is_led else ""
    return f"Dernière réponse (étape {last.step}{led})"


def _last(last: Last | None) -> Iterator[Row]:
    if last is None:
        return
    if last.said:
        yield Row(f"« {last.said} »" if last.is_spoken else last.said, "", "discret")
    sign, word = _word(last.quality, is_spoken=last.is_spoken)
    if last.fault:
        yield Row(f"Faute grave : {last.fault}", "✗ ", "alerte")
    yield Row(f"{word} : {last.reason}" if last.reason else word, f"{sign} ")
    for mark in last.marks:
        yield Row(_mark(mark, told=last.reason), "  ")
    for mark in last.conduct:
        kept = "tenu" if mark.value else "manqué"
        yield Row(f"{mark.criterion} {_label(mark.criterion)} : {kept}", "  ")
    for part in last.parts:
        if not part.is_right and part.is_graded:
            yield Row(f"à revoir : {_part(part)}", "  ✗ ")
    changes = tuple(_changes(last.effects, is_whole=True))
    yield Row(f"Effets : {' ; '.join(changes) or 'aucun'}", "→ ", "note")


def _key(key: Key) -> Iterator[Row]:
    for one in key.outcomes:
        sign, word = _word(one.quality, is_spoken=bool(one.rank))
        look: Look = "fort" if one.is_best else ""
        yield Row(_short(one.text), "· ", look, number=one.rank, is_best=one.is_best)
        if not one.rank and one.reason not in ("", one.text, SKIP_REASON):
            yield Row(_short(one.reason), "  ", "discret")
        worth = f"{word.lower()} {_marks(one)}".rstrip()
        told = " ; ".join((worth, *_changes(one.effects, is_whole=False)))
        yield Row(told, f"  {sign} ", "note")
    if key.left_out:
        more = _counted(key.left_out, "autre issue", "autres issues")
        yield Row(f"… et {more}, moins bonnes", look="discret")


def _marks(one: Outcome) -> str:
    """« (A1T2K4 3, 1A.MCV.K2 3) », and the behaviours kept or failed."""
    said = [f"{mark.criterion} {mark.value}" for mark in one.marks]
    said += [f"{mark.criterion} {'tenu' if mark.value else 'manqué'}" for mark in one.conduct]
    fault = f", faute grave : {one.fault}" if one.fault else ""
    return (f"({', '.join(said)})" if said else "") + fault


def _changes(effects: Effects, *, is_whole: bool) -> Iterator[str]:
    """What an answer changes. is_whole: with what the scenario wrote, beside what is felt."""
    names = ("confiance", "patience")
    for name, written, felt in zip(names, effects.written, effects.felt, strict=True):
        if written or felt:
            apart = f" (écrit {_signed(written)})" if is_whole and written != felt else ""
            yield f"{name} {_signed(felt) if felt else 'inchangée'}{apart}"
    if effects.mood is not None:
        yield f"humeur : {MOOD_LABELS[effects.mood]}"
    if effects.facts:
        yield f"fait{'s' * (len(effects.facts) > 1)} : {', '.join(effects.facts)}"
    for title, ruling in effects.rules:
        # In the key, what is kept is the rule and says little.
        if is_whole or ruling == "manquee":
            yield f"règle {RULE_WORDS[ruling][1].lower()} : {title}"
    if effects.leaves:
        yield "le client part"
    if effects.ending:
        yield f"fin : {effects.ending}"
    elif effects.goal:
        yield f"vers {effects.goal}"


def _facts(view: AuthorView) -> Iterator[Row]:
    old = [fact for fact in view.facts if fact not in view.new_facts]
    new = [fact for fact in view.facts if fact in view.new_facts]
    if new:
        yield Row(f"{', '.join(new)} (par la dernière réponse)", "+ ", "fort")
    if old:
        yield Row(", ".join(old))
    if not view.facts:
        yield Row("aucun", look="discret")


def _rules(rules: Iterable[Ruled]) -> Iterator[Row]:
    for rule in rules:
        if not rule.is_applicable:
            yield Row(f"{rule.title} : sans objet. {rule.reason}", "· ", "discret")
            continue
        sign, word = RULE_WORDS[rule.verdict]
        why = f" {rule.reason}" if rule.reason else ""
        yield Row(f"{rule.title} : {word.lower()}.{why}", f"{sign} ")


def _temper(view: AuthorView) -> Iterator[Row]:
    t = view.temper
    yield Row(f"Besoin : {view.need} ({t.besoin})")
    yield Row(f"Mobiles : {', '.join(MOTIVE_LABELS[one] for one in t.mobiles) or 'aucun'}")
    yield Row(f"Freins : {', '.join(t.freins) or 'aucun'}")
    wear = f" Chaque maladresse coûte {t.usure} de patience en plus." if t.usure else ""
    yield Row(
        f"Commence à confiance {t.confiance}, patience {t.patience}. Hausses × {t.gain} %,"
        f" baisses × {t.perte} %.{wear}",
        look="discret",
    )


def _mark(mark: Mark, *, told: str) -> str:
    why = "" if mark.reason == told else f" {mark.reason}"
    return f"{mark.criterion} {mark.value}/3 {_label(mark.criterion)}.{why}"


def _part(part: Part) -> str:
    given = f" : {part.value}" if part.value else ""
    expected = f" (attendu : {part.expected})" if part.expected else ""
    return f"{part.label}{given}{expected}"


def _label(code: str) -> str:
    """The words of a criterion or of a behaviour."""
    # Late: frameworks cost 60 ms, which the first frame does not pay.
    from game.results import frameworks

    known = frameworks()
    if code in known.criterion_codes:
        return _short(known.criterion(code).label)
    return _short(known.behaviour(code).label)


def _word(quality: Quality | None, *, is_spoken: bool) -> tuple[str, str]:
    return ("·", "Sans qualité") if quality is None else verdict(quality, is_spoken=is_spoken)


def _short(text: str) -> str:
    line = " ".join(text.split("\n")).rstrip(".")
    return line if len(line) <= MOST_LETTERS else line[: MOST_LETTERS - 1].rstrip() + "…"


def _signed(change: int) -> str:
    return f"+{change}" if change >= 0 else f"−{-change}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {many if count > 1 else one}"
