"""Told: does a line tell that somebody said its words? Then they are news, whatever they say.

A page's own notices are spoken by nobody. "This site uses cookies" is one; "This site uses
cookies, the court held" and "“We want to hear from you,” the minister told residents" are not.
Nor does a notice tell what was: "All rights reserved to the crown were given up in 1832" is news.
"""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from newsclean.phrases import by_language, fold, worded
from newsclean.phrases.fold import shape
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import word_count
from newsclean.text.quotes.attribution import NOBODY, Attribution, after, before
from newsclean.text.scripts import is_wide
from newsclean.text.speech import AT_LENGTH, CLOSED_BY, has_quotation_mark, opens_with_quotation

_COMMA = pattern(r"[,，、]| [–—-] ")
_WORDS = 3  # behind a quotation are no button's name and its verb any more
_LONGER = 8  # words of a sentence behind the phrase with which it begins
_TOLD_OF = 6  # words from a verb of the past on that tell of the notice before it
_SENTENCE = pattern(r"[^.!?。！？:：|]*")
_TOKEN = pattern(r"[^\W\d_][\w'’]*")
_CLAUSES = pattern(r"[,;،、，]| [–—-] ")
# Where no space parts words: "“…，”女市长对居民说", "「…」と市長は語った", "女市长说：“…”". Names of buttons are
# shorter, and "点击“同意”表示…" is no speech.
_SAID_BEHIND = worded(
    "speech", r"[“「『\"][^“”「」『』\"]{6,}[”」』\"][^，。！？：；“”「」『』\"]{0,40}{said}"
)
_SAID_BEFORE = worded(
    "speech", r"{said}[^，。！？“”「」『』\"]{0,4}[“「『\"][^“”「」『』\"]{6,}[”」』\"]"
)
_ALSO_OF_PROMPTS = frozenset(["read", "reads", "so", "cuenta", "conta", "selon"])


def is_told(text: str, key: str, phrase: str) -> bool:
    """Does the line say that its words were somebody's?

    Args:
        text: the line.
        key: its folded key.
        phrase: the folded phrase by which the line would be residue.

    >>> is_told("“Sign up,” said Ann Lee.", "sign up, said ann lee", "sign up")
    True
    >>> is_told("Sign up, it is free.", "sign up, it is free", "sign up")
    False
    """
    return (
        _goes_on_behind_quotation(text, key, phrase)
        or _is_attributed(key, phrase)
        or _quotes_at_length(text)
    )


def _goes_on_behind_quotation(text: str, key: str, phrase: str) -> bool:
    """Is there more to the line than the quotation that it begins with, and that has the phrase?"""
    if not opens_with_quotation(text):
        return False
    closing = CLOSED_BY.get(text[0], "")
    for at in range(1, len(text)):
        if text[at] in closing and not text[at + 1 : at + 2].isalnum():
            if phrase in key and phrase not in fold(text[: at + 1]):
                return False
            rest = text[at + 1 :]
            return word_count(rest) >= _WORDS or _names(after(text, at + 1, ""))
    return False


def _quotes_at_length(text: str) -> bool:
    """Has `text` a quotation that is more than a button's name, and says who spoke?"""
    if not has_quotation_mark(text):
        return False
    if _SAID_BEHIND.search(text) or _SAID_BEFORE.search(text):
        return True
    verbs = [before(text, said.start(), "").verb for said in AT_LENGTH.finditer(text)]
    return any(verb is not None and verb not in _ALSO_OF_PROMPTS for verb in verbs)


def _is_attributed(key: str, phrase: str) -> bool:
    """Does a clause like ", the court held" follow the phrase, or "the mayor said:" lead up to it?"""
    end = len(phrase)
    if key.endswith(phrase):
        return end < len(key) and _names(before(key, len(key) - end, ""))
    first = end if key.startswith(phrase) else 0
    return any(_names(after(key, mark.start(), "")) for mark in _COMMA.finditer(key, first))


def _names(found: Attribution) -> bool:
    """Is it said who spoke, by a verb that is no word of prompts?"""
    return found != NOBODY and found.verb not in _ALSO_OF_PROMPTS and found.speaker is not None


def narrates(key: str, phrase: str, languages: Collection[str]) -> bool:
    """Does the sentence that begins with `phrase` go on and tell what was, of others?

    Notices ask the reader ("you") in the publisher's name ("us"), in the present. A clause without
    either that has a verb in the past is a report.

    Args:
        key: the folded key of a line.
        phrase: the folded phrase by which the line would be residue.
        languages: those of the phrase; all where none is known.

    >>> narrates("all rights reserved to the crown were given up in 1832, when the port became free",
    ...          "all rights reserved", ["en"])
    True
    >>> narrates("sign up for our letter was what the mayor wrote on the wall of her house",
    ...          "sign up", ["en"])
    True
    >>> narrates("sign up for our letter, which was made for you by those who know the town",
    ...          "sign up", ["en"])
    False
    """
    key = shape(key) if "#" in phrase else key
    if not key.startswith(phrase) or not phrase:
        return False
    sentence = _SENTENCE.match(key, len(phrase))
    said = sentence[0] if sentence else ""
    if not _goes_on(said) or word_count(said) < _LONGER:
        return False
    past, addressed = _tense(tuple(sorted(set(languages))))
    if is_wide(said.rstrip()[-1]):  # no space parts a verb from what stands before it
        told = min([at for word in past if (at := said.find(word)) >= 0], default=-1)
        return told >= 0 and not any([word in said[told:] for word in addressed])
    telling = _telling([_TOKEN.findall(clause) for clause in _CLAUSES.split(said)], past)
    return bool(telling) and not any([token in addressed for token in telling])


def _telling(clauses: Sequence[list[str]], past: Collection[str]) -> list[str]:
    """Return the words that tell what was: from the first verb of the past on, if there is one."""
    for n, tokens in enumerate(clauses):
        verb = _verb(tokens, past)
        if verb is not None:
            rest = [token for clause in clauses[n + 1 :] for token in clause]
            telling = [*tokens[verb:], *rest]
            # What stands before the verb is still the notice, if enough follows that tells of it.
            return telling if len(telling) >= _TOLD_OF else [*tokens, *rest]
    return []


def _verb(tokens: Sequence[str], past: Collection[str]) -> int | None:
    """Return the place of the first verb of the past, of one word or two."""
    pairs = enumerate(pairwise([*tokens, ""]))
    return next((i for i, (a, b) in pairs if a in past or f"{a} {b}" in past), None)


def _goes_on(said: str) -> bool:
    """Begins `said` another word than the one that the phrase before it ended in?"""
    return bool(said) and (not said[0].isalnum() or is_wide(said[0]))


@cache
def _tense(languages: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return verbs of the past, and the words for the reader and for the publisher."""
    found = []
    for key in ("past", "addressed"):
        lists = by_language("speech", key)
        chosen = [lists[language] for language in languages if language in lists]
        chosen = chosen or list(lists.values())
        found.append(frozenset(fold(word) for words in chosen for word in words))
    return found[0], found[1]
