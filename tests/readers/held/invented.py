"""Invented articles, and the containers in which people hold them."""

import html
import json
import textwrap
from collections.abc import Callable, Mapping

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


def plain(paragraphs: tuple[str, ...]) -> str:
    """Return the article as plain text."""
    return "\n\n".join(paragraphs)


def _html(paragraphs: tuple[str, ...]) -> str:
    title, *body = (html.escape(part, quote=True) for part in paragraphs)
    lines = [f"<p>{part}</p>" for part in body]
    lines[0] = lines[0].replace(" ", ' <a href="https://ostby.example/f?a=1&amp;b=2">', 1)
    lines[0] = lines[0].replace(",", "</a>,", 1)
    return f"<h1>{title}</h1>\n" + "\n".join(lines) + '<script>if (a < b) { run("<p>"); }</script>'


def _page(paragraphs: tuple[str, ...]) -> str:
    return f"<!DOCTYPE html>\n<html><body>{_html(paragraphs)}</body></html>\n"


def _broken(paragraphs: tuple[str, ...]) -> str:
    return "<br /><br />".join(html.escape(part, quote=False) for part in paragraphs)


def _markdown(paragraphs: tuple[str, ...]) -> str:
    title, first, *rest = paragraphs
    words = first.split(" ")
    words[1] = f"[{words[1]}](https://ostby.example/a_(b) 'Ostby')"
    words[3] = f"**{words[3]}**"
    image = "[![A ferry](/f.jpg)](https://ostby.example/f)"
    return "\n\n".join([f"# {title}", image, " ".join(words), *rest]) + "\n"


def _list(paragraphs: tuple[str, ...]) -> str:
    return str([part.replace(", ", ",\xa0", 1) for part in paragraphs])


def _wrapped(paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(textwrap.fill(part, 68, break_on_hyphens=False) for part in paragraphs)


def _indented(paragraphs: tuple[str, ...]) -> str:
    title, *body = paragraphs
    filled = (
        textwrap.fill(part, 64, initial_indent="    ", break_on_hyphens=False) for part in body
    )
    return f"{title}\n\n" + "\n".join(filled)


def _field(paragraphs: tuple[str, ...]) -> str:
    return '"' + plain(paragraphs).replace('"', '""') + '"'


def _front_matter(paragraphs: tuple[str, ...]) -> str:
    title, *body = paragraphs
    return f'---\ntitle: "{title}"\ndate: 2024-10-01\n---\n\n' + plain(tuple(body))


def _database(paragraphs: tuple[str, ...]) -> str:
    title, *body = paragraphs
    head = "Copyright 2015 Ostby Courier\n\n\nLENGTH: 99 words\n\n"
    text = plain(tuple(body))
    return f"{head}HEADLINE: {title}\n\nBODY:\n\n{text}\n\nLOAD-DATE: October 1, 2015\n"


def _factiva(paragraphs: tuple[str, ...]) -> str:
    title, lead, *body = paragraphs
    head = (
        f"HD {title}\nBY By Ada Moor\nPD 1 October 2015\nSN Ostby Courier\nSC OSTBY\nLA English\n"
    )
    tail = "RE norra : Norra\nPUB Ostby Press\nAN Document OSTBYC0020151001ebaa1000p\n"
    return f"{head}LP\n{lead}\n\nTD\n{plain(tuple(body))}\n\n{tail}"


CONTAINERS: Mapping[str, Callable[[tuple[str, ...]], str]] = {
    "HTML": _html,
    "a page": _page,
    "line break tags": _broken,
    "escaped HTML": lambda parts: html.escape(_html(parts).split("<script>")[0]),
    "CDATA": lambda parts: f"<![CDATA[{_html(parts)}]]>",
    "Markdown": _markdown,
    "JSON's escapes": lambda parts: json.dumps(plain(parts))[1:-1],
    "a JSON string": lambda parts: json.dumps(plain(parts)),
    "a JSON object": lambda parts: json.dumps({"title": parts[0], "text": plain(parts[1:])}),
    "a JSON object of HTML": lambda parts: json.dumps({"body": _html(parts)}),
    "a JSON line on top": lambda parts: json.dumps({"id": 4, "tag": "x"}) + "\n" + plain(parts),
    "a list": _list,
    "a list of JSON": lambda parts: json.dumps(list(parts), ensure_ascii=False),
    "NEWLINE_CHAR": lambda parts: " NEWLINE_CHAR NEWLINE_CHAR ".join(parts),
    "short codes": lambda parts: "\n\n[ad_1]\n\n".join(parts) + "\n\n[youtube https://y.example/1]",
    "hard-wrapped": _wrapped,
    "indented": _indented,
    "front matter": _front_matter,
    "a database": _database,
    "Factiva": _factiva,
}
"""By name, what puts the paragraphs of an article, its title first, into a container."""

QUOTED = {"a field of CSV": _field}
"""Containers that show in articles with straight quotation marks only."""
