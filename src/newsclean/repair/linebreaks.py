"""Hard-wrapped text: which lines are one paragraph, and which words were cut at a line's end.

Mail, old wires, PDF copies and teletype feeds break lines at a fixed column. The sign is not that
lines are short but why they end: each one ends where the next word would no longer have fitted.
Verse, lists, tables and runs of headlines end their lines for other reasons.
"""

from collections.abc import Callable, Container, Iterator, Sequence

from newsclean.phrases.patterns import pattern

NARROWEST, WIDEST = 40, 100
"""Columns at which text is wrapped by machines; lines outside of them are not looked at."""

# What a run of lines needs to show by itself that it is wrapped: lines in groups, their share of
# the run, the share of breaks inside a sentence (nouns and names make capitals at line starts).
_STRONG, _COVERED, _INSIDE, _INSIDE_LEAST = 3, 0.7, 0.3, 2
_FULLNESS = 0.7  # of the column: a line broken for width is that long at least

_NARROWEST_BROKEN = int(NARROWEST * _FULLNESS)
_WIDEST_RAW = WIDEST + 40  # with white space at its ends
_INDENT = pattern(r"(?: {2,10}|\t|\u3000{1,2})(?=\S)")
_STANDS_ALONE = pattern(r"[-–—•*·▪◦●]\s|\d{1,2}[.)]\s|[a-z]\)\s|https?:|www\.|\S{31}")
_TABLE = pattern(r"\||\t|\S {3,}\S")
_SIGNED = pattern(r"[.!?…][\"”’»')\]]* +[-–—(\[/]")
_ENDS_SENTENCE = pattern(r"[.!?…:;。！？][\"”’»')\]]*$")


def may_be_wrapped(lines: Sequence[str]) -> bool:
    """May `rejoin_lines` find anything in `lines`, which may have white space at their ends?

    It wants two breaks inside a sentence, in lines of a wrapped text's width: without them, nothing.
    """
    if sum([line.lstrip()[:1].islower() for line in lines]) < _INSIDE_LEAST:
        return False  # nearly all texts
    breaks = 0
    before = ""
    for line in lines:
        if _NARROWEST_BROKEN <= len(before) <= _WIDEST_RAW and line.lstrip()[:1].islower():
            breaks += 1
            if breaks == _INSIDE_LEAST:
                return True
        before = line
    return False


def openings(lines: Sequence[str]) -> frozenset[int]:
    """Return which of `lines`, as they stand, open a paragraph by being indented; none if not all do.

    Wires and typescripts part paragraphs so, without a blank line: the first line of each is set in
    by the same few spaces, and lines that are not follow. Lists and centred lines are set in otherwise.

    >>> sorted(openings(["    The quay", "is closed.", "    The ferry", "is late."]))
    [0, 2]
    """
    found, depths = [], set()
    for place, line in enumerate(lines[:-1]):
        indent = _INDENT.match(line)
        following = lines[place + 1]
        if indent and following and not following[0].isspace():
            found.append(place)
            depths.add(indent[0])
    # Other depths are a list or verse, whose lines are not to be joined.
    if len(found) < 2 or len(depths) > 1:
        return frozenset()
    (depth,) = depths
    return frozenset(
        place for place, line in enumerate(lines) if line.startswith(depth) and line.strip()
    )


def rejoin_lines(lines: Sequence[str], opening: Container[int] = frozenset()) -> list[range]:
    """Return the groups of consecutive lines that are surely one hard-wrapped paragraph each.

    `lines` are those of a whole document, blank ones as ""; those whose place is in `opening` open
    a paragraph, as `openings` says. Each range of indices is a group of
    two lines or more; lines in no group stand for themselves. Text with one paragraph a line
    gives []. A document counts as wrapped where three lines in a row, 40 to 100 characters wide,
    break only where the next word would have crossed the widest of them, and often within a
    sentence: before a small letter. Other paragraphs of the same width are then taken too.

    >>> rejoin_lines([
    ...     "The harbour master of Ostby closed the north quay on Monday",
    ...     "after divers found that two of its timber piles had rotted",
    ...     "through, a finding that surprised nobody who works there.",
    ...     "",
    ...     "Repairs will take until spring.",
    ... ])
    [range(0, 3)]
    """
    stretches = [stretch for stretch in _stretches(lines, opening) if len(stretch) >= 2]
    column = _wrap_column(lines, stretches)
    if not column:
        return []
    if opening:  # then a stretch is a paragraph, but for lines that break for another reason
        return [group for stretch in stretches for group in _opened(lines, stretch, column)]
    return [group for stretch in stretches for group in _paragraphs(lines, stretch, column)]


def _wrap_column(lines: Sequence[str], stretches: Sequence[range]) -> int:
    """Return the column at which the document is wrapped, 0 if it is not.

    All stretches together may show it, or one of them.
    """
    together = _proven_column(lines, stretches)
    return together or max((_proven_column(lines, [s]) for s in stretches), default=0)


def _stretches(lines: Sequence[str], opening: Container[int]) -> Iterator[range]:
    """Yield the longest runs of lines that might be wrapped: not blank, not wide, no table."""
    start = 0
    for place, line in enumerate(lines):
        if place in opening:
            yield range(start, place)
            start = place
        if not line or len(line) > WIDEST or _TABLE.search(line):
            yield range(start, place)
            start = place + 1
    yield range(start, len(lines))


