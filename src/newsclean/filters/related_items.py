"""Related items: headings, labels and teasers that lead to other articles.

Cuts headings that are never a subhead ("Related articles", "Lesen Sie auch", "関連記事") wherever
they stand, and words that could be one ("Trending", "More") only beside teasers or outside the
body; the teasers under a heading until prose resumes; labelled links ("READ MORE: headline",
also in brackets at the end of a paragraph); and teasers without a heading whose form gives them
away: a cut title before a cut beginning, a headline said twice, lists of "Kicker: headline".

Leaves alone prose, lists that a colon introduces, and the last short line under a heading in
the middle of the body: it may be the subhead of what follows. Headlines in capitals and lists
of links without a second mark are cut only in the strict profile.

Known limits: a teaser whose snippet is a whole sentence stays, unless dates or doubled
headlines part one from the next; a lone teaser without a heading stays.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import CONTEXT, EXACT, STRONG, Block, Claim, Document
from newsclean.filters import _teasers as teasers
from newsclean.phrases import fold, index, table
from newsclean.prose import is_cut_off

_NAME = "related_items"
_HEADINGS = frozenset({"heading", "also", "pointer"})
_OPENERS = frozenset({"opener", "also_weak"})
_LINKS = frozenset({"also", "pointer", "continue"})
_RUN = 40  # lines under one heading that are looked at; the budget stops cascades far earlier
_INSIDE_LONGEST = 140  # characters; a longer line inside the body may be half a paragraph
_INSIDE = 12  # members inside the body; more than that is a list of the article's own
_SMALL_LINES = 3  # labels in a row that may stand between two teasers
_SNIPPET = 420  # characters of a teaser's beginning
_UNIFORM = 4  # lines that make a list of links when all have kickers
_LINK = (32, 130, 50)  # characters of one such link, least and most, and of many on average
_SPOKEN = re.compile(r"[^:„“\"«»]{2,40}: ?[„“\"«»‘]")  # "Roe: “We will see”"
_DATED_RUN = 3
# "- Talks go on 2024-10-14 RISK: An official said …": headline, date and beginning in one item
_DATED = re.compile(
    r"\W{1,3}(?:[^\s]{1,30} ){3,20}(?:20\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]20\d\d|\d{1,2} [A-Z][a-z]{2,8} 20\d\d) \S.{40,1200}$"
)

# "Alle Meldungen dazu finden Sie in unserem Liveblog:", "Follow the latest in our live blog."
_OWN_PAGE = re.compile(
    r"[^.!?]{0,90}\b(?:"
    r"(?:lesen|finden|sehen|verfolgen|lies|liest|findest)\b[^.!?]{0,60}\b(?:unsere[mnr]?|im) "
    r"(?:live-?blog|newsblog|live-?ticker|newsticker|themenspezial|dossier)"
    r"|(?:follow|read|see|find)\b[^.!?]{0,80}\b(?:on|in|via|with) our live (?:blog|page|feed|coverage|ticker)"
    r"|sui(?:vez|vre)\b[^.!?]{0,60}\b(?:notre|dans le) (?:direct|live)"
    r"|sig[ua]e?\b[^.!?]{0,60}\b(?:nuestro|en) directo"
    r"|volg\b[^.!?]{0,60}\b(?:ons|in) (?:live-?blog)"
    r")\b[^.!?]{0,12}[.:!]?",
    re.IGNORECASE,
)
_OWN_CUES = (
    "liveblog",
    "live-blog",
    "newsblog",
    "ticker",
    "dossier",
    "themenspezial",
    "our live ",
    "notre direct",
    "directo",
)
_LONGEST_POINTER = 200  # characters of one pointing sentence


def related_items(document: Document) -> Iterator[Claim]:
    """Yield claims on what leads to other articles; see the module's text."""
    glued = []
    reference = _is_reference_work(document)
    for claim in document.claims(_NAME):
        if reference and claim.evidence in _cross_references():
            continue
        yield claim
        if (
            claim.start
            and is_cut_off(claim.block.text[: claim.start])
            and len(claim.block.text) <= _SNIPPET
        ):
            glued.append(claim.block)
    yield from _continued(document)
    if len(glued) >= 2:  # a list of "beginning … Read more"; a single one may be the article itself
        yield from (block.claim("teaser", "… + continue", strength=EXACT) for block in glued)
    yield from _pointers(document)
    yield from _brackets(document)
    yield from _orphans(document)
    openings = {
        block.index: hit.phrase
        for block, hit in document.hits(_NAME)
        if _is_heading(block, hit.rule, hit.phrase)
        and not (reference and hit.phrase in _cross_references())
    }
    yield from _cascades(document, openings)


