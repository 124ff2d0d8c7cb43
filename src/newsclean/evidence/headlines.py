"""How far a headline reaches that stands behind a label in the middle of a line.

"… on Monday. Read also: Old mill becomes a library The council will vote again in May." Nothing
marks the end of such a headline, and what follows is the article. It is known only where

- a word that begins sentences stands with a capital, and a small letter follows it: inside a headline
  neither "The" nor "Les" would;
- a question or an exclamation mark ends it, and no sentence can have begun before;
- a capital is glued to it: "becomes a libraryThe council";
- another piece of residue begins.

Where the label leads straight into a long sentence, its headline was lost, and the label goes alone.
"""

from functools import cache
from itertools import pairwise

from newsclean.evidence.starts import LOWER, UPPER
from newsclean.phrases import by_language, fold, fold_all, table
from newsclean.phrases.patterns import pattern
from newsclean.text.scripts import has_no_capitals

LONGEST = 170  # characters of a headline behind a label
_SAME_WORDS = 5  # of a headline that two labels of a line have
_LEAST = 3  # words of a headline before the next sentence
CAPITAL_NOUNS = ("de", "lb")  # languages in which every noun has a capital
_QUESTION = 110  # characters of a headline that a question mark ends
_UNCASED = 80  # the same where no capital tells whether a sentence began before
_SENTENCE = 110  # characters of a sentence that no headline has
_TITLED = 0.7  # of the longer words have a capital in a headline in title case
_LONGEST_WORD = 40  # characters that are looked at before a seam
_LONGER = 4  # letters of such a word

_SEAM = pattern(rf"(?<=[{LOWER}\d])(?=[{UPPER}][{LOWER}])")
_WORD_BEFORE = pattern(rf"(?<![^\W_])[{LOWER}]{{5,}}$")  # not "iPhone", "easyJet", "YouTube"
_TOKEN = pattern(r"\S+")
_STOP = pattern(r"[.!?…؟۔।](?=[\"”»']?(?:\s|$))|[。！？]")
_ASKS = "!?؟！？"
_JOINED = ",;:–—-(«„“‘/|&+"  # a headline does not end so
_QUOTES = '"“”„«»'
_OPEN = "\"'“‘«„(["
_ELISION = "'’"


def headline_end(text: str, at: int, language: str) -> int | None:
    """Return where the headline ends that begins at text[at], behind a label in `language`.

    It is `at` itself where the label leads into a sentence, None where nobody can tell.

    >>> text = "Old mill becomes a library The council will vote in May."
    >>> text[: headline_end(text, 0, "en")]
    'Old mill becomes a library '
    >>> headline_end("Old mill becomes a library Residents of Harwick fear for it.", 0, "en")
    """
    reach = text[at : at + LONGEST + _SENTENCE]
    stop = _STOP.search(reach)
    said = reach[: stop.start()] if stop else reach
    if (seam := seam_in(said, 0)) is not None:
        return at + seam
    asked = stop is not None and stop[0] in _ASKS and _is_closed(reach, stop.end())
    if has_no_capitals(said.lstrip(_OPEN)):
        return at + stop.end() if stop and asked and stop.end() <= _UNCASED else None
    begins, bound = _words(language)
    if not begins:
        return None
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(said)]
    maybe = [
        i
        for i, ((_, before), (_, token)) in enumerate(pairwise(tokens), 1)
        if _may_open(token, before, bound)
        and not (language in CAPITAL_NOUNS and fold(token) not in begins)
    ]
    for i in maybe:
        if i >= _LEAST and tokens[i][0] <= LONGEST and _opens(i, tokens, language):
            two = any(_LEAST <= other <= i - _LEAST for other in maybe)
            return None if two else at + tokens[i][0]
    if stop is None or maybe:
        return None
    if stop[0] in _ASKS:
        return at + stop.end() if asked and stop.end() <= _QUESTION else None
    return at if stop.start() > _SENTENCE else None


def _is_closed(text: str, end: int) -> bool:
    """Are the quotation marks of a question before `end` closed, and does no answer follow it?"""
    quoted = sum(text.count(mark, 0, end) for mark in _QUOTES)
    return quoted % 2 == 0 and text[end : end + 2].strip()[:1] not in _OPEN


