"""Which cues occur in a text: those of all looks are searched for in one pass.

To search each text for each of more than three hundred cues would cost more than all else that
filters do. One automaton (Aho and Corasick's) finds them all in the time of a few searches. What
cues there are is learnt from what is asked: in the first texts of a process each is searched for
by itself.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

Cues = tuple[str, ...]

_MOST = 500  # groups of cues that are learnt; the filters have some dozens
_PIECE = 1 << 16  # bytes that are searched at once: each cue that is found takes some memory


class Automaton:
    """A search for all cues of some groups at once."""

    def __init__(self, groups: Iterable[Cues] = ()) -> None:
        self.groups = frozenset(groups)
        self._cues = sorted({cue for group in self.groups for cue in group})
        self._longest = max([len(cue.encode()) for cue in self._cues], default=0)

    @cached_property
    def _find(self) -> Callable[[bytes], Iterable[tuple[int, int, int]]]:
        """The search: what it finds are the number of a cue, its start and its end."""
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        found = BytesAhoCorasick(
            [cue.encode() for cue in self._cues], implementation=Implementation.DFA
        )
        return lambda piece: found.find_matches_as_indexes(piece, overlapping=True)

    def occurring(self, texts: Iterable[str]) -> set[str]:
        """Return the cues that occur in any of `texts`, which are in lower case."""
        if not self._cues:  # nothing is known yet, and no text need be made
            return set()
        found = {
            n for text in texts for piece in self._pieces(text) for n, _, _ in self._find(piece)
        }
        return {self._cues[n] for n in found}

    def _pieces(self, text: str) -> Iterator[bytes]:
        """Yield `text` in UTF-8, in pieces that overlap by the length of a cue."""
        whole = text.encode("utf-8", "surrogatepass")
        if len(whole) <= _PIECE:
            yield whole
            return
        for start in range(0, len(whole), _PIECE):
            yield whole[start : start + _PIECE + self._longest]


class CuedText:
    """A text in lower case that can be asked which cues occur in it.

    `parts` yields it, anew each time, in parts that no cue runs over.
    """

    def __init__(self, parts: Callable[[], Iterable[str]]) -> None:
        self._make_parts = parts
        self._automaton = _current()
        self._found = self._automaton.occurring(parts())

    def occurring(self, cues: Cues) -> list[str]:
        """Return those of `cues` that occur in the text."""
        if cues in self._automaton.groups:
            return [cue for cue in cues if cue in self._found]
        _wanted.add(cues)
        return [cue for cue in cues if any(cue in part for part in self._parts)]

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The text, kept only where there is something new to be searched for."""
        return tuple(self._make_parts())


_known = Automaton()
_wanted: set[Cues] = set()  # groups that it has not


def _current() -> Automaton:
    """Return an automaton with all groups of cues that were asked for in earlier texts."""
    global _known
    if _wanted and len(_known.groups) < _MOST:
        _known = Automaton(_known.groups | _wanted)
    _wanted.clear()
    return _known
