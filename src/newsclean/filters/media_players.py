"""Residue of video and audio players, picture galleries and caption settings.

Cuts notices of players ("This is a modal window.", "Video wird geladen"), buttons of players and
galleries ("Play video", "Bild vergrößern", "Image 1 of 5", "記事を聴く"), running times ("00:00 /
03:21", "Audio | 3:21", "26.10.2025 | 2:43 min"), and runs of three player words or more, such as caption settings.

Leaves alone single words such as "Video", "Live" or "Window", of which a subhead may consist,
captions of pictures, and sentences about films.

What a film shows, with its day and length behind it, goes only in the strict profile.

Known limits: the title of a film that a player showed cannot be told from a subhead, and stays.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import CONTEXT, EXACT, STRONG, Block, Claim, Document
from newsclean.phrases import fold, index, table

_NAME = "media_players"
_LONGEST_RUN = 240  # characters of player words on one line
_LONGEST_FILM = 420  # characters of what a film shows and its running time
_MINUTES = ("min", "min.", "Min", "Min.", "minuten", "Minuten", "minutes")
_ACROSS = 3  # words that make a run

# "00:00 / 03:21", "0:00", "0:00 1x": clock faces that begin at nought, and nothing else
_CLOCKS = re.compile(
    r"-?0?0:00(?::00)?(?:\s*[/|•·–—-]?\s*(?:-?\d{1,3}:\d\d(?::\d\d)?|\d(?:[.,]\d\d?)?\s?[x×])){0,3}"
)
# "26.10.2025 | 2:43 min", "01:48 min": how long a film is, and its day
_LENGTH = re.compile(
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\s?[|•·,]\s?)?\d{1,2}:\d\d\s?min(?:uten|utes)?\.?",
    re.IGNORECASE,
)
# "… over the bridge. 26.10.2025 | 2:43 min": the label of a film with what it shows
_FILM = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4} ?[|•·] ?\d{1,3}:\d\d ?min(?:uten|utes)?\.?$", re.IGNORECASE
)
# "Aktuelle Zeit:0:00Gesamtdauer:0:00": clocks with their labels
_LABELLED = re.compile(
    r"(?:(?:aktuelle zeit|gesamtdauer|verbleibende zeit|current time|total duration|duration|remaining time|temps actuel|durée|tiempo actual|duración|tempo attuale|durata)\s?:?\s?-?\d{1,2}:\d\d\s?){1,4}",
    re.IGNORECASE,
)
# "Video | Troops take a tanker": the label of a film and its title
_BARRED = re.compile(
    r"(?:video|audio|podcast|watch|listen|vídeo|vidéo|wideo|видео|відео)s? ?\| ?\S[^\n]{8,150}",
    re.IGNORECASE,
)
# What may follow "Audio", "Listen", "Image": a running time, a count, "(5 min)"
_COUNT = re.compile(
    r"[\s|•·:()\[\]–—-]*(?:\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:min\w*|uhr))?|\d{1,2}\s?(?:min\w*\.?|mins?|分|분|분钟|分钟|分鐘)|#?\d{1,3}\s?(?:/|of|von|sur|de|di|van|av|af|z|из|з)\s?\d{1,3})[\s|•·:()\[\].]*",
    re.IGNORECASE,
)
# Names of the parts of a caption-settings dialogue, glued into one line
_SETTINGS = re.compile(
    r"(?:monospace|proportional)\s?(?:sans-)?serif|semi-?transparent|text edge style|captions? settings|font family|descriptions off",
    re.IGNORECASE,
)
_CUES = (
    "serif",
    "transparent",
    "edge style",
    "settings",
    "font family",
    "descriptions off",
)


def media_players(document: Document) -> Iterator[Claim]:
    """Yield claims on the residue of players; see the module's text."""
    yield from document.claims(_NAME)
    for block in document.containing(*_CUES):
        if (
            len(block.text) <= 4 * _LONGEST_RUN
            and len(set(map(str.lower, _SETTINGS.findall(block.text)))) >= 2
        ):
            yield block.claim("settings", "caption settings", strength=EXACT)
    for block in document.containing("0:00", longest=_LONGEST_RUN):
        if _LABELLED.fullmatch(block.text):
            yield block.claim("clock", block.text[:60], strength=EXACT)
    for block in document.containing("|"):
        if (
            _BARRED.fullmatch(block.text)
            and not document.before_body(block)
            and not block.text.endswith(".")
        ):
            yield block.claim("label", block.text[:60], strength=STRONG)
    words: list[Block] = []
    for block in document.blocks:
        text = block.text
        if len(text) <= 40 and text[0] in "-0" and _CLOCKS.fullmatch(text):
            yield block.claim("clock", text, strength=EXACT)
        elif len(text) <= 40 and text[0].isdigit() and _LENGTH.fullmatch(text):
            yield block.claim("length", text, strength=EXACT)
        elif len(text) <= _LONGEST_FILM and text.endswith(_MINUTES) and _FILM.search(text):
            yield block.claim("film", text[-40:], strength=CONTEXT)
        elif len(text) <= _LONGEST_RUN and block.key[:2] in _heads() and _is_run(text):
            yield block.claim("word_run", block.key[:60], strength=EXACT)
        if _is_word(block):
            words.append(block)
        elif words:
            yield from _across(words)
            words = []
    yield from _across(words)
    for block, hit in document.hits(_NAME, "single"):
        if (
            document.before_body(block)
            or document.after_body(block)
            or _has_company(document, block)
        ):
            yield block.claim("single", hit.phrase, strength=STRONG)
    for block, hit in document.hits(_NAME, "listen"):
        if _COUNT.fullmatch(
            block.text.casefold().lstrip()[len(hit.phrase) :] if block.key != hit.phrase else ""
        ):
            yield block.claim("count", hit.phrase, strength=EXACT)


