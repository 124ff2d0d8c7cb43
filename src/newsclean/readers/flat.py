"""Flat pages in: of a whole page that was made text the judge keeps the article's lines.

Its many short lines tell such a text (see `is_flat`); the judge's weights are read only then. What it does not choose
is in the Document's account, as what it does not choose of a page is.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.model.block import Block
from newsclean.model.ledger import Removal
from newsclean.text.scripts import width

if TYPE_CHECKING:
    from newsclean.judge.flat import Lines, Verdict

SIGNED = "judge"
"""The name under which the ledger has what the judge did not choose."""
_SHORT = 40  # characters of a line that may be one of a menu, wide ones counted twice
_LEAST = 20  # short lines of a flat page
_MOST = 10_000  # lines; no page has more
_PART = 0.35  # of its lines that are short, at least
_ABOVE = 10  # short lines above the article: its menu
_BELOW = 4  # and below it
_ENDS = (*",;:.!?…", *"，、；：。！？।؟،؛")  # marks with which lines of a menu do not end
_SURE = 0.8  # F1 that a choice must be expected to have


def is_flat(blocks: Sequence[Block]) -> bool:
    """Have `blocks`, the lines of a text, as many short ones as those of a page with its menus?"""
    if not _LEAST <= len(blocks) <= _MOST:
        return False
    short = _short_lines(blocks)
    return short >= _LEAST and short >= _PART * len(blocks)


def _short_lines(blocks: Sequence[Block]) -> int:
    """Count the lines that may be a menu's: short, no prose, and not closed by a mark."""
    return sum(
        len(block.text) <= _SHORT
        and width(block.text) <= _SHORT
        and not block.is_prose
        and not block.text.endswith(_ENDS)
        for block in blocks
    )


def chosen_of(
    source: str, blocks: Sequence[Block]
) -> tuple[list[Block], tuple[Removal, ...]] | None:
    """Return those of the `blocks` of a flat page that are its article, and Removals of the others; None
    where they are no flat page's, the judge is in doubt, or it sees no menus above and below: what an extractor made has none.

    What is chosen must not look like a page with menus itself, not even a little: a second cleaning
    is to leave it alone.
    """
    if not is_flat(blocks):  # as nearly all texts
        return None
    lines = _read(blocks)
    if any(map(lines.is_sure, _outside(blocks))):
        return None  # as nearly all texts that an extractor made
    verdict = lines.verdict()
    chosen = [blocks[i] for i in verdict.chosen]
    if verdict.expected < _SURE or not any(block.is_prose for block in chosen):
        return None
    if not _has_menus(blocks, verdict, _ABOVE, _BELOW):
        return None
    if is_flat(chosen) and _has_menus(chosen, _read(chosen).verdict(), _ABOVE // 2, _BELOW // 2):
        return None
    return chosen, _removals(source, blocks, verdict.chosen, verdict.probabilities)


def _read(blocks: Sequence[Block]) -> "Lines":
    """Return the lines `blocks`, to be asked what the judge says of them."""
    from newsclean.judge.flat import NAMES, Lines
    from newsclean.judge.model import FLAT, load

    texts = [block.text for block in blocks]
    return Lines(texts, [block.is_prose for block in blocks], load(FLAT, NAMES))


def _outside(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the lines above or below which too few short ones stand for a menu: one that is chosen will do."""
    above, below = 0, _short_lines(blocks)
    for i, block in enumerate(blocks):
        short = _short_lines([block])
        below -= short
        if above < _ABOVE or below < _BELOW:
            yield i
        above += short


def _has_menus(blocks: Sequence[Block], verdict: "Verdict", above: int, below: int) -> bool:
    """Stand so many short lines above and below those that were chosen? If none was, it may be."""
    if not verdict.chosen:
        return True
    first, last = verdict.chosen[0], verdict.chosen[-1]
    return _short_lines(blocks[:first]) >= above and _short_lines(blocks[last + 1 :]) >= below


def _removals(
    source: str, blocks: Sequence[Block], chosen: Sequence[int], probabilities: Sequence[float]
) -> tuple[Removal, ...]:
    """Return a Removal of each of `blocks` that is not `chosen`."""
    kept, first, last = set(chosen), chosen[0], chosen[-1]
    removals = []
    for i, block in enumerate(blocks):
        if i in kept:
            continue
        rule = "above" if i < first else "below" if i > last else "unlike"
        removals += [
            Removal(
                filter=SIGNED,
                rule=rule,
                evidence=f"a line of a page's text, {probabilities[i]:.0%} sure to be of the article",
                span=(start, end),
                text=source[start:end],
                field=None,
            )
            for start, end in block.pieces
        ]
    return tuple(removals)
