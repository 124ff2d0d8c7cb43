"""Blocks of a kind: what all blocks have in common whose elements are named alike on a page.

The paragraphs of an article stand in elements of one kind, those of its comments, teasers and notices in
others; so a short paragraph is known by its fellows, wherever it stands.
"""

from collections.abc import Mapping, Sequence
from operator import add

from newsclean.judge.markup import Facts

LEVELS = (
    1,
    2,
    3,
)  # elements whose kinds are compared: the block's own, with one around it, with two
_STATISTICS = ("count", "words", "spread", "links", "prose")
NAMES = tuple(f"kind{level}_{what}" for level in LEVELS for what in _STATISTICS)
"""What the numbers of `alike` are, in their order: of each level how many blocks are of the kind, their
words in the mean and how far these are spread, the share of their words that is linked, and which share
of the page's prose is theirs."""
_COUNTED = 100  # words of a block that count

_Key = tuple[str, ...]
_Sums = list[float]
"""Of the blocks of a kind: how many, their words, the squares of these, words in links, words in prose."""


def alike(
    facts: Sequence[Facts], words: Sequence[float], shares: Sequence[float], reads: Sequence[bool]
) -> list[tuple[float, ...]]:
    """Return the numbers (see `NAMES`) of each block: `words` and `shares` (of links) are those of the
    blocks, `reads` says which are prose."""
    counted = [min(n, _COUNTED) for n in words]
    all_prose = sum(n for n, yes in zip(counted, reads, strict=True) if yes) or 1
    keys = [_key(fact) for fact in facts]
    sums: dict[_Key, _Sums] = {}
    for key, n, share, yes in zip(keys, counted, shares, reads, strict=True):
        held = sums.get(key)
        if held is None:
            sums[key] = [1, n, n * n, n * share, n * yes]
        else:
            held[0] += 1
            held[1] += n
            held[2] += n * n
            held[3] += n * share
            held[4] += n * yes
    levels = [
        {key: _statistics(held, all_prose) for key, held in _level(sums, level).items()}
        for level in LEVELS
    ]
    numbers: dict[_Key, tuple[float, ...]] = {}
    for key in sums:
        row: tuple[float, ...] = ()
        for level, said in zip(LEVELS, levels, strict=True):
            row += said[key[:level]]
        numbers[key] = row
    return [numbers[key] for key in keys]


def _level(sums: Mapping[_Key, _Sums], level: int) -> dict[_Key, _Sums]:
    """Return the sums of the kinds of so many elements, each from those that it is the beginning of."""
    found: dict[_Key, _Sums] = {}
    for key, held in sums.items():
        known = found.get(key[:level])
        found[key[:level]] = held if known is None else list(map(add, known, held))
    return found


def _key(fact: Facts) -> _Key:
    """Return the kinds of a block's element and of those around it, as many as `LEVELS` has."""
    outer = fact.outer
    if outer is None:
        return fact.kind, "", ""
    return fact.kind, outer.kind, outer.outer.kind if outer.outer is not None else ""


def _statistics(sums: Sequence[float], all_prose: float) -> tuple[float, ...]:
    count, words, squares, linked, prose = sums
    mean = words / count
    spread = max(0.0, squares / count - mean * mean) ** 0.5
    return count, mean, spread, linked / max(1, words), prose / all_prose
