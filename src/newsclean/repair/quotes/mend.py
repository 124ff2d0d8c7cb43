"""Propose the changes that mend one paragraph's marks and the spaces that touch them."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from newsclean.model.change import Change
from newsclean.repair.quotes.convention import QuoteConvention, proper_pairs
from newsclean.repair.quotes.spaces import space_changes
from newsclean.repair.quotes.styles import Pair
from newsclean.text.quotes.context import Mark, is_proper
from newsclean.text.quotes.elisions import CONTRACTIONS, HEADLESS
from newsclean.text.quotes.marks import CONTROLS, DOUBLE_PAIRS, SINGLE_PAIRS
from newsclean.text.quotes.parsing import ParsedQuotes

_DIRECTED: Final = frozenset("“”„«»‘‚‹›")


def mend(parsed: ParsedQuotes, convention: QuoteConvention) -> list[Change]:
    """Return the changes for one paragraph, sorted, none overlapping another."""
    dropped = set(_doubled(parsed))
    changes = [Change(mark.start, mark.end, "", "doubled_mark") for mark in dropped]
    own = proper_pairs(parsed)
    for opener, closer in _rematch(parsed, dropped):
        changes += _pair_changes(opener, closer, own, convention)
    for opener, closer in parsed.singles:
        changes += _single_changes(opener, closer, convention)
    changes += _apostrophe_changes(parsed, convention)
    changes += _lone_changes(parsed, dropped)
    changes += space_changes(parsed, convention, dropped)
    return sorted(changes)


def _doubled(parsed: ParsedQuotes) -> Iterator[Mark]:
    """Yield the marks that were written twice: ““foo” and ""foo"", not "I read "Foo""."""
    if not parsed.pairs:
        return
    neighbours = {mark.start: mark for mark in parsed.marks if mark.double}
    ends = {mark.end: mark for mark in parsed.marks if mark.double}
    for mark in parsed.unclosed:
        twin = neighbours.get(mark.end) or ends.get(mark.start)
        if twin is not None and twin.role == "open" and twin.partner is not None:
            yield mark
    for mark in parsed.stray:
        twin = ends.get(mark.start) or neighbours.get(mark.end)
        if twin is not None and twin.role == "close" and twin.partner is not None:
            yield mark
    for opener, closer in parsed.pairs:
        inner, other = neighbours.get(opener.end), ends.get(closer.start)
        if inner is None or other is None or inner.partner != other.start or inner.role != "open":
            continue
        if inner.glyph == opener.glyph and other.glyph == closer.glyph and inner.end < other.start:
            yield from (opener, closer)


def _rematch(parsed: ParsedQuotes, dropped: set[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Yield the pairs that remain when the doubled marks are gone."""
    for opener, closer in parsed.pairs:
        if opener not in dropped and closer not in dropped:
            yield opener, closer


def _pair_changes(
    opener: Mark, closer: Mark, own: Counter[Pair], convention: QuoteConvention
) -> Iterator[Change]:
    pair = opener.glyph, closer.glyph
    if pair in DOUBLE_PAIRS and is_proper(opener) and is_proper(closer):
        wanted: Pair | None = convention.better_pair(pair)
        rule = "wrong_way"
    else:
        wanted = convention.double_pair(opener, closer, own)
        rule = "mixed_pair" if is_proper(opener) and is_proper(closer) else "stand_in"
        if rule == "mixed_pair" and opener.glyph in _DIRECTED and closer.glyph in _DIRECTED:
            rule = "wrong_way"
    if wanted is not None:
        yield from _written_as(opener, wanted[0], rule)
        yield from _written_as(closer, wanted[1], rule)


def _written_as(mark: Mark, wanted: str, rule: str) -> Iterator[Change]:
    if mark.written != wanted:
        yield Change(mark.start, mark.end, wanted, rule)


def _single_changes(opener: Mark, closer: Mark, convention: QuoteConvention) -> Iterator[Change]:
    pair = opener.glyph, closer.glyph
    if pair in SINGLE_PAIRS:
        return
    wanted = convention.single_pair(opener, closer)
    if wanted is not None:
        rule = "mixed_pair" if is_proper(opener) and is_proper(closer) else "stand_in"
        yield from _written_as(opener, wanted[0], rule)
        yield from _written_as(closer, wanted[1], rule)


def _apostrophe_changes(parsed: ParsedQuotes, convention: QuoteConvention) -> Iterator[Change]:
    """Yield the apostrophes that an accent, a doubled or a wrong-way mark stands for."""
    text = parsed.text
    for mark in parsed.apostrophes:
        if mark.double:
            yield Change(mark.start, mark.end, mark.written[0], "doubled_mark")
        elif mark.glyph in "´`":
            if (
                text[mark.start - 1 : mark.start].isalpha()
                and text[mark.end : mark.end + 1].isalpha()
            ):
                yield Change(mark.start, mark.end, convention.apostrophe(), "apostrophe")
        elif mark.glyph == "‘" and convention.language in ("", "en") and _is_english(text, mark):
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


def _lone_changes(parsed: ParsedQuotes, dropped: set[Mark]) -> Iterator[Change]:
    """Yield the entities and control characters that stand for a mark without a partner."""
    for mark in parsed.marks:
        coded = mark.written[0] == "&" or mark.written in CONTROLS
        if coded and mark.partner is None and mark not in dropped:
            yield Change(mark.start, mark.end, mark.glyph, "stand_in")
