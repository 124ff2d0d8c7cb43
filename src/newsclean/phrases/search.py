"""A search for many strings at once: one automaton (Aho and Corasick's) in place of a look for each."""

from collections.abc import Callable, Sequence


def search_for(words: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether one of `words` occurs in a text, case and all.

    >>> speaks = search_for(["quay", "pier"])
    >>> speaks("The pier is closed."), speaks("The Quay is closed.")
    (True, False)
    """
    if not words:
        return lambda text: False
    from ahocorasick_rs import BytesAhoCorasick, Implementation  # only where there are words

    automaton = BytesAhoCorasick(
        [word.encode("utf-8", "surrogatepass") for word in words],
        implementation=Implementation.DFA,
    )
    return lambda text: bool(
        automaton.find_matches_as_indexes(text.encode("utf-8", "surrogatepass"), overlapping=False)
    )
