"""Stretches: where the first and the last stretch of a line may end and begin, and how they read.

A function of the text alone: what filters say of a stretch is asked in `ends`.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from newsclean.evidence.headlines import is_bound, openings
from newsclean.evidence.sorting import declared
from newsclean.evidence.starts import LOWER, UPPER
from newsclean.model.block import Block, look_up
from newsclean.phrases import fixed, fold, fold_all, index
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.agencies import agency_kind
from newsclean.text.calendars import is_dated
from newsclean.text.datelines import read_dateline
from newsclean.text.notices import has_rights
from newsclean.text.prose import ends_like_sentence, is_prose, word_count
from newsclean.text.scripts import is_small

FEW_WORDS = 3
"""Of a stretch at the top that may be a name, and of one that ends in a full stop and may be a sentence."""
DATED = pattern(r"\d(?:\D*\d){3}")
"""As many digits as a year, or a time, has."""
_TAIL = 420  # characters of a stretch at the end
_PLACES = 14  # in it, where one of its parts may begin or end
_HEAD = 160  # characters of a stretch at the top
_HEAD_WORDS = 22
_QUESTION = 9  # words: "Have you seen a mistake?", before the address to write to
_ASKS = "?؟？;"
_LONG_NAME = 5  # bytes of a network's name that is part of no other word
# What ends a sentence or a bracket and the space behind it, where something new may begin
_STOP = pattern(
    r"(?<=[.!?…।॥؟۔։።။។])[\"'”’»)\]」]{0,2}\s+(?=[^\sa-zß-ÿ])"
    r"|(?<=[。！？])[」』”’)）\]]{0,2}\s*(?=[^\s」』”’)）])|(?<=[\])>）】])\s+(?=[^\sa-zß-ÿ])"
)
_GAP = pattern(rf"\s+(?=\S)|(?<=[\])】）〕])(?=\S)|(?<=[{LOWER}\d])(?=[{UPPER}][{LOWER} ])")
_CLOCK = pattern(r"\d[:.：h]\d\d(?!\d)|[^\W\d_][:：] ?\d")  # or the end of a date, or a count
_BRACKETED = pattern(r"[\[(（【〔].{2,90}[\])）】〕]")


class Tail(NamedTuple):
    """A stretch at the end of a line: where parts of it may begin, and how they read."""

    places: list[int]
    lines: dict[tuple[int, int], Block]


def starts_of(text: str) -> list[int]:
    """Return where the last stretch of `text` may begin: its last sentence, a question before it."""
    starts = [stop.end() for stop in _STOP.finditer(text, max(1, len(text) - _TAIL))][-2:]
    if len(starts) == 2 and not _asks(text[starts[0] : starts[1]].rstrip()):
        del starts[0]
    return starts[::-1]


def _asks(text: str) -> bool:
    return text[-1:] in _ASKS and word_count(text) <= _QUESTION


def tail_from(text: str, start: int) -> Tail:
    """Return the stretch of `text` from `start` on."""
    end = len(text)
    gaps = [gap.end() for gap in _GAP.finditer(text, start)]
    places = [start, *[at for at in gaps if not is_small(text[at])], end]
    whole = Block((0, 0), text[start:])
    spans = [(start, end)]
    if _may_have_parts(whole):
        few = len(places) <= _PLACES  # of many parts only the first and the last are asked of
        spans = [(a, b) for a, b in combinations(places, 2) if few or a == start or b == end]
    lines = {(a, b): Block((0, 0), text[a:b].rstrip()) for a, b in spans if (a, b) != (start, end)}
    return Tail(places, {span: lines.get(span, whole) for span in spans})


def _may_have_parts(stretch: Block) -> bool:
    """May `stretch` be a row of prompts? A sentence of prose is none that says nothing of a page."""
    look_up([stretch], index())
    named = stretch.matches or _names_network()(stretch.key) or has_rights(stretch.text)
    return bool(named) or not (stretch.is_prose and ends_like_sentence(stretch.text))


def heads_of(text: str) -> dict[int, Block]:
    """Return how the first stretch of `text` reads, by where it may end; none before a dateline."""
    dateline = read_dateline(text)
    if dateline and (dateline.place or agency_kind(dateline.agency or "")):
        return {}
    gaps = list(_GAP.finditer(text, 1, _HEAD))[:_HEAD_WORDS]
    return {
        gap.end(): Block((0, 0), text[: gap.start()])
        for gap in gaps
        if not is_small(text[gap.end()])
    }


def hinted(lines: Sequence[Block]) -> set[Block]:
    """Return those of `lines` in which anything hints at residue: a phrase, a rule, a name, a date.

    The longest of them holds all others: what it does not name, none does.
    """
    if not lines:
        return set()
    look_up(lines, index())
    longest = max(lines, key=lambda line: len(line.text))
    told = {line for line in lines if line.matches}
    if _names_network()(longest.key) or has_rights(longest.text):
        told.update(line for line in lines if _names_network()(line.key) or has_rights(line.text))
    short = [line for line in lines if line not in told and not line.is_prose]
    told.update(line for line in short if _is_named(line.text))
    for seen in declared().cued(short).values():
        told.update(seen)
    return told


def _is_named(text: str) -> bool:
    """Has `text` a date or a time, or may it be the name of an agency, or a credit in brackets?"""
    dated = _CLOCK.search(text) or is_dated(text)
    return bool(dated or agency_kind(text) or _BRACKETED.fullmatch(text))


@cache
def _names_network() -> Callable[[str], bool]:
    names = fold_all(fixed()["networks"]["all"])
    return search_for([name for name in names if len(name.encode()) >= _LONG_NAME])


def is_sentence(text: str) -> bool:
    """Reads `text` as a sentence of its own, not as names that a prompt ends in?"""
    words = text.split(None, 2)
    if len(words) < FEW_WORDS or not ends_like_sentence(text) or words[1][0].isupper():
        return False
    return fold(words[0]) in openings() or not is_bound(words[1])


def is_whole_label(line: Block) -> bool:
    """Has `line` no sentence and none that begins, and no mark behind which something follows?"""
    text = line.text
    return not (_holds_sentence(line) or _ends_in_opening(text) or text.endswith((":", "：")))


def _holds_sentence(line: Block) -> bool:
    """Is `line` prose, or does it begin with a sentence of prose?"""
    stops = _STOP.finditer(line.text)
    return line.is_prose or any(is_prose(line.text[: stop.start()]) for stop in stops)


def _ends_in_opening(text: str) -> bool:
    """Is the last word of `text` one with which a sentence begins: "17:45 Il"?"""
    word = text.rpartition(" ")[2]
    return word.istitle() and fold(word) in openings()
