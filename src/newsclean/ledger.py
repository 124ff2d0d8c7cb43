"""The ledger: every character of the input is kept, removed, or space between.

Only removals and spaces are written down; what lies between them was kept, and reads in the
output as the edits say. So the output and the ledger together give the input back, which is
how conservation (law 1) is checked rather than promised.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.article import Article, Edit, Span


class Tile(NamedTuple):
    """One stretch of the input: what became of it, where it is, and how it read there."""

    fate: str  # "kept", "removed" or "space"
    span: Span
    text: str


def restore(article: Article) -> str:
    """Return the input that `article` was made from.

    Raises:
        ValueError: the article's ledger has been altered and no longer tiles its input.
    """
    return "".join([tile.text for tile in tiles(article)])


def tiles(article: Article) -> Iterator[Tile]:
    """Yield the stretches of the input in order, without gap or overlap.

    Raises:
        ValueError: as `restore`.
    """
    kept = _Kept(article)
    position = 0
    taken = [(r.span, r.text, "removed") for r in article.removals]
    taken += [(s.span, s.text, "space") for s in article.spaces]
    for span, text, fate in sorted(taken):
        if span[0] < position or span[1] - span[0] != len(text):
            raise ValueError(f"the ledger does not tile the input at character {span[0]}")
        if span[0] > position:
            yield Tile("kept", (position, span[0]), kept.raw(position, span[0]))
        yield Tile(fate, span, text)
        position = span[1]
    end = max([position, *kept.ends])
    if end > position:
        yield Tile("kept", (position, end), kept.raw(position, end))


class _Kept:
    """The kept text as one stream, read from its start to its end with the edits undone."""

    def __init__(self, article: Article) -> None:
        parts = [(p.span, p.text) for p in article.paragraphs]
        if article.title_span and article.title is not None:
            parts.append((article.title_span, article.title))
        parts.sort()
        self.ends = [span[1] for span, _ in parts] + [edit.span[1] for edit in article.edits]
        self.stream = "".join([text for _, text in parts])
        self.cursor = 0
        self.edits: list[Edit] = sorted(article.edits, key=lambda e: e.span, reverse=True)

    def raw(self, start: int, end: int) -> str:
        """Return how the kept stretch from `start` to `end` read in the input."""
        pieces: list[str] = []
        while self.edits and self.edits[-1].span[0] <= end and self.edits[-1].span[1] <= end:
            edit = self.edits.pop()
            pieces += (self._take(edit.span[0] - start), edit.before)
            self.cursor += len(edit.after)
            start = edit.span[1]
        pieces.append(self._take(end - start))
        return "".join(pieces)

    def _take(self, length: int) -> str:
        self.cursor += length
        return self.stream[self.cursor - length : self.cursor]
