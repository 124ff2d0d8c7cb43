"""Labels before changing headlines: the label recurs, what follows is another article's title.

Where the headline ends the line, or the text, the rule has a slot for it. Within a line it
ends nowhere; there a rule names the headline itself, if two articles have it behind the label, and so
tell by what differs behind it where it ends, or if it is the title of an article of the corpus.
"""

from collections.abc import Iterator, Sequence

from newsclean.learning.fragments import Fragment
from newsclean.learning.repeats import Place, walk_behind
from newsclean.learning.texts import END, Line
from newsclean.phrases import fold
from newsclean.site_rules.boundaries import HARD, NONE
from newsclean.site_rules.matching import may_be_headline
from newsclean.text.prose import word_count

_ARTICLES = 2  # that must have a headline behind a label
_WORDS = 3  # of a headline that is known
_SHARED = 5  # words that two articles have behind a label, for them to be one headline
_TOKENS = 40
_STRAY = 3  # tokens behind a headline that may be shared by chance
_MORE = 1.5  # times as many articles must have it without them


def ending_lines(label: Fragment) -> list[Place]:
    """Return the places of `label` behind which a headline ends the line."""
    return [place for place in label.places if _is_headline(label.line(place), place.end)]


def _is_headline(line: Line, start: int) -> bool:
    if line.ids[start] == END:
        return False
    at = line.starts[start]
    return may_be_headline(line.text, at) and word_count(line.text[at:]) >= _WORDS


def known_headlines(label: Fragment, places: Sequence[Place]) -> list[str]:
    """Return the headlines behind `label` whose ends are known, of those at `places`."""
    left: list[Place] = []
    found: set[str] = set()
    for place in places:
        end = _title_end(label, place)
        if end is None:
            left.append(place)
        else:
            found.add(label.at([place._replace(start=place.end, end=end)]).said())
    found.update(headline.said() for headline in _shared(label, left))
    return sorted(found)


def _title_end(label: Fragment, place: Place) -> int | None:
    """Return where the title of another article ends that stands behind `place`, if one does."""
    line, titles = label.line(place), label.group.texts.titles
    for end in range(place.end + _WORDS, min(len(line.bounds), place.end + _TOKENS)):
        if line.bounds[end] != NONE and fold(line.said(place.end, end)) in titles:
            return end
    return None


def _shared(label: Fragment, places: Sequence[Place]) -> Iterator[Fragment]:
    """Yield the headlines that several articles have behind `label`."""
    group = label.group
    found: list[Fragment] = []

    def accept(headlines: Sequence[Place]) -> bool:
        headline = Fragment(group, headlines)
        if headline.words < _SHARED or headline.text.endswith(":") or headline.changes:
            return False
        if _holds_boundary(headline):
            return False
        found.append(headline)
        return True

    walk_behind(places, group.texts.lines, group.of, _ARTICLES, accept)
    yield from _settled(found, places)


def _settled(headlines: Sequence[Fragment], places: Sequence[Place]) -> Iterator[Fragment]:
    """Yield `headlines` without the words that some articles happen to go on with alike.

    Such a word is told by the many more articles that have the headline without it.
    """
    done: set[tuple[int, ...]] = set()
    for headline in headlines:
        ids = tuple(headline.ids)
        for length in range(len(ids), max(len(ids) - _STRAY, 1) - 1, -1):
            having = [p for p in places if _follows(headline.line(p), p, ids[:length])]
            shorter = headline.at([Place(p.line, p.end, p.end + length) for p in having])
            if shorter.articles >= _MORE * headline.articles and shorter.words >= _SHARED:
                headline = shorter
                break
        if tuple(headline.ids) not in done:
            done.add(tuple(headline.ids))
            yield headline


def _follows(line: Line, place: Place, ids: tuple[int, ...]) -> bool:
    return tuple(line.ids[place.end : place.end + len(ids)]) == ids


def _holds_boundary(headline: Fragment) -> bool:
    """Does something else begin within `headline`?"""
    first = headline.places[0]
    return HARD in headline.line(first).bounds[first.start + 1 : first.end]
