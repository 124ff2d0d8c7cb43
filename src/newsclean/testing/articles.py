"""Invented articles, in the languages and scripts of prose.toml."""

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.phrases.tables import tables

UNSPACED = frozenset({"zh", "ja"})
"""Languages that set no space between two sentences."""
_MOST = 3  # sentences of a paragraph


class Invented(NamedTuple):
    """An article that nobody wrote: its title, its paragraphs and its language."""

    title: str
    paragraphs: tuple[str, ...]
    language: str

    @property
    def text(self) -> str:
        """The title and the paragraphs with a blank line between, as `str(article)` has them."""
        return "\n\n".join((self.title, *self.paragraphs))


def prose() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the titles, sentences and quotations of prose.toml by language."""
    return tables(__package__)["prose"]


def languages() -> st.SearchStrategy[str]:
    """Generate the codes of the languages in which there is prose; English is the simplest."""
    return st.sampled_from(list(prose()))


def titles(language: str = "en") -> st.SearchStrategy[str]:
    """Generate headlines."""
    return st.sampled_from(prose()[language]["titles"])


def paragraphs(language: str = "en") -> st.SearchStrategy[str]:
    """Generate paragraphs of running prose: one to three sentences, with and without quotation."""
    return st.lists(_sentences(language), min_size=1, max_size=_MOST, unique=True).map(
        lambda said: _joined(said, language)
    )


@st.composite
def articles(draw: st.DrawFn, language: str | None = None) -> Invented:
    """Generate articles without residue, no sentence of which stands twice.

    Args:
        language: a code of prose.toml; any of them if it is not given.
    """
    chosen = draw(languages()) if language is None else language
    sentences = draw(st.lists(_sentences(chosen), min_size=2, max_size=9, unique=True))
    body = []
    while sentences:
        size = draw(st.integers(1, min(_MOST, len(sentences))))
        body.append(_joined(sentences[:size], chosen))
        sentences = sentences[size:]
    return Invented(draw(titles(chosen)), tuple(body), chosen)


def _sentences(language: str) -> st.SearchStrategy[str]:
    words = prose()[language]
    return st.sampled_from(words["sentences"]) | st.sampled_from(words["quotations"])


def _joined(sentences: list[str], language: str) -> str:
    return ("" if language in UNSPACED else " ").join(sentences)
