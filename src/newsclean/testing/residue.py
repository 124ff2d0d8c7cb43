"""Lines that meet the phrases of newsclean's own tables: every filter's, in every language."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from newsclean.phrases.lists import phrases, rules
from newsclean.phrases.load import Rule
from newsclean.phrases.match import Match
from newsclean.testing.articles import paragraphs, titles


class Piece(NamedTuple):
    """A piece of residue: how it reads, and its kind, the filter and rule that it is a phrase of."""

    text: str
    kind: str


class _List(NamedTuple):
    """The phrases of one rule in one language, and how they meet a line."""

    kind: str
    language: str
    match: Match
    cuts: bool
    phrases: tuple[str, ...]


_SHAPES: dict[Match, tuple[str, ...]] = {
    "line": ("{}", "{}", "{}", "• {}", "{} ›", "[{}]", "{}:", "{}."),
    "label": ("{}: {title}", "{} | {title}", "{} – {name}", "{}: {name}"),
    "prefix": ("{} {name}", "{} {title}", "{} {name}, {day}"),
    "suffix": ("{title} {}", "{name} {}"),
    "ending": ("{}", "{}.", "{prose} {}.", "{prose} {}"),
}
"""How lines read that meet a phrase, by the way in which it is matched."""
_NAMES = ("Anna Belling", "Ines Valdor", "The Elmstead Courier", "Harbour Press", "Elmstead", "7")
_DAYS = ("3 May 2024", "Tuesday", "03.05.2024, 12:30", "2019")
_CASES: tuple[Callable[[str], str], ...] = (str.capitalize, str, str.upper)


def residue(
    kind: str | None = None, language: str | None = None, *, bare: bool = False
) -> st.SearchStrategy[str]:
    """Generate lines that extractors leave behind, each with a phrase of newsclean's tables in it.

    Every rule is as likely as any other. Not all of them go: a rule may need a neighbour, and the
    prose guard keeps what reads like prose.

    Args:
        kind: a filter ("share_widgets"), or one of its rules ("share_widgets.button"); all of them
            if it is not given.
        language: a code as docs/languages.md has them; all of them if it is not given.
        bare: whether to take only phrases that cut a line by themselves, with nothing beside them.

    Raises:
        ValueError: no phrase is of that kind and language.
    """
    return pieces(kind, language, bare=bare).map(lambda piece: piece.text)


def pieces(
    kind: str | None = None, language: str | None = None, *, bare: bool = False
) -> st.SearchStrategy[Piece]:
    """Generate what `residue` does, each with its kind."""
    if not _groups(kind, language, bare):
        told = " ".join(part for part in (kind, language, "bare" if bare else None) if part)
        raise ValueError(f"no table has phrases of the kind and language {told!r}")
    return _pieces(kind, language, bare)


@st.composite
def _pieces(draw: st.DrawFn, kind: str | None, language: str | None, bare: bool) -> Piece:
    chosen = draw(st.sampled_from(draw(st.sampled_from(_groups(kind, language, bare)))))
    phrase = draw(st.sampled_from(chosen.phrases)).replace("#", "12")
    shape = "{}" if bare else draw(st.sampled_from(_SHAPES[chosen.match]))
    text = shape.format(
        draw(st.sampled_from(_CASES))(phrase),
        title=draw(titles()) if "{title}" in shape else "",
        name=draw(st.sampled_from(_NAMES)) if "{name}" in shape else "",
        day=draw(st.sampled_from(_DAYS)) if "{day}" in shape else "",
        prose=draw(paragraphs()) if "{prose}" in shape else "",
    )
    return Piece(text, chosen.kind)


@cache
def _groups(kind: str | None, language: str | None, bare: bool) -> list[list[_List]]:
    """Return the lists of phrases, one group a rule, that are of a kind and language."""
    groups: dict[str, list[_List]] = {}
    for found in _lists():
        named = kind in (None, found.kind, found.kind.partition(".")[0])
        if named and language in (None, found.language) and (found.cuts or not bare):
            groups.setdefault(found.kind, []).append(found)
    return list(groups.values())


@cache
def _lists() -> list[_List]:
    """Return the phrases of all rules; not the words that filters read as parts of a form."""
    found = []
    for name, of_filter in rules().items():
        for rule, how in of_filter.items():
            if isinstance(how, Rule):
                cuts = how.cut and how.match == "line" and how.strength == "exact"
                found += [
                    _List(f"{name}.{rule}", language, how.match, cuts, tuple(said))
                    for language, said in phrases()[name][rule].items()
                    if said
                ]
    return found
