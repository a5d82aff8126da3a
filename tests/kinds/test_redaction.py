"""What a text is worth: each family of rules, the bounds, the refusals, the two faces."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from game.store import MemoryStore
from game.texte.seat import play_new, take_up
from game.tui.kinds.redaction import KEPT_EVERY
from scenarios.kernel import start
from scenarios.play import Play, View
from scenarios.proofreading import Remark, proofread
from scenarios.steps.kind import NOT_FOR_THIS_STEP, Progress, Refusal, Skip
from scenarios.steps.questions import QuestionsMove
from scenarios.steps.redaction import (
    EMPTY,
    MAX_TEXT,
    NOT_ON_GRID,
    SUBJECT_TOO_LONG,
    TOO_LONG,
    Redaction,
    RedactionMove,
)
from scenarios.steps.redaction_written import Fact, Forbidden, Length
from scenarios.trace import Act
from scenarios.writing.genres import PartName, part_found
from scenarios.writing.phrases import normal, read
from scenarios.writing.register import familiar, second_person, without_quotes
from scenarios.writing.values import values
from tests.kinds.frame import fixtures, loaded
from tests.kinds.hands.finder import lines_of
from tests.support import essai
from tests.support.lines import talk
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import play_of, press, settle, shown

TEXT = """Bonjour Madame Diallo,

Je reviens vers vous au sujet du devis D-2026-118, d’un montant de 239,40 €, valable jusqu’au 10 décembre.
Vous pouvez me rappeler au 01 99 00 10 10 pour toute question.

Cordialement,
Inès"""


def view(**fields: Any) -> View:
    """The fixture's step, with some of its fields changed."""
    written, _ = loaded(fixtures()["redaction"], "redaction")
    step = essai.changed(written.etapes[0], **fields)
    written = essai.changed(written, etapes=(step, *written.etapes[1:]))
    return start(essai.play("guide", written=written)).view


def handed(text: str = TEXT, at: View | None = None, **fields: Any) -> Progress:
    """What a text comes to."""
    at = at or view()
    done = at.step.accept(RedactionMove(texte=text, **{"objet": "Votre devis", **fields}), at)
    assert isinstance(done, Progress), done
    return done


def marks(done: Progress) -> dict[str, int]:
    """The mark of each criterion."""
    return {mark.criterion: mark.value for mark in done.marks}


def wrong(done: Progress) -> dict[str, str]:
    """What was given by id of each part that is not right."""
    return {part.id: part.value for part in done.parts if not part.is_right}


def without(text: str, *pieces: str) -> str:
    """The text without these pieces, which it must have."""
    for piece in pieces:
        assert piece in text
        text = text.replace(piece, "")
    return text


def test_a_right_text_earns_three_on_each_family() -> None:
    done = handed(grille=("relu",))
    assert wrong(done) == {}
    assert marks(done) == {"A1T3K4": 3, "A1T2K4": 3, "1A.MCV.K1": 3, "HR.RGPD.K1": 3}
    assert done.reason == "La relance est complète et courtoise."
    assert (done.said, done.trust, done.fault, done.better) == ("Courriel envoyé.", 2, None, ())


def test_what_is_put_on_the_site_is_published_and_answers_nobody() -> None:
    online = view(canal="site", genre="note", parties=(), client=())
    assert online.step.note_title() == "Publication"
    assert handed(at=online, objet="").said == "Texte publié sur le site."
    asked = view(canal="site", genre="note", parties=(), client="Une question.")
    assert asked.step.note_title() == "Note"
    assert handed(at=asked, objet="").said == "Note transmise."


def test_what_was_written_and_ticked_is_kept_and_worth_nothing() -> None:
    parts = {p.id: p for p in handed(grille=("relu",)).parts if not p.is_graded}
    assert parts["texte"].value == f"Votre devis\n\n{TEXT}"
    assert parts["grille.relu"].value == "coché"
    assert parts["grille.accords"].value == "non coché"
    assert (
        parts["grille.relu"].label
        == "Vérifié par l’élève\u00a0: J’ai relu mon message à voix basse"
    )
    assert marks(handed(grille=())) == marks(handed(grille=("relu", "accords")))


def test_facts_fall_one_by_one() -> None:
    """Six parts: four facts, nothing invented, one thing forbidden."""
    found, text = [], TEXT
    for piece in ("D-2026-118", "239,40 €", "10 décembre", "01 99 00 10 10"):
        text = without(text, piece)
        found.append(marks(handed(text))["A1T3K4"])
    assert found == [2, 1, 1, 0]
    assert marks(handed(text))["1A.MCV.K1"] == 3


