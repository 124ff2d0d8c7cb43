"""Composition: from a settled Document to the Article, its fields and its ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from newsclean.decide.decisions import Decisions
from newsclean.evidence.document import Document
from newsclean.evidence.title import title_block
from newsclean.model.article import Article, Paragraph, ParagraphKind
from newsclean.model.block import Block
from newsclean.model.ledger import Abstention, Edit, Removal, Space, Span
from newsclean.phrases.patterns import pattern

_MANY = ("authors", "sections", "credits", "captions", "tags", "notes")
_ADDED = ("captions", "notes")  # what metadata has of these is added to what was found
_ONE = ("dateline", "published", "updated", "agency", "source", "publisher", "copyright")
_BULLET = pattern(r"(?:[-–—•●▪■◦‣∙*·]|\d{1,2}[.)])\s+\S|[・①-⑳]\s*\S")
_QUOTE = pattern(r">\s|[“\"«„「『][^“\"«„”»「」『』]+[”\"»“」』]$")
_KINDS: tuple[ParagraphKind, ...] = ("heading", "list_item", "quotation")
_HEADING = 120  # characters; publishers' own subheads have a median of 40
_ENDS = tuple(".,;。．，、；،؛।॥۔։።။")  # of sentences and their parts; a heading may ask or exclaim


def compose(decisions: Decisions, doubts: Sequence[str] = ()) -> Article:
    """Return the Article of a settled document, with the `doubts` of repair: fields and ledger."""
    document = decisions.left
    heading = document.heading or title_block(document)
    edits = [
        edit for block in document.kept if block.changes for edit in _edits(document.source, block)
    ]
    title = heading.text or None if heading else document.title
    return Article(
        title=title,
        title_span=heading.span if heading and heading.stands else None,
        paragraphs=tuple(
            [
                Paragraph(text=block.text, kind=_kind(block, document), span=block.span)
                for block in document.blocks
                if block.text and block is not heading  # a lone mark may have gone to another
            ]
        ),
        language=document.language,
        url=document.url,
        warnings=(*document.metadata.warnings, *decisions.warnings, *doubts),
        abstained=_abstained(decisions, document),
        removals=tuple(sorted(decisions.removals, key=lambda removal: removal.span)),
        edits=tuple(edits),
        spaces=_spaces(document, decisions.removals),
        **_fields(decisions),
    )


def _edits(source: str, block: Block) -> Iterable[Edit]:
    """Yield the changes of `block` as Edits, in spans of the input; one may run over a seam."""
    bounds = _bounds(block.pieces)
    at = 0
    for change in block.changes:
        # Changes and pieces are both in order, so one walk over the pieces serves all changes: time
        # stays linear (law 7) where a text has many of both.
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
            # What a change puts in is said once, at its first piece; at the others it only takes
            # out.
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
    for kind in _KINDS if block.hints else ():
        if kind in block.hints:
            return kind
    if not text[0].isalpha():  # most begin with a letter
        if _BULLET.match(text):
            return "list_item"
        if _QUOTE.match(text):
            return "quotation"
    # A subhead is told by what follows: alone, a short line may be a caption or a name.
    if len(text) <= _HEADING and not text.endswith(_ENDS) and not block.is_prose:
        following = document.next(block)
        if following and len(following.text) > len(text) and following.is_prose:
            return "heading"
    return "paragraph"


def _fields(decisions: Decisions) -> dict[str, Any]:
    """Return the Article's fields: what the reader knew, else what cuts and findings yielded."""
    found = [
        *decisions.fields,
        *(
            (c.claim.block.span, name, value)
            for c in decisions.findings
            for name, value in c.claim.fields
        ),
    ]
    # By place, not by filter: the order of filters must not show in the fields (law 4).
    found.sort(key=lambda item: item[0])
    values: dict[str, list[Any]] = {}
    for _, name, value in found:
        values.setdefault(name, []).append(value)
    fields: dict[str, Any] = {
        name: tuple(dict.fromkeys(values[name])) for name in _MANY if name in values
    }
    fields |= {name: values[name][0] for name in _ONE if name in values}
    stated = decisions.left.metadata.stated()
    stated.pop("warnings", None)
    for name in _ADDED:
        if name in stated:
            stated[name] = tuple(dict.fromkeys((*stated[name], *fields.get(name, ()))))
    # What a page or a caller states wins over what a filter read off the text.
    return fields | stated


def _abstained(decisions: Decisions, document: Document) -> tuple[Abstention, ...]:
    """Return what was held back and is still there at the end."""
    if not decisions.abstained:
        return ()
    spans = sorted(block.span for block in document.blocks)

    def is_left(span: Span) -> bool:
        # A later round may have cut what an earlier one held back; then it is told as a removal.
        at = bisect_right(spans, span[0], key=lambda s: s[0]) - 1
        return at >= 0 and span[1] <= spans[at][1]

    held = (abstention for abstention in decisions.abstained.values() if is_left(abstention.span))
    return tuple(sorted(held, key=lambda a: (a.span, a.filter, a.rule)))


def _spaces(document: Document, removals: Sequence[Removal]) -> tuple[Space, ...]:
    """Return what of the input is neither kept nor removed."""
    taken = [piece for block in document.kept for piece in block.pieces]
    taken += [removal.span for removal in removals]
    taken.sort()
    source = document.source
    starts = [start for start, _ in taken] + [len(source)]
    ends = [0] + [end for _, end in taken]
    return tuple(
        [Space(span=(a, b), text=source[a:b]) for a, b in zip(ends, starts, strict=True) if a < b]
    )
