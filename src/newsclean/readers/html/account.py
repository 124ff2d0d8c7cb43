"""The account of a page: its visible text in order, and why each block of it is not the article's.

The Document's source is then all that the page shows, so that `Article.restore()` gives it back, and
what the judge did not choose is in the ledger with its reasons.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from newsclean.judge.reasons import Reason
from newsclean.model.ledger import Removal, Span
from newsclean.readers.flat import SIGNED
from newsclean.readers.html.blocks import PageBlock
from newsclean.readers.html.readings import beside

JOIN = "\n\n"


class Account(NamedTuple):
    """The visible text of a page, the pieces of it that each chosen line is, and all else as Removals."""

    source: str
    pieces: list[Sequence[Span]]
    set_aside: tuple[Removal, ...]


def account(
    blocks: Sequence[PageBlock],
    chosen: Sequence[int],
    reasons: Sequence[Reason],
    captions: Container[str],
) -> Account:
    """Return the Account of a page of which the `chosen` blocks (indexes, in order) are the article.

    `reasons` speak against each of the blocks; what is hidden is left out. Those whose text is one of
    the `captions` are kept in that field of the Article, as the title is in its own. Readings of words
    (ruby) are removed from the chosen lines.
    """
    kept = set(chosen)
    parts: list[str] = []
    places: dict[int, Sequence[Span]] = {}
    removals = []
    at = 0
    for i, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        if i not in kept and reason.rule == "hidden":
            continue
        text = block.shown or block.text
        span = at, at + len(text)
        parts.append(text)
        at = span[1] + len(JOIN)
        if i in kept:
            places[i] = beside(span, block.readings)
            removals += [_reading(text, span[0], reading) for reading in block.readings]
            continue
        field = "title" if reason.rule == "title" else "captions" if text in captions else None
        removals.append(
            Removal(
                filter=SIGNED,
                rule=reason.rule,
                evidence=reason.evidence,
                span=span,
                text=text,
                field=field,
            )
        )
    return Account(JOIN.join(parts), [places[i] for i in chosen], tuple(removals))


def _reading(text: str, start: int, reading: Span) -> Removal:
    """Return the Removal of a `reading` in the line `text`, which starts at `start` in the source."""
    a, b = reading
    return Removal(
        filter=SIGNED,
        rule="reading",
        evidence="says how the word before it is read",
        span=(start + a, start + b),
        text=text[a:b],
        field=None,
    )
