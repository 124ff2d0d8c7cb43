"""Headings that lead to other articles, and the teasers under them. Part of related_items."""

from bisect import bisect_left
from collections.abc import Iterator

from newsclean.evidence import teasers
from newsclean.evidence.document import Document
from newsclean.evidence.lines import is_residue
from newsclean.evidence.position import is_between_prose
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.date_shapes import heads_entry
from newsclean.text.prose import is_cut_off, word_count

_NAME = "related_items"
_NOTICES = 3  # sentences of a page that may stand above its article
_RUN = 40  # lines under one heading that are read; the budget ends such a list far earlier
_INSIDE_LONGEST = 140  # characters; a longer line inside the body may be half a paragraph
_FEW = 8  # lines under a heading that ends the text, of which each may be short
_SHORT_WORDS = 3
_INSIDE = 12  # members inside the body; more than that is a list of the article's own
_SMALL_LINES = 3  # labels in a row that may stand between two teasers
_SNIPPETS = 4  # beginnings under a heading, each with a label, that cannot be an article's end
_SHORT_SNIPPET = 240  # characters of such a beginning; paragraphs under subheads are longer
_SNIPPET = 420  # characters of a teaser's beginning
_TEASER_WORDS = 5  # words of a headline; most subheads have fewer
_SECTION = 4  # paragraphs under a subhead that take up its words
_SHARED = 2  # words that a headline and the prose below it may share by chance, and one more
_SUBHEADS = 50  # subheads that are compared with a teaser, the longest
_STEM = 5  # letters at which words are compared
_WORD = pattern(r"\w{4,}")


def lists_under(document: Document, openings: dict[int, str]) -> Iterator[Claim]:
    """Yield claims on headings that need their neighbours, and on the members of all."""
    if not openings:
        return
    last = max(
        (i for i in document.prose if not teasers.cut_teaser(document.blocks[i].text)), default=-1
    )
    sure = {
        document.index(b)
        for b, match in document.phrase_matches(_NAME)
        if match.claims and match.rule != "also_weak" and b.key == match.phrase
    }
    named = {document.index(b) for b, match in document.phrase_matches(_NAME, "named")}
    for at, phrase in openings.items():
        heading = document.blocks[at]
        run = _run(document, at, openings)
        if at not in sure:
            if at not in named and not _has_company(document, heading, run, openings, last):
                continue
            yield heading.claim(
                "named" if at in named else "opener", phrase, strength=STRONG, list_id=at
            )
        if 0 <= last < at:
            # Below the body and under a sure heading, what ends the text may be short as well.
            ends = bool(run) and run[-1] is document.blocks[-1]
            members = _tail(run, short=ends and at in sure and len(run) <= _FEW)
        elif _is_above_text(document, heading):
            # Above the body the title itself may follow the heading: only what looks like no title goes.
            members = [b for b in run if teasers.is_bulleted(b.text) or is_cut_off(b.text)]
        else:
            members = _inside(document, run)
            if run and run[-1] not in members and len(members) < _INSIDE:
                yield from _last(document, heading, run, phrase)
        for block in members:
            strength = EXACT if teasers.cut_teaser(block.text) else STRONG
            yield block.claim("member", phrase, strength=strength, list_id=at)
        yield from _dated(document, at, phrase)
        if at in sure or at in named:
            yield from _snippets(document, at, phrase)


def _run(document: Document, at: int, openings: dict[int, str]) -> list[Block]:
    """Return the blocks after the heading `at` until prose, a label with a colon or a heading."""
    run: list[Block] = []
    for block in document.blocks[at + 1 : at + 1 + _RUN]:
        cut = teasers.cut_teaser(block.text)
        if document.index(block) in openings or block.text.endswith((":", "：")):
            break
        told = block.is_prose or teasers.ends_in_stop(block.text)
        if not cut and (told or len(block.text) > teasers.LONGEST):
            break
        run.append(block)
    return run


def _has_company(
    document: Document, heading: Block, run: list[Block], openings: dict[int, str], last: int
) -> bool:
    """May a heading that could be a subhead be cut: outside the body, or beside teasers?"""
    at = document.index(heading)
    # Below the body there is nothing to head, and of two headings in a row one heads nothing.
    if 0 <= last < at or at + 1 in openings or (at - 1 in openings and at):
        return True
    if _is_above_text(document, heading):
        return any(map(teasers.is_headline, run))
    if len(run) < 2 or teasers.is_bulleted(run[0].text):
        return False
    return all(map(teasers.is_sure_headline, run[:2])) or _are_teasers(document, run)


def _is_above_text(document: Document, heading: Block) -> bool:
    """Stands `heading` before the body, notices of the page ("Please enable JavaScript.") aside?"""
    count = bisect_left(document.prose, document.index(heading))
    if count > _NOTICES:
        return False
    return all(is_residue(document.blocks[i]) for i in document.prose[:count])


def _are_teasers(document: Document, run: list[Block]) -> bool:
    """Are all lines of `run` headlines of some words, and the last, above prose, no subhead?"""
    following = document.next(run[-1])
    return (
        following is not None
        and following.is_prose
        and all(map(teasers.is_headline, run))
        and not any(teasers.ends_in_stop(block.text) for block in run)
        and all(word_count(block.text) >= _TEASER_WORDS for block in run)
        and _is_teaser(document, run[-1], run)
    )