def test_the_evidence_of_a_fact_says_what_was_expected_and_why() -> None:
    part = next(p for p in handed(without(TEXT, "239,40 €")).parts if p.id == "montant")
    assert (part.label, part.expected) == ("Le montant", "239,40 €")
    assert part.reason == "Le montant évite de rouvrir le document."


def test_an_invented_value_is_quoted() -> None:
    done = handed(TEXT.replace("pour toute question", "pour 999,99 € de plus"))
    assert wrong(done) == {"invente": "999,99 €"}
    assert marks(done)["A1T3K4"] == 2


def test_a_date_not_known_is_told_and_never_counted() -> None:
    done = handed(TEXT.replace("pour toute question", "le 3 mai à 8 h 15"))
    assert wrong(done) == {}
    assert done.reason.endswith("À vérifier\u00a0: 3 mai, 8 h 15.")
    assert marks(done)["A1T3K4"] == 3


def test_what_is_forbidden_counts_unless_denied_or_quoted() -> None:
    promised = TEXT + "\nJe vous accorde une remise."
    done = handed(promised)
    assert wrong(done) == {"interdit.1": "Je vous accorde une remise"}
    assert (marks(done)["HR.RGPD.K1"], marks(done)["A1T3K4"]) == (0, 3)
    assert done.fault is not None
    assert done.fault.nature == "engager_hors_delegation"
    assert (done.quality, done.trust) == ("faute", -3)
    assert "À ne pas écrire\u00a0: Une remise promise." in done.reason
    for said in ("Aucune remise n’est prévue.", "Vous parliez d’une « remise » possible."):
        assert wrong(handed(f"{TEXT}\n{said}")) == {}
    assert wrong(handed(TEXT + "\nVous n’avez toujours pas répondu.")) == {}
    assert wrong(handed(TEXT + "\nJe suis sans réponse de votre part hélas")) != {"interdit.1": ""}


def test_four_letters_begin_what_must_be_said_and_are_whole_in_what_must_not() -> None:
    fact = Fact(id="port", libelle="Le port", contient=(("livr",),), raison="Il est dû.")
    barred = Forbidden(libelle="Le port", contient=(("port",),), raison="Il est offert.")
    at = view(faits=(fact,), interdits=(barred,))
    said = TEXT.replace("Je reviens vers vous", "Je vous livre, porte comprise,")
    assert wrong(handed(said, at)) == {}
    assert wrong(handed(said.replace("livre", "délivre"), at)) == {"port": ""}
    assert "interdit.1" in wrong(handed(said.replace("porte comprise", "ports compris"), at))


def test_each_part_of_the_form_counts() -> None:
    """Six parts: five of the genre, and the length."""
    text = without(TEXT, "Bonjour Madame Diallo,")
    assert wrong(handed(text)) == {"partie.appel": ""}
    assert marks(handed(text))["A1T2K4"] == 2
    text = without(text, "Cordialement,")
    assert wrong(handed(text)) == {"partie.appel": "", "partie.formule": ""}
    assert marks(handed(text))["A1T2K4"] == 1
    assert wrong(handed(text, objet=" ")).keys() >= {"partie.objet"}
    assert marks(handed(text, objet=" "))["A1T2K4"] == 1
    done = handed(without(text, "\nInès"), objet="")
    assert marks(done)["A1T2K4"] == 0
    assert marks(done)["A1T3K4"] == 3


@pytest.mark.parametrize(("least", "most", "is_right"), [(37, 38, True), (38, 39, False)])
def test_the_length_has_two_bounds(least: int, most: int, is_right: bool) -> None:
    long = len([word for word in TEXT.split() if any(map(str.isalnum, word))])
    shift = long - 37
    at = view(longueur=Length(min=least + shift, max=most + shift))
    assert ("longueur" not in wrong(handed(TEXT, at))) == is_right
    short = view(longueur=Length(min=1, max=long - 1))
    assert wrong(handed(TEXT, short)) == {"longueur": f"{long} mots"}


def test_the_register_has_its_own_mark() -> None:
    said = TEXT.replace("Vous pouvez", "Tu peux")
    assert wrong(handed(said)) == {"vouvoiement": "Tu"}
    assert marks(handed(said))["1A.MCV.K1"] == 1
    assert marks(handed(said + "\nmdr"))["1A.MCV.K1"] == 0
    assert wrong(handed(said, view(registre="tutoiement"))) == {}
    assert marks(handed(said + "\nmdr", view(registre="libre")))["1A.MCV.K1"] == 0


