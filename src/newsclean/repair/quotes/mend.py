"""Propose the changes that mend one paragraph's marks and the spaces that touch them."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from newsclean.model.change import Change
from newsclean.repair.quotes.house import House, proper_pairs
from newsclean.repair.quotes.spaces import space_changes
from newsclean.repair.quotes.styles import Pair
from newsclean.text.quotes.context import Mark, is_proper
from newsclean.text.quotes.elisions import CONTRACTIONS, HEADLESS
from newsclean.text.quotes.marks import CONTROLS, DOUBLE_PAIRS, SINGLE_PAIRS
from newsclean.text.quotes.reading import Reading

_DIRECTED: Final = frozenset("“”„«»‘‚‹›")


def mend(reading: Reading, house: House) -> list[Change]:
    """Return the changes for one paragraph, sorted, none overlapping another."""
    dropped = set(_doubled(reading))
    changes = [Change(mark.start, mark.end, "", "doubled_mark") for mark in dropped]
    own = proper_pairs(reading)
    for opener, closer in _rematch(reading, dropped):
        changes += _pair_changes(opener, closer, own, house)
    for opener, closer in reading.singles:
        changes += _single_changes(opener, closer, house)
    changes += _apostrophe_changes(reading, house)
    changes += _lone_changes(reading, dropped)
    changes += space_changes(reading, house, dropped)
    return sorted(changes)


def _doubled(reading: Reading) -> Iterator[Mark]:
    """Yield the marks that were written twice: ““foo” and ""foo"", not "I read "Foo""."""
    if not reading.pairs:
        return
    neighbours = {mark.start: mark for mark in reading.marks if mark.double}
    ends = {mark.end: mark for mark in reading.marks if mark.double}
    for mark in reading.unclosed:
        twin = neighbours.get(mark.end) or ends.get(mark.start)
        if twin is not None and twin.role == "open" and twin.mate is not None:
            yield mark
    for mark in reading.stray:
        twin = ends.get(mark.start) or neighbours.get(mark.end)
        if twin is not None and twin.role == "close" and twin.mate is not None:
            yield mark
    for opener, closer in reading.pairs:
        inner, other = neighbours.get(opener.end), ends.get(closer.start)
        if inner is None or other is None or inner.mate != other.start or inner.role != "open":
            continue
        if inner.glyph == opener.glyph and other.glyph == closer.glyph and inner.end < other.start:
            yield from (opener, closer)


def _rematch(reading: Reading, dropped: set[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Yield the pairs that remain when the doubled marks are gone."""
    for opener, closer in reading.pairs:
        if opener not in dropped and closer not in dropped:
            yield opener, closer


def _pair_changes(opener: Mark, closer: Mark, own: Counter[Pair], house: House) -> Iterator[Change]:
    pair = opener.glyph, closer.glyph
    if pair in DOUBLE_PAIRS and is_proper(opener) and is_proper(closer):
        wanted: Pair | None = house.better_pair(pair)
        rule = "wrong_way"
    else:
        wanted = house.double_pair(opener, closer, own)
        rule = "mixed_pair" if is_proper(opener) and is_proper(closer) else "stand_in"
        if rule == "mixed_pair" and opener.glyph in _DIRECTED and closer.glyph in _DIRECTED:
            rule = "wrong_way"
    if wanted is not None:
        yield from _written_as(opener, wanted[0], rule)
        yield from _written_as(closer, wanted[1], rule)


def _written_as(mark: Mark, wanted: str, rule: str) -> Iterator[Change]:
    if mark.written != wanted:
        yield Change(mark.start, mark.end, wanted, rule)


def _single_changes(opener: Mark, closer: Mark, house: House) -> Iterator[Change]:
    pair = opener.glyph, closer.glyph
    if pair in SINGLE_PAIRS:
        return
    wanted = house.single_pair(opener, closer)
    if wanted is not None:
        rule = "mixed_pair" if is_proper(opener) and is_proper(closer) else "stand_in"
        yield from _written_as(opener, wanted[0], rule)
        yield from _written_as(closer, wanted[1], rule)


def _apostrophe_changes(reading: Reading, house: House) -> Iterator[Change]:
    """Yield the apostrophes that an accent, a doubled or a wrong-way mark stands for."""
    text = reading.text
    for mark in reading.apostrophes:
        if mark.double:
            yield Change(mark.start, mark.end, mark.written[0], "doubled_mark")
        elif mark.glyph in "´`":
            if (
                text[mark.start - 1 : mark.start].isalpha()
                and text[mark.end : mark.end + 1].isalpha()
            ):
                yield Change(mark.start, mark.end, house.apostrophe(), "apostrophe")
        elif mark.glyph == "‘" and house.language in ("", "en") and _is_english(text, mark):
            yield Change(mark.start, mark.end, "’", "apostrophe")
        elif mark.written != mark.glyph:
            yield Change(mark.start, mark.end, mark.glyph, "stand_in")


def _is_english(text: str, mark: Mark) -> bool:
    """Return whether a word with ‘ is one that English writes with an apostrophe."""
    end = mark.end
    while end < len(text) and end - mark.end < 8 and text[end].isalpha():
        end += 1
    tail = text[mark.end : end].lower()
    before = text[mark.start - 1 : mark.start]
    if not before.isalnum():
        return tail in HEADLESS or text[mark.end : mark.end + 1].isdigit()
    return tail in CONTRACTIONS - {"t", "m", "d"} or (tail == "t" and before in "nN")


def _lone_changes(reading: Reading, dropped: set[Mark]) -> Iterator[Change]:
    """Yield the entities and control characters that stand for a mark without a mate."""
    for mark in reading.marks:
        coded = mark.written[0] == "&" or mark.written in CONTROLS
        if coded and mark.mate is None and mark not in dropped:
            yield Change(mark.start, mark.end, mark.glyph, "stand_in")
