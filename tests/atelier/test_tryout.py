"""A tryout: from any step, any customer, undone, and given anew to the file as it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.atelier.tryout.author import author_view
from game.atelier.tryout.draft import Draft
from game.atelier.tryout.told import sections
from game.atelier.tryout.tryout import Tryout
from game.cli.main import main
from game.content import bundled
from game.errors import ContentError, UsageError
from game.session import Answered
from scenarios.reach.way import is_behind_a_walk_out
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.kind import Refusal, Skip
from scenarios.steps.questions import QuestionsMove
from tests.support.brouillon import Brouillon

# Of another need than those of customers 7 and 42, as `test_way` proves.
NOT_FOR_THEM = {("deux-cafetieres", "total-brise")}


@pytest.fixture
def file(tmp_path: Path) -> Brouillon:
    return Brouillon(tmp_path / "atelier")


def tryout(file: Brouillon) -> Tryout:
    return Tryout(Draft(str(file.path)), seed=42, persona="reflechi", mode="guide")


def answer(tried: Tryout, *choices: str) -> None:
    """Pick these lines or questions, one after the other."""
    for choice in choices:
        kind = tried.trial.state.view.step.kind
        move = DialogueMove(choix=choice) if kind == "dialogue" else QuestionsMove(question=choice)
        assert isinstance(tried.trial.answer(move), Answered), choice


def here(tried: Tryout) -> str:
    return tried.trial.state.position.step or ""


def told(tried: Tryout) -> str:
    """What the author is told, empty for nothing."""
    return "" if tried.notice is None else tried.notice.text.replace("\u00a0", " ")


def mistakes(tried: Tryout) -> str:
    """Those of the file, as `verifier` prints them."""
    return "" if tried.notice is None else "\n".join(tried.notice.mistakes)


@pytest.mark.parametrize("id_", list(bundled().scenarios))
@pytest.mark.parametrize("seed", [7, 42])
def test_it_starts_at_each_step_of_each_scenario(id_: str, seed: int) -> None:
    tried = Tryout(Draft(id_), seed=seed, mode="guide")
    for step in bundled().scenario(id_).etapes:
        if (id_, step.id) in NOT_FOR_THEM:
            continue
        tried.go_to(step.id)
        view = author_view(tried)
        assert view.where is not None
        assert view.where.step == step.id
        assert view.answers == len(tried.trial.given)
        assert any(one.is_best for one in view.key.outcomes)
        assert sections(view)
        if tried.is_alone:
            assert view.answers == 0
            assert "seule" in told(tried)
        assert tried.is_alone == is_behind_a_walk_out(tried.play, step.id)


def test_the_key_tells_what_the_answer_then_does() -> None:
    tried = Tryout(Draft("deux-cafetieres"), seed=42, mode="entrainement")
    for _ in range(4):
        before = tried.trial.state.position
        key = author_view(tried).key
        said = next(one for one in key.outcomes if one.is_best)
        assert isinstance(tried.trial.lead_best(), Answered)
        view = author_view(tried)
        assert view.last is not None
        assert view.last.effects == said.effects
        assert view.last.marks == said.marks
        assert (view.trust - before.trust, view.patience - before.patience) == said.effects.felt


def test_an_unknown_step_names_the_nearest(file: Brouillon) -> None:
    tried = tryout(file)
    with pytest.raises(UsageError, match="Vouliez-vous dire «\xa0decouvrir\xa0»"):
        tried.go_to("decouvrire")
    with pytest.raises(UsageError, match="Il y a : accueillir, rattraper"):
        tried.go_to("xyz")
    assert here(tried) == "accueillir"


def test_any_number_of_answers_is_undone(file: Brouillon) -> None:
    tried = tryout(file)
    first = tried.trial.state
    answer(tried, "rayon", "montrer", "rayon", "venir")
    assert here(tried) == "decouvrir"
    states = []
    while tried.undo():
        states.append(here(tried))
    assert states == ["rattraper", "accueillir", "rattraper", "accueillir"]
    assert tried.trial.state == first
    answer(tried, "rayon")
    assert here(tried) == "rattraper"


def test_an_ending_is_undone_too(file: Brouillon) -> None:
    tried = tryout(file)
    while not tried.trial.state.is_over:
        assert isinstance(tried.trial.lead_best(), Answered)
    assert isinstance(tried.trial.lead_best(), Refusal)
    ended = author_view(tried)
    assert ended.ended is not None
    assert ended.ended.competences
    assert ended.key.outcomes == ()
    assert tried.undo()
    assert here(tried) == "juger"
    assert isinstance(tried.trial.lead_best(), Answered)


def test_what_the_student_takes_back_is_followed(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon")
    assert isinstance(tried.trial.take_back(), Answered)
    assert author_view(tried).last is None
    answer(tried, "rayon", "venir")
    file.save(("Vous vous rattrapez en accompagnant.", "Vous accompagnez enfin."))
    assert tried.saved()
    assert here(tried) == "decouvrir"
    view = author_view(tried)
    assert view.last is not None
    assert view.last.reason == "Vous accompagnez enfin."


def test_an_edited_line_is_played_anew_at_the_same_place(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon", "venir")
    assert not tried.saved()
    file.save(("Je vous accompagne. Qu’en ferez-vous ?", "Suivez-moi. Qu’en ferez-vous ?"))
    assert tried.saved()
    assert here(tried) == "decouvrir"
    assert "Vos 2 réponses sont rejouées." in told(tried)
    assert tried.trial.state.acts[-1].said.startswith("Suivez-moi.")
    assert not tried.saved()


def test_a_renamed_step_stops_the_replay_at_the_last_common_one(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon", "venir", "compte")
    file.save(("id: rattraper", "id: reparer"), ("vers: rattraper", "vers: reparer"))
    assert tried.saved()
    assert here(tried) == "reparer"
    assert "1 réponse sur 3 rejouée : l’étape « rattraper » n’existe plus" in told(tried)
    assert "Vous êtes à l’étape « reparer »." in told(tried)
    answer(tried, "venir")
    assert not told(tried)


def test_a_line_that_is_gone_stops_the_replay_and_is_named(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon", "venir")
    file.save(("id: venir", "id: accompagner"))
    assert tried.saved()
    assert here(tried) == "rattraper"
    assert "la réponse suivante (« venir ») ne va plus" in told(tried)


def test_another_target_stops_the_replay_where_it_leads(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon", "venir")
    file.save(('sans accompagner.", vers: rattraper', 'sans accompagner.", vers: decouvrir'))
    tried.saved()
    # The step left behind is now out of reach: the file is refused, and the place kept.
    assert mistakes(tried)
    assert here(tried) == "decouvrir"


def test_mistakes_are_those_of_verifier_and_the_old_version_is_played_on(
    file: Brouillon, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = tryout(file)
    answer(tried, "rayon")
    trial = tried.trial
    file.save(("vers: argumenter", "vers: argumentre"))
    assert tried.saved()
    assert tried.trial is trial
    main(["verifier", str(file.path)])
    printed = capsys.readouterr().out
    assert tried.notice is not None
    assert all(found in printed for found in tried.notice.mistakes)
    assert "une erreur" in told(tried)
    assert "argumentre" in mistakes(tried)
    answer(tried, "venir")
    # What is wrong with the file stays in sight while one plays on.
    assert "argumentre" in mistakes(tried)
    file.save()
    assert tried.saved()
    assert here(tried) == "decouvrir"
    assert "Fichier rechargé" in told(tried)
    assert not mistakes(tried)


def test_bytes_that_are_no_scenario_are_told(file: Brouillon) -> None:
    tried = tryout(file)
    for content in (b"", b"\x00\xff", b"etapes: [", b"- a\n- b\n"):
        file.path.write_bytes(content)
        assert tried.saved()
        assert mistakes(tried)
        assert here(tried) == "accueillir"


def test_a_file_put_aside_for_an_instant_is_waited_for(file: Brouillon) -> None:
    tried = tryout(file)
    content = file.path.read_bytes()
    file.path.unlink()
    assert not tried.saved()
    assert not told(tried)
    tried.reload()
    assert "n’existe pas" in mistakes(tried)
    file.path.write_bytes(content)
    assert tried.saved()
    assert not mistakes(tried)


def test_the_organisation_beside_is_looked_at_too(file: Brouillon) -> None:
    tried = tryout(file)
    house = file.house.read_text(encoding="utf-8")
    file.house.write_text(house.replace("nom: ", "nom: Nouvelle ", 1), encoding="utf-8")
    assert tried.saved()
    assert tried.play.organisation.nom.startswith("Nouvelle")
    file.house.write_text(house.replace("format: 1", "format: un"), encoding="utf-8")
    assert tried.saved()
    assert "maison.yaml:" in mistakes(tried)


def test_a_file_that_cannot_be_played_is_refused_at_the_start(file: Brouillon) -> None:
    file.save(("vers: argumenter", "vers: argumentre"))
    with pytest.raises(ContentError, match="argumentre"):
        tryout(file)
    with pytest.raises(UsageError, match="Aucun scénario ne s’appelle"):
        Draft("deux-cafetiere")


def test_another_customer_gets_the_same_answers_and_its_own_results() -> None:
    tried = Tryout(Draft("deux-cafetieres"), seed=42, mode="guide")
    tried.go_to("total-ondine")
    assert isinstance(tried.trial.lead_best(), Answered)
    count = len(tried.trial.given)
    tried.cast(seed=43, persona="mefiant")
    assert tried.play.casting.temper.archetype == "mefiant"
    assert "Client n° 43" in told(tried)
    assert f"Vos {count} réponses sont rejouées." in told(tried)
    # What was worked out by the machine is worked out anew for the new numbers.
    graded = [act for act in tried.trial.trace.acts if act.kind == "calcul"]
    assert all(act.quality == "attendu" for act in graded)


def test_an_unknown_character_changes_nothing(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon")
    trial = tried.trial
    with pytest.raises(UsageError):
        tried.cast(seed=3, persona="presser")
    assert tried.trial is trial
    assert (tried.seed, tried.persona) == (42, "reflechi")


def test_own_answers_are_kept_on_the_way_to_a_step_further_on(file: Brouillon) -> None:
    tried = tryout(file)
    answer(tried, "rayon")
    tried.go_to("argumenter")
    assert [given.step for given in tried.trial.given][:2] == ["accueillir", "rattraper"]
    assert "Vos réponses d’avant sont gardées." in told(tried)
    tried.go_to("accueillir")
    assert tried.trial.given == [] or here(tried) == "accueillir"


def test_a_step_tried_alone_is_tried_alone_again_after_a_save() -> None:
    tried = Tryout(Draft("premiere-matinee"), seed=42, mode="guide")
    tried.go_to("fiche-passage")
    assert tried.is_alone
    assert author_view(tried).is_relieved
    tried.reload()
    assert (here(tried), tried.is_alone) == ("fiche-passage", True)
    tried.restart()
    assert not tried.is_alone


def test_silence_is_recorded_like_any_answer(file: Brouillon) -> None:
    tried = tryout(file)
    assert isinstance(tried.trial.answer(Skip()), Answered)
    view = author_view(tried)
    assert view.last is not None
    assert view.last.key == "passer"
    assert tried.undo()