def test_without_criteria_of_their_own_form_and_register_are_in_the_whole() -> None:
    at = view(criteres_forme=(), criteres_registre=())
    assert isinstance(at.step, Redaction)
    assert at.step.families == {"faits": 14}
    done = handed(without(TEXT, "Cordialement,"), at)
    assert marks(done) == {"A1T3K4": 2, "HR.RGPD.K1": 3}


def test_the_model_is_shown_to_who_has_not_all_right() -> None:
    (better,) = handed(without(TEXT, "239,40 €")).better
    assert better.text.startswith("Bonjour Madame Diallo,\n")
    assert handed("Rien.", view(modele="")).better == ()


@pytest.mark.parametrize(
    ("move", "refusal"),
    [
        (RedactionMove(texte=" \n "), Refusal(EMPTY, "texte")),
        (RedactionMove(texte="x" * (MAX_TEXT + 1)), Refusal(TOO_LONG, "texte")),
        (RedactionMove(texte="x", objet="y" * 201), Refusal(SUBJECT_TOO_LONG, "objet")),
        (RedactionMove(texte="x", grille=("loin",)), Refusal(NOT_ON_GRID, "loin")),
        (QuestionsMove(), Refusal(NOT_FOR_THIS_STEP)),
    ],
    ids=["vide", "long", "objet", "grille", "autre"],
)
def test_what_cannot_be_handed_in_is_refused(move: Any, refusal: Refusal) -> None:
    at = view()
    assert at.step.accept(move, at) == refusal


@pytest.mark.parametrize(
    "text", ["x" * MAX_TEXT, "{{ client }} [/] \x1b[2J", "«" * 900, "1 " * 900]
)
def test_any_text_is_judged(text: str) -> None:
    assert marks(handed(text))["A1T3K4"] == 0


def test_silence_earns_nothing_and_harms_nobody() -> None:
    at = view()
    done = at.step.accept(Skip(), at)
    assert isinstance(done, Progress)
    assert set(marks(done).values()) == {0}
    assert done.fault is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tu viens ?", ("Tu",)),
        ("As-tu lu ? Je te le dis.", ("tu", "te")),
        ("Je t'écris, je t’écris.", ("t'", "t'")),
        ("Il s'est tu. Elle a tu son nom.", ()),
        ("Le ton monte, changez de ton.", ()),
        ("Ton colis, ta lettre, tes clés, pour toi.", ("Ton", "ta", "tes", "toi")),
        ("Y a t'il un reste ? Un T-shirt.", ()),
        ("M. Tu et Linh Tu, au TU de 14 h, la TA.", ()),
        ("TU VIENS ?", ("TU",)),
        ('« tu viens », "ta clé", “toi”', ()),
        ("Le statut, la voiture, têtu, tutelle.", ()),
    ],
)
def test_who_is_addressed_as_tu(text: str, said: tuple[str, ...]) -> None:
    assert second_person(without_quotes(text)) == said


@pytest.mark.parametrize(
    ("text", "genre", "found"),
    [
        ("Ok pour moi", "courriel", ("ok",)),
        ("Ok pour moi", "chat", ()),
        ("Appuyez sur OK", "lettre", ()),
        ("Contrôle OK", "compte_rendu", ()),
        ("mdr", "sms", ("mdr",)),
        ("Une ligne DSL", "courriel", ()),
        ("Trucs et astuces, des trucs et astuces", "courriel", ()),
        ("C'est pas à pas que l'on avance", "courriel", ()),
        ("C’est pas vrai", "courriel", ("c'est pas",)),
        ("N'est-ce pas ?", "courriel", ()),
        ("Coucou suisse vendu", "rapport", ("coucou",)),
        ("Bonjour,\nun coucou suisse", "courriel", ()),
    ],
)
def test_familiar_words(text: str, genre: str, found: tuple[str, ...]) -> None:
    assert familiar(text, genre) == found


REPORT = """Madame Ferrand,

Contact : Monsieur Paul Hervé, vu au magasin.
Raison : il venait pour un aspirateur, pour remplacer le sien.
Objectif : le conseiller voulait proposer le Mistral.
Conclusion : vendu, livré jeudi."""
ONE_LINE = (
    "Contact : Mme Abel. Raison : un devis. Objectif du jour : le relire. Conclusions : fait."
)
HEADINGS = "1) CONTACT\nMme Abel, cliente\n2) Raison :\n- L’objectif\nLe relire\nConclusion\nFait"
UNNAMED = "Madame Ferrand,\nJ’ai reçu un client, pour un devis.\nC’est vendu."


