"""Breadcrumbs and section labels: where a page stands in its site.

Cuts trails ("Home > World > Asia", "South Africa Today – World News – Middle East") of short
parts, at least one of them a section's name or "Home"; trail labels ("You are here:");
numbered trails ("1. Home", "2. World"), trails whose separators were lost ("HomeWorldAsia"), a
word or two, and any trail, above a headline of six words or more, and section names alone on a
line above the body, where others stand beside them or the headline
follows. The parts become the field `sections`, a leading name that is no section the field
`publisher`.

Of a headline parted from its kicker (": Headline") the colon and the kicker go above the body;
inside it only the strict profile cuts, for a table leaves the same of its terms; a kicker with its colon ("Old mills :") also goes right under the headline.

Leaves alone lists of places ("Paris – Berlin – Warsaw"), what a paragraph leads to by a colon, inside the body everything that is no
trail, and a section's name alone under the headline, which may be a kicker or a subhead.

Known limits: a headline of two words above a standfirst without a full stop is taken for a kicker;
kickers glued to the headline stay; a section whose name no table knows is told from
a subhead only within a trail.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import is_residue, meets
from newsclean.evidence.position import above_body, has_company, is_only_label
from newsclean.evidence.title import (
    is_label,
    is_sure_title,
    is_trail,
    reads_like_title,
    title_block,
)
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.dates import Stamp, read_stamp
from newsclean.text.prose import ends_like_sentence, word_count
from newsclean.text.sections import section_kind

_LONGEST = 200  # characters of a trail
_MOST = 9  # parts of a trail
_PART = 40  # characters of a crumb that is not the headline at its end
_ARROWS = pattern(r"\s*(?:[>›»→＞▸►⟩]|::)+\s*")
_LONGEST_LIST = 8  # numbered crumbs at the top
_TOP = 6  # lines at the top among which glued crumbs stand
_BAR = 3  # sections in a row that make a site's bar
_BAR_WORD = 16  # characters of another word in it
_KICKER_WORDS = 2
_HEADLINE_WORDS = 6
_NUMBERS = 2  # in a headline, at most
_MEASURE = pattern(r"\d\W*[^\W\d]|[^\W\d]\W*\d")
_ROW = pattern(r"\w: [^|]+\|| / ")  # "Family: Poaceae | Place: …": what says it of a term
_KICKER = pattern(r"[^\W\d_][^\W_’'-]*(?:[ ’'-][^\W_]+){0,3}")
_SEAM = pattern(r"(?<=[a-zß-ÿ])(?=[A-ZÄÖÜ])")
_GLUED = pattern(r"[A-ZÄÖÜ](?<=[a-zß-ÿ].)")  # finds a seam sooner
# Any of the arrows and bars. It begins with one class, so that the engine runs over all else.
_MARK = pattern(r"[>›»→＞▸►⟩|•·｜∙⋅–—/:-](?:(?<=[^–—/:-])|(?<=:):|(?<=\s[–—/-])(?=\s))")
_BARS = pattern(r"\s*[|•·｜∙⋅]\s*|\s+[–—/-]\s+")


class _Trail(NamedTuple):
    """The crumbs of a trail, what the tables know of each, and the date beside them."""

    crumbs: list[str]
    kinds: list[str]
    stamp: Stamp | None
    arrows: bool


def breadcrumbs(document: Document) -> Iterator[Claim]:
    """Yield claims on breadcrumbs; see the module's text."""
    for claim in document.phrase_claims("breadcrumbs"):
        if not _is_led_to(document, claim.block):
            yield claim
    for block, trail in document.matching_lines(_trail):
        if strength := _strength(document, block, trail):
            evidence, fields = block.text[:60], _fields(trail)
            yield block.claim("trail", evidence, strength=strength, fields=fields)
    single = [
        (b, match.phrase)
        for b, match in document.phrase_matches("breadcrumbs")
        if match.rule in ("section", "region", "home")
    ]
    yield from _numbered(document)
    yield from _glued(document)
    yield from _kicker(document)
    yield from _above(document)
    yield from _parted(document)
    crumbs = {block for block, _ in single}
    for block in _of_bar(document, crumbs):
        yield block.claim("bar", block.text, strength=STRONG)
    for block, phrase in single:
        if document.before_body(block):
            beside = has_company(document, block, crumbs.__contains__)
            sure = beside or _heads_title(document, block) or is_only_label(document, block)
            strength = STRONG if sure else CONTEXT
            sections = (
                ()
                if section_kind(block.key) == "home"
                else (("sections", block.text.strip(" :|>»/-–")),)
            )
            yield block.claim("section", phrase, strength=strength, fields=sections)