def _continued(document: Document) -> Iterator[Claim]:
    """Yield claims on the last paragraphs where all end in "… Read more": beginnings of others."""
    ending = {claim.block for claim in document.claims(_NAME) if claim.start}
    tail: list[Block] = []
    for at in reversed(document.prose if ending else ()):
        block = document.blocks[at]
        if block not in ending or len(block.text) > _SNIPPET:
            break
        tail.append(block)
    if 2 <= len(tail) < len(document.prose):
        for block in tail:
            yield block.claim("continued", "… more", strength=EXACT)


@cache
def _cross_references() -> frozenset[str]:
    """Return the headings that reference works use for their own cross references."""
    return frozenset(map(fold, table(_NAME)["cross_reference"]["words"]))


def _is_reference_work(document: Document) -> bool:
    """Does the text have a heading of its own for notes or sources, as encyclopedias do?"""
    return any(block.key == hit.phrase for block, hit in document.hits(_NAME, "apparatus"))


def _is_heading(block: Block, rule: str, phrase: str) -> bool:
    """Does the phrase say the whole line, or is it a heading with a name after it?"""
    if rule in ("more_from", "named"):
        return not teasers.ends_in_stop(block.text) and not block.is_prose
    return rule in _HEADINGS | _OPENERS and block.key == phrase


def _pointers(document: Document) -> Iterator[Claim]:
    """Yield claims on labels and imperatives that no sentence follows, and on own live blogs."""
    for block, hit in document.hits(_NAME):
        weak = hit.rule in ("also_weak", "pointer_weak") and block.key != hit.phrase
        if weak and not teasers.ends_in_stop(block.text):
            yield block.claim(hit.rule, hit.phrase, strength=STRONG)
    for block in document.containing(*_OWN_CUES):
        if len(block.text) <= _LONGEST_POINTER and _OWN_PAGE.fullmatch(block.text):
            yield block.claim("own_page", block.text[:60], strength=EXACT)


def _brackets(document: Document) -> Iterator[Claim]:
    """Yield claims on "(Read also: headline)" at the end of a paragraph."""
    for block in document.blocks:
        text = block.text.rstrip(". ")
        if text[-1:] not in ")]）】":
            continue
        start = max(text.rfind(bracket) for bracket in "([（【")
        if start > 0 and len(text) - start <= _LONGEST_POINTER:
            key = fold(text[start + 1 : -1])
            hit = next(
                (h for h in index().hits(key) if h.filter == _NAME and h.rule in _LINKS), None
            )
            if hit:
                start = len(text[:start].rstrip())
                yield block.claim("bracket", hit.phrase, start=start, end=len(text), strength=EXACT)


