"""Series: what numbers or marks of a row of blocks say at each place of what stands before, behind and beside."""

from collections.abc import Sequence
from itertools import accumulate
from operator import sub

FAR = 99  # blocks; what is as far away is not there
_DECAY = 0.7  # of the running means, a block


def distances(marked: Sequence[float]) -> tuple[list[int], list[int]]:
    """Return how many blocks lie between each block and the next that is `marked`, before and after."""
    sides = []
    for order in (marked, marked[::-1]):
        found, to = [], FAR
        for mark in order:
            found.append(to)
            to = 1 if mark else min(FAR, to + 1)
        sides.append(found)
    return sides[0], sides[1][::-1]


def moved(values: Sequence[float], step: int) -> Sequence[float]:
    """Return for each place what `values` has so many steps away, 0 beyond its ends.

    >>> moved([1, 2, 3], -1), moved([1, 2, 3], 1)
    ([0, 1, 2], [2, 3, 0])
    """
    count = len(values)
    gap = [0] * min(count, abs(step))
    return [*gap, *values[: count - len(gap)]] if step < 0 else [*values[step:], *gap]


def beside(values: Sequence[float], reach: int) -> list[float]:
    """Return for each place the sum of `values` up to `reach` places away, its own left out.

    >>> beside([1, 2, 3], 1)
    [2, 4, 2]
    """
    edge = [0] * reach
    sums = [0, *accumulate([*edge, *values, *edge])]
    return list(map(sub, map(sub, sums[2 * reach + 1 :], sums), values))


def since(marked: Sequence[bool]) -> list[float]:
    """Return how many blocks stand between each place and the last one before that is `marked`."""
    found: list[float] = []
    to = FAR
    for mark in marked:
        found.append(to)
        to = 0 if mark else min(FAR, to + 1)
    return found


def left(marked: Sequence[bool]) -> list[float]:
    """Return how many places from each on are `marked`."""
    return [*accumulate(map(float, reversed(marked)))][::-1]


def running(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the running means of `values` before and after each place."""
    sides = []
    for order in (values, values[::-1]):
        found, mean = [], 0.0
        for value in order:
            found.append(mean)
            mean = _DECAY * mean + (1 - _DECAY) * value
        sides.append(found)
    return sides[0], sides[1][::-1]
