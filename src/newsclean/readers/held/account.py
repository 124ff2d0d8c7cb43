"""The account of a container: an Article of the plain text becomes one of the input.

The plain text was made of the input by changes (`Held`), and cleaned. Here spans are led back through
the changes. What changed inside a paragraph is an Edit; what stood between the kept and removed
stretches and is more than white space is a Removal, signed `held`; so the ledger tiles the input.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from newsclean.model.article import Article
from newsclean.model.change import Change, TrackedText
from newsclean.model.ledger import Edit, Removal, Space, Span

SIGNED = "held"
"""The name under which the ledger has what was a container's."""
_EVIDENCE = 60  # characters of it that are cited


class _Way:
    """The way from places in the plain text back to places in the input."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self.starts: list[int] = []  # of what each change left, in the plain text
        self.ends: list[int] = []
        shift = 0
        for change in changes:
            self.starts.append(change.start + shift)
            shift += len(change.after) - (change.end - change.start)
            self.ends.append(change.end + shift)

    def start(self, place: int) -> int:
        """Return where the stretch that starts at `place` starts in the input: behind what went there."""
        i = bisect_right(self.starts, place)
        while i and self.starts[i - 1] == place < self.ends[i - 1]:
            i -= 1
        return self._behind(i, place)

    def end(self, place: int) -> int:
        """Return where the stretch that ends at `place` ends in the input: before what goes there."""
        return self._behind(bisect_left(self.starts, place), place)

    def _behind(self, i: int, place: int) -> int:
        """Return the place in the input of `place`, behind the first `i` changes."""
        if not i:
            return place
        end, behind = self.ends[i - 1], self.changes[i - 1].end
        return behind + max(0, place - end)

    def within(self, start: int, end: int) -> list[Change]:
        """Return the changes inside a stretch of the plain text, in places of it and of the input.

        Of one that only reaches into it, what it left there is given as put in.
        """
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        origin = self.start(start)
        found = []
        for i in range(max(0, first - 1), last):
            a, b, change = self.starts[i], self.ends[i], self.changes[i]
            if a < start < b:
                after = change.after[start - a : end - a]
                found.append(Change(0, 0, after, change.rule))
            elif a >= start and not a == b == start:
                place = change.start - origin, change.end - origin
                found.append(Change(*place, change.after[: end - a], change.rule))
        return found


def account(source: str, text: str, changes: Sequence[Change], article: Article) -> Article:
    """Return `article`, which was made of `text`, as one of `source`, of which `changes` made it."""
    way = _Way(changes)

    def back(span: Span) -> Span:
        start = way.start(span[0])
        return start, max(start, way.end(span[1]))

    removals = [
        msgspec.structs.replace(removal, span=span, text=source[slice(*span)])
        for removal in article.removals
        for span in [back(removal.span)]
        if span[0] < span[1]
    ]
    kept = list(_kept(article, len(text)))
    edits = list(_edits(source, text, way, kept, article.edits))
    stretches = sorted([*map(back, kept), *(removal.span for removal in removals)])
    gaps = list(_gaps(stretches, len(source)))
    held, spaces = _between(source, changes, gaps)
    return msgspec.structs.replace(
        article,
        paragraphs=tuple(
            [msgspec.structs.replace(p, span=back(p.span)) for p in article.paragraphs]
        ),
        title_span=back(article.title_span) if article.title_span else None,
        removals=tuple(sorted([*removals, *held], key=lambda removal: removal.span)),
        edits=tuple(edits),
        spaces=tuple(spaces),
        abstained=tuple([msgspec.structs.replace(a, span=back(a.span)) for a in article.abstained]),
    )


def _kept(article: Article, length: int) -> Iterator[Span]:
    """Yield the stretches of the plain text that are neither removed nor space."""
    taken = sorted([*(r.span for r in article.removals), *(s.span for s in article.spaces)])
    return _gaps(taken, length)


def _gaps(spans: Sequence[Span], length: int) -> Iterator[Span]:
    """Yield what lies between `spans`, which are sorted, up to `length`."""
    at = 0
    for start, end in spans:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


def _edits(
    source: str, text: str, way: _Way, kept: Sequence[Span], made: Sequence[Edit]
) -> Iterator[Edit]:
    """Yield the edits of the `kept` stretches: what undid the container, and then repair."""
    waiting = sorted(made, key=lambda edit: edit.span, reverse=True)
    for start, end in kept:
        later = []
        while waiting and waiting[-1].span[1] <= end:
            edit = waiting.pop()
            a, b = edit.span
            later.append(Change(a - start, b - start, edit.after, edit.rule))
        origin = way.start(start)
        tracked = TrackedText(text[start:end], apart=True)
        tracked.changes = way.within(start, end)
        tracked.revise(later)
        for change in tracked.changes:
            span = change.start + origin, change.end + origin
            yield Edit(span=span, before=source[slice(*span)], after=change.after, rule=change.rule)


def _between(
    source: str, changes: Sequence[Change], gaps: Sequence[Span]
) -> tuple[list[Removal], list[Space]]:
    """Return what the `gaps` of the input hold: what was the container's, and white space."""
    held: list[Removal] = []
    spaces: list[Space] = []
    i = 0
    for start, end in gaps:
        while i < len(changes) and changes[i].start < start:
            i += 1
        first = i
        while i < len(changes) and changes[i].end <= end:
            i += 1
        raw = source[start:end]
        if not raw.strip():
            spaces.append(Space(span=(start, end), text=raw))
            continue
        inner, outer = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
        if start < inner:
            spaces.append(Space(span=(start, inner), text=source[start:inner]))
        rules = dict.fromkeys(change.rule for change in changes[first:i])
        held.append(removed(source, (inner, outer), "+".join(rules) or SIGNED))
        if outer < end:
            spaces.append(Space(span=(outer, end), text=source[outer:end]))
    return held, spaces


def removed(source: str, span: Span, rule: str = SIGNED) -> Removal:
    """Return the Removal of what stands at `span` in the `source`, which was the container's."""
    text = source[slice(*span)]
    evidence = " ".join(text[:_EVIDENCE].split())
    return Removal(filter=SIGNED, rule=rule, evidence=evidence, span=span, text=text, field=None)
