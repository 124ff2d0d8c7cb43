"""Tokens: a line as site rules see it, the same before and after repair.

Words, numbers, dates, addresses and marks, each with its place in the line. Quotation marks,
apostrophes and braces are none, white space is between tokens, and case and width do not matter. So
a fragment is found however its spaces and quotes are set. Where words are not parted by spaces, each
letter is a token.
"""

from functools import cache, lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from newsclean.phrases import table
from newsclean.phrases.patterns import pattern

Kind = Literal["word", "number", "date", "address", "mark"]
SLOTTED = frozenset(("number", "date", "address"))
"""Kinds of tokens that a slot may stand for."""

STOPS = frozenset(".!?…。！？۔।॥؟")
OPENERS = frozenset("[【▶►▷▲△▼▽■□◆◇●○•▪※★☆✔✓©ⓒ|·>→☞♦")
"""Marks that begin something by themselves, whatever stands before them."""
BRACKETS = frozenset("(")
"""An opening bracket: after a sentence it begins something, within one a gloss."""
BRACKET_CLOSERS = frozenset(")]】")
CLOSERS = BRACKET_CLOSERS | frozenset("|>◀◁")
"""Marks after which something else may begin."""

_WIDE = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_JOINED = (  # vowel signs and the like, which belong to the letter before them
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0971-\u0d7f\u200c\u200d"
)
_APOSTROPHES = "'’‘`´′＇ʼ"
_LETTER = rf"[^\W\d_{_WIDE}]"
_WORD = rf"{_LETTER}(?:{_LETTER}|[{_JOINED}]|[{_APOSTROPHES}](?={_LETTER}))*"
_ADDRESS = (
    r"https?://[^\s<>\"'“”»)\]】）▶]+|www\.[^\s<>\"'“”»)\]】）▶,]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,}"
    r"|(?<![\w.])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,2}\.(?:com|org|net|info|co|gov|edu|[a-z]{2})(?:/[\w./?=&%-]*)?(?![\w.])"
)
_NUMBER = r"\d{2,4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]|\d+(?:[.,:/]\d+)*"
_IGNORED = (
    '"“”„‟«»‹›″＂「」『』〝〞〟'
    + _APOSTROPHES
    + "\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufe0f{}"
)
_TOKEN = pattern(
    rf"(?P<address>{_ADDRESS})|(?P<number>{_NUMBER})|(?P<word>{_WORD}|[{_WIDE}])"
    rf"|(?P<mark>([^\w\s{_IGNORED}{_JOINED}]|_)(?:\5)*)"
)
_UNSPACED = pattern(f"[{_WIDE}]")
_DATED = pattern(r"\d+ ?[年년].+|\d{1,4}([./])\d{1,2}\1\d{2,4}|\d{1,2}:\d\d(?::\d\d)?")
_BETWEEN_DATES = frozenset(",.-/")
_LONGEST_DATE = 9  # tokens: "Friday, 3 May 2024, 10:15"
_DASHES = dict.fromkeys("–—―−‒‐", "-")


class Token(NamedTuple):
    """A token of a line: how it reads when case and width do not matter, what it is, and where."""

    key: str
    kind: Kind
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text`, in order; a date of several words is one token.

    >>> [token.key for token in tokenize("Share — it’s 3 May 2024!")]
    ['share', '-', 'its', '3 may 2024', '!']
    """
    found = [
        Token(fold_token(match[0]), match.lastgroup, *match.span())  # type: ignore[arg-type]
        for match in _TOKEN.finditer(text)
    ]
    return _with_dates(text, found) if any([t.kind == "number" for t in found]) else found


def is_unspaced(key: str) -> bool:
    """Is a token one letter of a script that parts words by no spaces?"""
    return bool(_UNSPACED.fullmatch(key))


@lru_cache(maxsize=1 << 16)
def fold_token(raw: str) -> str:
    """Return how a token reads when case, width, accents of Turkish i and apostrophes do not matter.

    >>> fold_token("Don’t"), fold_token("——"), fold_token("ＡＢＣ")
    ('dont', '-', 'abc')
    """
    if not raw[0].isalnum() and len(set(raw)) == 1:
        mark = raw[0]
        return _DASHES.get(mark) or (mark if mark == "…" else normalize("NFKC", mark)[:1])
    low = raw.casefold() if raw.isascii() else normalize("NFKC", raw).casefold()
    for mark in _APOSTROPHES:
        low = low.replace(mark, "")
    return low.replace("i\u0307", "i").replace("ı", "i")


def _with_dates(text: str, tokens: list[Token]) -> list[Token]:
    """Return `tokens` with runs of numbers, months and weekdays made into one date each."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _date_end(tokens, at)
        if end > at:
            start, stop = tokens[at].start, tokens[end - 1].end
            made.append(Token(" ".join([t.key for t in tokens[at:end]]), "date", start, stop))
            at = end
        else:
            made.append(tokens[at])
            at += 1
    return made


def _date_end(tokens: list[Token], start: int) -> int:
    """Return where the date ends that begins at `start`; `start` if none does."""
    numbers = names = 0
    end = at = start
    while at < len(tokens) and at - start < _LONGEST_DATE:
        token = tokens[at]
        if token.kind == "number":
            numbers += 1
            names += bool(_DATED.fullmatch(token.key))
        elif token.kind == "word" and token.key in _date_names():
            names += 1
        elif at > start and token.key in _BETWEEN_DATES:
            at += 1
            continue
        else:
            break
        at += 1
        end = at
    return end if numbers and names else start


@cache
def _date_names() -> frozenset[str]:
    """Return the names of months and weekdays in all languages."""
    words = table("dates")
    months = [name for names in words["months"] for name in names.split("|")]
    return frozenset(fold_token(name.strip(".")) for name in [*months, *words["weekdays"]] if name)