def _tail(run: list[Block], *, short: bool = False) -> list[Block]:
    """Return the members after the body: headlines, and the labels between them.

    With `short` a line of some words is a headline, however few its letters.
    """
    members: list[Block] = []
    small: list[Block] = []
    for block in run:
        named = short and _is_short_headline(block)
        if named or teasers.is_headline(block) or teasers.cut_teaser(block.text):
            members += [*small, block]
            small = []
        else:
            # Sections and dates stand between teasers; after too many of them the list is over.
            small.append(block)
            if len(small) > _SMALL_LINES:
                break
    return members


def _is_short_headline(block: Block) -> bool:
    """Has `block` the words of a headline, and nothing that speaks for a table or a sentence?"""
    text = block.text
    words = word_count(text) >= _SHORT_WORDS and not any(map(str.isdigit, text))
    return words and not block.matches and not teasers.ends_in_stop(text) and text[-1] not in ":;,"


def _inside(document: Document, run: list[Block]) -> list[Block]:
    """Return the members inside the body; the last line may be a subhead and must be sure."""
    if run and teasers.is_bulleted(run[0].text):
        end = next((i for i, b in enumerate(run) if not teasers.is_bulleted(b.text)), len(run))
        return [block for block in run[:end] if not teasers.ends_in_stop(block.text)]
    end = next((i for i, b in enumerate(run) if len(b.text) > _INSIDE_LONGEST), len(run))
    run = run[:end]
    members = _tail(run)
    if members and members[-1] is run[-1] and not _is_no_subhead(document, members[-1]):
        members = _tail(run[:-1])
    return members if len(members) <= _INSIDE else []


def _last(document: Document, heading: Block, run: list[Block], phrase: str) -> Iterator[Claim]:
    """Yield a claim on the line under a heading that prose follows: a teaser, if no subhead."""
    block, following = run[-1], document.next(run[-1])
    if following is None or not following.is_prose or following.text[:1].islower():
        return
    if not teasers.is_headline(block) or teasers.is_bulleted(block.text):
        return
    if heads_entry(block.text) or teasers.ends_in_stop(block.text):
        return
    strength = STRONG if _is_teaser(document, block, run) else CONTEXT
    yield block.claim("last", phrase, strength=strength, list_id=document.index(heading))


def _is_teaser(document: Document, block: Block, run: list[Block]) -> bool:
    """Is `block` a headline that the prose below it does not go into, and no subhead as others are?"""
    if word_count(block.text) < _TEASER_WORDS or document.next(block) is None:
        return False
    below = ""
    for following in document.blocks[document.index(block) + 1 :][:_SECTION]:
        if not following.is_prose:
            break
        below += " " + following.text
    shared = len(_stems(block.text) & _stems(below))
    subheads = [b for b in document.cached(_subheads) if b not in run]
    longest = max((len(other.text) for other in subheads), default=0)
    return not shared and len(block.text) > longest if subheads else shared < _SHARED


def _subheads(document: Document) -> list[Block]:
    """Return the longest of the lines that may be subheads, as many as are compared."""
    found = [block for block in document.blocks if _is_subhead(document, block)]
    return sorted(found, key=lambda block: -len(block.text))[:_SUBHEADS]


def _is_subhead(document: Document, block: Block) -> bool:
    """Stands a short line of which nothing is known between paragraphs, as subheads do?"""
    return (
        not block.is_prose
        and not block.matches
        and len(block.text) <= teasers.LONGEST
        and is_between_prose(document, block)
    )


def _stems(text: str) -> set[str]:
    """Return how the longer words of `text` begin."""
    return {word[:_STEM].casefold() for word in _WORD.findall(text)}


def _is_no_subhead(document: Document, block: Block) -> bool:
    """Is `block`, right before prose, surely no subhead of it and no half of it?"""
    following = document.next(block)
    if (following and following.text[:1].islower()) or heads_entry(block.text):
        return False
    return teasers.is_sure_headline(block) or bool(teasers.cut_teaser(block.text))


def _snippets(document: Document, at: int, phrase: str) -> Iterator[Claim]:
    """Yield claims on "label or headline, beginning" four times or more from a heading to the end."""
    if len(document.blocks) - at - 1 > 2 * _RUN or bisect_left(document.prose, at) < _SNIPPETS:
        return  # too much for teasers, or too little above them for an article
    items = document.blocks[at + 1 :]
    beginnings, label = 0, phrase
    seen = {phrase}
    for block in items:
        if len(block.text) > _SHORT_SNIPPET or (block.is_prose and not label):
            return
        if block.is_prose:
            beginnings, label = beginnings + 1, ""
        elif not block.matches and block.key not in seen:  # residue between paragraphs is no label
            label = block.key
            seen.add(label)
    if beginnings >= _SNIPPETS:
        for block in items:
            yield block.claim("snippet", phrase, strength=EXACT, list_id=at)


def _dated(document: Document, at: int, phrase: str) -> Iterator[Claim]:
    """Yield claims on "time, headline, beginning" three times or more up to the end of the text."""
    if len(document.blocks) - at - 1 > 2 * _RUN:
        return
    items: list[Block] = []
    stamps = beginnings = 0
    headline = stamp = False
    for block in document.blocks[at + 1 :]:
        if teasers.is_stamp(block):
            stamp, stamps = True, stamps + 1
        elif block.is_prose or len(block.text) > teasers.LONGEST:
            if not (headline and stamp) or len(block.text) > _SNIPPET:
                return
            beginnings, headline, stamp = beginnings + 1, False, False
        else:
            headline = headline or teasers.is_headline(block)
        items.append(block)
    if beginnings >= 3 and stamps >= 3:
        for block in items:
            yield block.claim("dated_member", phrase, strength=EXACT, list_id=at)
