"""Two Articles of one input: what one run cut and the other kept, and which fields differ."""

from collections.abc import Iterator, Sequence

import msgspec

from newsclean.model.article import Article
from newsclean.model.ledger import Removal
from newsclean.report.fields import fields_of, line
from newsclean.report.pieces import Marks

_MOST = 50  # edits that are told of an article


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between an earlier Article and this one.

    `gained` and `lost` are characters by rule: cut now and not earlier, cut earlier and not now.
    `fields` are triples (name, earlier, now), `edits` triples (mark, before, after), where the mark is + for
    a repair that is new and - for one that is gone.
    """

    gained: dict[str, int] = {}
    lost: dict[str, int] = {}
    fields: list[tuple[str, str, str]] = []
    edits: list[tuple[str, str, str]] = []

    @property
    def size(self) -> int:
        """How much changed, in characters of the input; a field or a repair counts as one."""
        cut = sum(self.gained.values()) + sum(self.lost.values())
        return cut + len(self.fields) + len(self.edits)


def changes(now: Article, earlier: Article) -> Changes:
    """Return what differs between two Articles that were made of the same input."""
    return Changes(
        gained=_beyond(now.removals, earlier.removals),
        lost=_beyond(earlier.removals, now.removals),
        fields=list(_fields(now, earlier)),
        edits=list(_edits(now, earlier))[:_MOST],
    )


def _beyond(removals: Sequence[Removal], others: Sequence[Removal]) -> dict[str, int]:
    """Return how many characters each rule of `removals` took that none of `others` took; space is none."""
    marks = Marks([other.span for other in others])
    found: dict[str, int] = {}
    for cut in removals:
        for start, end, mark in marks.over(*cut.span):
            size = len(cut.text[start - cut.span[0] : end - cut.span[0]].strip())
            if mark < 0 and size:
                found[cut.name] = found.get(cut.name, 0) + size
    return found


def _fields(now: Article, earlier: Article) -> Iterator[tuple[str, str, str]]:
    ours, theirs = dict(fields_of(now)), dict(fields_of(earlier))
    for name in {**theirs, **ours}:
        before, after = theirs.get(name, []), ours.get(name, [])
        if before != after:
            yield name, line(" · ".join(before)), line(" · ".join(after))


def _edits(now: Article, earlier: Article) -> Iterator[tuple[str, str, str]]:
    ours = {(edit.span, edit.before, edit.after) for edit in now.edits}
    theirs = {(edit.span, edit.before, edit.after) for edit in earlier.edits}
    for (_, before, after), mark in sorted(
        [(edit, "+") for edit in ours - theirs] + [(edit, "-") for edit in theirs - ours]
    ):
        yield mark, line(before), line(after)
