"""Invented towns, and what streets are called.

An address must look right and lead nowhere: « 12 rue des Tilleuls » exists in a hundred real
towns, so it is the town that is invented. None of these names is a French commune, and postcodes
start with 96, which is nobody's: La Poste's start with the number of a department (01 to 95, 20
for Corsica, 97 and 98 overseas), with 00 (the army) or 99 (its own services).
"""

from __future__ import annotations

# (postcode, town): always drawn together.
TOWNS: tuple[tuple[str, str], ...] = (
    ("96100", "Valmorin"),
    ("96110", "Brévancourt"),
    ("96120", "Saint-Orlan"),
    ("96130", "Clairvigne"),
    ("96140", "Pont-Arzelle"),
    ("96150", "Les Aubrayes"),
    ("96160", "Kervénec"),
    ("96170", "Roquesaille"),
    ("96180", "Castelmaur"),
    ("96190", "Fontbelle-sur-Orbise"),
    ("96200", "Beaurival"),
    ("96210", "Villedorée"),
    ("96220", "Larmorac"),
    ("96230", "Wolfsbrunn"),
    ("96240", "Hazebeke"),
    ("96250", "La Ferté-Lorin"),
    ("96260", "Orsenac"),
    ("96270", "Port-Saint-Elme"),
    ("96280", "Sainte-Auriane"),
    ("96290", "Grandval-les-Prés"),
    ("96300", "Étrelonne"),
    ("96310", "Mirecombe"),
    ("96320", "Aiguenoire"),
    ("96330", "Bourg-Lavaux"),
    ("96340", "Trévignec"),
    ("96350", "Montaubry"),
    ("96360", "Chantebrise"),
    ("96370", "Rochevive"),
)

# Written as often as they are met.
STREET_TYPES = ("rue",) * 9 + (
    "avenue",
    "avenue",
    "boulevard",
    "allée",
    "allée",
    "chemin",
    "impasse",
    "place",
    "quai",
    "square",
)

STREET_NAMES: tuple[str, ...] = (
    "de l’Abreuvoir",
    "de l’Ancienne-Gare",
    "de l’Église",
    "de l’Horloge",
    "de la Cerisaie",
    "de la Fontaine",
    "de la Liberté",
    "de la Mairie",
    "de la Minoterie",
    "de la Poste",
    "de la République",
    "de la Tannerie",
    "de la Tuilerie",
    "de la Verrerie",
    "de la Paix",
    "des Acacias",
    "des Bleuets",
    "des Capucines",
    "des Écoles",
    "des Érables",
    "des Glycines",
    "des Halles",
    "des Jonquilles",
    "des Lavandières",
    "des Lilas",
    "des Mésanges",
    "des Noyers",
    "des Peupliers",
    "des Remparts",
    "des Tilleuls",
    "des Tisserands",
    "des Vignes",
    "du Bac",
    "du Belvédère",
    "du Canal",
    "du Faubourg",
    "du Lavoir",
    "du Marché",
    "du Moulin",
    "du Pont-Neuf",
    "du Stade",
    "du Vieux-Puits",
)
