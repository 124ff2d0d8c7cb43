"""The explanation: the input with what was cut, by which rule and why, and what was mended.

Cut text stands in ``[-…-]`` and mended text in ``[-before-]{+after+}``, as wdiff writes it; on
a terminal it is struck through in red and green instead. The rule is in the margin.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from newsclean.model.article import Article
from newsclean.model.ledger import Edit
from newsclean.phrases.patterns import pattern
from newsclean.text.visible import harmless, visible
from newsclean.writers.marks import BOLD, CUT, DIM, NEW, Style, paint

_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # scripts that break at any sign
_TOKEN = pattern(rf"[{_UNSPACED}][^\w\s]*\s*|[^\s{_UNSPACED}]+\s*|\s+")
_MARGIN = 28  # characters
Segment = tuple[str, Style | None]


class Line(NamedTuple):
    """One line of the input, in stretches of one fate, with the rules that touched it."""

    segments: tuple[Segment, ...]
    rules: tuple[str, ...]


def write(
    article: Article, *, name: str | None = None, colour: bool = False, width: int = 0
) -> bytes:
    """Return the explanation of `article` as UTF-8.

    Args:
        article: the article, with its ledger.
        name: of the input, for a heading; None writes no heading.
        colour: mark with the colours of a terminal, not with brackets.
        width: of a line, in columns; 0 wraps no line.
    """
    explained = [] if name is None else [heading(name, colour)]
    explained += [*_body(article, colour, width), *_reasons(article, colour)]
    return ("\n".join(explained) + "\n").encode("utf-8", "replace")


def heading(name: str, colour: bool) -> str:
    """Return the line that stands above the explanation of the input `name`."""
    return paint(f"== {visible(name)}", BOLD, colour)


def _body(article: Article, colour: bool, width: int) -> Iterator[str]:
    for line in lines(article):
        rows = [*_wrapped(line.segments, width - _MARGIN - 3)]
        for row, rule in zip_longest(rows, line.rules):
            shown = "".join(
                [paint(text, style, colour) if style else text for text, style in row or ()]
            )
            yield f"{_margin(rule or '', colour, bool(line.rules))} {shown}".rstrip()


def _wrapped(segments: Iterable[Segment], width: int) -> Iterator[list[Segment]]:
    """Yield `segments` in rows of at most `width` columns; 0 is no limit."""
    row: list[Segment] = []
    used = 0
    for text, style in segments:
        for token in _tokens(text, width) if width > 0 else [text]:
            if used and used + columns(token.rstrip()) > width > 0:
                yield row
                row, used = [], 0
            if row and row[-1][1] is style:
                row[-1] = (row[-1][0] + token, style)
            else:
                row.append((token, style))
            used += columns(token)
    yield row


def _tokens(text: str, width: int) -> Iterator[str]:
    """Yield the words of `text`; one that is wider than a row of `width` columns in parts."""
    for token in _TOKEN.findall(text):
        start = used = 0
        for at, character in enumerate(token if 2 * len(token) > width else ""):
            taken = columns(character)
            if used and used + taken > width and not character.isspace():
                yield token[start:at]
                start, used = at, 0
            used += taken
        yield token[start:]


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: a Chinese character has two."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    shown: int = wcswidth(text)
    return shown if shown >= 0 else len(text)  # it holds a tab, or what no terminal shows


def _margin(rule: str, colour: bool, touched: bool) -> str:
    bar = "│" if touched else " "
    return paint(f"{rule[:_MARGIN]:>{_MARGIN}} {bar}", DIM, colour)


def lines(article: Article) -> Iterator[Line]:
    """Yield the lines of the input, and what became of their parts."""
    text: list[Segment] = []
    rules: dict[str, None] = {}
    for stretch, style, rule in _stretches(article):
        for i, part in enumerate(stretch.split("\n")):
            if i:
                yield Line(tuple(text), tuple(rules))
                text, rules = [], {}
            shown = harmless(part.removesuffix("\r"))
            if shown:
                text.append((shown, style))
            if rule and (part or len(stretch) < 2):
                rules[rule] = None
    if text or rules:
        yield Line(tuple(text), tuple(rules))


def _stretches(article: Article) -> Iterator[tuple[str, Style | None, str]]:
    """Yield the input in stretches: the text, how it is marked, and the rule that did it."""
    removals = {removal.span: removal for removal in article.removals}
    edits = sorted(article.edits, key=lambda edit: edit.span, reverse=True)
    for tile in article.tiles():
        if tile.fate == "removed":
            yield tile.text, CUT, removals[tile.span].name
        elif tile.fate == "space":
            yield tile.text, None, ""
        else:
            yield from _mended(tile.text, tile.span[0], edits)


def _mended(text: str, start: int, edits: list[Edit]) -> Iterator[tuple[str, Style | None, str]]:
    """Yield a kept stretch with its edits, which are taken off the end of `edits`."""
    at, end = start, start + len(text)
    while edits and edits[-1].span[1] <= end:
        edit = edits.pop()
        yield text[at - start : edit.span[0] - start], None, ""
        yield visible(edit.before), CUT, edit.rule
        yield visible(edit.after), NEW, edit.rule
        at = edit.span[1]
    yield text[at - start :], None, ""


def _reasons(article: Article, colour: bool) -> Iterator[str]:
    """Yield what was cut and why, what was held back and why, and warnings."""
    if article.removals:
        yield ""
    for removal in article.removals:
        kept = f", kept as {removal.field}" if removal.field else ""
        size = f"{len(removal.text):,} characters{kept}"
        yield f"{paint('cut', BOLD, colour)} {removal.name}: {visible(removal.evidence)} ({size})"
    for held in article.abstained:
        name = paint("held back", BOLD, colour)
        start = " ".join(held.text[:60].split())
        yield f"{name} {held.name}: {visible(held.reason)} “{visible(start)}”"
    for warning in article.warnings:
        yield f"{paint('warning', BOLD, colour)} {visible(warning)}"
