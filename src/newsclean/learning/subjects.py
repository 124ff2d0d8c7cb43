"""Subjects: does a fragment speak of what its articles speak of?

Furniture stands in any article; a standard paragraph, a quotation of a running story or the name of
a team stands in those about its matter, whose other sentences use its words, too. So each word of a
fragment is asked how much more often it occurs in the rest of the articles that have the
fragment than in other articles. What recurs itself is no part of that rest.
"""

from collections import Counter
from collections.abc import Iterable

from newsclean.learning.fragments import Fragment, Group
from newsclean.learning.repeats import Place

_LETTERS = 4  # of a word that may tell of a subject
_STEM, _HANGUL_STEM = 5, 2  # letters that the forms of a word mostly share
_UNSPACED = "\u0e00"  # from here on scripts have words of few letters
_COMMON = 0.5  # a word in more articles tells of none


class Subjects:
    """The words of each article, without what recurs."""

    def __init__(self, group: Group, repeated: Iterable[Place]) -> None:
        self.size = group.size
        hidden: dict[int, set[int]] = {}
        for place in repeated:
            hidden.setdefault(place.line, set()).update(range(place.start, place.end))
        self._words: dict[int, set[int]] = {article: set() for article in group.of}
        kinds, keys = group.texts.vocabulary.kinds, group.texts.vocabulary.keys
        stems: dict[str, int] = {}
        self._stems = [
            stems.setdefault(_stem(key), len(stems)) if kind == "word" and _tells(key) else None
            for kind, key in zip(kinds, keys, strict=True)
        ]
        for number, line in enumerate(group.texts.lines):
            gone = hidden.get(number, ())
            words = self._words[group.of[line.article]]
            stems_here = {self._stems[word] for at, word in enumerate(line.ids) if at not in gone}
            words.update(stem for stem in stems_here if stem is not None)
        self._articles = Counter(word for words in self._words.values() for word in words)

    def nearness(self, fragment: Fragment) -> float:
        """Return how near `fragment` is to the subject of its articles, from 0 to 1.

        It is the mean, over its words, of the share of its articles that use the word elsewhere, less the
        share of the others that do.
        """
        own = fragment.in_articles
        others = self.size - len(own)
        gains: list[float] = []
        for word in dict.fromkeys(self._stems[number] for number in fragment.ids):
            if word is None or self._articles[word] > _COMMON * self.size:
                continue
            here = sum(word in self._words[article] for article in own)
            there = self._articles[word] - here
            gains.append(here / len(own) - (there / others if others else 0.0))
        return sum(gains) / len(gains) if gains else 0.0


def _tells(word: str) -> bool:
    """May `word` tell of a subject? Short words of spaced scripts are mostly grammar."""
    return len(word) >= _LETTERS or word >= _UNSPACED


def _stem(word: str) -> str:
    """Return the beginning of `word`, which its forms share."""
    return word[: _HANGUL_STEM if word >= _UNSPACED else _STEM]