def _has_company(document: Document, block: Block) -> bool:
    """Does other residue of players stand right before or after?"""
    beside = (document.previous(block), document.next(block))
    return any(
        b is not None and (_is_word(b) or (b.text[:1] == "0" and _CLOCKS.fullmatch(b.text)))
        for b in beside
    )


def _is_word(block: Block) -> bool:
    """Is the block a word of players, or a running time?"""
    text = block.text
    if len(text) > 40:
        return False
    lines = index().lines
    if block.key in lines and any(hit.filter == _NAME for hit in lines[block.key]):
        return True
    return text[0] in "-0" and bool(_CLOCKS.fullmatch(text))


def _across(words: list[Block]) -> Iterator[Claim]:
    """Yield claims on player words that stand on lines of their own, three in a row or more."""
    keys = {block.key for block in words}
    if len(keys) >= _ACROSS and (keys & _anchors() or any(":00" in key for key in keys)):
        for block in words:
            yield block.claim("words", block.key, strength=STRONG)


def _is_run(text: str) -> bool:
    """Is `text` three player words or more, and nothing else?"""
    if text.count(" ") < 2 or text[-1:] in ".!?" or not _is_named(text.split(None, 1)[0]):
        return False
    parts = [part for part in re.split(r"\s*[|•·,/]\s*|\s+", text) if part]
    if len(set(parts)) < _ACROSS or _anchors().isdisjoint(map(fold, parts)):
        return False
    return all(map(_is_named, parts))


@cache
def _heads() -> frozenset[str]:
    """Return the first two characters of all player words, one alone with what may follow it."""
    keys = {k for k, hits in index().lines.items() if any(h.filter == _NAME for h in hits)}
    short = {key + mark for key in keys if len(key) == 1 for mark in " |•·,/"}
    return frozenset(key[:2] for key in keys) | short


@cache
def _anchors() -> frozenset[str]:
    """Return the words of which every run must have one."""
    return frozenset(map(fold, table(_NAME)["anchors"]["words"]))


def _is_named(word: str) -> bool:
    return any(hit.filter == _NAME for hit in index().lines.get(fold(word), ()))
