"""Blocks of a kind: what all blocks have in common whose elements are named alike on a page.

The paragraphs of an article stand in elements of one kind, those of its comments, teasers and notices in
others; so a short paragraph is known by its fellows, wherever it stands.
"""

from collections.abc import Sequence

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


def alike(
    facts: Sequence[Facts], words: Sequence[float], shares: Sequence[float], reads: Sequence[bool]
) -> list[tuple[float, ...]]:
    """Return the numbers (see `NAMES`) of each block: `words` and `shares` (of links) are those of the
    blocks, `reads` says which are prose."""
    counted = [min(n, _COUNTED) for n in words]
    all_prose = sum(n for n, yes in zip(counted, reads, strict=True) if yes) or 1
    keys = [_keys(fact) for fact in facts]
    sums: dict[_Key, list[float]] = {}
    for own, n, share, yes in zip(keys, counted, shares, reads, strict=True):
        for key in own:
            held = sums.get(key)
            if held is None:
                held = sums[key] = [0, 0.0, 0.0, 0.0, 0.0]
            held[0] += 1
            held[1] += n
            held[2] += n * n
            held[3] += n * share
            held[4] += n * yes
    numbers = {key: _statistics(held, all_prose) for key, held in sums.items()}
    return [numbers[one] + numbers[two] + numbers[three] for one, two, three in keys]


def _keys(fact: Facts) -> tuple[_Key, _Key, _Key]:
    one = fact.kind
    outer = fact.outer
    if outer is None:
        return (one,), (one, ""), (one, "", "")
    two = outer.kind
    three = outer.outer.kind if outer.outer is not None else ""
    return (one,), (one, two), (one, two, three)


def _statistics(sums: Sequence[float], all_prose: float) -> tuple[float, ...]:
    count, words, squares, linked, prose = sums
    mean = words / count
    spread = max(0.0, squares / count - mean * mean) ** 0.5
    return count, mean, spread, linked / max(1, words), prose / all_prose
