"""Residue of video and audio players, picture galleries and caption settings.

Cuts notices of players ("This is a modal window.", "Video wird geladen"), buttons of players and
galleries ("Play video", "Bild vergrößern", "Image 1 of 5", "記事を聴く"), running times ("00:00 /
03:21", "Audio | 3:21", "26.10.2025 | 2:43 min"; right behind what a film shows in the strict profile only), and runs of three player words or more, such as caption settings.

Leaves alone single words such as "Video", "Live" or "Window", of which a subhead may consist,
captions of pictures, and sentences about films.

Known limits: the title of a film that a player showed cannot be told from a subhead, and stays.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.lines import neighbours
from newsclean.evidence.position import has_company, is_outside_body
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, first_word, fold, folded, index, template, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.date_shapes import CLOCK, NUMERIC_DAY
from newsclean.text.prose import ends_like_sentence

_NAME = "media_players"
_LONGEST_RUN = 240  # characters of player words on one line
_LONGEST_SETTINGS = 960
_LONGEST_TIME = 40
_LONGEST_FILM = 420  # characters of what a film shows and its running time
_TITLE = 140  # characters of a sound's title, with its marks, before the platform
_ACROSS = 3  # words that make a run

# "00:00 / 03:21", "0:00", "0:00 1x": clock faces that begin at nought, and nothing else
_CLOCKS = pattern(
    r"-?0?0:00(?::00)?(?:\s*[/|•·–—-]?\s*(?:-?\d{1,3}:\d\d(?::\d\d)?|\d(?:[.,]\d\d?)?\s?[x×])){0,3}"
)
# "26.10.2025 | 2:43 min", "01:48 min": how long a film is, and its day
_LENGTH = worded("dates", rf"(?:{NUMERIC_DAY}\s?[|•·,]\s?)?{CLOCK}\s?{{minutes}}\.?")
# "… over the bridge. 26.10.2025 | 2:43 min": the label of a film with what it shows
_FILM = worded("dates", rf"{NUMERIC_DAY} ?[|•·] ?\d{{1,3}}:\d\d ?{{minutes}}\.?$")
# "Aktuelle Zeit:0:00Gesamtdauer:0:00": clocks with their labels
_LABELLED = worded(_NAME, r"(?:{clock_label}\s?:?\s?-?\d{1,2}:\d\d\s?){1,4}")
# "Video | Troops take a tanker": the label of a film and its title
_BARRED = worded(_NAME, r"{film_label} ?\| ?\S[^\n]{8,150}")
# What may follow "Audio", "Listen", "Image": a running time, a count, "(5 min)"
_COUNT = worded(
    "dates",
    r"[\s|•·:()\[\]–—-]*"
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:{minutes}|{oclock}))?|\d{1,2}\s?{minutes}\.?"
    r"|#?\d{1,3}\s?(?:/|{words.of})\s?\d{1,3})"
    r"[\s|•·:()\[\].]*",
)
_PICTURES = pattern(r"\s?[(（]\d{1,4}[^\d()（）]{0,16}[)）]$")
# "Ascolta “Das Wehr” su Spreaker"
_ON_PLATFORM = template(_NAME, "{hear} … {platform}", gap=_TITLE)


def media_players(document: Document) -> Iterator[Claim]:
    """Yield claims on the residue of players; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, _ in document.matching_lines(_names_settings):
        yield block.claim("settings", "caption settings", strength=EXACT)
    for block, _ in document.matching_lines(_is_labelled):
        yield block.claim("clock", block.text[:60], strength=EXACT)
    for block, _ in document.matching_lines(_is_barred):
        if not document.before_body(block):
            yield block.claim("label", block.text[:60], strength=STRONG)
    for _, claim in document.matching_lines(_elsewhere):
        yield claim
    for _, claims in document.matching_lines(_times):
        yield from claims
    for block, _ in document.matching_lines(_is_run):
        yield block.claim("word_run", block.key[:60], strength=EXACT)
    for run in neighbours(document, _words(document)):
        yield from _across(run)
    for block, button in document.matching_lines(_counted):
        yield block.claim("count", button, strength=EXACT)
    for block, match in document.phrase_matches(_NAME, "single"):
        if is_outside_body(document, block) or has_company(document, block, _is_of_player):
            yield block.claim("single", match.phrase, strength=STRONG)
    for block, match in document.phrase_matches(_NAME, "listen"):
        rest = block.lower.lstrip()[len(match.phrase) :] if block.key != match.phrase else ""
        if _COUNT.fullmatch(rest):
            yield block.claim("count", match.phrase, strength=EXACT)


