"""Plain text in: one block a line; paragraphs that were hard-wrapped are joined first."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.ledger import Span
from newsclean.phrases.patterns import pattern
from newsclean.readers.held.walls import may_be_wall, wall_of
from newsclean.repair import line_gate
from newsclean.repair.blocks import block_at
from newsclean.repair.linebreaks import dehyphenate, may_be_wrapped, openings, rejoin_lines

_ODD_BREAKS = "\r\v\f\x1c\x1d\x1e\u2028\u2029"
_BREAK = pattern(f"[\n{_ODD_BREAKS}]")
_WHOLE_BREAK = pattern(f"\r\n|[\n{_ODD_BREAKS}]")
_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read(
    source: str,
    *,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    known: Mapping[str, Any] = MappingProxyType({}),
    rejoin: bool = True,
) -> Document:
    """Return the Document of the text `source`.

    `title`, `url`, `language` and `known`, which are fields of the Article, are what is known of it.
    With `rejoin` paragraphs that were hard-wrapped are joined; without, each line is a block.
    """
    may_need = line_gate(source)
    needs_no_repair = may_need is None
    lines = (
        source.split("\n") if needs_no_repair else _lines(source)
    )  # an odd break is a control character
    whole = _WHOLE_BREAK.split(source) if "\r\n" in source else lines
    pieces, hyphens = (
        _rejoined(source, whole) if rejoin and may_be_wrapped(whole) else ([], frozenset())
    )
    if len(pieces) < len(whole) and pieces:
        joined = f"the text is hard-wrapped: {len(whole) - len(pieces):,} line ends were joined"
        known = {**known, "warnings": (*known.get("warnings", ()), joined)}
        found = [
            block_at(source, p, language, needs_no_repair=needs_no_repair, hyphens=hyphens)
            for p in pieces
        ]
        blocks = [block for block in found if block]
    else:
        blocks = _blocks(source, lines, language, may_need)
    if may_be_wall(source) and (wall := wall_of([block.text for block in blocks])):
        told = f"the text seems to be no article: {wall.evidence[0]}"
        known = {**known, "completeness": wall, "warnings": (*known.get("warnings", ()), told)}
    return Document(
        source,
        blocks,
        title=title,
        url=url,
        language=language,
        known=known,
        needs_no_repair=needs_no_repair,
        hyphens=hyphens,
    )


def _lines(source: str) -> list[str]:
    """Return the lines of `source`; whatever breaks a line takes one character.

    CR LF counts as a line and an empty one, which is no line at all.
    """
    odd = any(mark in source for mark in _ODD_BREAKS)
    return _BREAK.split(source) if odd else source.split("\n")


def _blocks(
    source: str, lines: Sequence[str], language: str | None, may_need: Callable[[str], bool] | None
) -> list[Block]:
    """Return the Block of each line; the way of nearly all texts, so it does no work twice."""
    blocks: list[Block] = []
    start = 0
    for line in lines:
        text = line.strip()
        if not text:
            pass
        elif may_need is None or not may_need(text):
            at = start if text is line else start + len(line) - len(line.lstrip())
            blocks.append(Block((at, at + len(text)), text))
        elif block := block_at(source, ((start, start + len(line)),), language):
            blocks.append(block)
        start += len(line) + 1
    return blocks


def _rejoined(source: str, lines: Sequence[str]) -> tuple[list[list[Span]], frozenset[int]]:
    """Return the pieces of each block where lines are joined, and where hyphens cut words."""
    bare = [line.strip() for line in lines]
    groups = rejoin_lines(bare, openings(lines))
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line.rstrip())))
        start += len(line)
        start += 2 if source.startswith("\r\n", start) else 1
    follows = {i for group in groups for i in group[1:]}
    pieces: list[list[Span]] = []
    for i, span in enumerate(spans):
        if i in follows:
            pieces[-1].append(span)
        else:
            pieces.append([span])
    words = set(_WORD.findall(" ".join(bare).lower())) if follows else set()
    cut = {
        spans[i - 1][1] for i in follows if dehyphenate(bare[i - 1], bare[i], words.__contains__)
    }
    return pieces, frozenset(cut)
