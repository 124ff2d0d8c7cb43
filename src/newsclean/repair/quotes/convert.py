"""Straight marks for everything, or the conventions of the article's language."""

from collections.abc import Iterator
from typing import Final

from newsclean.model.change import Change
from newsclean.repair.quotes.styles import Style
from newsclean.text.quotes.context import Mark
from newsclean.text.quotes.marks import (
    DOUBLE_CLOSERS,
    DOUBLE_NEUTRAL,
    DOUBLE_OPENERS,
    DOUBLE_STAND_INS,
    SINGLE_CLOSERS,
    SINGLE_NEUTRAL,
    SINGLE_OPENERS,
    SPACES,
)
from newsclean.text.quotes.parsing import ParsedQuotes

_DOUBLE: Final = frozenset(DOUBLE_OPENERS + DOUBLE_CLOSERS + DOUBLE_NEUTRAL + DOUBLE_STAND_INS)
_SINGLE: Final = frozenset(SINGLE_OPENERS + SINGLE_CLOSERS + SINGLE_NEUTRAL + "′‵")
_STRAIGHT: Final = {**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'")}


def plain_changes(parsed: ParsedQuotes) -> list[Change]:
    """Return the changes that leave ' and " as the only marks; spaces inside guillemets go."""
    text = parsed.text
    changes = [
        Change(index, index + 1, _STRAIGHT[character], "straight")
        for index, character in enumerate(text)
        if character in _STRAIGHT and character not in "\"'"
    ]
    for opener, closer in parsed.pairs:
        if opener.glyph in "«»" and closer.start - opener.end > 2:
            changes += _inner_spaces(text, opener, closer)
    return sorted(changes)


def _inner_spaces(text: str, opener: Mark, closer: Mark) -> Iterator[Change]:
    if text[opener.end] in SPACES and text[opener.end + 1] not in SPACES:
        yield Change(opener.end, opener.end + 1, "", "straight")
    if text[closer.start - 1] in SPACES and text[closer.start - 2] not in SPACES:
        yield Change(closer.start - 1, closer.start, "", "straight")


def typographic_changes(parsed: ParsedQuotes, style: Style) -> list[Change]:
    """Return the changes that set the marks of a straight paragraph in a language's style.

    A lone mark is set where its place tells which way it points; else it stays straight.
    """
    changes: list[Change] = []
    nested = _nested(parsed)
    for opener, closer in parsed.pairs:
        pair = style.nested if opener in nested else style.double
        space = style.space if pair == ("«", "»") else ""
        changes.append(Change(opener.start, opener.end, pair[0] + space, "typographic"))
        changes.append(Change(closer.start, closer.end, space + pair[1], "typographic"))
    for opener, closer in parsed.singles:
        changes.append(Change(opener.start, opener.end, style.single[0], "typographic"))
        changes.append(Change(closer.start, closer.end, style.single[1], "typographic"))
    for mark in parsed.unclosed + parsed.stray:
        changes += _lone(mark, style)
    for mark in _apostrophes(parsed):
        changes.append(Change(mark.start, mark.end, "’", "typographic"))
    return sorted(change for change in changes if change.after != parsed.text[change.start])


def _nested(parsed: ParsedQuotes) -> set[Mark]:
    """Return the opening double marks that stand inside another double pair."""
    depth, nested = 0, set()
    for mark in parsed.marks:
        if mark.double and mark.partner is not None:
            if mark.role == "open" and depth:
                nested.add(mark)
            depth += 1 if mark.role == "open" else -1
    return nested


def _lone(mark: Mark, style: Style) -> Iterator[Change]:
    if mark.flank == mark.role == "open":
        yield Change(mark.start, mark.end, style.double[0] + style.space, "typographic")
    elif mark.flank == mark.role == "close":
        yield Change(mark.start, mark.end, style.space + style.double[1], "typographic")


def _apostrophes(parsed: ParsedQuotes) -> Iterator[Mark]:
    """Yield the apostrophes, and the lone single marks that can be nothing else."""
    for mark in parsed.apostrophes:
        feet = parsed.text[mark.start - 1 : mark.start].isdigit()
        if mark.written == "'" and not feet:
            yield mark
    for mark in parsed.marks:
        lone = not mark.double and mark.partner is None and mark.written == "'"
        if lone and mark.flank == "close" and mark.left.isalpha():
            yield mark