def _is_led_to(document: Document, block: Block) -> bool:
    """Does a sentence above `block` lead to it by a colon: "A red dot on the map says:"?"""
    above = document.previous(block)
    if above is None or not above.text.endswith((":", "：")):
        return False
    return word_count(above.text) >= _HEADLINE_WORDS


def _of_bar(document: Document, known: set[Block]) -> Iterator[Block]:
    """Yield the words above the body that stand in a row of a site's sections, and are none."""
    run: list[Block] = []
    for block in (*above_body(document), None) if len(known) >= _BAR else ():
        if block is not None and (block in known or _is_bar_word(block)):
            run.append(block)
            continue
        sections = known.intersection(run)
        if len(sections) >= _BAR and 2 * len(sections) >= len(run):
            yield from (word for word in run if word not in known)
        run = []


def _is_bar_word(block: Block) -> bool:
    """Is `block` one short word in letters?"""
    return len(block.text) <= _BAR_WORD and block.text.isalpha()


def _heads_title(document: Document, block: Block) -> bool:
    """Is `block` the first line, and the next one a headline above the body?"""
    following = document.next(block)
    if document.index(block) or following is None or document.title is not None:
        return document.index(block) == 0 and document.title is not None
    return (
        document.before_body(following)
        and reads_like_title(following)
        and len(following.text) > len(block.text)
    )


def _numbered(document: Document) -> Iterator[Claim]:
    """Yield claims on "1. Home", "2. World", "3. The headline" at the top of a page."""
    run: list[Block] = []
    for block in document.blocks[:_LONGEST_LIST]:
        if not block.text.startswith(f"{len(run) + 1}. ") or block.is_prose:
            break
        run.append(block)
    if len(run) >= 2 and section_kind(fold(run[0].text[3:])) == "home":
        for block in run:
            known = section_kind(fold(block.text[3:])) in ("section", "region")
            fields = (("sections", block.text[3:].strip()),) if known else ()
            yield block.claim("numbered", run[0].text, strength=STRONG, fields=fields)


def _glued(document: Document) -> Iterator[Claim]:
    """Yield claims on "HomeWorldAsia": crumbs whose separators were lost."""
    for block, claim in document.matching_lines(_crumbs):
        if document.index(block) < _TOP and document.before_body(block):
            yield claim


@line_rule(longest=2 * _PART)
def _crumbs(block: Block) -> Claim | None:
    """Return a claim on a line of crumbs whose separators were lost."""
    if not _GLUED.search(block.text):
        return None
    parts = _SEAM.split(block.text)
    kinds = [section_kind(fold(part)) for part in parts]
    if kinds[0] != "home" and not all(kinds):
        return None
    pairs = zip(parts, kinds, strict=True)
    fields = tuple(("sections", part) for part, kind in pairs if kind != "home")
    return block.claim("glued", block.text, strength=STRONG, fields=fields)


def _kicker(document: Document) -> Iterator[Claim]:
    """Yield a claim on a word or two at the very top, right above the headline."""
    if document.title is not None or len(document.blocks) < 3:
        return
    first, second = document.blocks[:2]
    is_section = len(first.text) <= _PART and section_kind(first.key) == "section"
    if is_section and len(second.text.split()) <= _KICKER_WORDS:
        first, second = document.blocks[1:3]  # a section, a part of it, the headline
    is_brief = (
        first.text[0].isupper() and len(first.text.split(None, _KICKER_WORDS)) <= _KICKER_WORDS
    )
    if not is_brief or not _KICKER.fullmatch(first.text):
        return
    headline = len(second.text.split()) >= _HEADLINE_WORDS and reads_like_title(second)
    if second.matches or read_stamp(second.text):
        return
    if headline and document.before_body(second):
        yield first.claim(
            "kicker", second.text[:60], strength=STRONG, fields=(("sections", first.text),)
        )


def _above(document: Document) -> Iterator[Claim]:
    """Yield claims on labels above the headline, where the headline is a sure one."""
    title = title_block(document)
    above = document.blocks[: document.index(title)] if title else ()
    if not (title and above and is_sure_title(title) and _is_headline(title.text)):
        return
    for block in above:
        short = is_label(block) and word_count(block.text) <= _KICKER_WORDS
        known = is_residue(block) or meets(block, "breadcrumbs")
        short = short and not _MEASURE.search(block.text)  # "5 km", "Year 9": what it is about
        if (short or is_trail(block)) and not known and not read_stamp(block.text):
            yield block.claim("above", title.text[:60], strength=STRONG)


def _is_headline(text: str) -> bool:
    """Is `text` of a headline's length, and no row of a table, schedule or dictionary?"""
    return (
        word_count(text) >= _HEADLINE_WORDS
        and sum([any(map(str.isdigit, word)) for word in text.split()]) <= _NUMBERS
        and not text.startswith(("[", "("))
        and not text.endswith("!")
        and not _ROW.search(text)
    )