@pytest.mark.parametrize(
    ("text", "part", "quoted"),
    [
        (REPORT, "contact", "Contact : Monsieur Paul Hervé, vu au magasin."),
        (REPORT, "raison", "Raison : il venait pour un aspirateur, pour remplacer le sien."),
        (REPORT, "objectif", "Objectif : le conseiller voulait proposer le Mistral."),
        (REPORT, "conclusion", "Conclusion : vendu, livré jeudi."),
        (ONE_LINE, "contact", "Contact : Mme Abel."),
        (ONE_LINE, "raison", "Raison : un devis."),
        (ONE_LINE, "objectif", "Objectif du jour : le relire."),
        (ONE_LINE, "conclusion", "Conclusions : fait."),
        (HEADINGS, "contact", "1) CONTACT Mme Abel, cliente"),
        (HEADINGS, "raison", "2) Raison :"),
        (HEADINGS, "objectif", "- L’objectif Le relire"),
        (HEADINGS, "conclusion", "Conclusion Fait"),
        (UNNAMED, "contact", "J’ai reçu un client, pour un devis."),
        (UNNAMED, "conclusion", "C’est vendu."),
        ("Raison : un devis pour Mme Abel.\nElle est cliente.", "contact", "Elle est cliente."),
        ("Madame Ferrand,\nRien.", "contact", "Madame Ferrand,"),
        ("Contactez-nous : raisonnable.", "raison", None),
    ],
)
def test_a_section_is_quoted_from_under_its_label(
    text: str, part: PartName, quoted: str | None
) -> None:
    assert part_found(part, "", text, ["vendu"] if part == "conclusion" else [], []) == quoted


@pytest.mark.parametrize(
    ("form", "text", "is_held"),
    [
        ("14 h 30", "à 14h30", True),
        ("14 h 30", "à 14:30", True),
        ("14 h 30", "à quatorze heures trente", True),
        ("14 h 30", "à 14 h", False),
        ("49,90 €", "49.90 euros", True),
        ("49,90 €", "49€90", True),
        ("49,90 €", "49 euros et 90 centimes", True),
        ("49 €", "49 euros et 90 centimes", False),
        ("49,90 €", "149,90 €", False),
        ("49,90 €", "en tout 49,90", True),
        ("1 234,50 €", "1234,5 €", True),
        ("24 novembre", "le 24/11", True),
        ("24 novembre 2026", "24.11.2026", True),
        ("24 novembre 2026", "24/11/2025", False),
        ("le mardi 24 novembre à 14 h 30", "24/11, 14h30", True),
        ("01 99 00 10 10", "+33 1.99.00.10.10", True),
        ("15 jours", "sous quinze jours", True),
        ("15 jours", "115 jours", False),
        ("rembours", "un remboursement", True),
        ("livr", "la livraison", True),
        ("cher", "la plus chère", True),
        ("livr", "il délivre", False),
        ("48 h", "sous 48 heures", True),
        ("ans", "anse", False),
        ("an", "annonce", False),
        ("an", "deux ans", True),
        ("Élodie", "elodie", True),
    ],
)
def test_values_are_compared_in_any_writing(form: str, text: str, is_held: bool) -> None:
    assert read(text).holds(form) is is_held


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("commande n° 48213, facture FAC-26-118", ["reference", "reference"]),
        ("votre commande 2026, contrat 1607 heures, devis 100 %", []),
        ("dossier 1500 €", ["montant"]),
        ("version 2.0.1, 16:9, 5,5 %", []),
        ("a.b@c.example. Puis", ["courriel"]),
    ],
)
def test_what_is_a_value(text: str, kinds: list[str]) -> None:
    assert [value.kind for value in values(text)] == kinds


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("vingt et un", "21"),
        ("quatre-vingt-dix-huit", "98"),
        ("soixante et onze", "71"),
        ("mille deux cents", "1200"),
        ("deux trois", "2 3"),
        ("trente et quarante", "30 et 40"),
        ("dix pour cent", "10 %"),
    ],
)
def test_numbers_said_in_words(text: str, figures: str) -> None:
    assert normal(text) == figures


class _Fake:
    """Remarks on every « aurevoir »."""

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """See Proofreader."""
        at = text.find("aurevoir")
        return () if at < 0 else (Remark(at, at + 8, "En deux mots.", ("au revoir",)),)