def same_headline(text: str, first: int, second: int, *, is_ban: bool = False) -> int:
    """Return how many characters the headlines at two places have in common, in whole words.

    It is 0 where they are too few to be a headline. A ban on copying (`is_ban`) is one sentence, however
    short: of a text that is held twice, the sentences behind it are the same as well.
    """
    limit = min(LONGEST, len(text) - second, second - first)
    length = 0
    while length < limit and text[first + length] == text[second + length]:
        length += 1
    common = text[second : second + length]
    if text[second + length : second + length + 1].strip():  # it stops inside a word
        common = common[: common.rfind(" ") + 1]
    if is_ban and (stop := _STOP.search(common)):
        return stop.end()
    return len(common.rstrip()) if len(common.split()) >= _SAME_WORDS else 0


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of `language` that begin sentences, and those after which none begins."""
    lists = (by_language("headlines", key).get(language, ()) for key in ("begins", "bound"))
    begins, bound = (frozenset(map(fold, words)) for words in lists)
    return begins, bound | begins


def _opens(i: int, tokens: list[tuple[int, str]], language: str) -> bool:
    """Is the token at `i` a word that begins sentences, before a small letter?"""
    token = tokens[i][1]
    begins, bound = _words(language)
    head, mark, rest = _split(token)
    if fold(head) not in begins:
        return False
    if mark:
        return rest[:1].islower()
    following = tokens[i + 1][1] if i + 1 < len(tokens) else ""
    if not token.isalpha() or not following:
        return False
    if not following[0].islower():
        return language in CAPITAL_NOUNS and following[0].isupper()
    return not (_is_titled(tokens[:i], bound) and fold(following) in bound)


def _may_open(token: str, before: str, bound: frozenset[str]) -> bool:
    """May a sentence begin with `token`, by its capital and by the word before it?"""
    bare = token.lstrip(_OPEN)
    if not bare[:1].isupper() or before[-1] in _JOINED or not before.strip(_JOINED):
        return False
    last = before.lstrip(_OPEN)
    return fold(last) not in bound and fold(_split(last)[2] or last) not in bound


def seam_in(text: str, at: int) -> int | None:
    """Return the first place from `at` on where a line ended to which the next one is glued, or None.

    A name may have a capital inside it, too; a word in small letters has none, and before "The" it is
    no name.

    >>> seam_in("A library on YouTube for Los RoblesThe council met.", 0)
    35
    """
    for seam in _SEAM.finditer(text, at):
        place = seam.start()
        if opens_sentence(text, place) or _WORD_BEFORE.search(
            text, max(at, place - _LONGEST_WORD), place
        ):
            return place
    return None


def opens_sentence(text: str, at: int) -> bool:
    """Stands at text[at] a word with which many sentences begin, with a capital, before a small letter?

    >>> opens_sentence("Advertisement The council met.", 14), opens_sentence("Sign In Harwick", 5)
    (True, False)
    """
    tokens = [match[0] for _, match in zip(range(2), _TOKEN.finditer(text, at), strict=False)]
    if len(tokens) < 2 or not tokens[0][0].isupper():
        return False
    head, mark, rest = _split(tokens[0])
    following = rest if mark else tokens[1]
    return fold(head) in openings() and following[0].islower()


@cache
def openings() -> frozenset[str]:
    """Return the words with which many sentences begin, folded, of all languages."""
    return frozenset(fold_all(table("headlines")["begins"]))


def is_bound(word: str) -> bool:
    """Is `word` one after which no sentence begins, in any language: "on", "de"?"""
    return fold(word) in _bound()


@cache
def _bound() -> frozenset[str]:
    return frozenset(fold_all(table("headlines")["bound"]))


def _split(token: str) -> tuple[str, str, str]:
    """Return `token` in two at its apostrophe: "L’étude" in "L'" and "étude"."""
    for mark in _ELISION:
        head, found, rest = token.partition(mark)
        if found and rest:
            return head + _ELISION[0], found, rest
    return token, "", ""


def _is_titled(tokens: list[tuple[int, str]], bound: frozenset[str]) -> bool:
    """Is the headline in title case?"""
    longer = [word for _, word in tokens if len(word) >= _LONGER and fold(word) not in bound]
    capitals = sum(word[0].isupper() for word in longer)
    return bool(longer) and capitals >= _TITLED * len(longer)
