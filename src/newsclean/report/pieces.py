"""An input cut into pieces of one fate, as a page shows them: kept, cut, mended, held back, space."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.model.article import Article
from newsclean.model.ledger import Span

KEPT, TITLE, CUT, EDIT, HELD, SPACE, LEFT_OUT = "k", "t", "c", "e", "h", "s", "n"
NEWLY_CUT, NO_LONGER_CUT = "C", "K"
"""Kinds of a piece. The last two are of comparisons: cut by this run alone, by the earlier one alone."""

LONGEST = 3_000  # characters of a piece; of a longer one both ends are shown
_END = 1_200  # characters at each end
WHOLE = 24_000  # characters of an input that are shown
MOST = 1_500  # pieces


class Piece(NamedTuple):
    """A stretch of the input: its kind, its text, and the number of its cut, edit or doubt; -1 is none.

    The text of a piece that is left out is the number of its characters.
    """

    kind: str
    text: str
    number: int = -1


class Marks:
    """Spans that do not overlap, to be laid over a text."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """Take `spans` in any order; of those that overlap the part that comes first counts."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.indexes: list[int] = []
        for (start, end), index in sorted((span, i) for i, span in enumerate(spans)):
            start = max(start, self.ends[-1] if self.ends else 0)
            if start < end:
                self.starts.append(start)
                self.ends.append(end)
                self.indexes.append(index)

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the stretch from `start` to `end` in parts (start, end, index); -1 is no mark."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        while start < end:
            while at < len(self.ends) and self.ends[at] <= start:
                at += 1
            if at == len(self.ends) or self.starts[at] >= end:
                yield start, end, -1
                return
            if self.starts[at] > start:
                yield start, self.starts[at], -1
                start = self.starts[at]
            stop = min(self.ends[at], end)
            yield start, stop, self.indexes[at]
            start = stop


def pieces(article: Article, earlier: Article | None = None) -> list[Piece]:
    """Return the input of `article` in pieces, shortened; with what an `earlier` run did otherwise."""
    return list(_shortened(_pieces(article, earlier)))


def _pieces(article: Article, earlier: Article | None) -> Iterator[Piece]:
    removals = {removal.span: i for i, removal in enumerate(article.removals)}
    edits = sorted(enumerate(article.edits), key=lambda pair: pair[1].span, reverse=True)
    held = Marks([doubt.span for doubt in article.abstained])
    before = Marks([cut.span for cut in earlier.removals] if earlier else [])
    for tile in article.tiles():
        start, end = tile.span
        if tile.fate == "space":
            yield Piece(SPACE, tile.text)
            continue
        if tile.fate == "removed":
            index = removals[tile.span]
            for left, right, mark in before.over(start, end):
                kind = NEWLY_CUT if earlier and mark < 0 else CUT
                yield Piece(kind, tile.text[left - start : right - start], index)
            continue
        at = start
        while edits and edits[-1][1].span[1] <= end:
            index, edit = edits.pop()
            yield from _kept(article, tile.text, start, (at, edit.span[0]), held, before)
            yield Piece(EDIT, edit.before, index)
            at = edit.span[1]
        yield from _kept(article, tile.text, start, (at, end), held, before)


def _kept(
    article: Article, text: str, origin: int, span: Span, held: Marks, before: Marks
) -> Iterator[Piece]:
    """Yield a kept stretch, which the tile `text` from `origin` on holds, by what is known of its parts."""
    title = article.title_span
    is_title = title is not None and title[0] <= span[0] and span[1] <= title[1]
    for left, right, was_cut in before.over(*span):
        if was_cut >= 0:
            yield Piece(NO_LONGER_CUT, text[left - origin : right - origin], was_cut)
            continue
        for start, end, doubt in held.over(left, right):
            kind = HELD if doubt >= 0 else TITLE if is_title else KEPT
            yield Piece(kind, text[start - origin : end - origin], doubt)


def _shortened(found: Iterator[Piece]) -> Iterator[Piece]:
    """Yield pieces with long ones shortened, until enough is shown; then how much is left out."""
    size = left = count = 0
    for piece in found:
        if size >= WHOLE or count >= MOST:
            left += len(piece.text)
            continue
        count += 1
        if len(piece.text) <= LONGEST:
            size += len(piece.text)
            yield piece
            continue
        size += 2 * _END
        yield piece._replace(text=piece.text[:_END])
        yield Piece(LEFT_OUT, str(len(piece.text) - 2 * _END))
        yield piece._replace(text=piece.text[-_END:])
    if left:
        yield Piece(LEFT_OUT, str(left))