def test_spelling_is_advice_behind_one_door() -> None:
    at = view()
    typed = lines_of(at.step.offer(at), RedactionMove(texte="Bonjour,\naurevoir", objet="Devis"))
    done, _ = played(at.play, typed)
    assert proofread(done, None) == {}
    found = proofread(done, _Fake())
    assert [one.proposals for remarks in found.values() for one in remarks] == [("au revoir",)]
    assert set(marks_of(done[0]).values()) <= {0, 1, 2, 3}


def marks_of(act: Act) -> dict[str, int]:
    """The mark of each criterion of an act."""
    return {mark.criterion: mark.value for mark in act.marks}


def played(play: Play, typed: list[str]) -> tuple[tuple[Act, ...], str]:
    """What is done by typing these lines; and what was shown, on one line."""
    store = MemoryStore()
    conversation, screen = talk(*typed)
    play_new(store, conversation, play, ("E07",))
    (seance,) = store.journals
    return acts(store, seance), screen.flat.replace("\u00a0", " ")


def test_lines_are_mended_before_handing_in() -> None:
    at = view()
    typed = [
        "Devis",
        "",
        "Bonjour,",
        "",
        "Une ligne.",
        "En trop.",
        ".",
        "9",
        "1",
        "o!",
        "effacer 4",
    ]
    typed += ["corriger 3", "Deux lignes.", "ajouter", "Au revoir.", ".", "objet", "Votre devis"]
    typed += ["grille", "1 2", "corriger 99", "o"]
    done, screen = played(at.play, typed)
    assert done[0].move == RedactionMove(
        texte="Bonjour,\n\nDeux lignes.\nAu revoir.",
        objet="Votre devis",
        grille=("relu", "accords"),
    )
    assert "« 9 » n’est pas compris" in screen
    assert "Ligne 3 : Une ligne." in screen


def test_a_line_too_long_is_not_kept_and_the_rest_is() -> None:
    at = view()
    done, screen = played(at.play, ["Devis", "Bonjour,", "x" * 100_000, ".", "", "o"])
    assert done[0].move == RedactionMove(texte="Bonjour,", objet="Devis")
    assert "elle n’est pas gardée" in screen


def test_an_empty_text_may_be_passed() -> None:
    done, screen = played(view().play, ["Devis", ".", "p"])
    assert done[0].move == Skip()
    assert "Le texte est vide" in screen


def test_a_half_written_text_comes_back_in_lines() -> None:
    at = view()
    store = MemoryStore()
    play_new(store, talk("Devis", "Bonjour,", "", "Un.")[0], at.play, ("E07",))
    (seance,) = store.journals
    conversation, screen = talk("Deux.", ".", "", "o")
    take_up(store, conversation, seance)
    assert acts(store, seance)[0].move == RedactionMove(
        texte="Bonjour,\n\nUn.\nDeux.", objet="Devis"
    )
    assert "Vous avez déjà écrit" in screen.flat


async def test_a_paste_too_large_leaves_the_text_as_it_was() -> None:
    at = view()
    game = app(play=at.play, source=Vitrine(at.play.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "D", "tab", "a", "b")
        area = pilot.app.screen.query_one(".redaction TextArea", TextArea)
        pilot.app.post_message(events.Paste("x" * 100_000))
        await settle(pilot)
        assert area.text == "ab"
        assert "ce champ 4000 au plus" in shown(pilot)
        pilot.app.post_message(events.Paste("c\x1b[2J\x00d\r\ne"))
        await settle(pilot)
        assert area.text == "abc[2Jd\ne"


async def test_what_is_typed_is_kept_as_it_grows_and_when_left() -> None:
    at = view()
    game = app(play=at.play, source=Vitrine(at.play.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "D", "enter")
        assert play_of(pilot).session.scene.draft["objet"] == "D"
        area = pilot.app.screen.query_one(".redaction TextArea", TextArea)
        area.insert("x" * (KEPT_EVERY - 1))
        await settle(pilot)
        assert "texte" not in play_of(pilot).session.scene.draft
        area.insert("y")
        await settle(pilot)
        assert play_of(pilot).session.scene.draft["texte"].endswith("xy")
        await press(pilot, "z", "tab", "1")
        assert play_of(pilot).session.scene.draft["texte"].endswith("xyz")
        assert play_of(pilot).session.scene.draft["grille"] == "relu"
        assert "● J’ai relu" in shown(pilot)


async def test_an_empty_text_is_refused_beside_the_field() -> None:
    at = view()
    game = app(play=at.play, source=Vitrine(at.play.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "D", "ctrl+s")
        assert "Le texte est vide" in shown(pilot)
        assert pilot.app.screen.query_one(".redaction Input", Input).value == "D"
        assert "0 mots (30 à 120)" in shown(pilot)
