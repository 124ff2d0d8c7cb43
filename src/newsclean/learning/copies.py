"""Copies: articles that are another one, syndicated or lightly edited, count once.

Two articles are copies if one of them has most of its longer sentences from the other. That is
asked of the sentences themselves, not of a sketch such as MinHash: each article is held against the
few that had its sentences before, so that the work is linear and nothing is estimated; and since
only sentences of running prose are held against each other, articles are no copies for sharing a site's furniture.
"""

from collections import Counter
from collections.abc import Iterator

from newsclean.learning.texts import Texts
from newsclean.site_rules.boundaries import HARD

_WORDS = 10  # tokens of a sentence that is somebody's own
_SHARE = 0.5  # of an article's longer sentences
_FIRST = 8  # originals that a sentence is remembered of


def originals(texts: Texts) -> list[int]:
    """Return for each article the number of the first that it is a copy of, often itself."""
    found: list[int] = []
    seen: dict[bytes, list[int]] = {}
    for number, places in enumerate(texts.of_article):
        sentences = dict.fromkeys(
            sentence for place in places for sentence in _sentences(texts, place)
        )
        original = _original(sentences, seen)
        found.append(number if original is None else original)
        for sentence in sentences:
            holders = seen.setdefault(sentence, [])
            if found[-1] not in holders and len(holders) < _FIRST:
                holders.append(found[-1])
    return found


def _original(sentences: dict[bytes, None], seen: dict[bytes, list[int]]) -> int | None:
    """Return the article that has most of `sentences`, if one has enough of them."""
    shared: Counter[int] = Counter()
    whole = sum(map(len, sentences))
    for sentence in sentences:
        for holder in seen.get(sentence, ()):
            shared[holder] += len(sentence)
    if not shared:
        return None
    best = min(shared, key=lambda holder: (-shared[holder], holder))
    return best if shared[best] >= _SHARE * whole else None


def _sentences(texts: Texts, place: int) -> Iterator[bytes]:
    """Yield the longer sentences of a line, as their tokens."""
    line = texts.lines[place]
    start = 0
    for at in range(1, len(line.bounds)):
        if line.bounds[at] == HARD:
            if at - start >= _WORDS:
                yield line.ids[start:at].tobytes()
            start = at
