"""A rule in one line, as lists of rules show it, wherever the rule is kept."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.files.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that is not a generator of `scenarios.checks`: its id, and one French sentence."""

    id: str
    description: str
    severity: Severity = Severity.ERROR


# All that reading a file may say before its content is looked at.
FILE_RULES: tuple[RuleLine, ...] = (
    RuleLine("fichier-illisible", "Le fichier, ou le dossier, peut être ouvert."),
    RuleLine("encodage", "Le fichier est enregistré en UTF-8."),
    RuleLine("fichier-vide", "Le fichier contient quelque chose."),
    RuleLine("fichier-trop-grand", "Le fichier a une taille raisonnable."),
    RuleLine("yaml-syntaxe", "Chaque ligne se lit : guillemets, deux-points, alignement."),
    RuleLine("caractere-interdit", "Aucun caractère invisible ne se cache dans le fichier."),
    RuleLine(
        "diese-colle",
        "Un texte qui contient « # » est entre guillemets.",
        Severity.WARNING,
    ),
    RuleLine("plusieurs-documents", "Un fichier contient un seul scénario."),
    RuleLine("cle-en-double", "Une clé n’est écrite qu’une fois."),
    RuleLine("cle-non-texte", "Une clé est un mot."),
    RuleLine("alias-interdit", "Aucun passage n’en reprend un autre par « & » ou « * »."),
    RuleLine("fusion-interdite", "La clé « << » n’est pas employée."),
    RuleLine("balise-interdite", "Aucune valeur ne porte de balise « ! »."),
    RuleLine("trop-profond", "Les listes et les ensembles ne s’emboîtent pas sans fin."),
)
# All that the form of a scenario, an organisation, an archetype or a stored play may lack.
SHAPE_RULES: tuple[RuleLine, ...] = (
    RuleLine("cle-inconnue", "Chaque clé est l’une de celles que le jeu connaît."),
    RuleLine("cle-manquante", "Les clés indispensables sont écrites."),
    RuleLine("type-attendu", "Chaque valeur a la forme attendue : texte, nombre, liste."),
    RuleLine("valeur-inconnue", "Une valeur à choisir est l’une de celles qui existent."),
    RuleLine("identifiant", "Un identifiant s’écrit en minuscules sans accent, avec des tirets."),
    RuleLine("hors-limites", "Un nombre reste entre ses limites."),
    RuleLine("longueur", "Une liste, un texte a la longueur permise."),
    RuleLine("forme", "Une valeur a la forme que sa clé demande."),
)
