"""A closing mark that a line break cut off from its word goes back to it."""

from collections.abc import Iterator, Sequence

from newsclean.model.change import Change
from newsclean.text.quotes.marks import DOUBLE_OPENERS, SPACES
from newsclean.text.quotes.parsing import ParsedQuotes


def cut_off(parsed_paragraphs: Sequence[ParsedQuotes | None]) -> Iterator[tuple[int, Change]]:
    """Yield (paragraph, change): the mark taken from one paragraph and given to its neighbour.

    A closing mark is cut off where it begins a paragraph, alone or before a small letter, and
    the paragraph before has an open mark; an opening mark where it ends a paragraph.
    """
    for index in range(1, len(parsed_paragraphs)):
        before, here = parsed_paragraphs[index - 1], parsed_paragraphs[index]
        if before is None or here is None:  # not read, since no mark of it is alone
            continue
        closer = _lost_closer(before, here)
        if closer:
            end = len(before.text.rstrip(SPACES))
            yield index - 1, Change(end, len(before.text), closer[0], "cut_off_mark")
            yield index, Change(0, closer[1], "", "cut_off_mark")
            continue
        opener = _lost_opener(before, here)
        if opener:
            yield index - 1, Change(opener[1], len(before.text), "", "cut_off_mark")
            lead = len(here.text) - len(here.text.lstrip(SPACES))
            yield index, Change(0, lead, opener[0], "cut_off_mark")


def _lost_closer(before: ParsedQuotes, here: ParsedQuotes) -> tuple[str, int] | None:
    """Return the written mark and how much of its paragraph goes with it."""
    lone = here.stray + here.unclosed
    if len(before.unclosed) != 1 or len(lone) != 1 or not before.text.rstrip(SPACES):
        return None
    mark, text = lone[0], here.text
    if mark.flank == "open" or mark.glyph in DOUBLE_OPENERS:
        return None
    if text[: mark.start].strip(SPACES) or before.unclosed[0].end >= len(
        before.text.rstrip(SPACES)
    ):
        return None
    rest = text[mark.end :].lstrip(SPACES)
    if rest and not (rest[0].islower() and text[mark.end] in SPACES):
        return None
    return mark.written, len(text) - len(rest)


def _lost_opener(before: ParsedQuotes, here: ParsedQuotes) -> tuple[str, int] | None:
    """Return the written mark and where its paragraph ends without it."""
    if len(before.unclosed) != 1 or len(here.stray) != 1 or not here.text.strip(SPACES):
        return None
    mark, text = before.unclosed[0], before.text
    if text[mark.end :].strip(SPACES) or here.stray[0].start == 0:
        return None
    return mark.written, len(text[: mark.start].rstrip(SPACES))
