"""The Document of a page: an extractor's lines, checked against the page and put in its order.

The Document's source is the text of its blocks, joined by blank lines; where the judge chose, all that
the page shows (see `account`). A Block's hints are its kind (`heading`, `list_item`, `quotation`,
`caption`, `table`) and those of `hints`; `news` says that the page declares a news article, `outside_body` that
its own articleBody, which holds nearly all other prose, does not hold this block.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from newsclean.evidence.document import Document
from newsclean.judge.reasons import Reason
from newsclean.model.article import Completeness
from newsclean.model.ledger import Removal, Span
from newsclean.model.metadata import Metadata
from newsclean.readers.html.account import JOIN, account
from newsclean.readers.html.align import align
from newsclean.readers.html.blocks import PageBlock, bare, wrappers
from newsclean.readers.html.completeness import completeness_of
from newsclean.readers.html.head import Head, descriptions_of, plain
from newsclean.readers.html.jsonld import first, types
from newsclean.readers.html.metadata import Given, Stated
from newsclean.readers.html.rescue import FOREIGN, Body, rescue
from newsclean.repair import may_need_mending
from newsclean.repair.blocks import block_at
from newsclean.text.prose import is_prose

_COVERED = 0.8  # of the prose must be in articleBody before what is not in it is suspect
_ABOVE = 30  # blocks above the article's first among which its lead image has its caption
_SHORT = 40  # letters; a shorter text must be in articleBody as it stands
_MOST = 0.6  # of a block must have been extracted to put back the rest of it
_PARAGRAPHS = 2  # in a row of a table that is no row of data
_LINKS = 0.5  # share of links in a block of such a row that is a menu
_NOT_SHOWN = "the page does not show this text; it is from its JSON-LD or its scripts"


class Page(NamedTuple):
    """A page: its head, its blocks, what is stated of its article, warnings, and its articleBody."""

    head: Head
    blocks: Sequence[PageBlock]
    stated: Stated
    warnings: tuple[str, ...]
    body: Body | None


class Line(NamedTuple):
    """A line of the article: its text, the blocks it stands in (indexes), was it rescued?"""

    text: str
    place: range
    rescued: bool = False


Placed = tuple[int, Line]
"""The index of the block at which a line starts, and the line."""


def nothing(given: Given, warnings: Sequence[str]) -> Document:
    """Return the Document of a page without any HTML."""
    verdict = Completeness(verdict="not_article", evidence=("there is no HTML in it",))
    said = (*warnings, "there is no HTML in the page")
    metadata = Metadata(warnings=said, completeness=verdict)
    return Document("", (), **given._asdict(), metadata=metadata)


def build(page: Page, found: Sequence[Placed], reasons: Sequence[Reason] = ()) -> Document:
    """Return the Document of the lines that were `found` in `page`.

    With `reasons` against each block of the page, a judge chose, who knows what an extractor loses:
    nothing is put back, and all other blocks are in the Document's account.
    """
    if not found:
        lines, page = _fallback(page)
        found = placed(page.blocks, lines)
    ignored = _wrappers(page, found)
    lost = [] if reasons else _lost(page, found, ignored)
    chosen = [line for _, line in sorted([*found, *lost], key=itemgetter(0))]
    # Nothing that was chosen is on the page: the reader should know that he sees a text which
    # readers of the page do not.
    if chosen and not any(line.place for line in chosen):
        page = page._replace(warnings=(*page.warnings, _NOT_SHOWN))
    text, pieces = _laid_out(chosen)
    needs_no_repair = not may_need_mending(text)
    captions = _captions(page, chosen, ignored)
    source, set_aside = text, tuple[Removal, ...]()
    if reasons and all(len(line.place) == 1 for line in chosen):
        at = [line.place.start for line in chosen]
        source, pieces, set_aside = account(page.blocks, at, reasons, captions)
    prose = [_is_prose(page, line) for line in chosen]
    hints = _hints(page, chosen, prose, ignored)
    stated = page.stated
    blocks = []
    for line, own, names in zip(chosen, pieces, hints, strict=True):
        share = _link_share(page, line)
        block = block_at(
            source,
            own,
            stated.language,
            needs_no_repair=needs_no_repair,
            are_apart=False,
            link_share=share,
            hints=names,
        )
        blocks += [block] if block else []
    kept = [page.blocks[i] for line in chosen for i in line.place]
    completeness = completeness_of(
        page.head,
        page.blocks,
        kept,
        is_free=stated.metadata.is_free,
        body=page.body.key if page.body else None,
    )
    metadata = msgspec.structs.replace(
        stated.metadata,
        completeness=completeness,
        captions=captions,
        rescued=tuple(own[0] for line, own in zip(chosen, pieces, strict=True) if line.rescued),
        warnings=page.warnings,
    )
    return Document(
        source,
        blocks,
        title=stated.title,
        url=stated.url,
        language=stated.language,
        metadata=metadata,
        needs_no_repair=needs_no_repair,
        set_aside=set_aside,
    )


def _captions(page: Page, lines: Sequence[Line], ignored: frozenset[Any]) -> tuple[str, ...]:
    """Return the captions from the title to the end of the article that are no line of it."""
    kept = {i for line in lines for i in line.place}
    if not kept:
        return ()
    # Those are where captions belong; they are foreign to the text alone.
    foreign = FOREIGN - {"caption", "credit", "gallery", "player", "embed"}
    found = []
    for i in range(max(0, min(kept) - _ABOVE), max(kept)):
        block = page.blocks[i]
        if block.kind == "caption" and i not in kept and not block.names(ignored) & foreign:
            found.append(block.text)
    return tuple(dict.fromkeys(found))


def _fallback(page: Page) -> tuple[list[str], Page]:
    """Return the lines of a page in which the extractor found nothing: those of its articleBody,
    else those of its blocks that read as prose."""
    stated = first(page.head.article.get("articleBody")) if page.body else None
    if stated:
        lines = [line for line in map(plain, stated.split("\n")) if line]
        why = "the extractor found no article"
    else:
        lines = [block.text for block in page.blocks if block.is_prose]
        why = "no article was found in the page" + ("; all its prose is kept" if lines else "")
    return lines, page._replace(warnings=(*page.warnings, why))


def _wrappers(page: Page, found: Sequence[Placed]) -> frozenset[Any]:
    """Return the elements whose hints are ignored because they hold a good part of what was found."""
    kept = sorted({i for _, line in found for i in line.place})
    return wrappers(page.blocks, [i for i in kept if page.blocks[i].is_prose])


def _lost(page: Page, found: Sequence[Placed], ignored: frozenset[Any]) -> list[Placed]:
    """Return the lines of the article that an extractor lost, beside those that it `found`."""
    kept = {i for _, line in found for i in line.place}
    lost = rescue(
        page.blocks,
        kept,
        ignored,
        title=page.stated.title,
        descriptions=descriptions_of(page.head),
        body=page.body,
    )
    return [(i, line._replace(rescued=True)) for i, line in whole(page.blocks, lost)]


def whole(blocks: Sequence[PageBlock], indexes: Sequence[int]) -> list[Placed]:
    """Return the lines that the blocks with these `indexes` are."""
    return [(i, Line(blocks[i].text, range(i, i + 1))) for i in indexes]


def placed(blocks: Sequence[PageBlock], lines: Sequence[str]) -> list[Placed]:
    """Return the `lines` of an extractor with the index of the block at which each one starts.

    Lines that are parts of one block (an extractor broke it, or lost a piece of it) become that
    block again, if they make most of it; a block that was put out twice is put out once.
    """
    found: list[Placed] = []
    used: set[int] = set()
    at = 0
    for place, group in groupby(zip(align(lines, blocks), lines, strict=True), key=itemgetter(0)):
        texts = [text for _, text in group]
        at = place.start if place else at
        if len(place) == 1:
            block = blocks[at]
            if at in used:
                continue
            if sum(len(bare(text)) for text in texts) >= _MOST * len(block.key):
                texts = [block.text]
                used.add(at)
        elif _is_layout(blocks, place, texts):
            own = [i for i in place if i not in used and blocks[i].link_share < _LINKS]
            used.update(own)
            found += whole(blocks, own)
            continue
        found += [(at, Line(text, place)) for text in texts]
    return found


def _is_layout(blocks: Sequence[PageBlock], place: range, texts: Sequence[str]) -> bool:
    """Is a row of a table the frame of a page: do paragraphs stand in it, two at least?"""
    return texts[0].startswith("|") and sum(blocks[i].is_prose for i in place) >= _PARAGRAPHS


def _laid_out(lines: Sequence[Line]) -> tuple[str, list[Sequence[Span]]]:
    """Return the texts of `lines` joined by blank lines, and where each one stands in that, in one piece."""
    pieces: list[Sequence[Span]] = []
    at = 0
    for line in lines:
        pieces.append(((at, at + len(line.text)),))
        at += len(line.text) + len(JOIN)
    return JOIN.join([line.text for line in lines]), pieces


def _link_share(page: Page, line: Line) -> float:
    """Which share of the characters of `line` is link text?"""
    links = sum(page.blocks[i].links for i in line.place)
    return min(1.0, links / len(line.text)) if line.text else 0.0


def _hints(
    page: Page,
    lines: Sequence[Line],
    prose: Sequence[bool],
    ignored: frozenset[Any],
) -> list[frozenset[str]]:
    """Return the hints of each of `lines`; a sentence of the articleBody has none but its kind.

    `prose` says of each line whether it reads like prose.
    """
    body = page.body
    outside = _outside(page, lines, prose, body) if body else frozenset()
    always = {"news"} if any("news" in kind for kind in types(page.head.article)) else set()
    hints = []
    for number, line in enumerate(lines):
        names = always | {page.blocks[i].kind for i in line.place}
        if number in outside:
            names.add("outside_body")
        if not (body and prose[number] and body.holds(_key(page, line))):
            for i in line.place:
                names |= page.blocks[i].names(ignored)
        hints.append(frozenset(names))
    return hints


def _outside(
    page: Page, lines: Sequence[Line], reads: Sequence[bool], body: Body
) -> frozenset[int]:
    """Return which of `lines` the articleBody does not hold, if it holds nearly all prose.

    Lines above the first one that it holds are left out, since many have no standfirst; so are
    headings, unless it holds some, and sentences within the body that have none but lines
    around them that it holds.
    """
    keys = [_key(page, line) for line in lines]
    held = [key in body.key if len(key) < _SHORT else body.holds(key) for key in keys]
    prose = {number for number, yes in enumerate(reads) if yes}
    within = sorted(number for number in prose if held[number])
    total = sum(len(keys[number]) for number in prose)
    covered = sum(len(keys[number]) for number in within)
    if not within or covered < _COVERED * total:
        return frozenset()
    headings = {n for n, line in enumerate(lines) if _is_heading(page, line)}
    spared = set() if any(held[number] for number in headings) else headings
    outside = {
        n for n in range(within[0] + 1, len(lines)) if keys[n] and not held[n] and n not in spared
    }
    in_company = outside - prose
    for order in (sorted(outside), sorted(outside, reverse=True)):
        for n in order:
            if n > within[-1] or n - 1 in in_company or n + 1 in in_company:
                in_company.add(n)
    return frozenset(in_company)


def _key(page: Page, line: Line) -> str:
    """Return the letters and digits of `line`."""
    block = _same(page, line)
    return block.key if block else bare(line.text)


def _is_prose(page: Page, line: Line) -> bool:
    """Does `line` read like prose?"""
    block = _same(page, line)
    return block.is_prose if block else is_prose(line.text)


def _same(page: Page, line: Line) -> PageBlock | None:
    """Return the block that is `line`, if one is: it has its key and its prose test cached."""
    block = page.blocks[line.place.start] if line.place else None
    return block if block and block.text is line.text else None


def _is_heading(page: Page, line: Line) -> bool:
    """Does `line` stand in a heading?"""
    return any(page.blocks[i].kind == "heading" for i in line.place)
