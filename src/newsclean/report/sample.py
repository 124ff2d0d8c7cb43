"""The sample: which articles a page shows, so that it stays small whatever the corpus.

There are shelves, as "lost most" or one for each rule, and each holds the few articles that rank first on
it. What ranks first hangs on the articles alone, so samples of parts of a corpus merge into that of the
whole, in any order and exactly.
"""

from collections.abc import Callable, Iterator

import msgspec

from newsclean.report.tallies import digest
from newsclean.report.view import View

ANY, LOST, LITTLE, HELD, WARNED, CHANGED = "any", "lost", "little", "held", "warned", "changed"
_PLACES = {ANY: 60, LOST: 15, LITTLE: 15, HELD: 15, WARNED: 10, CHANGED: 100}
_FEW = 2  # articles of any other shelf, which is for a rule, a verdict or a language


class Slot(msgspec.Struct, frozen=True, order=True, array_like=True):
    """An article on a shelf: its rank, then what parts equal ranks, then its View as JSON."""

    rank: float
    digest: bytes
    view: bytes


class Sample(msgspec.Struct):
    """The articles on each shelf, in order."""

    shelves: dict[str, list[Slot]] = {}

    def add(self, ranks: dict[str, float], key: str, make: Callable[[], View]) -> None:
        """Put an article on the shelves of `ranks` where it ranks high enough; the lowest rank is first.

        `key` tells it from all others; `make` gives its View, and is not asked if no shelf takes it.
        """
        mark = digest(key)
        wanted = [name for name, rank in ranks.items() if self._takes(name, (rank, mark))]
        if wanted:
            packed = msgspec.json.encode(make())
            for name in wanted:
                self._put(name, [Slot(ranks[name], mark, packed)])

    def merge(self, other: "Sample") -> None:
        """Take in the articles of another sample."""
        for name, slots in other.shelves.items():
            self._put(name, slots)

    def _takes(self, name: str, place: tuple[float, bytes]) -> bool:
        shelf = self.shelves.get(name, [])
        return len(shelf) < _room(name) or place < (shelf[-1].rank, shelf[-1].digest)

    def _put(self, name: str, slots: list[Slot]) -> None:
        self.shelves[name] = sorted([*self.shelves.get(name, ()), *slots])[: _room(name)]

    def views(self, budget: int) -> tuple[list[View], int]:
        """Return the sampled articles within `budget` bytes of JSON, and how many did not fit.

        Those that changed most since an earlier run come first, then those that lost most. Each shelf has
        its first article in before any has its second.
        """
        order = dict.fromkeys(self._in_turn())
        taken: list[bytes] = []
        for packed in order:
            if budget < len(packed):
                continue
            budget -= len(packed)
            taken.append(packed)
        on: dict[bytes, list[str]] = {packed: [] for packed in taken}
        for name in sorted(self.shelves):
            for slot in self.shelves[name]:
                if slot.view in on:
                    on[slot.view].append(name)
        views = [
            msgspec.structs.replace(msgspec.json.decode(packed, type=View), shelves=names)
            for packed, names in on.items()
        ]
        return sorted(views, key=_order), len(order) - len(taken)

    def _in_turn(self) -> Iterator[bytes]:
        for turn in range(max(_PLACES.values())):
            for name in sorted(self.shelves):
                if turn < len(self.shelves[name]):
                    yield self.shelves[name][turn].view


def _room(name: str) -> int:
    return _PLACES.get(name, _FEW)


def _order(one: View) -> tuple[int, float, str]:
    """Return what puts the articles of a page in order."""
    changed = one.changes.size if one.changes else 0
    return -changed, one.size_out / one.size_in if one.size_in else 1.0, one.place
