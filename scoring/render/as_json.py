"""The report as JSON, everything in it: version 1, French keys in ASCII, as in the scenarios.

`json_keys.KEYS` documents every key; a test holds it to what is written. Within a version keys may be
added, never removed nor given another meaning.
"""

from __future__ import annotations

import json

from scenarios.rulings import Ruled
from scenarios.steps.kind import Part
from scenarios.steps.tableau_shown import FilledSheet
from scenarios.sums.charts import Chart
from scenarios.trace import Turn
from scoring.assessment import (
    Assessment,
    BehaviourScore,
    CompetenceScore,
    CriterionScore,
    Evidence,
    Fault,
    Reach,
    Review,
)
from scoring.report.values import Briefing, Header, Moment, Report

FORMAT = 1
GENRE = "comptoir-bilan"

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


def render(report: Report) -> bytes:
    """The JSON file, UTF-8, indented so that a person can read it too."""
    return json.dumps(content(report), ensure_ascii=False, indent=1).encode() + b"\n"


def content(report: Report) -> dict[str, Value]:
    """The same as values."""
    assessment = report.assessment
    return {
        "genre": GENRE,
        "format": FORMAT,
        "avertissement": report.disclaimer,
        "remarques": list(report.notices),
        **_front(report.header),
        "journal": {
            "lignes": report.journal.lines,
            "empreinte": report.journal.digest,
            "coupe": report.journal.is_torn,
            "clos": report.journal.is_closed,
        },
        "situation": _briefing(report.briefing),
        "fin": _ending(report),
        "total": _points(assessment.earned, assessment.reach),
        **_worth(assessment),
        "echanges": [_moment(each) for each in report.moments],
        "suite": [
            {
                "scenario": each.scenario,
                "titre": each.title,
                "client": each.customer,
                "pourquoi": each.why,
            }
            for each in report.suggestions
        ],
    }


def _front(header: Header) -> dict[str, Value]:
    return {
        "seance": {
            "id": header.seance,
            "date": header.date,
            "joueurs": list(header.players),
            "mode": header.mode,
            "client": header.customer,
            "persona": header.archetype,
            "moteur": header.engine,
        },
        "scenario": {
            "id": header.scenario,
            "titre": header.title,
            "niveau": header.level,
            "organisation": header.organisation,
            "empreinte": header.fingerprint,
        },
    }


def _briefing(briefing: Briefing) -> dict[str, Value]:
    asked = briefing.instruction
    return {
        "role": briefing.role,
        "contexte": briefing.context,
        "objectif": briefing.objective,
        "consigne": None if asked is None else {"de": asked[0], "texte": asked[1]},
    }


def _ending(report: Report) -> Value:
    ending = report.ending
    if ending is None:
        return None
    return {
        "id": ending.id,
        "nature": ending.nature,
        "titre": ending.title,
        "texte": ending.text,
    }


def _worth(assessment: Assessment) -> dict[str, Value]:
    is_proposal = assessment.is_proposal
    return {
        "points": [
            {
                "genre": each.kind,
                "ligne": each.line,
                "texte": each.text,
                "mieux": each.better,
                "pourquoi": each.why,
            }
            for each in assessment.takeaways
        ],
        "competences": [_competence(each, is_proposal) for each in assessment.competences],
        "activites": [_competence(each, False) for each in assessment.activities],
        "criteres": [_criterion(each) for each in assessment.criteria],
        "fautes": [_fault(each) for each in assessment.faults],
        "regles": [_rule(each) for each in assessment.rules],
        "comportements": [_behaviour(each) for each in assessment.behaviours],
        "revisions": [
            {"code": each.code, "titre": each.title, "lignes": list(each.lines)}
            for each in assessment.revisions
        ],
    }


def _points(earned: int, reach: Reach | None) -> dict[str, Value]:
    return {
        "obtenu": earned,
        "moins": None if reach is None else reach.low,
        "plus": None if reach is None else reach.high,
        "place": None if reach is None else reach.place(earned),
    }


def _competence(score: CompetenceScore, is_proposal: bool) -> dict[str, Value]:
    return {
        "code": score.code,
        "titre": score.title,
        "annoncee": score.is_announced,
        "degre": {
            "mot": score.degree.word,
            "signe": score.degree.sign,
            "rang": score.degree.rank,
        },
        "plafond": score.capped_by,
        "proposition": is_proposal,
        "reponses": score.acts,
        "reussies": score.successes,
        "points": _points(score.earned, score.reach),
        "preuves": [_mark(each) for each in score.evidence],
    }


