"""Spaces that a link or a tag left inside a Japanese sentence or a German compound.

Japanese sets none between words, and German none before the hyphen of a compound; extractors put
one on each side of what was marked up ("die Karte zur Radon -Situation").
"""

from collections.abc import Iterator

from newsclean.model.change import Change
from newsclean.phrases import table
from newsclean.phrases.patterns import pattern

_KANA = "\u3041-\u3096"
_OTHER = "\u3005\u30a1-\u30fa\u30fc\u3400-\u9fff"  # kanji and katakana
# Between hiragana and what is none, or at a comma or bracket; never between two names or after 。
_LEFT_OVER = pattern(
    rf" (?:(?<=[{_KANA}、（「] )(?=[{_OTHER}])|(?<=[{_OTHER}] )(?=[{_KANA}、。）」]))"
)
_SPACED_OUT = pattern(rf"[{_KANA}] [{_KANA}]")  # as books for children are written

# A noun behind a space and a hyphen; no second hyphen sets it off ("die Stadt -Harwick- liegt").
_COMPOUND = pattern(r" -(?<=[^\W\d_] -)[A-ZÄÖÜ][a-zäöüß]{2,40}(?![^\W_])(?! ?-(?![^\W\d_]))")
_NAME = pattern(r"(?:^|[^\w-])[A-ZÄÖÜ][\w.&]{0,40}$")  # the capitalised word before it
_BEFORE = 42  # characters in which it is looked for
_WORD = pattern(r"[^\W\d_]+")


def may_need_closing(text: str) -> bool:
    """Return whether `link_space_changes` might change a line of `text`."""
    if "。" in text and _LEFT_OVER.search(text) is not None:
        return True
    return " -" in text and _COMPOUND.search(text) is not None


def _is_german(text: str) -> bool:
    """Are there two different words that German uses in every other sentence?

    In other languages a dash may stand there that has lost a space.
    """
    words = set(map(str.lower, _WORD.findall(text)))
    return len(words.intersection(table("words")["function"])) > 1


def link_space_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield the removal of spaces inside a Japanese sentence and before a German compound's hyphen.

    Japanese headlines, which set phrases apart by spaces, and texts that part all words keep
    theirs, and so do names ("山田 太郎"). Of compounds only two capitalised words are closed up,
    beside words that are German: not "Ein- und -Ausfuhr", "gut -wie sie sagt", "I love it -Anna".

    >>> [change.start for change in link_space_changes("港は 町議会 が決めた。山田 太郎さん。")]
    [2, 6]
    >>> list(link_space_changes("Eine Karte der Radon -Werte im Land."))
    [Change(start=20, end=21, after='', rule='compound')]
    """
    if not may_need_closing(text):
        return
    found = []
    if "。" in text and not _SPACED_OUT.search(text):
        found = [Change(*match.span(), "", "wide_space") for match in _LEFT_OVER.finditer(text)]
    if language == "de" or (language is None and _is_german(text)):
        for match in _COMPOUND.finditer(text):
            start = match.start()
            if _NAME.search(text[max(0, start - _BEFORE) : start]):
                found.append(Change(start, start + 1, "", "compound"))
    yield from sorted(found)
