"""The containers in which people hold articles: tags, escapes, records, hard line breaks."""

import html
import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.testing.articles import Invented, articles, prose

_PARAGRAPHS = 3  # that a container holds at least
_LINES = 500  # characters of a text with hard line breaks at least
WRAPPED = ("hard-wrapped", "indented")
"""Forms whose paragraphs are broken over lines."""
_OFTEN_WRAPPED = ("en", "de", "fr", "es")


def plain(paragraphs: Sequence[str]) -> str:
    """Return the article as plain text."""
    return "\n\n".join(paragraphs)


def _html(paragraphs: Sequence[str]) -> str:
    title, *body = (html.escape(part, quote=True) for part in paragraphs)
    lines = [f"<p>{part}</p>" for part in body]
    lines[0] = lines[0].replace(" ", ' <a href="https://ostby.example/f?a=1&amp;b=2">', 1)
    lines[0] = lines[0].replace(",", "</a>,", 1)
    return f"<h1>{title}</h1>\n" + "\n".join(lines) + '<script>if (a < b) { run("<p>"); }</script>'


def _page(paragraphs: Sequence[str]) -> str:
    return f"<!DOCTYPE html>\n<html><body>{_html(paragraphs)}</body></html>\n"


def _broken(paragraphs: Sequence[str]) -> str:
    return "<br /><br />".join(html.escape(part, quote=False) for part in paragraphs)


def _markdown(paragraphs: Sequence[str]) -> str:
    title, first, *rest = paragraphs
    words = first.split(" ")
    if len(words) <= 3:  # of a script without spaces
        words[0] = f"[{words[0]}](https://ostby.example/a_(b) 'Ostby')"
        return "\n\n".join([f"# {title}", " ".join(words), *rest]) + "\n"
    words[1] = f"[{words[1]}](https://ostby.example/a_(b) 'Ostby')"
    words[3] = f"**{words[3]}**"
    image = "[![A ferry](/f.jpg)](https://ostby.example/f)"
    return "\n\n".join([f"# {title}", image, " ".join(words), *rest]) + "\n"


def _list(paragraphs: Sequence[str]) -> str:
    return str([part.replace(", ", ",\xa0", 1) for part in paragraphs])


def _wrapped(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(textwrap.fill(part, 68, break_on_hyphens=False) for part in paragraphs)


def _indented(paragraphs: Sequence[str]) -> str:
    title, *body = paragraphs
    filled = (
        textwrap.fill(part, 64, initial_indent="    ", break_on_hyphens=False) for part in body
    )
    return f"{title}\n\n" + "\n".join(filled)


def _field(paragraphs: Sequence[str]) -> str:
    return '"' + plain(paragraphs).replace('"', '""') + '"'


def _front_matter(paragraphs: Sequence[str]) -> str:
    title, *body = paragraphs
    return f'---\ntitle: "{title}"\ndate: 2024-10-01\n---\n\n' + plain(body)


def _database(paragraphs: Sequence[str]) -> str:
    title, *body = paragraphs
    head = "Copyright 2015 Ostby Courier\n\n\nLENGTH: 99 words\n\n"
    text = plain(body)
    return f"{head}HEADLINE: {title}\n\nBODY:\n\n{text}\n\nLOAD-DATE: October 1, 2015\n"


def _factiva(paragraphs: Sequence[str]) -> str:
    title, lead, *body = paragraphs
    head = (
        f"HD {title}\nBY By Ada Moor\nPD 1 October 2015\nSN Ostby Courier\nSC OSTBY\nLA English\n"
    )
    tail = "RE norra : Norra\nPUB Ostby Press\nAN Document OSTBYC0020151001ebaa1000p\n"
    return f"{head}LP\n{lead}\n\nTD\n{plain(body)}\n\n{tail}"


FORMS: Mapping[str, Callable[[Sequence[str]], str]] = {
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

QUOTED: Mapping[str, Callable[[Sequence[str]], str]] = {"a field of CSV": _field}
"""Containers that show in articles with straight quotation marks only."""


class Held(NamedTuple):
    """A text in a container: the name of the form, the text, and the article that it holds."""

    form: str
    text: str
    article: Invented


@st.composite
def held_as(draw: st.DrawFn, form: str | None = None) -> Held:
    """Generate articles in the containers in which people hold them, with nothing else in these.

    Cleaning gives the article; where lines are wrapped it may keep some of their ends, in doubt.

    Args:
        form: a name of `newsclean.testing.FORMS`; any of them if it is not given.

    Raises:
        ValueError: there is no such form.
    """
    if form is not None and form not in FORMS:
        raise ValueError(f"there is no form {form!r}: there are {', '.join(FORMS)}")
    chosen = draw(st.sampled_from(list(FORMS))) if form is None else form
    wrapped = chosen in WRAPPED
    language = draw(st.sampled_from(_OFTEN_WRAPPED if wrapped else list(prose())))
    article = draw(articles(language).filter(lambda made: _is_long_enough(made, wrapped=wrapped)))
    return Held(chosen, FORMS[chosen]((article.title, *article.paragraphs)), article)


def _is_long_enough(article: Invented, *, wrapped: bool) -> bool:
    """Can a container of `article` be told by its form? Hard line breaks need some lines for that."""
    enough = len(article.text) >= _LINES if wrapped else True
    return enough and len(article.paragraphs) >= _PARAGRAPHS
