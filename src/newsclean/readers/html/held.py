"""A page whose text shows a container: tags or escapes that were written twice, where a reader sees them.

What a page shows is undone line by line, as it is in a text (`readers.held`), and stands in the ledger as
edits; so a cleaned page reads the same when it is cleaned again (law 3).
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.change import Change, TrackedText
from newsclean.model.ledger import Removal, Span
from newsclean.readers.held import Held, unwrap
from newsclean.readers.held.account import SIGNED, removed
from newsclean.readers.html.account import JOIN
from newsclean.repair import repair_line
from newsclean.repair.blocks import block_at, trim


def undone(document: Document) -> Document | None:
    """Return the Document of a page without the container that its lines show; None if it shows none.

    A record with fields of its own is none: a page is read by its markup.
    """
    lines = [block.text for block in document.blocks]
    if document.title is not None:
        lines.insert(0, document.title)
    held = unwrap(JOIN.join(lines))
    if held is None or held.known or held.title:
        return None
    changes = _by_line(lines, held)
    if changes is None:
        return None
    title = document.title
    if title is not None:
        tracked = TrackedText(title)
        tracked.revise(changes.pop(0))
        title = " ".join(tracked.text.split()) or None
    blocks: list[Block] = []
    removals = list(document.set_aside)
    for block, made in zip(document.blocks, changes, strict=True):
        parts = _parts(document, block, made) if made else ([block], [])
        if parts is None:
            return None
        blocks += parts[0]
        removals += parts[1]
    metadata = document.metadata
    return Document(
        document.source,
        blocks,
        title=title,
        url=document.url,
        language=document.language,
        metadata=replace(metadata, warnings=(*metadata.warnings, *held.warnings)),
        set_aside=tuple(sorted(removals, key=lambda removal: removal.span)),
    )


def _by_line(lines: Sequence[str], held: Held) -> list[list[Change]] | None:
    """Return what was changed in each of `lines`, in places of it; None if a change runs over several."""
    starts = [0, *accumulate(len(line) + len(JOIN) for line in lines)]
    found: list[list[Change]] = [[] for _ in lines]
    at = 0
    for change in held.changes:
        while change.start >= starts[at + 1]:
            at += 1
        start, end = change.start - starts[at], change.end - starts[at]
        if end > len(lines[at]):
            return None
        found[at].append(Change(start, end, change.after, change.rule))
    return found


def _parts(
    document: Document, block: Block, changes: Sequence[Change]
) -> tuple[list[Block], list[Removal]] | None:
    """Return the lines that `block` is once `changes` are made, and what of it is in none of them.

    None if it cannot be told where in the page they stand.
    """
    blocks: list[Block] = []
    removals: list[Removal] = []
    start, within = 0, list[Change]()
    length = len(block.text)
    for change in (*changes, Change(length, length, "\n", SIGNED)):
        if "\n" not in change.after:
            within.append(change)
            continue
        line = _line(document, block, (start, change.start), within)
        if line is None or change.after.strip():
            return None
        if line.text:
            blocks.append(line)
        else:
            removals += _removed(document, block, (start, change.start))
        removals += _removed(document, block, (change.start, change.end))
        start, within = change.end, []
    taken = sorted([*(p for b in blocks for p in b.pieces), *(r.span for r in removals)])
    apart = all(one[1] <= other[0] for one, other in pairwise(taken))
    return (blocks, removals) if apart else None


def _line(
    document: Document, block: Block, stretch: Span, changes: Sequence[Change]
) -> Block | None:
    """Return `stretch` of `block` with `changes` made, as a Block of its own, empty if nothing is left.

    None if it is not known where in the page it stands.
    """
    said = block.text[slice(*stretch)]
    found = block_at(
        document.source,
        block.spans(*stretch),
        document.language,
        link_share=block.link_share,
        hints=block.hints,
    )
    if found is None:
        return None if said.strip() else Block(block.span, "")
    start = stretch[0] + len(said) - len(said.lstrip())
    if found.text != said.strip() or any([c.start < start for c in changes]):
        return None
    if any([c.end > start + len(found.text) for c in changes]):
        return None
    tracked = TrackedText.of(found.text, found.changes)
    tracked.revise([Change(c.start - start, c.end - start, c.after, c.rule) for c in changes])
    tracked.revise(repair_line(tracked.text, document.language))
    tracked.revise(trim(tracked.text))
    return replace(found, text=tracked.text, changes=tracked.changes)


def _removed(document: Document, block: Block, stretch: Span) -> Iterator[Removal]:
    """Yield the removals of `stretch` of `block`, which is the container's."""
    for span in block.spans(*stretch):
        if document.source[slice(*span)].strip():
            yield removed(document.source, span)
