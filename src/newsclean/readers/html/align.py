"""Alignment: where in the page does each line of an extractor stand?

Both sides are compared by their bare letters. A line may be one block of the page, several of
them (a table's row), or a part of one (where an extractor lost or split some of it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from newsclean.readers.html.blocks import PageBlock, bare

_WINDOW = 20_000  # letters of the page that are searched for a line that is no whole block


def align(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[range]:
    """Return for each line the blocks it stands in, as a range of indexes; empty if nowhere.

    If a text occurs more than once, the first place after that of the previous line counts.
    Each line is looked up whole first, then searched for in a window: linear in all.
    """
    text = "".join([block.key for block in blocks])
    starts = [0, *accumulate(len(block.key) for block in blocks)]
    where: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        where.setdefault(block.key, []).append(i)
    places, at = [], 0
    for line in lines:
        place, at = _place(bare(line), at, text, starts, where)
        places.append(place)
    return places


def _place(
    key: str, at: int, text: str, starts: Sequence[int], where: dict[str, list[int]]
) -> tuple[range, int]:
    """Return where the line of `key` stands, after the letter `at` of the page if possible, and
    where it ends."""
    if not key:
        return range(0), at
    exact = where.get(key)
    if exact:
        after = bisect_left(exact, at, key=starts.__getitem__)
        i = exact[after] if after < len(exact) else exact[0]
        return range(i, i + 1), starts[i + 1]
    for origin in (at, max(0, at - _WINDOW)):
        found = text.find(key, origin, at + _WINDOW + len(key))
        if found >= 0:
            first = bisect_right(starts, found) - 1
            last = bisect_right(starts, found + len(key) - 1) - 1
            return range(first, last + 1), found + len(key)
    return range(0), at
