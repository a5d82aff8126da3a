"""`questions` on paper: questions to number in the order asked, answers on the customer's card."""

from __future__ import annotations

from dataclasses import replace

from game.atelier.printed.desk import Desk
from game.atelier.printed.values import Choices, Laid, Ruled
from scenarios.steps.questions import Questions

HOW = "Écrivez 1, 2, 3… devant les questions posées ; arrêtez quand vous en savez assez."
SCALE = (
    "3, moins 1 par information essentielle restée inconnue et par question maladroite ; 0 si rien"
    " d’essentiel n’est connu. Une question utile de plus ne coûte rien."
)


def lay(step: Questions, desk: Desk) -> Laid:
    """The bank as this customer is asked it, and room for what is learnt."""
    questions = desk.offered(step.questions)
    numbered = tuple(enumerate(questions, start=1))
    essentials = " ; ".join(desk.say(each.libelle) for each in step.essentiels)
    # A question ends nothing: where it all leads stands under the questions.
    replies = (replace(r, ways=()) for n, q in numbered for r in desk.replies(step, n, q, None))
    return Laid(
        blank=(Choices(desk.items(questions), HOW, "__"), Ruled("Ce que vous apprenez")),
        key=tuple(
            line for n, q in numbered for line in desk.key_lines(step, n, q, is_marked=False)
        ),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        replies=tuple(replies),
        notes=(
            *((f"Essentiel à connaître : {essentials}.",) if essentials else ()),
            f"Complet : {desk.say(step.raison_complet)} Sinon : {desk.say(step.raison_incomplet)}",
        ),
        prompt=step.offer(desk.view).prompt,
        is_alone=False,
    )