@line_rule(cues_from=lambda: cues(_NAME, "setting"), longest=_LONGEST_SETTINGS)
def _names_settings(block: Block) -> bool:
    """Does the block name two parts of a caption-settings dialogue?"""
    return sum(part in block.lower for part in cues(_NAME, "setting")) >= 2


@line_rule("0:00", longest=_LONGEST_RUN)
def _is_labelled(block: Block) -> bool:
    return bool(_LABELLED.fullmatch(block.text))


@line_rule("|", longest=_LONGEST_RUN)
def _is_barred(block: Block) -> bool:
    return bool(_BARRED.fullmatch(block.text)) and not block.text.endswith(".")


@line_rule(cues_from=lambda: cues(_NAME, "platform"))
def _elsewhere(block: Block) -> Claim | None:
    """Return a claim on “Ascolta “Das Wehr” su Spreaker.”: the title of a sound and where it is."""
    found = _ON_PLATFORM.search(block.text)
    if found is None or (found.start() and not ends_like_sentence(block.text[: found.start()])):
        return None
    if block.text[found.end() :].strip(" .!"):
        return None
    return block.claim("elsewhere", found[0][:60], start=found.start(), strength=EXACT)


@line_rule(":", longest=_LONGEST_FILM, begins=lambda word: word[:1] in "-0" or word[:1].isdigit())
def _times(block: Block) -> list[Claim]:
    """Return a claim on a running time, alone or behind what a film shows."""
    text = block.text
    if len(text) <= _LONGEST_TIME:
        if _is_clock(text):
            return [block.claim("clock", text, strength=EXACT)]
        if text[0].isdigit() and _LENGTH.fullmatch(text):
            return [block.claim("length", text, strength=EXACT)]
    timed = ":" in text and block.lower.rstrip(".").endswith(cues("dates", "minutes"))
    if timed and (found := _FILM.search(text)):
        start = len(text[: found.start()].rstrip())
        return [block.claim("film", found[0], start=start, strength=CONTEXT)]
    return []


@line_rule(longest=_LONGEST_TIME, closes=")）".__contains__)
def _counted(block: Block) -> str:
    """Return the button that the block is with a count of pictures: "View gallery (12 photos)"."""
    found = _PICTURES.search(block.text)
    button = fold(block.text[: found.start()]) if found else ""
    return button if button in folded(_NAME, "button") else ""


def _is_clock(text: str) -> bool:
    """Is `text` clock faces that begin at nought?"""
    return text[0] in "-0" and len(text) <= _LONGEST_TIME and bool(_CLOCKS.fullmatch(text))


def _is_of_player(block: Block) -> bool:
    """Is the block a word of players or their clock?"""
    return _is_word(block) or _is_clock(block.text)


def _words(document: Document) -> list[Block]:
    """Return the blocks that are a word of players or a running time, in order."""
    found = {block for block, _ in document.phrase_matches(_NAME) if _is_word(block)}
    found.update(b for b, claims in document.matching_lines(_times) if claims[0].rule == "clock")
    return sorted(found, key=lambda block: block.span)


def _is_word(block: Block) -> bool:
    """Is the block a word of players?"""
    return len(block.text) <= _LONGEST_TIME and any(
        match.filter == _NAME and match.phrase == block.key for match in block.matches
    )


def _across(words: list[Block]) -> Iterator[Claim]:
    """Yield claims on player words that stand on lines of their own, three in a row or more."""
    keys = {block.key for block in words}
    if len(keys) >= _ACROSS and (
        keys & folded(_NAME, "anchors") or any(":00" in key for key in keys)
    ):
        for block in words:
            yield block.claim("words", block.key, strength=STRONG)


@cache
def _phrases() -> frozenset[str]:
    """Return the phrases of players, words and longer ones."""
    return frozenset(index().lines_of(_NAME))


@line_rule(longest=_LONGEST_RUN, begins=one_of(_phrases))
def _is_run(block: Block) -> bool:
    """Is the block three player words or more, and nothing else?"""
    text = block.text
    if text[-1] in ".!?" or text.count(" ") < 2 or first_word(text, block.key) not in _phrases():
        return False
    parts = [part for part in re.split(r"\s*[|•·,/]\s*|\s+", text) if part]
    if len(set(parts)) < _ACROSS or folded(_NAME, "anchors").isdisjoint(map(fold, parts)):
        return False
    return all(map(_is_named, parts))


def _is_named(word: str) -> bool:
    """Is `word` one of players?"""
    return first_word(word) in _phrases()
