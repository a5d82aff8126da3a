"""« À lire d’abord »: what a teacher reads before touching a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenarios.house.organisation import Organisation

Look = Literal["titre", "partie", "point", "commande"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the sheet and its look; what is typed in a terminal is a `commande`."""

    look: Look
    text: str


def paragraphs(house: Organisation, source: str, scenario: str | None) -> tuple[Paragraph, ...]:
    """The sheet. source: the workbook or the folder, as typed; scenario: one that plays there."""
    again = f"comptoir adapter {source} -o organisations/ma-maison.yaml"
    played = f"{again} --scenario {scenario}" if scenario else ""
    lines: tuple[tuple[Look, str], ...] = (
        ("titre", f"{house.nom} : à lire d’abord"),
        (
            "point",
            "Voici toute la maison que vos élèves rencontrent : ses articles, ses prix, ses"
            " horaires, sa charte, ses collègues, ce que l’élève décide seul, ses documents."
            " Changez ce qu’il faut, enregistrez : Comptoir en fait votre maison.",
        ),
        ("partie", "Ce que vous pouvez changer"),
        ("point", "Toutes les cases blanches : les noms, les prix, les phrases, les personnes."),
        (
            "point",
            "Le nombre de lignes. Ajoutez-en sous la dernière ; effacez celles dont vous ne voulez"
            " pas. Les élèves voient les lignes dans cet ordre.",
        ),
        (
            "point",
            "Les caractéristiques des produits. « Caractéristique : format » montre aux élèves une"
            " colonne « format » : changez le mot après les deux-points, ajoutez ou retirez des"
            " colonnes.",
        ),
        (
            "point",
            "Les tableaux des documents : un par feuille. La première ligne porte ses titres. Pour"
            " en ajouter un, créez une feuille et écrivez son nom dans la colonne « Tableau » de"
            " la feuille Documents.",
        ),
        ("partie", "Ce qu’il ne faut pas changer"),
        (
            "point",
            "Les cases grises. Ce sont les noms courts par lesquels les situations trouvent un"
            " article, un document, une prérogative. Un article peut devenir un tout autre"
            " article ; son identifiant, lui, reste.",
        ),
        (
            "point",
            "Sur une ligne que vous ajoutez, laissez l’identifiant vide : Comptoir en choisit un"
            " et vous le dit.",
        ),
        (
            "point",
            "Les noms des feuilles et les titres des colonnes. Vous pouvez en revanche déplacer"
            " les colonnes, et en ajouter pour vous : elles ne seront pas lues, et Comptoir le"
            " dira.",
        ),
        ("partie", "Personne de réel"),
        (
            "point",
            "Inventez les personnes. Prenez un téléphone réservé à la fiction : 02 61 91 suivi de"
            " quatre chiffres. Terminez courriels et site par « .example », comme"
            " contact@ma-maison.example : personne ne les recevra par erreur.",
        ),
        ("partie", "Revenir au jeu"),
        (
            "point",
            "Enregistrez au format XLSX (« Classeur Excel »). Puis, dans un terminal ouvert sur le"
            " dossier du fichier :",
        ),
        ("commande", again),
        *(
            (
                ("point", "Pour jouer aussi une situation livrée dans votre maison :"),
                ("commande", played),
            )
            if played
            else ()
        ),
        (
            "point",
            "S’il y a des erreurs, elles sont toutes dites d’un coup, avec la feuille, la ligne et"
            " la colonne. Tant qu’il en reste une, rien n’est écrit.",
        ),
    )
    return tuple(Paragraph(look, text) for look, text in lines)
