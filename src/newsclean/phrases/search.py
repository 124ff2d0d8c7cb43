"""A search for many strings at once: one automaton (Aho and Corasick's) in place of a look for each."""

from collections.abc import Callable, Iterator, Sequence

_PIECE = 1 << 16  # bytes that are searched at once: each word that is found takes some memory

_SMALL = 2048  # bytes of the words of which the quickest automaton is small, too

Find = Callable[[bytes], Iterator[tuple[int, int]]]
"""Yields of each word that occurs in a text its number and its place, in bytes, the first ends first."""


def encoded(text: str) -> bytes:
    """Return `text` as it is searched."""
    return text.encode("utf-8", "surrogatepass")


def finder(words: Sequence[str]) -> Find:
    """Return what finds all places of `words` in an `encoded` text, case and all.

    >>> list(finder(["quay", "pier", "qua"])(b"The pier and the quay"))
    [(1, 4), (2, 17), (0, 17)]
    """
    from ahocorasick_rs import BytesAhoCorasick, Implementation  # only where there are words

    keys = list(map(encoded, words))
    lengths = list(map(len, keys))
    # Of many words the smallest way: it is made at once, and stays in the processor's memory
    is_small = sum(lengths) <= _SMALL
    way = Implementation.DFA if is_small else Implementation.ContiguousNFA
    automaton = BytesAhoCorasick(keys, implementation=way)
    longest = max(lengths, default=0)

    def find(data: bytes) -> Iterator[tuple[int, int]]:
        for first in range(0, len(data), _PIECE):
            # Pieces overlap by the length of a word; what begins in the next one is found there.
            piece = data[first : first + _PIECE + longest]
            for number, start, _ in automaton.find_matches_as_indexes(piece, overlapping=True):
                if start < _PIECE:
                    yield number, first + start

    return find


def search_for(words: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether one of `words` occurs in a text, case and all.

    >>> speaks = search_for(["quay", "pier"])
    >>> speaks("The pier is closed."), speaks("The Quay is closed.")
    (True, False)
    """
    if not words:
        return lambda text: False
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    automaton = BytesAhoCorasick(list(map(encoded, words)), implementation=Implementation.DFA)
    return lambda text: bool(automaton.find_matches_as_indexes(encoded(text), overlapping=False))
