"""How people are called and spoken of: agreement with whoever comes, names, motives, regard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.checks.words.prose import Run, Said, prose
from scenarios.checks.words.voices import LINES
from scenarios.checks.words.word_list import look_for
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import quoted
from scenarios.steps.parts import Line

# What is drawn is a woman or a man, as often one as the other.
_TITLES = ("Monsieur {{", "Madame {{", "M. {{", "Mme {{", "Mlle {{")
_TITLED = re.compile(r"[\w.]+[ \u00a0]\{\{ *(\w+)\.(?:nom|nom_complet)\b")
# Both at once, by the sign that shows it.
_BOTH: Mapping[str, tuple[str, ...]] = {
    "(": ("(e)", "(ne)", "(le)", "(trice)", "(euse)", "(ère)"),
    "·": ("·e", "·ne"),
    "/": (
        *("il/elle", "elle/il", "Il/Elle", "Elle/Il", "Il/elle", "le/la", "un/une"),
        *("Monsieur/Madame", "Madame/Monsieur", "M./Mme", "Mme/M."),
    ),
}
_ADVERBS = (
    "bien|déjà|toujours|très|vraiment|aussi|donc|plutôt|encore|parfaitement|entièrement|plus|mieux"
)
# What is said of whom one speaks to, then of oneself: how it starts, and the word that agrees.
_TO_YOU = ("êtes", "Êtes", "serez", "Serez", "soyez", "Soyez", "étiez", "seriez", "avez été")
_OF_ME = (
    *("Je suis ", "je suis ", "Je me suis ", "je me suis ", "Je serai", "je serai"),
    *("J’ai été ", "j’ai été ", "J'ai été ", "j'ai été ", "J’étais ", "j’étais "),
)
_AGREES = re.compile(
    r"(?:[Jj]e (?:me )?|[Jj][’'])?(?:[\wÊ]+|(?:avez|ai) été)(?:-vous)?[ \u00a0]"
    rf"(?:(?:{_ADVERBS})[ \u00a0])?([\w’'-]+)"
)
_MARKED = re.compile(
    r"(?:sûr|certain|content|mécontent|satisfait|prêt|venu|revenu|parvenu|déçu|perdu|surpris|inscrit"
    r"|absent|présent|seul|parti|sorti|servi|averti|pris|client|patient|garanti|couvert|reçu"
    r"|attendu|entendu|tenu|convaincu)e?|\w{3,}ée?"
)
# Nouns and the like that end as a participle does.
_NOT_MARKED = frozenset({"côté", "santé", "qualité", "liberté", "priorité", "moitié", "société"})
_FIRST_NAME = re.compile(r"\{\{ *client\.prenom *(?:\|[^}]*)?\}\}(?! *\{\{ *client\.nom\b)")

AGREE = "écrivez {{ client | accord('content', 'contente') }}, ou tournez autrement"


def forgotten_agreement(subject: Subject) -> Iterator[Found]:
    """What fits a man only, or a woman only, or both at once with a bracket."""
    for run in prose(subject).runs:
        if run.voice != "professeur":
            yield from _titles(run, subject)
            yield from _brackets(run)
            yield from _participles(run, subject)


def _titles(run: Run, subject: Subject) -> Iterator[Found]:
    """« Monsieur {{ client.nom }} »."""
    for said, start, found in run.starting(_TITLED, *_TITLES):
        who = found[1]
        if _is_drawn(who, subject):
            message = f"{quoted(found[0].partition(' ')[0])} ne convient pas à qui peut venir"
            hint = f"écrivez {{{{ {who}.appel_nom }}}} : « Madame Diallo » ou « Monsieur Diallo »"
            yield Found(said.path, message, hint, text=said.text, offset=start)


def _brackets(run: Run) -> Iterator[Found]:
    """« Satisfait(e) », « il/elle »."""
    if run.voice == "libelle":
        return
    for sign, marks in _BOTH.items():
        for mark in marks if sign in run.run else ():
            for said, start, _ in run.matches(re.compile(re.escape(mark))):
                if sign == "/" or (start and said.text[start - 1].isalpha()):
                    message = f"{quoted(mark)} se verrait : le jeu sait qui vient"
                    hint = "écrivez {{ client | accord('satisfait', 'satisfaite') }}"
                    yield Found(said.path, message, hint, text=said.text, offset=start)


def _participles(run: Run, subject: Subject) -> Iterator[Found]:
    """« Vous êtes satisfait ? », « je suis venu »."""
    if run.voice == "document":
        return
    speaks = run.voice in ("eleve", "public")
    for starts, is_self in ((_TO_YOU, False), (_OF_ME if speaks else (), True)):
        for said, start, found in run.starting(_AGREES, *starts):
            word = found[1]
            if not _MARKED.fullmatch(word) or word in _NOT_MARKED or _is_inside(said, start):
                continue
            if said.text[start + len(found[0]) :].startswith("{{"):
                continue
            hint = _mended(said, subject, is_self=is_self)
            if hint:
                message = f"{quoted(found[0])} ne convient qu’à une femme, ou qu’à un homme"
                yield Found(said.path, message, hint, text=said.text, offset=start)


def _mended(said: Said, subject: Subject, *, is_self: bool) -> str:
    """What to write instead, by who speaks to whom; empty where the gender is known."""
    is_student = said.voice in ("recit", "raison", "libelle") or (
        (said.voice == "eleve") == is_self and said.voice in ("eleve", "public")
    )
    if is_student:
        return "l’élève est une fille ou un garçon : tournez autrement (« je regrette », « vous avez »)"
    step = subject.step_at(said.path)
    who = step.interlocuteur if step is not None else None
    if isinstance(said.node.owner, Line) and said.node.owner.qui:
        who = said.node.owner.qui
    # A student's words between colleagues are to somebody of the house.
    if step is not None and step.canal == "interne" and who is None:
        return ""
    if not _is_drawn(who or "client", subject):
        return ""
    return AGREE.replace("client", who or "client", 1)


def _is_drawn(who: str, subject: Subject) -> bool:
    """Whether it is a person whose gender the seed draws."""
    if who == "client":
        return True
    extra = subject.scenario.figurants.get(who)
    return extra is not None and extra.genre is None


def _is_inside(said: Said, start: int) -> bool:
    """Whether the match begins within a word, as « arrêtes » ends."""
    return bool(start) and said.text[start - 1].isalpha()


def first_names(subject: Subject) -> Iterator[Found]:
    """The customer called by first name, or by a title that has had its day."""
    yield from look_for("appellation")(subject)
    for run in prose(subject).of(LINES):
        if "client.prenom" in run.run:
            for said, start, found in run.matches(_FIRST_NAME):
                message = f"{quoted(found[0])} appelle le client par son prénom"
                hint = "écrivez {{ client.appel_nom }} : « Madame Diallo »"
                yield Found(said.path, message, hint, text=said.text, offset=start)


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "accord-oublie",
        "Ce qui est dit convient à une femme comme à un homme.",
        forgotten_agreement,
        Severity.WARNING,
    ),
    Rule(
        "appellation",
        "Le client est « Madame », « Monsieur », puis son nom.",
        first_names,
        Severity.WARNING,
    ),
    Rule(
        "mobile-nomme",
        "Les mobiles ne sont jamais dits devant le client.",
        look_for("mobile-nomme"),
        Severity.WARNING,
    ),
    Rule(
        "egards",
        "Personne n’est réduit à son âge, à son sexe, à un handicap.",
        look_for("egards"),
        Severity.NOTE,
    ),
)
