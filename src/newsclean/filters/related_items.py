"""Related items: headings, labels and teasers that lead to other articles.

Cuts headings that are never a subhead ("Related articles", "Lesen Sie auch", "関連記事") wherever
they stand, and words that could be one ("Trending", "More") only beside teasers or outside the
body; the teasers under a heading until prose resumes; labelled links ("READ MORE: headline",
also in brackets at the end of a paragraph); and teasers without a heading whose form gives them
away: a cut title before a cut beginning, a headline said twice, lists of "Kicker: headline" that
nothing announces, items of headline, date and beginning, runs of quoting headlines after the body.

Leaves alone prose, "See also" in a text that has notes or references of its own, lists that a colon
introduces, and the last line under a heading in the middle of the body if it is short or begins
with a time of day: it may be the subhead of what follows. Shorter headlines in capitals and
lists of links without a second mark are cut only in the strict profile.

Known limits: a teaser whose snippet is a whole sentence stays, unless dates or doubled
headlines part one from the next, or all end in a glued "Read more"; a lone teaser without a heading
stays, and so do two.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from newsclean.document import CONTEXT, EXACT, STRONG, Block, Claim, Document
from newsclean.filters import _link_lists as lists
from newsclean.filters import _teasers as teasers
from newsclean.patterns import pattern
from newsclean.phrases import fold, index, table
from newsclean.prose import is_cut_off

_NAME = "related_items"
_HEADINGS = frozenset({"heading", "also", "pointer"})
_WHOLE = _HEADINGS | {"opener", "also_weak"}
_LINKS = frozenset({"also", "pointer", "continue"})
_RUN = 40  # lines under one heading that are looked at; the budget stops cascades far earlier
_INSIDE_LONGEST = 140  # characters; a longer line inside the body may be half a paragraph
_INSIDE = 12  # members inside the body; more than that is a list of the article's own
_SMALL_LINES = 3  # labels in a row that may stand between two teasers
_SNIPPET = 420  # characters of a teaser's beginning
_SNIPPETS = 4  # beginnings under a heading, each with a label, that cannot be an article's end
_SHORT_SNIPPET = 240  # characters of such a beginning; paragraphs under subheads are longer
_LONG_CAPITALS = 70  # characters of a headline in capitals that is no subhead
_GLUED = 40  # characters of a glued "Read more"
_MORE = (
    "more",
    "mehr",
    "plus",
    "más",
    "mais",
    "meer",
    "mere",
    "mer",
    "altro",
    "więcej",
    "více",
    "далее",
    "devamı",
)

# "Alle Meldungen dazu finden Sie in unserem Liveblog:", "Follow the latest in our live blog."
_OWN_PAGE = pattern(
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
# "… Aktuelle Entwicklungen im Liveblog.": how a standing teaser of a live blog ends, without a verb
_STANDING = pattern(
    r"(?:^|[.!?] )(?:(?:alle |die |weitere )?(?:aktuelle[nrs]? |neue(?:ste)?[nrs]? |wichtige[nrs]? )?"
    r"(?:entwicklungen|news|nachrichten|meldungen|hintergründe|aktuelles|updates|infos)(?: und \w{4,15})? (?:im|in unserem) "
    r"(?:live-?blog|newsblog|live-?ticker|newsticker|ticker)"
    r"|(?:the |all the )?latest (?:updates|news|developments) (?:in|on) (?:our|the) live (?:blog|page|coverage)"
    r"|(?:les dernières|toutes les) (?:infos|informations|actualités) dans notre (?:direct|live)"
    r"|(?:las )?últimas noticias en (?:nuestro|el) directo"
    r"|(?:het laatste nieuws|alle ontwikkelingen) in (?:ons|het) live-?blog)\.?$",
    re.IGNORECASE,
)
_LONGEST_STANDING = 260  # characters of such a teaser
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
_LIVE = ("blog", "ticker", " live ", "directo", "direct")
_BRACKETS = ("(", "[", "（", "【")
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
    for _, claims in document.sift(_bracket, *_BRACKETS):
        yield from claims
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
    tail: list[Block] = []
    for block in reversed(document.blocks):
        if len(block.text) <= _SNIPPET and _goes_on(block):
            tail.append(block)
        elif block.is_prose:
            break
    if len(tail) >= 2 and document.prose and tail[-1].index > document.prose[0]:
        for block in tail:
            yield block.claim("continued", "… more", strength=EXACT)
            headline = document.previous(block)
            if headline is not None and teasers.is_headline(headline):
                yield headline.claim("continued", "… more", strength=STRONG)


@cache
def _cross_references() -> frozenset[str]:
    """Return the headings that reference works use for their own cross references."""
    return frozenset(map(fold, table(_NAME)["cross_reference"]))


def _is_reference_work(document: Document) -> bool:
    """Does the text have a heading of its own for notes or sources, as encyclopedias do?"""
    return any(block.key == hit.phrase for block, hit in document.hits(_NAME, "apparatus"))


def _goes_on(block: Block) -> bool:
    """Does the block end in a glued "Read more", or in "more" alone?"""
    end = block.key if len(block.text) <= _GLUED else fold(block.text[-_GLUED:])
    if not (block.may_end or end.endswith(_MORE)):
        return False
    start = block.ending()
    if start is None or len(block.text) - start > _GLUED:
        return False
    key = fold(block.text[start:])
    return key in _MORE or any(hit.filter in (_NAME, "paywalls") for hit in index().ending(key))


def _is_heading(block: Block, rule: str, phrase: str) -> bool:
    """Does the phrase say the whole line, or is it a heading with a name after it?"""
    if rule in ("more_from", "named"):
        return not teasers.ends_in_stop(block.text) and not block.is_prose
    return rule in _WHOLE and block.key == phrase


def _pointers(document: Document) -> Iterator[Claim]:
    """Yield claims on labels and imperatives that no sentence follows, and on own live blogs."""
    for block, hit in document.hits(_NAME):
        weak = hit.rule in ("also_weak", "pointer_weak") and block.key != hit.phrase
        if weak and not teasers.ends_in_stop(block.text):
            yield block.claim(hit.rule, hit.phrase, strength=STRONG)
    for block, _ in document.sift(_leads_to_own_page, *_OWN_CUES, longest=_LONGEST_POINTER):
        yield block.claim("own_page", block.text[:60], strength=EXACT)
    for block, pointer in document.sift(_standing, *_LIVE, longest=_LONGEST_STANDING):
        above = document.previous(block)
        if above is not None and (not above.is_prose or _OWN_PAGE.fullmatch(above.text)):
            yield block.claim("standing_teaser", pointer, strength=EXACT)


def _standing(block: Block) -> str:
    """Return the pointer to a live blog that ends its standing teaser, if `block` is one."""
    found = _STANDING.search(block.text)
    return found[0] if found else ""


def _leads_to_own_page(block: Block) -> bool:
    return bool(_OWN_PAGE.fullmatch(block.text))


def _bracket(block: Block) -> list[Claim]:
    """Return a claim on "(Read also: headline)" at the end of a paragraph."""
    if block.text[-4:].rstrip(". ")[-1:] not in ")]）】":
        return []
    text = block.text.rstrip(". ")
    if text[-1:] not in ")]）】":
        return []
    start = max(text.rfind(bracket) for bracket in _BRACKETS)
    if start <= 0 or len(text) - start > _LONGEST_POINTER:
        return []
    for hit in index().hits(fold(text[start + 1 : -1])):
        if hit.filter == _NAME and hit.rule in _LINKS:
            start = len(text[:start].rstrip())
            details = {"start": start, "end": len(text), "strength": EXACT}
            return [block.claim("bracket", hit.phrase, **details)]
    return []


def _orphans(document: Document) -> Iterator[Claim]:
    """Yield claims on teasers that no heading opens but whose form gives them away."""
    before, body = -1, document.prose[0] if document.prose else len(document.blocks)
    for block, form in document.sift(_form):
        text = block.text
        if form in ("sure", "likely"):
            sure = form == "sure" or before == block.index - 1
            before = block.index
            yield block.claim("cut_teaser", "… …", strength=EXACT if sure else STRONG)
        elif form == "doubled" and body <= block.index:
            yield block.claim("doubled_line", text[: len(text) // 2], strength=STRONG)
        elif form == "capitals" and _between_prose(document, block):
            strength = STRONG if len(text) >= _LONG_CAPITALS else CONTEXT
            yield block.claim("capitals", text[:40], strength=strength)
    yield from lists.link_lists(document)
    yield from lists.dated_bullets(document)
    yield from lists.cut_beginnings(document)
    yield from lists.doubled_with_snippets(document)
    yield from lists.tail_list(document)


def _form(block: Block) -> str | None:
    """Return how `block` looks like a teaser: ``sure`` or ``likely``, ``doubled``, ``capitals``."""
    text = block.text
    if is_cut_off(text) and (sure := teasers.cut_teaser(text)):
        return sure
    if text[len(text) // 2] == " " and teasers.is_doubled(text):
        return "doubled"
    return "capitals" if text.isupper() and teasers.is_caps_link(text) else None


def _between_prose(document: Document, block: Block) -> bool:
    previous, following = document.previous(block), document.next(block)
    return bool(previous and following and previous.is_prose and following.is_prose)


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
        if at in sure or at in named:
            yield from _snippets(document, at, phrase)


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
    if (following and following.text[:1].islower()) or teasers.heads_entry(block.text):
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
        elif not block.hits and block.key not in seen:  # residue between paragraphs is no label
            label = block.key
            seen.add(label)
    if beginnings >= _SNIPPETS:
        for block in items:
            yield block.claim("snippet", phrase, strength=EXACT, cascade=at)


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
            yield block.claim("dated_member", phrase, strength=EXACT, cascade=at)
