"""Blocks as repair leaves them: each line is mended when its block is made."""

from collections.abc import Container, Sequence

from newsclean.model.block import Block
from newsclean.model.change import Change, TrackedText
from newsclean.model.ledger import Span
from newsclean.repair import repair_line

_NO_SPACE = "。！？、」』）】"  # marks behind which no space is set


def block_at(
    source: str,
    pieces: Sequence[Span],
    language: str | None,
    *,
    needs_no_repair: bool = False,
    are_apart: bool = True,
    hyphens: Container[int] = frozenset(),
    link_share: float = 0.0,
    hints: frozenset[str] = frozenset(),
) -> Block | None:
    """Return the Block of `pieces` of `source`, mended and bare of white space at its ends.

    None if nothing is left of it. Where two pieces that `are_apart` meet without white space one is put between,
    but for pieces whose end is among `hyphens`: there a hyphen cut a word, and goes. `needs_no_repair`
    says that no line of `source` needs mending.
    """
    spans = _trimmed(source, pieces)
    raw = "".join([source[a:b] for a, b in spans])
    changes: Sequence[Change] = ()
    text = raw
    if len(spans) > 1 or not needs_no_repair:
        tracked = TrackedText(raw)
        if are_apart:
            tracked.revise(_seams(raw, spans, hyphens))
        tracked.revise(repair_line(tracked.text, language))
        tracked.revise(trim(tracked.text))
        text, changes = tracked.text, tracked.changes
    if not text:
        return None
    span = spans[0][0], spans[-1][1]
    parts = tuple(spans) if len(spans) > 1 else ()
    return Block(span, text, changes, parts, link_share, hints)


def _trimmed(source: str, pieces: Sequence[Span]) -> list[Span]:
    """Return `pieces` without white space at the outer ends, and without empty ones."""
    if len(pieces) == 1:  # as nearly always
        ((a, b),) = pieces
        text = source[a:b]
        body = text.strip()
        if len(body) < len(text):
            a += text.find(body)
        return [(a, a + len(body))] if body else []
    first, last = 0, len(pieces)
    while first < last and not source[slice(*pieces[first])].strip():
        first += 1
    while first < last and not source[slice(*pieces[last - 1])].strip():
        last -= 1
    spans = [(a, b) for a, b in pieces[first:last] if a < b]
    if spans:
        a, b = spans[0]
        spans[0] = (b - len(source[a:b].lstrip()), b)
        a, b = spans[-1]
        spans[-1] = (a, a + len(source[a:b].rstrip()))
    return spans


def _seams(raw: str, spans: Sequence[Span], hyphens: Container[int]) -> list[Change]:
    """Return what joins the pieces where they meet: a space, or a cut word's hyphen gone."""
    seams, at = [], 0
    for a, b in spans[:-1]:
        at += b - a
        if b in hyphens:
            seams.append(Change(at - 1, at, "", "hyphenation"))
        elif not raw[at - 1].isspace() and not raw[at].isspace() and raw[at - 1] not in _NO_SPACE:
            seams.append(Change(at, at, " ", "seam"))
    return seams


def trim(text: str) -> list[Change]:
    """Return the changes that take white space off both ends of `text`."""
    body = text.strip()
    if body == text:
        return []
    start = text.find(body) if body else len(text)
    ends = ((0, start), (start + len(body), len(text)))
    return [Change(a, b, "", "spacing") for a, b in ends if a < b]
