"""Invented articles, long enough to be told from what holds them."""

from collections.abc import Mapping

ARTICLES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Ostby keeps its night ferry for another winter",
        "The harbour council of Ostby voted on Tuesday to keep the night ferry running until spring, "
        "although the two oldest ships need new engines before the ice comes.",
        "“We heard the doctors who cross at two in the morning,” said the chair, Ada Moor, after the "
        "meeting. \"Nobody on the island asked for less.\"",
        "The operator must find a second crew by November, at a cost of 3.4 million, and has asked the "
        "county for help; an answer is expected on 12 October.",
    ),
    "de": (
        "Hafenrat von Ostby hält an der Nachtfähre fest",
        "Der Hafenrat hat am Dienstag beschlossen, die Nachtfähre auch im Winter fahren zu lassen, obwohl "
        "die beiden ältesten Schiffe neue Motoren brauchen.",
        "„Wir haben den Ärzten zugehört, die nachts übersetzen“, sagte die Vorsitzende Ada Moor nach der "
        "Sitzung. Größere Änderungen seien nicht geplant.",
        "Die Reederei muss bis November eine zweite Mannschaft finden und rechnet mit Kosten von 3,4 "
        "Millionen; über einen Zuschuss wird im Oktober entschieden.",
    ),
    "fr": (
        "Le port d'Ostby garde son ferry de nuit",
        "Le conseil du port a décidé mardi de maintenir le ferry de nuit jusqu'au printemps, bien que les "
        "deux plus vieux navires aient besoin de nouveaux moteurs.",
        "« Nous avons écouté les médecins qui traversent à deux heures », a déclaré la présidente, Ada "
        "Moor, à l'issue de la réunion de mardi.",
        "La compagnie doit trouver un second équipage avant novembre et a demandé l'aide du département "
        "pour la formation, qui coûtera 3,4 millions.",
    ),
    "ru": (
        "Порт Остби сохранит ночной паром до весны",
        "Совет порта во вторник решил, что ночной паром будет ходить всю зиму, хотя двум старейшим судам "
        "нужны новые двигатели.",
        "«Мы выслушали врачей, которые ездят ночью», — сказала после заседания председатель совета Ада "
        "Мур и поблагодарила экипажи.",
        "До ноября компания должна найти вторую команду; она попросила у округа помощи на 3,4 миллиона, "
        "ответ ожидают в октябре.",
    ),
}  # fmt: skip