def _parted(document: Document) -> Iterator[Claim]:
    """Yield claims on "Kicker" and ": Headline" on lines of their own: no paragraph begins so.

    Above the body the headline stays, without its colon; inside it they are a teaser.
    """
    for block, headline in document.matching_lines(_behind_colon):
        if document.before_body(block):
            end = len(block.text) - len(headline)
            yield block.claim("parted", ":", end=end, strength=EXACT)
        else:
            yield block.claim("parted", headline[:60], strength=CONTEXT)
        kicker = document.previous(block)
        if kicker and len(kicker.text) <= _PART and not ends_like_sentence(kicker.text):
            strength = STRONG if document.before_body(block) else CONTEXT
            yield kicker.claim("parted", headline[:60], strength=strength)
    if document.title is None and len(document.blocks) >= 3:
        first, second = document.blocks[:2]
        if _is_parted(first) and reads_like_title(second) and document.before_body(second):
            yield first.claim("parted", second.text[:60], strength=STRONG)
    title = title_block(document)
    under = document.next(title) if title else None
    if title and under and _is_parted(under) and document.before_body(under):
        yield under.claim("parted", title.text[:60], strength=STRONG)


def _is_parted(block: Block) -> bool:
    """Is `block` a kicker with its colon apart, "Old mills :"?"""
    return block.text.endswith(" :") and len(block.text) <= _PART


@line_rule(longest=_LONGEST, begins=lambda word: word[:1] == ":")
def _behind_colon(block: Block) -> str | None:
    """Return the headline that a colon opens."""
    if block.is_prose:
        return None
    headline = block.text.lstrip(": ")
    words = len(headline.split())
    return headline if words >= _KICKER_WORDS and headline[0].isalnum() else None


@line_rule(longest=_LONGEST)
def _trail(block: Block) -> _Trail | None:
    """Return the trail that `block` may be."""
    text = block.text
    if block.is_prose or not _MARK.search(text):
        return None
    arrows = _ARROWS.search(text, 1, len(text) - 1)
    if not arrows and not _BARS.search(text):
        return None
    cut = (_ARROWS if arrows else _BARS).split(text.strip(" >›»|•·–—/-"))
    parts = [part for part in map(str.strip, cut) if part]
    if not 2 <= len(parts) <= _MOST or not any(section_kind(fold(part)) for part in parts):
        return None
    stamps = [read_stamp(part) for part in parts]
    stamp = next((s for s in stamps if s and s.has_date), None)
    crumbs = [part for part, s in zip(parts, stamps, strict=True) if not s]
    if not crumbs or any(len(p) > _PART or ends_like_sentence(p) for p in crumbs[:-1]):
        return None
    return _Trail(crumbs, [section_kind(fold(part)) for part in crumbs], stamp, bool(arrows))


def _strength(document: Document, block: Block, trail: _Trail) -> Strength | None:
    """How sure is it that `block` is a trail, if it is one?"""
    if trail.arrows:
        return _arrow_strength(trail.kinds)
    return _bar_strength(trail, above=document.before_body(block))


def _arrow_strength(kinds: list[str]) -> Strength | None:
    """How sure is a trail of arrows? Its first crumbs must be known."""
    known = sum(kind != "" for kind in kinds)
    if known >= 2 or kinds[0] == "home":
        return EXACT
    return STRONG if known and kinds[0] != "region" else None


def _bar_strength(trail: _Trail, *, above: bool) -> Strength | None:
    """How sure is a trail of bars or dashes? All crumbs but the first must be sections."""
    crumbs, kinds = trail.crumbs, trail.kinds
    if any(len(part) > _PART for part in crumbs):
        return None
    if not {"section", "home"} & set(kinds) or not all(kinds[1:]):
        return None
    if len(crumbs) >= 3 and all(part[0].isupper() or not part[0].islower() for part in crumbs):
        return EXACT
    if trail.stamp and above and all(kinds):
        return STRONG
    return STRONG if len(crumbs) >= 2 and all(kinds) and (above or kinds[0] == "home") else None


def _fields(trail: _Trail) -> tuple[tuple[str, object], ...]:
    """Return the sections, the publisher in front of them, and the date beside them."""
    crumbs, kinds, stamp, arrows = trail
    fields: list[tuple[str, object]] = []
    pairs = list(zip(crumbs, kinds, strict=True))
    if not arrows and len(pairs) >= 3 and not pairs[0][1]:
        fields.append(("publisher", pairs.pop(0)[0]))
    if arrows and len(pairs) > 1 and not pairs[-1][1]:
        pairs.pop()  # the page itself
    fields += [("sections", part) for part, kind in pairs if kind != "home"]
    if stamp and stamp.published:
        fields.append(("published", stamp.published))
    return tuple(fields)
