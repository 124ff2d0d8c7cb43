"""Composition: from a settled Document to the Article, its fields and its ledger."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import Any

from newsclean.article import (
    Abstention,
    Article,
    Edit,
    Paragraph,
    ParagraphKind,
    Removal,
    Space,
    Span,
)
from newsclean.block import Block
from newsclean.document import Document
from newsclean.guard import Claimed, Verdict
from newsclean.headline import title_block
from newsclean.patterns import pattern

_MANY = ("authors", "sections", "credits", "captions", "tags", "notes")
_ONE = ("dateline", "published", "updated", "agency", "source", "publisher", "copyright")
_BULLET = pattern(r"(?:[-–—•●▪■◦‣∙*·]|\d{1,2}[.)])\s+\S")
_QUOTE = pattern(r">\s|[“\"«„「『][^“\"«„”»「」『』]+[”\"»“」』]$")
_KINDS: tuple[ParagraphKind, ...] = ("heading", "list_item", "quotation")
_HEADING = 120  # characters; publishers' own subheads have a median of 40


class Ruling:
    """What became of a Document: what is left, and all that was decided on the way there."""

    def __init__(self, document: Document) -> None:
        self.left = document
        self.removals: list[Removal] = []
        self.fields: list[tuple[Span, str, Any]] = []
        self.findings: list[Claimed] = []
        self.held: dict[tuple[str, str, Span], Abstention] = {}
        self.warnings: dict[str, None] = {}

    def cut(self, cuts: Sequence[Claimed]) -> None:
        """Take `cuts`, the surest first on every stretch, out of what is left."""
        gone: set[Block] = set()
        gaps: dict[Block, list[Span]] = {}
        for claimed in cuts:
            claim, block = claimed.claim, claimed.claim.block
            if block in gone:
                continue
            end = len(block.text) if claim.end is None else claim.end
            whole = claim.start == 0 and end == len(block.text)
            if whole and block not in gaps:  # as nearly always
                gone.add(block)
                self._record(claimed.filter, claim, block.pieces)
                continue
            taken = gaps.setdefault(block, [])
            spans = block.pieces if whole else block.spans(claim.start, end)
            free = [part for span in spans for part in _take(span, taken)]
            self._record(claimed.filter, claim, free)
        self.left = self.left.without(gaps, gone)

    def _record(self, name: str, claim: Any, spans: Iterable[Span]) -> None:
        fields = claim.fields
        for span in spans:
            self.removals.append(
                Removal(
                    filter=name,
                    rule=claim.rule,
                    evidence=claim.evidence,
                    span=span,
                    text=self.left.source[span[0] : span[1]],
                    field=fields[0][0] if fields else None,
                )
            )
            self.fields += [(span, field, value) for field, value in fields]
            fields = ()

    def hold(self, verdict: Verdict) -> None:
        """Keep in mind what the guard and the budget held back."""
        for claimed, reason in verdict.held:
            name, claim = claimed.filter, claimed.claim
            end = len(claim.block.text) if claim.end is None else claim.end
            spans = claim.block.spans(claim.start, end) or [claim.block.span]
            span = spans[0][0], spans[-1][1]
            self.held[name, claim.rule, span] = Abstention(
                filter=name,
                rule=claim.rule,
                evidence=claim.evidence,
                span=span,
                text=claim.block.text[claim.start : end],
                reason=reason,
            )
        self.warnings.update(dict.fromkeys(verdict.warnings))


def _take(span: Span, taken: list[Span]) -> list[Span]:
    """Return the parts of `span` that are not yet `taken`, and take them; `taken` is sorted."""
    start, end = span
    first = bisect_left(taken, end, key=lambda t: t[0])
    free: list[Span] = []
    while first and taken[first - 1][1] > start:
        first -= 1
        a, b = taken[first]
        if b < end:
            free.append((b, end))
        end = a
    if start < end:
        free.append((start, end))
    for part in free:
        insort(taken, part)
    return free[::-1]


def compose(ruling: Ruling, doubts: Sequence[str] = ()) -> Article:
    """Return the Article of a settled document, with the `doubts` of repair: fields and ledger."""
    document = ruling.left
    heading = title_block(document)
    edits = [
        edit
        for block in document.blocks
        if block.changes
        for edit in _edits(document.source, block)
    ]
    title = document.title if heading is None else heading.text
    return Article(
        title=title,
        title_span=heading.span if heading else None,
        paragraphs=tuple(
            [
                Paragraph(text=block.text, kind=_kind(block, document), span=block.span)
                for block in document.blocks
                if block.text and block is not heading  # a lone mark may have gone to another
            ]
        ),
        language=document.language,
        url=document.url,
        warnings=(*document.known.get("warnings", ()), *ruling.warnings, *doubts),
        abstained=_abstained(ruling, document),
        removals=tuple(sorted(ruling.removals, key=lambda removal: removal.span)),
        edits=tuple(edits),
        spaces=_spaces(document, ruling.removals),
        **_fields(ruling),
    )


def _edits(source: str, block: Block) -> Iterable[Edit]:
    """Yield the changes of `block` as Edits, in spans of the input; one may run over a seam."""
    bounds = _bounds(block.pieces)
    at = 0
    for change in block.changes:
        while at + 1 < len(bounds) and change.start >= bounds[at][1]:
            at += 1
        after, k = change.after, at
        while True:
            first, last, offset = bounds[k]
            a, b = max(change.start, first), min(change.end, last)
            span = (a + offset, b + offset)
            if a < b or after:
                yield Edit(
                    span=span, before=source[span[0] : span[1]], after=after, rule=change.rule
                )
            after, k = "", k + 1
            if change.end <= last or k == len(bounds):
                break


def _bounds(pieces: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Return for each piece its start and end in the laid-out text, and what leads to the input."""
    bounds, at = [], 0
    for a, b in pieces:
        bounds.append((at, at + b - a, a - at))
        at += b - a
    return bounds


