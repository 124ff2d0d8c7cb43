"""The ledger: every character of the input is kept, removed, or space between.

Only removals and spaces are written down; what lies between them was kept, and reads in the
output as the edits say. So the output and the ledger together give the input back, which is
how conservation (law 1) is checked rather than promised.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

Span = tuple[int, int]
"""A pair (start, end) of offsets in the input, in characters, end exclusive."""


class Removal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of the input that was taken out: by which filter and rule, and on what evidence.

    `field` names the field of the Article that keeps its worth, if it has any.
    """

    filter: str
    rule: str
    evidence: str
    span: Span
    text: str
    field: str | None

    @property
    def name(self) -> str:
        """The filter and its rule in one word, such as ``share_widgets.heading``."""
        return f"{self.filter}.{self.rule}"


class Edit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A repair on kept text: `before` stood at `span` in the input and now reads `after`."""

    span: Span
    before: str
    after: str
    rule: str


class Abstention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch that a rule would have taken out and that was kept, and why."""

    filter: str
    rule: str
    evidence: str
    span: Span
    text: str
    reason: str

    @property
    def name(self) -> str:
        """The filter and its rule in one word, such as ``share_widgets.heading``."""
        return f"{self.filter}.{self.rule}"


class Space(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """White space between the lines that were kept or removed."""

    span: Span
    text: str


class Tile(NamedTuple):
    """One stretch of the input: what became of it, where it is, and how it read there."""

    fate: str  # "kept", "removed" or "space"
    span: Span
    text: str


def tiles(
    kept: Sequence[tuple[Span, str]],
    removals: Sequence[Removal],
    edits: Sequence[Edit],
    spaces: Sequence[Space],
) -> Iterator[Tile]:
    """Yield the stretches of the input in order, without gap or overlap.

    `kept` are the paragraphs and the title: where each stood, and how it reads now.

    Raises:
        ValueError: the ledger has been altered and no longer tiles its input.
    """
    stream = _Kept(kept, edits)
    position = 0
    taken = [(r.span, r.text, "removed") for r in removals]
    taken += [(s.span, s.text, "space") for s in spaces]
    for span, text, fate in sorted(taken):
        if span[0] < position or span[1] - span[0] != len(text):
            raise ValueError(f"the ledger does not tile the input at character {span[0]}")
        if span[0] > position:
            yield Tile("kept", (position, span[0]), stream.raw(position, span[0]))
        yield Tile(fate, span, text)
        position = span[1]
    end = max([position, *stream.ends])
    if end > position:
        yield Tile("kept", (position, end), stream.raw(position, end))


class _Kept:
    """The kept text as one stream, read from its start to its end with the edits undone."""

    def __init__(self, kept: Sequence[tuple[Span, str]], edits: Sequence[Edit]) -> None:
        self.ends = [span[1] for span, _ in kept] + [edit.span[1] for edit in edits]
        self.stream = "".join([text for _, text in sorted(kept)])
        self.cursor = 0
        self.edits: list[Edit] = sorted(edits, key=lambda e: e.span, reverse=True)

    def raw(self, start: int, end: int) -> str:
        """Return how the kept stretch from `start` to `end` read in the input."""
        pieces: list[str] = []
        while self.edits and self.edits[-1].span[1] <= end:
            edit = self.edits.pop()
            pieces += (self._take(edit.span[0] - start), edit.before)
            self.cursor += len(edit.after)
            start = edit.span[1]
        pieces.append(self._take(end - start))
        return "".join(pieces)

    def _take(self, length: int) -> str:
        self.cursor += length
        return self.stream[self.cursor - length : self.cursor]