def _column(lines: Sequence[str], stretch: range) -> int:
    """Return the width of the widest line of `stretch` that could have been broken: it has spaces."""
    # A line without a space is one long word or address, which no wrap could have broken.
    return max((len(lines[i]) for i in stretch if " " in lines[i]), default=0)


def _paragraphs(lines: Sequence[str], stretch: range, column: int) -> Iterator[range]:
    """Yield the groups of `stretch` whose breaks all are where a wrap at `column` puts them."""
    if _column(lines, stretch) > column:
        return
    start = stretch.start
    for place in stretch:
        last = place + 1 == stretch.stop
        if last or not _breaks_for_width(lines[place], lines[place + 1], column):
            if place > start and _reads_on(lines, range(start, place + 1)):
                yield range(start, place + 1)
            start = place + 1


def _opened(lines: Sequence[str], stretch: range, column: int) -> Iterator[range]:
    """Yield the groups of `stretch`, which opens with an indented line: its breaks tell less.

    What stood before its first line (a dateline) may have gone, so that the line looks too short.
    """
    if _column(lines, stretch) > column:
        return
    start = stretch.start
    for place in stretch:
        last = place + 1 == stretch.stop
        if last or not (
            _breaks_sentence(lines, place)
            or _breaks_for_width(lines[place], lines[place + 1], column)
        ):
            if place > start:
                yield range(start, place + 1)
            start = place + 1


def _reads_on(lines: Sequence[str], group: range) -> bool:
    """Return whether `group` reads as one text: over a break, or up to the end of a sentence."""
    if any(_breaks_sentence(lines, place) for place in group[:-1]):
        return True
    ends = [bool(_ENDS_SENTENCE.search(lines[place])) for place in group]
    # Lines that all end sentences are paragraphs that happen to fill the width.
    return ends[-1] and not all(ends)


def _proven_column(lines: Sequence[str], stretches: Sequence[range]) -> int:
    """Return the width of `stretches` if they show that a machine wrapped them, else 0."""
    column = max((_column(lines, stretch) for stretch in stretches), default=0)
    total = sum(map(len, stretches))
    if column < NARROWEST or total < _STRONG:
        return 0
    groups = [group for stretch in stretches for group in _paragraphs(lines, stretch, column)]
    breaks = [place for group in groups for place in group[:-1]]
    inside = sum(_breaks_sentence(lines, place) for place in breaks)
    wrapped = (
        sum(map(len, groups)) >= max(_STRONG, _COVERED * total)
        and inside >= max(_INSIDE_LEAST, _INSIDE * len(breaks))
        and any(_closes(lines[group[-1]]) for group in groups)
    )
    return column if wrapped else 0


def _closes(line: str) -> bool:
    """Does a sentence end in `line`, at its end or before a signature ("… is unknown. - MKA")?"""
    return _ENDS_SENTENCE.search(line) is not None or _SIGNED.search(line) is not None


def _breaks_for_width(line: str, following: str, column: int) -> bool:
    """Return whether `line` ends because the first word of `following` would cross `column`."""
    # A line far short of the width was ended by hand; a list item begins a line at any width.
    if len(line) < _FULLNESS * column or _STANDS_ALONE.match(following):
        return False
    word = following.find(" ")
    width = len(line) + 1 + (word if word >= 0 else len(following))
    # The first line of a paragraph may have been set in by a space, which is gone.
    return width + following[:1].islower() > column


def _breaks_sentence(lines: Sequence[str], place: int) -> bool:
    """Return whether the sentence of the line at `place` goes on in the next: a small letter."""
    return lines[place + 1][:1].islower() and not _ENDS_SENTENCE.search(lines[place])


_CONJUNCTIONS = """
and or nor to und oder bis bzw sowie et ou y e o ed od en of och eller og i oraz lub a nebo и или
"""
_SUSPENDED = frozenset(_CONJUNCTIONS.split())
"""Words after a hyphen that belongs to the word before: "Ein- und Ausfuhr", "pre- and post-war"."""

_HYPHENS = "-\N{SOFT HYPHEN}\N{HYPHEN}"
_CUT_WORD = pattern(rf"([^\W\d_]{{2,40}})[{_HYPHENS}]$")
_REST = pattern(r"([^\W\d_]{2,40})(?![\w-])")


def dehyphenate(left: str, right: str, words: Callable[[str], bool]) -> bool:
    """Return whether the last word of `left`, cut by a hyphen, goes on as the first of `right`.

    `words` tells whether a word, in small letters, is written elsewhere in the text: the joined
    word speaks for joining, the word with its hyphen against. If neither is written there, the
    two halves are joined when the second begins small and they are not words of the text
    themselves ("long-" and "term").

    >>> dehyphenate("a matter of infor-", "mation only", {"a", "matter"}.__contains__)
    True
    >>> dehyphenate("a long-", "term plan", {"long-term"}.__contains__)
    False
    >>> dehyphenate("die Ein-", "und Ausfuhr", set().__contains__)
    False
    """
    if left[-1:] not in _HYPHENS:
        return False  # most lines
    cut, rest = _CUT_WORD.search(left[-42:]), _REST.match(right)
    if not cut or not rest or not rest[1].islower() or rest[1] in _SUSPENDED:
        return False
    if cut[1].isupper() or left[-42:][: cut.start()].endswith(tuple(_HYPHENS)):
        return False  # "US-led", "state-of-the-art"
    first, second = cut[1].lower(), rest[1]
    if words(first + second) or left.endswith("\N{SOFT HYPHEN}"):
        return True
    return not words(f"{first}-{second}") and not (words(first) and words(second))
