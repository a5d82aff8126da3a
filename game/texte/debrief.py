"""After the end, in line mode: three points first, the report in words, then each answer."""

from __future__ import annotations

from collections.abc import Iterator

from game.scene import EndingShown
from game.texte.sheets import chart_lines, filled_lines
from game.texte.talk import InputEndedError, Talk
from scenarios.steps.kind import Part
from scenarios.steps.parts import MARK_QUALITY
from scoring.assessment import CompetenceScore, Review, Takeaway
from scoring.report.values import Report
from scoring.report.wording import (
    NATURE_WORDS,
    NOTHING_GIVEN,
    applied,
    behaviour_line,
    heading,
    introducing,
    opening,
    quoted_if_spoken,
    rule_line,
    verdict,
)

# A list that is read aloud stays short; the report gives them all.
MOST_REVISIONS = 5
WAITS = (
    "Cette évaluation est terminée. Votre bilan attend votre professeur : rien n’est montré"
    " avant qu’il le libère."
)


def tell_ending(talk: Talk, ending: EndingShown) -> None:
    """How the play ended."""
    talk.say()
    talk.say(f"Fin : {ending.title} ({NATURE_WORDS[ending.nature][1]})")
    talk.say(ending.text)
    talk.say()


def tell_debrief(talk: Talk, report: Report, seance: str) -> None:
    """Three points, the competences in words, then what is asked for; an empty line ends."""
    for line in (*first_lines(report), *closing_lines(report, seance)):
        talk.say(line, indent="  ")
    prompt = "Tapez « tout » pour revoir chaque réponse, Entrée pour finir :"
    try:
        while typed := talk.ask(prompt):
            if typed.casefold() == "q":
                break
            if typed.casefold() in ("tout", "t"):
                for line in (*review_lines(report), *whole_lines(report)):
                    talk.say(line, indent="  ")
            else:
                talk.say(f"« {typed[:40]} » n’est pas attendu ici.")
    except InputEndedError:
        return


def first_lines(report: Report) -> Iterator[str]:
    """The three points read first, then the competences."""
    takeaways = report.assessment.takeaways
    yield "À retenir" + (" :" if takeaways else " : rien encore, la partie est trop courte.")
    for number, point in enumerate(takeaways, start=1):
        yield f"{number}. {takeaway_line(point)}"
    yield ""
    for fault in report.assessment.faults:
        yield f"Faute grave : {fault.label}. {fault.reason}"
    yield "Vos compétences dans cette situation :"
    for score in report.assessment.announced:
        yield f"- {competence_line(score)}"


def closing_lines(report: Report, seance: str) -> Iterator[str]:
    """What to revise, what to play next, and how the report is kept."""
    revisions = report.assessment.revisions
    if revisions:
        yield "À réviser :"
    for revision in revisions[:MOST_REVISIONS]:
        yield f"- {revision.title} ({revision.code})"
    for suggestion in report.suggestions:
        number = f" (client n° {suggestion.customer})" if suggestion.customer else ""
        yield f"À jouer ensuite : {suggestion.title}{number}. {suggestion.why}"
    yield from report.notices
    yield report.disclaimer
    yield "Pour le bilan complet à lire, à imprimer ou à remettre :"
    yield f"comptoir rapport {seance}"


def review_lines(report: Report) -> Iterator[str]:
    """Each answer looked back at, in order."""
    for number, review in enumerate(report.assessment.reviews, start=1):
        yield ""
        yield from _review(number, review)


def whole_lines(report: Report) -> Iterator[str]:
    """What is judged on the whole of the play: its rules, and the professional behaviours."""
    rules = applied(report.assessment.rules)
    if rules:
        yield ""
        yield "Règles de l’entretien :"
        yield from (f"- {rule_line(rule)}" for rule in rules)
    if report.assessment.behaviours:
        yield ""
        yield "Comportements professionnels, à part des compétences :"
        yield from (f"- {behaviour_line(score)}" for score in report.assessment.behaviours)


def takeaway_line(point: Takeaway) -> str:
    """A strength, or a line to say otherwise, in one sentence or two."""
    done = f"« {point.text} »" if point.is_spoken else f"{point.text.rstrip('.')}."
    if point.kind == "force":
        return f"Réussi : {done} {point.why}"
    better = ""
    if point.better:
        better = f" {opening(point.step_kind)} {quoted_if_spoken(point.better, point.step_kind)}"
    return f"{heading(point.step_kind)} : {done}{better} {point.why}"


def competence_line(score: CompetenceScore) -> str:
    """A competence in the words of its level, with what they stand on."""
    capped = " (plafonné par une faute grave)" if score.capped_by else ""
    acts = f"{score.successes} sur {score.acts}" if score.acts else "aucune observation"
    return f"{score.code} {score.short_title} : {score.degree.word}{capped} ({acts})"


def told_parts(step_kind: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts to tell: what is read elsewhere is not said twice.

    The one of a sum is what was given and the better line; those of a sheet are in it where right.
    """
    if step_kind == "calcul":
        return ()
    return tuple(p for p in parts if step_kind != "tableau" or not p.is_right)


def part_line(part: Part, step_kind: str, *, told: str = "") -> str:
    """One part of an answer: what was given, what was expected where it is not right, why.

    told: the reason already given for the whole, which is not said again.
    """
    label = introducing(part.label)
    if not part.is_graded:
        return f"- {label} {part.value}"
    given = part.value.rstrip(".") or NOTHING_GIVEN.get(step_kind, "")
    if part.is_right:
        return f"- {label} {given}, juste." if part.value else f"- {label} juste."
    # A judgement of oneself is compared, not corrected.
    word = "Observé" if step_kind == "autoevaluation" else "Attendu"
    expected = f" {word} : {part.expected.rstrip('.')}." if part.expected else ""
    why = "" if part.reason == told else part.reason
    return f"- {label} {given or 'à revoir'}.{expected} {why}".rstrip()


def _review(number: int, review: Review) -> Iterator[str]:
    replaced = " (rejouée depuis)" if review.is_replaced else ""
    yield f"Réponse {number}, {review.where}{replaced}. {review.prompt}".rstrip()
    if review.said:
        yield f"Vous : « {review.said} »" if review.is_spoken else review.said
    if review.quality is not None:
        word = verdict(review.quality, is_spoken=review.is_spoken)[1]
        yield f"{word}. {review.reason}".rstrip()
    elif review.reason:
        yield review.reason
    if review.sheet is not None:
        yield from filled_lines(review.sheet)
    parts = () if review.is_skipped else told_parts(review.kind, review.parts)
    yield from (part_line(part, review.kind, told=review.reason) for part in parts)
    if review.sheet is not None and review.sheet.chart is not None:
        kind, *values = chart_lines(review.sheet.chart)
        yield f"Graphique choisi, {kind}"
        yield from values
    for text, reason in review.better:
        yield f"{opening(review.kind)} {quoted_if_spoken(text, review.kind)} {reason}".rstrip()
    for mark in review.marks:
        # Words, as in the report: numbers are for the teacher.
        word = verdict(MARK_QUALITY[mark.mark], is_spoken=review.is_spoken)[1].lower()
        simulated = ", simulé" if mark.is_simulated else ""
        why = "" if mark.reason == review.reason else f" {mark.reason}"
        yield f"- {mark.label} ({mark.criterion}) : {word}{simulated}.{why}"
