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
from collections.abc import Iterator
from functools import cache

from newsclean.evidence import teasers
from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_between_prose
from newsclean.filters.related_items import link_lists as lists
from newsclean.filters.related_items.headings import lists_under
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold, index, table
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.calls import calls_to_read_on
from newsclean.text.prose import is_cut_off

_NAME = "related_items"
_HEADINGS = frozenset({"heading", "also", "pointer"})
_WHOLE = _HEADINGS | {"opener", "also_weak"}
_LINKS = frozenset({"also", "pointer", "continue"})
_SNIPPET = 420  # characters of a teaser's beginning
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
    for claim in document.phrase_claims(_NAME):
        if reference and claim.evidence in _cross_references():
            continue
        yield claim
        beginning = claim.block.text[: claim.start]
        if beginning and len(claim.block.text) <= _SNIPPET and is_cut_off(beginning):
            glued.append(claim.block)
    yield from _continued(document)
    if len(glued) >= 2:  # a list of "beginning … Read more"; a single one may be the article itself
        yield from (block.claim("teaser", "… + continue", strength=EXACT) for block in glued)
    yield from _pointers(document)
    for _, claims in document.matching_lines(_bracket):
        yield from claims
    yield from _orphans(document)
    openings = {
        document.index(block): match.phrase
        for block, match in document.phrase_matches(_NAME)
        if _is_heading(block, match.rule, match.phrase)
        and not (reference and match.phrase in _cross_references())
    }
    yield from lists_under(document, openings)


def _continued(document: Document) -> Iterator[Claim]:
    """Yield claims on the last paragraphs where all end in "… Read more": beginnings of others."""
    tail: list[Block] = []
    for block in reversed(document.blocks):
        if len(block.text) <= _SNIPPET and _goes_on(block):
            tail.append(block)
        elif block.is_prose:
            break
    if len(tail) >= 2 and document.prose and document.index(tail[-1]) > document.prose[0]:
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
    return any(
        block.key == match.phrase for block, match in document.phrase_matches(_NAME, "apparatus")
    )


def _goes_on(block: Block) -> bool:
    """Does the block end in a glued "Read more", or in "more" alone?"""
    end = block.key if len(block.text) <= _GLUED else fold(block.text[-_GLUED:])
    if not (block.may_end_in_phrase or end.endswith(_MORE)):
        return False
    start = block.ending()
    if start is None or len(block.text) - start > _GLUED:
        return False
    key = fold(block.text[start:])
    return key in _MORE or calls_to_read_on(key)


def _is_heading(block: Block, rule: str, phrase: str) -> bool:
    """Does the phrase say the whole line, or is it a heading with a name after it?"""
    if rule in ("more_from", "named"):
        return not teasers.ends_in_stop(block.text) and not block.is_prose
    return rule in _WHOLE and block.key == phrase


def _pointers(document: Document) -> Iterator[Claim]:
    """Yield claims on labels and imperatives that no sentence follows, and on own live blogs."""
    for block, match in document.phrase_matches(_NAME):
        weak = match.rule in ("also_weak", "pointer_weak") and block.key != match.phrase
        if weak and not teasers.ends_in_stop(block.text):
            yield block.claim(match.rule, match.phrase, strength=STRONG)
    for block, _ in document.matching_lines(_leads_to_own_page):
        yield block.claim("own_page", block.text[:60], strength=EXACT)
    for block, pointer in document.matching_lines(_standing):
        above = document.previous(block)
        if above is not None and (not above.is_prose or _OWN_PAGE.fullmatch(above.text)):
            yield block.claim("standing_teaser", pointer, strength=EXACT)


@line_rule(*_LIVE, longest=_LONGEST_STANDING)
def _standing(block: Block) -> str:
    """Return the pointer to a live blog that ends its standing teaser, if `block` is one."""
    found = _STANDING.search(block.text)
    return found[0] if found else ""


@line_rule(*_OWN_CUES, longest=_LONGEST_POINTER)
def _leads_to_own_page(block: Block) -> bool:
    return bool(_OWN_PAGE.fullmatch(block.text))


@line_rule(*_BRACKETS)
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
    for match in index().matches(fold(text[start + 1 : -1])):
        if match.filter == _NAME and match.rule in _LINKS:
            start = len(text[:start].rstrip())
            details = {"start": start, "end": len(text), "strength": EXACT}
            return [block.claim("bracket", match.phrase, **details)]
    return []


def _orphans(document: Document) -> Iterator[Claim]:
    """Yield claims on teasers that no heading opens but whose form gives them away."""
    before, body = -1, document.prose[0] if document.prose else len(document.blocks)
    for block, form in document.matching_lines(_form):
        text = block.text
        if form in ("sure", "likely"):
            sure = form == "sure" or before == document.index(block) - 1
            before = document.index(block)
            yield block.claim("cut_teaser", "… …", strength=EXACT if sure else STRONG)
        elif form == "doubled" and body <= document.index(block):
            yield block.claim("doubled_line", text[: len(text) // 2], strength=STRONG)
        elif form == "capitals" and is_between_prose(document, block):
            strength = STRONG if len(text) >= _LONG_CAPITALS else CONTEXT
            yield block.claim("capitals", text[:40], strength=strength)
    yield from lists.link_lists(document)
    yield from lists.dated_bullets(document)
    yield from lists.cut_beginnings(document)
    yield from lists.doubled_with_snippets(document)
    yield from lists.tail_list(document)


@line_rule()
def _form(block: Block) -> str | None:
    """Return how `block` looks like a teaser: ``sure`` or ``likely``, ``doubled``, ``capitals``."""
    text = block.text
    if is_cut_off(text) and (sure := teasers.cut_teaser(text)):
        return sure
    if text[len(text) // 2] == " " and teasers.is_doubled(text):
        return "doubled"
    return "capitals" if text.isupper() and teasers.is_caps_link(text) else None
