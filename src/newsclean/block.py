"""Blocks, the lines of an input, and Claims, what filters say of them.

A Block is one line of the input (or several, where a hard-wrapped paragraph was joined): its
text as repair would leave it, its place in the input, and its folded key. Nothing here changes
once it is made.
"""

from collections.abc import Container, Sequence
from typing import Any

import msgspec

from newsclean.article import Span
from newsclean.phrases import Hit, first_word, fold, index
from newsclean.prose import is_prose
from newsclean.repair import mend
from newsclean.repair.changes import Change, Draft

EXACT, STRONG, CONTEXT = 3, 2, 1
"""How sure a claim is. EXACT: a phrase or form names all that is cut. STRONG: a form and its
neighbours say so. CONTEXT: only position or likeness speak for it; the profile decides."""

KEY_LENGTH = 300  # a longer line is no interface string; only its ends are looked up
ENDING = 90  # how far before its end a paragraph may have a phrase glued on, in characters
_SLICE = 1 << 16  # characters that are casefolded at once
_STOPS = (". ", "! ", "? ", "… ", "。", *(stop + mark for stop in ".!?" for mark in '"”“»«'))
_OPENING = "\"“„«‘'「"  # what is said is no phrase of the page's


class Claim(msgspec.Struct, frozen=True, gc=False):
    """A filter's word that `block`, or text[start:end] of it, is residue, because of `evidence`.

    `fields` are (name, value) pairs for the Article. With `keeps` nothing is cut: the claim
    only reports what it read. `cascade` is the index of the block that opened the run which the
    claim belongs to. `twin` is the block that says the same and must stay for this one to go.
    """

    block: "Block"
    rule: str
    evidence: str
    start: int = 0
    end: int | None = None
    strength: int = STRONG
    fields: tuple[tuple[str, Any], ...] = ()
    keeps: bool = False
    cascade: int | None = None
    twin: "Block | None" = None


def casefold(text: str) -> str:
    """Return `text` casefolded, slice by slice: Python takes 12 bytes a character on the way."""
    if len(text) <= _SLICE:
        return text.casefold()
    return "".join(
        [text[i : i + _SLICE].casefold() for i in range(0, len(text), _SLICE)]
    )  # casefolding looks at one character at a time, so any cut will do


class Block(msgspec.Struct, gc=False, eq=False):
    """One line of the input.

    `span` is where it starts and ends in the input, `parts` its spans there if they are several,
    since something was cut out of its middle. `text` is how it reads after repair, `changes` how
    it came to read so, in offsets of its pieces laid end to end. `index` is its place in the
    Document. `link_share` (0 to 1) and `hints` are what a page's markup knew of it, where there
    was markup.

    It is no part of any circle, so that Python's garbage collector need not look at it.
    """

    span: Span
    text: str
    changes: Sequence[Change] = ()
    parts: tuple[Span, ...] = ()
    link_share: float = 0.0
    hints: frozenset[str] = frozenset()
    index: int = 0
    may_end: bool | None = None
    """May it end in a phrase? None where it was not looked up yet."""
    key: str = ""
    """The folded key of the whole block."""
    first: str = ""
    """The folded key of the first word, past a bullet; in scripts without spaces, of what stands
    for one."""
    lower: str = ""
    """The text, casefolded."""
    is_prose: bool = False
    """Does it read like running prose?"""
    hits: tuple[Hit, ...] = ()
    """The phrases that the block as a whole meets; none for a long one."""

    def __post_init__(self) -> None:
        """Leave open what is found out when it is first asked for."""
        del self.key, self.first, self.lower, self.is_prose, self.hits

    def __getattr__(self, name: str) -> Any:
        """Find out what is asked for the first time; from then on it is there."""
        if name == "key":
            value: Any = fold(self.text)
        elif name == "first":
            value = first_word(self.text)
        elif name == "lower":
            value = casefold(self.text)
        elif name == "is_prose":
            value = is_prose(self.text)
        elif name == "hits":
            value = index().hits(self.key) if len(self.text) <= KEY_LENGTH else ()
        else:
            raise AttributeError(f"a Block has no {name!r}")
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return f"Block({self.index}, {self.text!r})"

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The spans of the block in the input, one or several."""
        return self.parts or (self.span,)

    def claim(self, rule: str, evidence: str, **details: Any) -> Claim:
        """Return a Claim on this block; `details` are the other fields of Claim."""
        return Claim(self, rule, evidence, **details)

    def finding(self, rule: str, evidence: str, **fields: Any) -> Claim:
        """Return a Claim that cuts nothing and reports `fields`."""
        return Claim(self, rule, evidence, fields=tuple(fields.items()), keeps=True)

    def ending(self) -> int | None:
        """Return where the last sentence starts, if it is short and another one precedes it."""
        tail = self.text[-ENDING:]
        found = [(tail.rfind(stop, 0, -1), stop) for stop in _STOPS if stop in tail]
        at = max([place + len(stop) for place, stop in found if place > 0], default=0)
        if not 0 < at < len(tail) or tail[at:].lstrip()[0] in _OPENING:
            return None
        return len(self.text) - len(tail) + at

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where text[start:end] stood in the input, one span for each piece it touches."""
        if self.changes:
            draft = Draft.of(self.text, self.changes)
            start, end = draft.origin(start), draft.origin(end, end=True)
        found, before = [], 0
        for a, b in self.pieces:
            here, there = max(a, a + start - before), min(b, a + end - before)
            if here < there:
                found.append((here, there))
            before += b - a
        return found


def block_at(
    source: str,
    pieces: Sequence[Span],
    language: str | None,
    *,
    sound: bool = False,
    hyphens: Container[int] = frozenset(),
    link_share: float = 0.0,
    hints: frozenset[str] = frozenset(),
) -> Block | None:
    """Return the Block of `pieces` of `source`, mended and bare of white space at its ends.

    None if nothing is left of it. Where two pieces meet without white space one is put between,
    but for pieces whose end is among `hyphens`: there a hyphen cut a word, and goes. `sound` says
    that no line of `source` needs mending.
    """
    spans = _trimmed(source, pieces)
    raw = "".join([source[a:b] for a, b in spans])
    changes: Sequence[Change] = ()
    text = raw
    if len(spans) > 1 or not sound:
        draft = Draft(raw)
        draft.revise(_seams(raw, spans, hyphens))
        draft.revise(mend(draft.text, language))
        draft.revise(bare(draft.text))
        text, changes = draft.text, draft.changes
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
        elif not raw[at - 1].isspace() and not raw[at].isspace():
            seams.append(Change(at, at, " ", "seam"))
    return seams


def bare(text: str) -> list[Change]:
    """Return the changes that take white space off both ends of `text`."""
    body = text.strip()
    if body == text:
        return []
    start = text.find(body) if body else len(text)
    ends = ((0, start), (start + len(body), len(text)))
    return [Change(a, b, "", "spacing") for a, b in ends if a < b]