def _kind(block: Block, document: Document) -> ParagraphKind:
    """What sort of paragraph is `block`, as its page says or as far as a text can tell?"""
    text = block.text
    if block.hints:
        for kind in _KINDS:
            if kind in block.hints:
                return kind
    if not text[:1].isalpha():  # so does no bullet, number or quotation mark begin
        if _BULLET.match(text):
            return "list_item"
        if _QUOTE.match(text):
            return "quotation"
    if len(text) <= _HEADING and not text.endswith((".", ",", ";")) and not block.is_prose:
        following = document.next(block)
        if following and len(following.text) > len(text) and following.is_prose:
            return "heading"
    return "paragraph"


def _fields(ruling: Ruling) -> dict[str, Any]:
    """Return the Article's fields: what the reader knew, else what cuts and findings yielded."""
    found = [
        *ruling.fields,
        *(
            (c.claim.block.span, name, value)
            for c in ruling.findings
            for name, value in c.claim.fields
        ),
    ]
    found.sort(key=lambda item: item[0])
    values: dict[str, list[Any]] = {}
    for _, name, value in found:
        values.setdefault(name, []).append(value)
    fields: dict[str, Any] = {name: tuple(dict.fromkeys(values.get(name, ()))) for name in _MANY}
    fields |= {name: values[name][0] if name in values else None for name in _ONE}
    known = {name: value for name, value in ruling.left.known.items() if value not in (None, ())}
    captions = (*known.pop("captions", ()), *fields["captions"])
    known.pop("warnings", None)
    return {**fields, **known, "captions": tuple(dict.fromkeys(captions))}


def _abstained(ruling: Ruling, document: Document) -> tuple[Abstention, ...]:
    """Return what was held back and is still there at the end."""
    if not ruling.held:
        return ()
    spans = sorted(block.span for block in document.blocks)

    def is_left(span: Span) -> bool:
        at = bisect_right(spans, span[0], key=lambda s: s[0]) - 1
        return at >= 0 and span[1] <= spans[at][1]

    held = (abstention for abstention in ruling.held.values() if is_left(abstention.span))
    return tuple(sorted(held, key=lambda a: (a.span, a.filter, a.rule)))


def _spaces(document: Document, removals: Sequence[Removal]) -> tuple[Space, ...]:
    """Return what of the input is neither kept nor removed."""
    taken = [piece for block in document.blocks for piece in block.pieces]
    taken += [removal.span for removal in removals]
    taken.sort()
    source = document.source
    starts = [start for start, _ in taken] + [len(source)]
    ends = [0] + [end for _, end in taken]
    return tuple(
        [Space(span=(a, b), text=source[a:b]) for a, b in zip(ends, starts, strict=True) if a < b]
    )
