"""Pages: an invented article among what sites set around one."""

import html
import json
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.testing.articles import Invented, articles, titles
from newsclean.testing.residue import residue

_SITE = "The Elmstead Courier"
_NAMES = ("Ada Moor", "Anton Perl", "Ines Valdor")
_MOST = 4  # lines of residue in a place
_LEAST = 3  # paragraphs of the article


class Page(NamedTuple):
    """A page, the article on it, and the lines of residue that it shows."""

    html: str
    article: Invented
    litter: tuple[str, ...]


@st.composite
def pages(draw: st.DrawFn, language: str | None = None) -> Page:
    """Generate whole pages: head, navigation, article, teasers, footer, in several ways of markup.

    Args:
        language: of the article, a code of prose.toml; any of them if it is not given.
    """
    article = draw(articles(language).filter(lambda made: len(made.paragraphs) >= _LEAST))
    places = [draw(st.lists(residue(bare=True), max_size=_MOST)) for _ in range(3)]
    above, within, below = places
    body = [f"<p>{html.escape(paragraph)}</p>" for paragraph in article.paragraphs]
    for line in within:
        body.insert(draw(st.integers(0, len(body))), f"<div>{html.escape(line)}</div>")
    if draw(st.booleans()):
        body.insert(0, f"<p class=byline>By {draw(st.sampled_from(_NAMES))}</p>")
    opening, closing = draw(
        st.sampled_from(
            (("<article>", "</article>"), ("<main><div>", "</div></main>"), ("<div>", "</div>"))
        )
    )
    parts = [
        _head(article, structured=draw(st.booleans())),
        f"<body><nav><ul>{_items(above)}</ul></nav>",
        f"{opening}<h1>{html.escape(article.title)}</h1>\n" + "\n".join(body) + closing,
        f"<aside><h3>Related</h3><ul>{_items(draw(st.lists(titles(), max_size=_MOST)))}</ul></aside>",
        f"<footer><ul>{_items(below)}</ul><p>© 2031 {_SITE}</p></footer></body></html>",
    ]
    return Page("\n".join(parts), article, (*above, *within, *below))


def _head(article: Invented, *, structured: bool) -> str:
    """Return the head of the page; `structured` adds what it says to machines."""
    title = html.escape(article.title)
    said = f"<!DOCTYPE html>\n<html lang={article.language}><head><meta charset=utf-8><title>{title} | {_SITE}</title>"
    if structured:
        known = {"@type": "NewsArticle", "headline": article.title}
        said += f'<meta property="og:title" content="{title}"><script type="application/ld+json">'
        said += json.dumps(known).replace("<", "\\u003c") + "</script>"
    return said + "<script>if (1 < 2) { track('page'); }</script></head>"


def _items(lines: list[str]) -> str:
    return "".join(
        f'<li><a href="/{i}">{html.escape(line)}</a></li>' for i, line in enumerate(lines)
    )
