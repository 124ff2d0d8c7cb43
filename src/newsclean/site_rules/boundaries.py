"""Boundaries in a line: the places at which something other than the sentence may begin or end."""

from collections.abc import Sequence

from newsclean.site_rules.tokens import (
    BRACKET_CLOSERS,
    BRACKETS,
    CLOSERS,
    OPENERS,
    STOPS,
    Token,
)
from newsclean.text.scripts import has_no_capitals

NONE, SOFT, HARD = 0, 1, 2
"""How surely a place parts two things: not at all, by a capital alone, by a mark or a gap."""

_AFTER_SENTENCE = BRACKETS | frozenset("*")  # marks that begin something after a sentence
_LEADS = frozenset(":-")  # marks that lead up to something
_SHOUTED, _LETTERS = 3, 12  # words in capitals that are no abbreviations, and their letters
_ABBREVIATED = 3  # letters of a word that ends a sentence; "Dr." and "U.S." do not


def boundaries(text: str, tokens: Sequence[Token]) -> list[int]:
    """Return for each token of `text`, and for the end, how sure a boundary stands before it.

    >>> from newsclean.site_rules.tokens import tokenize
    >>> line = "It rained. Read on The mayor"
    >>> boundaries(line, tokenize(line))
    [2, 0, 0, 2, 0, 1, 0, 2]
    """
    if not tokens:
        return [HARD]
    found = [HARD]
    before = tokens[0]
    for at in range(1, len(tokens)):
        token = tokens[at]
        is_plain = before.kind == token.kind == "word" and token.start == before.end + 1
        if is_plain and text[token.start].islower():  # as most words
            found.append(NONE)
        else:
            found.append(_boundary(text, tokens, at))
        before = token
    return [*found, HARD]


def _boundary(text: str, tokens: Sequence[Token], at: int) -> int:
    before, token = tokens[at - 1], tokens[at]
    gap = text[before.end : token.start]
    wide = len(gap) > 1 and gap.isspace()
    if token.kind == "mark":
        if wide or (token.key in OPENERS and before.key not in OPENERS):
            return HARD
        begins = before.key in CLOSERS or _ends_sentence(text, tokens, at)
        return HARD if token.key in _AFTER_SENTENCE and begins else NONE
    if wide or _ends_sentence(text, tokens, at):
        return HARD
    if before.kind == "address":
        return HARD if gap else NONE
    first = text[token.start]
    if before.kind == "mark":
        if before.key in CLOSERS:
            return HARD if before.key not in BRACKET_CLOSERS or not gap else SOFT
        return SOFT if before.key in _LEADS and not first.islower() else NONE
    if not gap:
        is_seam = token.kind == "word" and first.isupper() and text[before.end - 1].islower()
        return HARD if is_seam else NONE
    if _begins_shout(text, tokens, at):
        return HARD
    return SOFT if first.isupper() or has_no_capitals(first) or token.kind != "word" else NONE


def _ends_sentence(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Does a sentence end right before the token at `at`, at a stop that ends no abbreviation?"""
    stop, first = tokens[at - 1], text[tokens[at].start]
    if stop.key not in STOPS or first.islower():
        return False
    if stop.key != ".":
        return True
    gap = text[stop.end : tokens[at].start]
    word = tokens[at - 2] if at > 1 else None
    if word is None or _may_be_abbreviated(text, word):
        return False
    return bool(gap) or (first.isupper() and text[word.end - 1].islower())


def _may_be_abbreviated(text: str, word: Token) -> bool:
    """May the full stop behind `word` be part of it: "Dr.", "U.S."? Scripts with capitals do so."""
    short = word.kind == "word" and word.end - word.start < _ABBREVIATED
    return short and not has_no_capitals(text[word.start])


def _begins_shout(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Do several words in capitals begin at the token `at`: "... SCROLL TO CONTINUE"?"""
    if not _shouts(text, tokens[at]) or _shouts(text, tokens[at - 1]):
        return False
    said = tokens[at : at + _SHOUTED]
    letters = said[-1].end - said[0].start
    return len(said) == _SHOUTED and letters >= _LETTERS and all(_shouts(text, t) for t in said)


def _shouts(text: str, token: Token) -> bool:
    """Is `token` a word in capitals?"""
    raw = text[token.start : token.end]
    return token.kind == "word" and len(raw) > 1 and raw.isupper() and raw.lower() != raw