def _criterion(score: CriterionScore) -> dict[str, Value]:
    return {
        "code": score.code,
        "libelle": score.label,
        "au_referentiel": score.is_printed,
        "simule": score.is_simulated,
        "points": _points(score.earned, score.reach),
        "preuves": [_mark(each) for each in score.evidence],
    }


def _rule(rule: Ruled) -> dict[str, Value]:
    return {
        "id": rule.rule,
        "titre": rule.title,
        "applicable": rule.is_applicable,
        "verdict": rule.verdict,
        "raison": rule.reason,
        "notes": [{"critere": mark.criterion, "note": mark.value} for mark in rule.marks],
        "lignes": list(rule.lines),
        "dit": list(rule.said),
    }


def _behaviour(score: BehaviourScore) -> dict[str, Value]:
    return {
        "code": score.code,
        "libelle": score.label,
        "tache": score.task,
        "observe": score.manner,
        "montre": score.shown_by,
        "mot": score.word,
        "tenu": score.kept,
        "preuves": [_mark(each) for each in score.evidence],
    }


def _mark(mark: Evidence) -> dict[str, Value]:
    return {
        "ligne": mark.line,
        "etape": mark.step,
        "passage": mark.visit,
        "critere": mark.criterion,
        "note": mark.mark,
        "raison": mark.reason,
        "aide": mark.is_aided,
        "rattrapage": mark.is_mending,
        "regle": mark.rule or None,
    }


def _fault(fault: Fault) -> dict[str, Value]:
    return {
        "nature": fault.nature,
        "libelle": fault.label,
        "raison": fault.reason,
        "ligne": fault.line,
        "plafonne": list(fault.competences),
    }


def _moment(moment: Moment) -> dict[str, Value]:
    return {
        "scene": moment.scene[0] if moment.scene else "",
        "ouverture": list(moment.scene[1:]),
        "phase": moment.phase,
        "avant": [_turn(each) for each in moment.entry],
        "tours": [_turn(each) for each in moment.exchange],
        "depart": moment.is_departure,
        "reponse": None if moment.review is None else _review(moment.review),
    }


def _turn(turn: Turn) -> dict[str, Value]:
    return {
        "genre": turn.kind,
        "canal": turn.channel,
        "qui": turn.who,
        "objet": turn.cover.subject if turn.cover else "",
        "texte": turn.text,
    }


def _review(review: Review) -> dict[str, Value]:
    return {
        "numero": review.number,
        "ligne": review.line,
        "scene": review.scene,
        "etape": review.step,
        "passage": review.visit,
        "type": review.kind,
        "demande": review.prompt,
        "dit": review.said,
        "replique": review.reply,
        "qualite": review.quality,
        "raison": review.reason,
        "notes": [_mark(each) for each in review.marks],
        "mieux": [{"texte": line, "raison": why} for line, why in review.better],
        "elements": [_part(each) for each in review.parts],
        "feuille": None if review.sheet is None else _sheet(review.sheet),
        "faute_grave": review.fault,
        "aide": review.is_aided,
        "passee": review.is_skipped,
        "remplacee": review.is_replaced,
        "trop_vite": review.was_too_fast,
    }


def _part(part: Part) -> dict[str, Value]:
    return {
        "id": part.id,
        "libelle": part.label,
        "note": part.is_graded,
        "juste": part.is_right,
        "donne": part.value,
        "attendu": part.expected,
        "raison": part.reason,
    }


def _sheet(sheet: FilledSheet) -> dict[str, Value]:
    return {
        "titre": sheet.title,
        "colonnes": list(sheet.columns),
        "lignes": [
            {
                "libelle": label,
                "cellules": [{"texte": cell.text, "saisie": cell.typed} for cell in cells],
            }
            for label, cells in sheet.rows
        ],
        "graphique": None if sheet.chart is None else _chart(sheet.chart),
    }


def _chart(chart: Chart) -> dict[str, Value]:
    return {
        "titre": chart.title,
        "forme": chart.kind,
        "points": [
            {"libelle": label, "valeur": None if value is None else float(value)}
            for label, value in chart.points
        ],
        "unite": chart.unit,
    }
