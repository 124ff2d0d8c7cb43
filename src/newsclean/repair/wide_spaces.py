"""Spaces that a link or a tag left inside a Japanese sentence.

Japanese sets none there; extractors put one on each side of what was marked up.
"""

import re
from collections.abc import Iterator

from .changes import Change

_KANA = "\u3041-\u3096"
_OTHER = "\u3005\u30a1-\u30fa\u30fc\u3400-\u9fff"  # kanji and katakana
# Between hiragana and what is none, or at a comma or bracket; never between two names or after 。
_LEFT_OVER = re.compile(
    rf" (?:(?<=[{_KANA}、（「] )(?=[{_OTHER}])|(?<=[{_OTHER}] )(?=[{_KANA}、。）」]))"
)
_SPACED_OUT = re.compile(rf"[{_KANA}] [{_KANA}]")  # as books for children are written


def may_need_closing(text: str) -> bool:
    """Return whether `wide_space_changes` might change a line of `text`."""
    return "。" in text and _LEFT_OVER.search(text) is not None


def wide_space_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield the removal of spaces inside a Japanese sentence.

    Headlines, which set phrases apart by spaces, and texts that part all words keep theirs, and
    so do names ("山田 太郎").

    >>> [change.start for change in wide_space_changes("港は 町議会 が決めた。山田 太郎さん。")]
    [2, 6]
    """
    if may_need_closing(text) and not _SPACED_OUT.search(text):
        for match in _LEFT_OVER.finditer(text):
            yield Change(*match.span(), "", "wide_space")
