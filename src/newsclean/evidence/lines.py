"""What several filters ask of lines: runs of them, the phrases and words that they hold."""

from collections.abc import Iterable, Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import PhraseMatch, fold, table
from newsclean.phrases.match import EXACT, STRONG, Strength
from newsclean.text.speech import quotes_somebody

_BRIEF = 3  # letters of a word with which longer ones begin


def neighbours(document: Document, blocks: Iterable[Block]) -> list[list[Block]]:
    """Return `blocks`, which are in order, in runs of those that follow each other."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and document.previous(block) is runs[-1][-1]:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def longest_phrases(document: Document, name: str, *rules: str) -> dict[Block, str]:
    """Return the longest phrase by which each block meets a rule of the filter `name`.

    Of several `rules` the last one counts.
    """
    found: dict[Block, str] = {}
    for rule in rules:
        if pairs := document.phrase_matches(name, rule):  # which few texts have
            pairs = sorted(pairs, key=lambda pair: len(pair[1].phrase))
            found.update({block: match.phrase for block, match in pairs})
    return found


def meets(block: Block, name: str, *rules: str) -> bool:
    """Does `block` meet a phrase of the filter `name`, of one of `rules` where some are given?"""
    return any(
        match.filter == name and (not rules or match.rule in rules) for match in block.matches
    )


def is_residue(block: Block, name: str | None = None) -> bool:
    """Does `block` meet a phrase that makes it residue by itself, of the filter `name` or of any?"""
    return any(match.claims and name in (None, match.filter) for match in block.matches)


def has_section(document: Document) -> bool:
    """Is a line of `document` the name of a section? Most texts have none."""
    return bool(document.phrase_matches("breadcrumbs", "section"))  # see text/sections


def names_any(key: str, name: str, group: str) -> bool:
    """Does `key`, of a line or a part of one, hold a word of the list `group` of the filter `name`?"""
    return any(word in key and _stands_in(key, word) for word in _words(name, group))


def _stands_in(key: str, word: str) -> bool:
    """Stands `word` in `key` as a word: "app" not in "approve", "our app" not in "your app"?"""
    # In other scripts words bear endings and particles, and few short ones open longer words.
    if not word.isascii():
        return True
    at = key.find(word)
    while at >= 0:
        before, after = key[:at], key[at + len(word) :]
        opens = " " not in word or not (before[-1:].isalpha() and word[0].isalpha())
        if opens and (len(word) > _BRIEF or not after.removeprefix("s")[:1].isalpha()):
            return True
        # "approve the app": the first place may be inside a word, a later one may not.
        at = key.find(word, at + 1)
    return False


@cache
def _words(name: str, group: str) -> tuple[str, ...]:
    return tuple(map(fold, table(name)[group]))


def invitations(document: Document, name: str, group: str, longest: int) -> Iterator[Claim]:
    """Yield claims on lines of at most `longest` characters that open as an invitation of `name`.

    They must hold a word of its list `group`, behind the opening or, with one of its list "own", in it;
    one of "own" makes them sure.
    """
    for block, match in document.phrase_matches(name, "invitation"):
        if len(block.text) <= longest and (strength := invites(block, match, group)):
            yield block.claim("invitation", match.phrase, strength=strength)


def invites(line: Block, match: PhraseMatch, group: str) -> Strength | None:
    """Return how sure it is that `line`, which opens with the invitation `match`, is one; None if it is not."""
    own = names_any(line.key, match.filter, "own")
    rest = line.key if own else line.key[len(match.phrase) :]
    if not names_any(rest, match.filter, group) or quotes_somebody(line.text):
        return None
    return EXACT if own else STRONG
