"""Readings: how words are read, in small letters above them (ruby), as Japanese and Chinese pages for children have them.

They are taken out of the line; the account has them where they stand.
"""

from collections.abc import Container, Sequence

from newsclean.model.ledger import Span
from newsclean.phrases.patterns import pattern

_OPENED, _CLOSED = "\ufdd0", "\ufdd1"  # noncharacters, set around readings
_MARKS = str.maketrans("", "", _OPENED + _CLOSED)
_MARKED = pattern(f"((?:{_OPENED}[^{_CLOSED}]*{_CLOSED})+)")


def apart(texts: Sequence[str], readings: Container[int]) -> tuple[str, str, tuple[Span, ...]]:
    """Return the line that `texts` make without those of them that are `readings` (indexes), the line with them,
    and where they stand in that.

    >>> apart(["港", "(", "みなと", ")", "が開く "], {1, 2, 3})
    ('港が開く', '港(みなと)が開く', ((1, 6),))
    """
    marked = []
    for i, text in enumerate(texts):
        own = text.translate(_MARKS)
        marked.append(f"{_OPENED}{own}{_CLOSED}" if i in readings else own)
    line, shown = "", ""
    places: list[Span] = []
    for number, part in enumerate(_MARKED.split(" ".join("".join(marked).split()))):
        own = part.translate(_MARKS)
        if number % 2:  # what the pattern found
            places.append((len(shown), len(shown) + len(own)))
        else:
            line += own
        shown += own
    return line, shown, tuple(places)


def beside(span: Span, readings: Sequence[Span]) -> Sequence[Span]:
    """Return the pieces of the line at `span` without its `readings`, which are places in the line.

    >>> beside((10, 19), [(1, 6)])
    [(10, 11), (16, 19)]
    """
    start, end = span
    starts = [start, *[start + b for _, b in readings]]
    ends = [*[start + a for a, _ in readings], end]
    return list(zip(starts, ends, strict=True))
