"""Plain text in: one block a line; hard-wrapped paragraphs are joined first."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.ledger import Removal, Span
from newsclean.model.metadata import NOTHING_KNOWN, Metadata
from newsclean.phrases import fold, index
from newsclean.phrases.patterns import pattern
from newsclean.readers.flat import chosen_of
from newsclean.readers.held.shown import shows_code
from newsclean.readers.held.walls import may_be_wall, wall_of
from newsclean.repair import line_gate
from newsclean.repair.blocks import block_at
from newsclean.repair.linebreaks import dehyphenate, may_be_wrapped, openings, rejoin_lines
from newsclean.repair.split_lines import may_be_split, rejoin_split

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
    metadata: Metadata = NOTHING_KNOWN,
    rejoin: bool = True,
    judged: bool = True,
) -> Document:
    """Return the Document of the text `source`.

    `title`, `url`, `language` and `metadata` are what is known of the article.
    With `rejoin` paragraphs that were hard-wrapped are joined; without, each line is a block.
    Where `judged`, the judge chooses the lines of a whole page that was made text.

    A `title` is mended as any line is. Where it stands on top of the text, as it does in the text of
    an Article, that line is the title and none of the blocks: what is judged below it is the same
    with and without it.
    """
    may_need = line_gate(source)
    needs_no_repair = may_need is None
    lines = source.split("\n") if needs_no_repair else _lines(source)  # odd breaks are controls
    # The empty line that CR LF gives would part lines that follow one another, and hide a wrap.
    whole = _WHOLE_BREAK.split(source) if "\r\n" in source else lines
    groups, why = _groups(source, whole) if rejoin else ([], "")
    hyphens: frozenset[int] = frozenset()
    if groups:
        pieces, hyphens = _rejoined(source, whole, groups)
        joined = f"{why}: {len(whole) - len(pieces):,} line ends were joined"
        metadata = _warned(metadata, joined)
        found = [
            block_at(source, p, language, needs_no_repair=needs_no_repair, hyphens=hyphens)
            for p in pieces
        ]
        blocks = [block for block in found if block]
    else:
        blocks = _blocks(source, lines, language, may_need)
    if may_be_wall(source, sum([len(block.text) for block in blocks])) and (
        wall := wall_of([block.text for block in blocks])
    ):
        told = f"the text seems to be no article: {wall.evidence[0]}"
        metadata = replace(_warned(metadata, told), completeness=wall)
    set_aside: tuple[Removal, ...] = ()
    if judged and (chosen := chosen_of(source, blocks)):
        blocks, set_aside = chosen
    heading = _heading(title, language) if title else None
    # As the output puts the title on top, a second cleaning with the same title meets it here (law
    # 3).
    if heading and blocks and blocks[0].text == heading.text:
        heading = blocks.pop(0)
    return Document(
        source,
        blocks,
        heading=heading,
        url=url,
        language=language,
        metadata=metadata,
        needs_no_repair=needs_no_repair,
        hyphens=hyphens,
        set_aside=set_aside,
        is_judged=judged,
    )


def _warned(metadata: Metadata, warning: str) -> Metadata:
    return replace(metadata, warnings=(*metadata.warnings, warning))


def _heading(title: str, language: str | None) -> Block | None:
    """Return a given `title` as a line that stands nowhere in the text; None if it is blank."""
    line = block_at(" ".join(_lines(title)), ((0, len(title)),), language)
    return Block((0, 0), line.text) if line else None


def _lines(source: str) -> list[str]:
    """Return the lines of `source`; each line break is one character.

    CR LF therefore gives an empty line more, which makes no block.
    """
    odd = any(mark in source for mark in _ODD_BREAKS)
    return _BREAK.split(source) if odd else source.split("\n")


def _blocks(
    source: str, lines: Sequence[str], language: str | None, may_need: Callable[[str], bool] | None
) -> list[Block]:
    """Return the Block of each line. Nearly all texts go this way, so no work is done twice."""
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


def _groups(source: str, lines: Sequence[str]) -> tuple[list[range], str]:
    """Return which of the `lines` of `source` are one paragraph each, and what broke them."""
    groups: list[range] = []
    if may_be_wrapped(lines):
        groups = rejoin_lines([line.strip() for line in lines], openings(lines))
    if not groups and may_be_split(lines):
        groups = rejoin_split([line.strip() for line in lines], _is_residue)
        return [] if groups and shows_code(source) else groups, "the text is broken at its links"
    return groups, "the text is hard-wrapped"


def _is_residue(line: str) -> bool:
    """Is `line` a phrase of residue, which would stand in a sentence that is joined across it?"""
    return any(match.claims for match in index().matches(fold(line)))


def _rejoined(
    source: str, lines: Sequence[str], groups: Sequence[range]
) -> tuple[list[list[Span]], frozenset[int]]:
    """Return the pieces of each block where `groups` of lines are joined, and where hyphens cut words."""
    bare = [line.strip() for line in lines]
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
    words: set[str] = set()

    def is_written(word: str) -> bool:
        if not words:  # only where a line ends in a hyphen
            words.update(_WORD.findall(" ".join(bare).lower()))
        return word in words

    cut = {spans[i - 1][1] for i in follows if dehyphenate(bare[i - 1], bare[i], is_written)}
    return pieces, frozenset(cut)