def _orphans(document: Document) -> Iterator[Claim]:
    """Yield claims on teasers that no heading opens but whose form gives them away."""
    before, body = -1, document.prose[0] if document.prose else len(document.blocks)
    for block in document.blocks:
        text = block.text
        if is_cut_off(text) and (sure := teasers.cut_teaser(text)):
            beside = before == block.index - 1
            before = block.index
            yield block.claim(
                "cut_teaser", "… …", strength=EXACT if sure == "sure" or beside else STRONG
            )
        elif teasers.is_doubled(text) and body <= block.index:
            yield block.claim("doubled_line", text[: len(text) // 2], strength=STRONG)
        elif text.isupper() and teasers.is_caps_link(text) and _between_prose(document, block):
            yield block.claim("capitals", text[:40], strength=CONTEXT)
    yield from _link_lists(document)
    yield from _dated_bullets(document)
    yield from _doubled_with_snippets(document)
    yield from _tail_list(document)


def _between_prose(document: Document, block: Block) -> bool:
    previous, following = document.previous(block), document.next(block)
    return bool(previous and following and previous.is_prose and following.is_prose)


def _link_lists(document: Document) -> Iterator[Claim]:
    """Yield claims on runs of three headlines or more, bulleted or not, after a closed paragraph.

    A colon or a subhead introduces a real list; links of this form stand in the text unannounced.
    """
    run: list[Block] = []
    for block in (*document.blocks, None):
        headline = block is not None and teasers.is_headline(block)
        if block and headline and _continues(run, block):
            run.append(block)
            continue
        if len(run) >= 3 and run[0].index and _after_closed_prose(document, run[0]):
            yield from _links(run)
        elif len(run) >= _UNIFORM and _under_heading(document, run[0]):
            yield from _quoted_links(run)
        run = [block] if block and headline else []


def _continues(run: list[Block], block: Block) -> bool:
    return not run or teasers.is_bulleted(run[0].text) == teasers.is_bulleted(block.text)


def _after_closed_prose(document: Document, block: Block) -> bool:
    before = document.previous(block)
    return before is not None and before.is_prose and not before.text.endswith(":")


def _links(run: list[Block]) -> Iterator[Claim]:
    """Yield claims on `run` if half of it has kickers, no two alike as those of speakers are."""
    texts = [teasers.bare(block.text) for block in run]
    kickers = [head for text in texts if (head := teasers.kicker(text))]
    if (
        2 * len(kickers) < len(run)
        or len(set(kickers)) < len(kickers)
        or any(map(teasers.ends_in_stop, texts))
    ):
        return
    marks = sum(map(teasers.has_headline_mark, texts))
    sure = 3 * len(kickers) >= 2 * len(run) and marks >= 2
    spoken = sum(bool(_SPOKEN.match(text)) for text in texts)
    uniform = (
        len(kickers) == len(run)
        and 2 * spoken <= len(run)
        and (len(run) >= _UNIFORM or marks)
        and _are_long(texts)
    )
    strength = STRONG if sure or uniform else CONTEXT
    for block, text in zip(run, texts, strict=True):
        yield block.claim("link_list", text[:40], strength=strength)


def _under_heading(document: Document, block: Block) -> bool:
    """Stands a short line without a colon right before `block`, after a closed paragraph?"""
    heading = document.previous(block)
    if heading is None or heading.is_prose or not 8 <= len(heading.text) <= _LINK[0] * 2:
        return False
    return not heading.text.endswith((":", "：", ".", "!")) and _after_closed_prose(
        document, heading
    )


def _quoted_links(run: list[Block]) -> Iterator[Claim]:
    """Yield claims on bulleted headlines of which all quote somebody or ask, few as speakers do."""
    texts = [teasers.bare(block.text) for block in run]
    marked = [t for t in texts if teasers.has_quotation(t) or teasers.has_kicker(t)]
    spoken = [t for t in texts if _SPOKEN.match(t)]
    if (
        teasers.is_bulleted(run[0].text)
        and len(marked) == len(run)
        and 2 * len(spoken) <= len(run)
        and _are_long(texts)
    ):
        for block, text in zip(run, texts, strict=True):
            yield block.claim("link_list", text[:40], strength=STRONG)


def _are_long(texts: list[str]) -> bool:
    """Are all lines of a headline's length?"""
    return all(_LINK[0] <= teasers.width(text) <= _LINK[1] for text in texts)


def _dated_bullets(document: Document) -> Iterator[Claim]:
    """Yield claims on list items at the end that have a headline, a date and a beginning each."""
    run: list[Block] = []
    for block in reversed(document.blocks):
        if not teasers.is_bulleted(block.text) or not _DATED.match(block.text):
            break
        run.append(block)
    if len(run) >= _DATED_RUN and len(run) < len(document.blocks):
        for block in run:
            yield block.claim("dated_teaser", block.text[:60], strength=EXACT)


def _doubled_with_snippets(document: Document) -> Iterator[Claim]:
    """Yield claims on "X X" and the paragraph below it, three times or more up to the end."""
    pairs: list[Block] = []
    blocks = document.blocks
    at = len(blocks) - 1
    while at > 0 and teasers.is_doubled(blocks[at - 1].text) and len(blocks[at].text) <= _SNIPPET:
        pairs += [blocks[at - 1], blocks[at]]
        at -= 2
    if len(pairs) >= 2 * _DATED_RUN and at >= 0:
        for block in pairs:
            yield block.claim("doubled_teaser", "X X", strength=EXACT)


def _tail_list(document: Document) -> Iterator[Claim]:
    """Yield claims on runs of headlines after the body, with signs that they are headlines."""
    body = [i for i in document.prose if not _asks(document.blocks[i])]
    run: list[Block] = []
    for block in (*document.blocks[body[-1] + 1 :], None) if body else ():
        if (
            block is not None
            and (teasers.is_headline(block) or _asks(block))
            and not teasers.ends_in_stop(block.text)
            and _continues(run, block)
        ):
            run.append(block)
            continue
        yield from _tail_run(run)
        run = []


def _tail_run(run: list[Block]) -> Iterator[Claim]:
    if len(run) < _UNIFORM:
        return
    texts = [teasers.bare(block.text) for block in run]
    marks = sum(
        teasers.has_quotation(text) or "?" in text or teasers.has_kicker(text) for text in texts
    )
    length = sum(map(teasers.width, texts)) / len(texts)
    sure = 2 * marks >= len(run) and length >= _LINK[2]
    for block, text in zip(run, texts, strict=True):
        strength = EXACT if block.is_prose else STRONG
        yield block.claim("tail_list", text[:40], strength=strength if sure else CONTEXT)


def _asks(block: Block) -> bool:
    """Is `block` an item of a list that ends in a question, as long headlines do?"""
    return (
        teasers.is_bulleted(block.text)
        and block.text.endswith(("?", "？"))
        and len(block.text) <= teasers.LONGEST
    )


def _cascades(document: Document, openings: dict[int, str]) -> Iterator[Claim]:
    """Yield claims on headings that need their neighbours, and on the members of all."""
    if not openings:
        return
    last = max(
        (i for i in document.prose if not teasers.cut_teaser(document.blocks[i].text)), default=-1
    )
    sure = {b.index for b, hit in document.hits(_NAME) if hit.claims and b.key == hit.phrase}
    named = {b.index for b, hit in document.hits(_NAME, "named")}
    for at, phrase in openings.items():
        heading = document.blocks[at]
        run = _run(document, at, openings)
        if at not in sure:
            if at not in named and not _has_company(document, heading, run, openings, last):
                continue
            yield heading.claim(
                "named" if at in named else "opener", phrase, strength=STRONG, cascade=at
            )
        if 0 <= last < at:
            members = _tail(run)
        elif document.before_body(heading):
            members = [b for b in run if teasers.is_bulleted(b.text) or is_cut_off(b.text)]
        else:
            members = _inside(document, run)
        for block in members:
            strength = EXACT if teasers.cut_teaser(block.text) else STRONG
            yield block.claim("member", phrase, strength=strength, cascade=at)
        yield from _dated(document, at, phrase)


def _run(document: Document, at: int, openings: dict[int, str]) -> list[Block]:
    """Return the blocks after the heading `at` until prose, a label with a colon or a heading."""
    run: list[Block] = []
    for block in document.blocks[at + 1 : at + 1 + _RUN]:
        cut = teasers.cut_teaser(block.text)
        if block.index in openings or block.text.endswith((":", "：")):
            break
        if not cut and (block.is_prose or len(block.text) > teasers.LONGEST):
            break
        run.append(block)
    return run


def _has_company(
    document: Document, heading: Block, run: list[Block], openings: dict[int, str], last: int
) -> bool:
    """May a heading that could be a subhead be cut: outside the body, or beside teasers?"""
    at = heading.index
    if 0 <= last < at or at + 1 in openings or (at - 1 in openings and at):
        return True
    if document.before_body(heading):
        return any(map(teasers.is_headline, run))
    return (
        len(run) >= 2
        and all(map(teasers.is_sure_headline, run[:2]))
        and not teasers.is_bulleted(run[0].text)
    )


def _tail(run: list[Block]) -> list[Block]:
    """Return the members after the body: headlines, and the labels between them."""
    members: list[Block] = []
    small: list[Block] = []
    for block in run:
        if teasers.is_headline(block) or teasers.cut_teaser(block.text):
            members += [*small, block]
            small = []
        else:
            small.append(block)
            if len(small) > _SMALL_LINES:
                break
    return members


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


def _is_no_subhead(document: Document, block: Block) -> bool:
    """Is `block`, right before prose, surely no subhead of it and no half of it?"""
    following = document.next(block)
    if following and following.text[:1].islower():
        return False
    return teasers.is_sure_headline(block) or bool(teasers.cut_teaser(block.text))


def _dated(document: Document, at: int, phrase: str) -> Iterator[Claim]:
    """Yield claims on "time, headline, beginning" three times or more up to the end of the text."""
    items: list[Block] = []
    stamps = beginnings = 0
    headline = stamp = False
    for block in document.blocks[at + 1 : at + 1 + 2 * _RUN]:
        if teasers.is_stamp(block):
            stamp, stamps = True, stamps + 1
        elif block.is_prose or len(block.text) > teasers.LONGEST:
            if not (headline and stamp) or len(block.text) > _SNIPPET:
                return
            beginnings, headline, stamp = beginnings + 1, False, False
        else:
            headline = headline or teasers.is_headline(block)
        items.append(block)
    if items and items[-1].index == len(document.blocks) - 1 and beginnings >= 3 and stamps >= 3:
        for block in items:
            yield block.claim("dated_member", phrase, strength=EXACT, cascade=at)
