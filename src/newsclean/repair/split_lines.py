"""Sentences that an extractor broke at their links: each link stands on a line of its own.

    In July the minister stood before the council and
    made the case for a ferry
    , which nobody had asked for.

The sign is a line that opens with the comma or full stop of the sentence before: no writer begins a
line so. Such texts part their paragraphs by one line break too, so a blank line always parts.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from newsclean.phrases.patterns import pattern

_CLOSED = 2  # lines that open with a closing mark: a single one may be a slip of the pen
_GOING_ON = 3  # such lines and paragraphs that stop inside a sentence, together
_SENTENCE = 60  # characters of a line that is part of a running sentence, and no item or verse
_PARAGRAPH = 80  # characters of lines that only a paragraph has
_LINK = 80  # characters of the longest link

# "." alone, not "..." nor ".5": what closes is followed by a space, a letter's possessive or the end.
_CLOSES = pattern(
    r"(?!\.\.)(?:[,;.)\]]|[,;.)\]][,.;:”’]{1,3}|[،؛、，。．।）]|['’]s)(?:\s|$)|[،、，。．）।]"
)
_CLOSERS = frozenset(",;:.)]،؛、，。．।）'’")
_WORD = pattern(r"[^\W\d_]{1,40}(?=[\s,;)’'-]|[.:](?!\S)|$)")
_ENDS = pattern(r"[.!?…:;。！？।؟|>»›](?:\s?[\"”’»«›')\]])*$")
_CLOSING = 20  # characters of the quotation marks and brackets behind what ends a sentence
# Addresses, comments, code.
_NO_SENTENCE = pattern(r"https?://\S*$|^(?:#|//|\$|--|>>>|\.\.\.)(?!\S)|\w = ")
_OPENS = pattern(r"(?:^|\s)[(\[“«„‘]$")


def may_be_split(lines: Sequence[str]) -> bool:
    """May `rejoin_split` find anything in `lines`, which may have white space at their ends?

    >>> may_be_split(["She called it a", "giant reactor", ", and left."])
    True
    """
    firsts = [line.lstrip()[:1] for line in lines]
    return any(map(str.islower, firsts)) or not _CLOSERS.isdisjoint(firsts)


def rejoin_split(lines: Sequence[str], stands_alone: Callable[[str], bool]) -> list[range]:
    """Return the groups of consecutive lines that are one paragraph broken at its links, each.

    `lines` are those of a whole text, bare, blank ones as "". `stands_alone` says of a line that it
    is residue and no part of a sentence. A text counts as broken at its links where two lines open
    with a closing mark, or where several paragraphs stop inside a sentence; then lines that open
    small are joined to an unfinished one before, and so is a short line that such a line follows (a
    link that is a name). In other texts only a paragraph is joined to a line that opens small.

    >>> rejoin_split(
    ...     [
    ...         "On the quay of Larkhaven the mayor called the third ship of the line a",
    ...         "ferry for all",
    ...         ", and left. Some riders",
    ...         "object",
    ...         ". So do I.",
    ...     ],
    ...     lambda line: False,
    ... )
    [range(0, 5)]
    """
    seams = [_seam(before, line) for before, line in pairwise(lines)]
    joined = _proven(lines, seams) if _is_split(lines, seams) else _wide(lines, seams)
    alone = {
        i for i, seam in enumerate(joined) for at in (i, i + 1) if seam and stands_alone(lines[at])
    }
    free = [seam and not alone & {i - 1, i, i + 1} for i, seam in enumerate(joined)]
    return [group for group in _groups(free) if _is_running(lines, seams, group)]


def _seam(before: str, line: str) -> str:
    """Return how `line` goes on from the line before, "" if it does not.

    "closed": it opens with a closing mark; "small": with a small letter; "opened": behind an opening mark.
    """
    if not before or not line:
        return ""
    if _ends(before) or _NO_SENTENCE.search(before):
        return ""
    if _CLOSES.match(line):
        return "closed"
    if _opens_small(line) or line.startswith(": "):
        return "small"
    return "opened" if _OPENS.search(before) else ""


def _ends(line: str) -> bool:
    """Does `line` end as a sentence, a label or a link does?"""
    return _ENDS.search(line[-_CLOSING:]) is not None


def _opens_small(line: str) -> bool:
    """Does `line` open with a word in small letters, not with a name such as "eBay"?"""
    word = _WORD.match(line) if line[:1].islower() else None
    return word is not None and word[0].islower()


def _is_named(line: str) -> bool:
    """Does `line` end in a name or number, or open with one, as links do that open large?"""
    last = line.rpartition(" ")[2].lstrip("“\"'‘(")[:1]
    return line[0].isdigit() or last.isdigit() or last.isupper()


def _is_split(lines: Sequence[str], seams: Sequence[str]) -> bool:
    """Do the `seams` of a text show that it is broken at its links?

    A paragraph that stops before a small letter may introduce a list, so that it counts for less.
    """
    if not any(
        seam and max(map(len, lines[i : i + 2])) >= _SENTENCE for i, seam in enumerate(seams)
    ):
        return False  # code may set its commas first
    closed = seams.count("closed")
    stopping = sum(
        seam == "small" and len(lines[i]) >= _PARAGRAPH and not _opens_small(lines[i])
        for i, seam in enumerate(seams)
    )
    return closed >= _CLOSED or closed + stopping >= _GOING_ON


def _proven(lines: Sequence[str], seams: Sequence[str]) -> list[bool]:
    """Return which seams join, in a text that is broken at its links."""
    joined = [bool(seam) for seam in seams]
    for i, seam in enumerate(seams[:-1]):
        # A link that opens large: "operating", "62 gas turbines", "in two towns".
        if not seam and seams[i + 1] and 0 < len(lines[i + 1]) <= _LINK:
            joined[i] = not _ends(lines[i]) and (
                (i > 0 and joined[i - 1])
                # Else the line may be a heading, and what looks like a link a sentence's beginning.
                or (len(lines[i]) >= _SENTENCE and _is_named(lines[i + 1]))
            )
    return joined


def _wide(lines: Sequence[str], seams: Sequence[str]) -> list[bool]:
    """Return which seams join in other texts: between a paragraph and a line as long as sentences.

    Items of a list all open small; a paragraph that goes on has a first line that does not, and ends.
    """
    joined = []
    for i, seam in enumerate(seams):
        is_wide = len(lines[i]) >= _PARAGRAPH and len(lines[i + 1]) >= _SENTENCE
        # Items of a list need no full stop.
        is_item = _opens_small(lines[i]) or not _ends(lines[i + 1])
        joined.append(seam == "small" and is_wide and not is_item)
    return joined


def _groups(joined: Sequence[bool]) -> Iterator[range]:
    """Yield the longest runs of lines that are joined."""
    start = 0
    for place, seam in enumerate([*joined, False]):
        if not seam:
            if place > start:
                yield range(start, place + 1)
            start = place + 1


def _is_running(lines: Sequence[str], seams: Sequence[str], group: range) -> bool:
    """Does `group` read as a sentence, and does it end as one: with its mark, or by being long?

    A line of one small word under a long line without an end may be an item, a label or a command.
    """
    last = lines[group.stop - 1]
    inner = seams[group.start : group.stop - 1]
    long = max(len(lines[i]) for i in group) >= _SENTENCE
    ends = len(last) >= _SENTENCE or _ENDS.search(last) is not None or inner[-1] == "closed"
    return ends and (long or "closed" in inner)
