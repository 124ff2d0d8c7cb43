"""Changes to a text: what a fixer proposes, and what a chain of fixers adds up to.

A fixer says what it would change; it never edits. `TrackedText` applies one fixer after another
and still knows, for every character, where in the first text it came from.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Change(NamedTuple):
    """Replace ``text[start:end]`` by ``after``, because of ``rule``."""

    start: int
    end: int
    after: str
    rule: str


def apply(text: str, changes: Iterable[Change]) -> str:
    """Return `text` with `changes` made; they are sorted by start and do not overlap.

    >>> apply("an teh end", [Change(3, 6, "the", "spelling")])
    'an the end'
    """
    parts: list[str] = []
    done = 0
    for change in changes:
        parts += (text[done : change.start], change.after)
        done = change.end
    parts.append(text[done:])
    return "".join(parts)


def difference(before: str, after: str, rule: str) -> list[Change]:
    """Return the one change that turns `before` into `after`: ends that agree are left alone.

    For fixers of other libraries, which say what came out but not where. Linear in the length.

    >>> difference("naÃ¯ve", "naïve", "mojibake")
    [Change(start=2, end=4, after='ï', rule='mojibake')]
    """
    if before == after:
        return []
    limit = min(len(before), len(after))
    head = next((i for i in range(limit) if before[i] != after[i]), limit)
    limit -= head
    # Within what the head has left: "aa" → "a" would else be counted from both ends.
    tail = next((i for i in range(limit) if before[-1 - i] != after[-1 - i]), limit)
    return [Change(head, len(before) - tail, after[head : len(after) - tail], rule)]


class TrackedText:
    """A text on its way through several fixers.

    `text` is what it reads now; `changes` says how it came from `original`, in spans of
    `original`. Where a later change touches an earlier one the two become one, and the
    rule names both (``mojibake+quotes``). With `apart` that is so where they overlap only: those
    that merely meet stay two, so that a text written in escapes alone is not one single change.
    """

    __slots__ = ("apart", "changes", "original", "text")

    def __init__(self, original: str, *, apart: bool = False) -> None:
        self.original = original
        self.text = original
        self.apart = apart
        self.changes: list[Change] = []

    @classmethod
    def of(cls, text: str, changes: Sequence[Change]) -> "TrackedText":
        """Return the TrackedText that reads `text` after `changes`, to be taken further."""
        tracked = cls(text)
        tracked.changes = list(changes)
        return tracked

    def revise(self, changes: Sequence[Change]) -> None:
        """Make `changes`, which are given in spans of the present `text`."""
        if changes:
            first = not self.changes
            self.changes = (
                list(changes)
                if first
                else list(_compose(self.changes, self.text, changes, apart=self.apart))
            )
            self.text = apply(self.text, changes)


class Origins:
    """Where the places of a changed text lie in the first one; each answer takes a few steps."""

    __slots__ = ("changes", "heads", "shifts", "tails")

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self.heads: list[int] = []  # of what the changes put there, in the changed text
        self.tails: list[int] = []
        self.shifts = [0]  # what the changes before each have added to the length
        for change in changes:
            here, shift = change.start + self.shifts[-1], len(change.after)
            self.heads.append(here)
            self.tails.append(here + shift)
            self.shifts.append(self.shifts[-1] + shift - (change.end - change.start))

    def of(self, position: int, *, end: bool = False) -> int:
        """Return where the place `position` lies.

        A place inside a changed run is its start, or its end if `end` is true.
        """
        # A place where a change begins lies before it as a start, behind it as an end: so a
        # span takes in what a change put at its end.
        passed = (bisect_right if end else bisect_left)(self.heads, position)
        inside = bisect_right(self.tails, position)
        if inside < passed:
            change = self.changes[inside]
            return change.end if end else change.start
        return position - self.shifts[passed]


def _compose(
    earlier: Sequence[Change], text: str, later: Sequence[Change], *, apart: bool
) -> Iterator[Change]:
    """Yield what `earlier`, which led to `text`, and then `later` change in the first text.

    Both are laid on `text`; those that touch form a group (with `apart`: those that overlap), and
    a group becomes one change.
    """
    shift = 0  # what the earlier changes passed so far have added to the length
    laid: list[tuple[int, int, Change, bool]] = []
    for change in earlier:
        here = change.start + shift
        laid.append((here, here + len(change.after), change, False))
        shift += len(change.after) - (change.end - change.start)
    laid += ((change.start, change.end, change, True) for change in later)
    laid.sort(key=lambda item: item[:2])
    shift = 0
    for start, end, group in _groups(laid, apart=apart):
        inner = [c for c, is_later in group if is_later]
        local = [c._replace(start=c.start - start, end=c.end - start) for c in inner]
        grown = sum(len(c.after) - (c.end - c.start) for c, is_later in group if not is_later)
        rules = dict.fromkeys(c.rule for c, _ in sorted(group, key=lambda member: member[1]))
        after = apply(text[start:end], local)
        yield Change(start - shift, end - shift - grown, after, "+".join(rules))
        shift += grown


def _groups(
    laid: Iterable[tuple[int, int, Change, bool]], *, apart: bool
) -> Iterator[tuple[int, int, list[tuple[Change, bool]]]]:
    """Yield (start, end, members) of each run of changes that touch or overlap; `laid` is sorted."""
    members: list[tuple[Change, bool]] = []
    start = end = 0
    for here, there, change, is_later in laid:
        if members and (here > end or (apart and here == end)):
            yield start, end, members
            members = []
        if not members:
            start = end = here
        end = max(end, there)
        members.append((change, is_later))
    if members:
        yield start, end, members
