"""Where in lines a phrase may begin: at their start, behind what ends a sentence, at a seam.

All lines of a text are searched at once: to begin a search takes as long as to search a line.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from newsclean.model.block import Block
from newsclean.phrases import PhraseIndex, fold
from newsclean.phrases.patterns import pattern

STOP = ".!?…。！？۔।॥؟։።။។"
CLOSE = dict(zip("([【（［", ")]】）］", strict=True))
"""The brackets that open, and what closes each."""
BRACKETS = re.escape("".join([*CLOSE, *CLOSE.values()]))
"""All of them, as part of a pattern's class."""
MARKS = "▶►•|※■◆●©ⓒ*"
"""What sites set before an item or a notice."""
HEAD = 12
"""Characters by which a phrase is told from most sentences."""
WINDOW = 130
"""Characters of the longest phrase that is looked for."""
UPPER, LOWER = (
    "".join(filter(told, map(chr, range(ord("A"), ord("֏")))))
    for told in (str.isupper, str.islower)
)
"""The capitals and the small letters of Latin, Greek, Cyrillic and Armenian, as parts of a class."""

_ENDS = STOP + BRACKETS + MARKS
# Behind the end of a sentence, a bracket, a mark; or where a capital is glued to a small letter, as
# at "…of the regionScroll to continue"; or at a line's start. It begins with one class, so that the
# regex engine runs over all else.
_START = pattern(
    rf"[{_ENDS}{UPPER}\n](?:(?<=[{_ENDS}])[\"'”’»)\]」』]{{0,3}}\s*(?=[^\sa-z])"
    rf"|(?<=[{LOWER}][{UPPER}])(?=(?:[{LOWER}{UPPER}]| ){{3}})(?P<seam>)|(?<=\n))"
)
# The end of a word, or a seam: "…this articleThe council", "PUBLICITÉLe conseil", "Comments 14The"
WORD_END = pattern(
    rf"(?=[\s{STOP}:：՝፦៖>→»,;!\"'”’{BRACKETS}{MARKS}]|$)|(?<=[{LOWER}\d])(?=[{UPPER}])"
    rf"|(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])"
)
_TAIL = pattern(rf"[{STOP}:→»>]{{0,3}}")


def starts_in(text: str) -> list[int]:
    """Return the places in `text` where something new may begin, in order."""
    return [0, *[m.end() if m.lastindex is None else m.start() for m in _START.finditer(text)]]


def may_begin(text: str, phrases: PhraseIndex) -> list[int]:
    """Return those of the places in `text` at which one of `phrases` may begin, by its first letters."""
    places = starts_in(text)
    heads = [text[place : place + HEAD] for place in places]
    if "¡" in text or "¿" in text:
        heads = [head.lstrip("¡¿") for head in heads]
    return [places[i] for i in phrases.which_may_be_inside(heads)]


def which_hold(
    blocks: Sequence[Block], phrases: PhraseIndex, marks: Sequence[str] = ()
) -> set[Block]:
    """Return those of `blocks` in which one of `phrases` stands at such a place, or one of `marks` anywhere.

    Some of them may hold none: a phrase is looked for past the end of its line.
    """
    text = "\n".join([block.text for block in blocks])
    held = {block for mark in marks if mark in text for block in blocks if mark in block.text}
    if places := [place for place in may_begin(text, phrases) if _begins(text, place, phrases)]:
        ends = list(accumulate([len(block.text) + 1 for block in blocks]))
        held.update([blocks[bisect_right(ends, place)] for place in places])
    return held


def _begins(text: str, place: int, phrases: PhraseIndex) -> bool:
    """Begins one of `phrases` at `place`, as far as `text` says it whole?"""
    return phrases.begins_inside(fold(text[place : place + WINDOW]))


def past(text: str, end: int) -> int:
    """Return the place behind the marks that close what ends at `end`."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def with_space(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span with the white space on one side, so that what is left is parted still."""
    while end < len(text) and text[end].isspace():
        end += 1
    before = text[start - 1] if start else " "
    if start and end < len(text) and before.isalnum() and not text[end - 1].isspace():
        return None  # two words would run into one
    if start and not before.isspace() and text[end - 1].isspace():
        end -= 1
    return start, end
