"""Breadcrumbs and section labels: where a page stands in its site.

Cuts trails ("Home > World > Asia", "South Africa Today – World News – Middle East") of short
parts, at least one of them a section's name or "Home"; trail labels ("You are here:");
numbered trails ("1. Home", "2. World"), trails whose separators were lost ("HomeWorldAsia"), a
word or two on the first line right above a headline of six words or more, and section names alone
on a line above the body, where others stand beside them or the headline
follows. The parts become the field `sections`, a leading name that is no section the field
`publisher`.

Of a headline parted from its kicker (": Headline") the colon and the kicker go above the body, and
inside it all.

Leaves alone lists of places ("Paris – Berlin – Warsaw"), inside the body everything that is no
trail, and a section's name alone under the headline, which may be a kicker or a subhead.

Known limits: a headline of two words above a standfirst without a full stop is taken for a kicker;
kickers glued to the headline stay; a section whose name no table knows is told from
a subhead only within a trail.
"""

import re
from collections.abc import Iterator

from newsclean.document import CONTEXT, EXACT, STRONG, Block, Claim, Document
from newsclean.filters._dates import Stamp, read_stamp
from newsclean.headline import reads_like_title
from newsclean.phrases import fold, index
from newsclean.prose import ends_like_sentence

_LONGEST = 200  # characters of a trail
_PART = 40  # characters of a crumb that is not the headline at its end
_ARROWS = re.compile(r"\s*(?:[>›»→＞▸►⟩]|::)+\s*")
_LONGEST_LIST = 8  # numbered crumbs at the top
_TOP = 6  # lines at the top among which glued crumbs stand
_KICKER_WORDS = 2
_HEADLINE_WORDS = 6
_KICKER = re.compile(r"[^\W\d_][^\W_’'-]*(?:[ ’'-][^\W_]+){0,3}")
_SEAM = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÄÖÜ])")
# Any of the arrows and bars. It begins with one class, so that the engine runs over all else.
_MARK = re.compile(r"[>›»→＞▸►⟩|•·｜∙⋅–—/:-](?:(?<=[^–—/:-])|(?<=:):|(?<=\s[–—/-])(?=\s))")
_BARS = re.compile(r"\s*[|•·｜∙⋅]\s*|\s+[–—/-]\s+")


def breadcrumbs(document: Document) -> Iterator[Claim]:
    """Yield claims on breadcrumbs; see the module's text."""
    yield from document.claims("breadcrumbs")
    for block in document.blocks:
        if len(block.text) <= _LONGEST and not block.is_prose:
            yield from _trail(document, block)
    single = [
        (b, h.phrase)
        for b, h in document.hits("breadcrumbs")
        if h.rule in ("section", "region", "home")
    ]
    yield from _numbered(document)
    yield from _glued(document)
    yield from _kicker(document)
    yield from _parted(document)
    crumbs = {block for block, _ in single}
    for block, phrase in single:
        if document.before_body(block):
            beside = {document.previous(block), document.next(block)} & crumbs
            strength = STRONG if beside or _heads_title(document, block) else CONTEXT
            sections = (
                () if _kind(block.key) == "home" else (("sections", block.text.strip(" :|>»/-–")),)
            )
            yield block.claim("section", phrase, strength=strength, fields=sections)


def _heads_title(document: Document, block: Block) -> bool:
    """Is `block` the first line, and the next one a headline above the body?"""
    following = document.next(block)
    if block.index or following is None or document.title is not None:
        return block.index == 0 and document.title is not None
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
    if len(run) >= 2 and _kind(fold(run[0].text[3:])) == "home":
        for block in run:
            known = _kind(fold(block.text[3:])) in ("section", "region")
            fields = (("sections", block.text[3:].strip()),) if known else ()
            yield block.claim("numbered", run[0].text, strength=STRONG, fields=fields)


def _glued(document: Document) -> Iterator[Claim]:
    """Yield claims on "HomeWorldAsia": crumbs whose separators were lost."""
    for block in document.blocks[:_TOP]:
        if len(block.text) > 2 * _PART or not document.before_body(block):
            continue
        parts = _SEAM.split(block.text)
        if len(parts) < 2:
            continue
        kinds = [_kind(fold(part)) for part in parts]
        if kinds[0] == "home" or all(kinds):
            pairs = zip(parts, kinds, strict=True)
            fields = tuple(("sections", part) for part, kind in pairs if kind != "home")
            yield block.claim("glued", block.text, strength=STRONG, fields=fields)


def _kicker(document: Document) -> Iterator[Claim]:
    """Yield a claim on a word or two at the very top, right above the headline."""
    if document.title is not None or len(document.blocks) < 3:
        return
    first, second = document.blocks[:2]
    if _kind(first.key) == "section" and len(second.text.split()) <= _KICKER_WORDS:
        first, second = document.blocks[1:3]  # a section, a part of it, the headline
    words = first.text.split()
    if (
        len(words) > _KICKER_WORDS
        or not _KICKER.fullmatch(first.text)
        or not first.text[0].isupper()
    ):
        return
    headline = len(second.text.split()) >= _HEADLINE_WORDS and reads_like_title(second)
    if second.hits or read_stamp(second.text):
        return
    if headline and document.before_body(second):
        yield first.claim(
            "kicker", second.text[:60], strength=STRONG, fields=(("sections", first.text),)
        )


def _parted(document: Document) -> Iterator[Claim]:
    """Yield claims on "Kicker" and ": Headline" on lines of their own: no paragraph begins so.

    Above the body the headline stays, without its colon; inside it they are a teaser.
    """
    for block in document.blocks:
        if block.text[0] != ":" or len(block.text) > _LONGEST or block.is_prose:
            continue
        headline = block.text.lstrip(": ")
        if len(headline.split()) < _KICKER_WORDS or not headline[0].isalnum():
            continue
        if document.before_body(block):
            end = len(block.text) - len(headline)
            yield block.claim("parted", ":", end=end, strength=EXACT)
        else:
            yield block.claim("parted", headline[:60], strength=STRONG)
        kicker = document.previous(block)
        if kicker and len(kicker.text) <= _PART and not ends_like_sentence(kicker.text):
            yield kicker.claim("parted", headline[:60], strength=STRONG)
    if document.title is None and len(document.blocks) >= 3:
        first, second = document.blocks[:2]
        parted = first.text.endswith(" :") and len(first.text) <= _PART
        if parted and reads_like_title(second) and document.before_body(second):
            yield first.claim("parted", second.text[:60], strength=STRONG)


def _trail(document: Document, block: Block) -> Iterator[Claim]:
    """Yield a claim on `block` if it is a trail."""
    text = block.text
    if not _MARK.search(text):
        return
    arrows = _ARROWS.search(text, 1, len(text) - 1)
    if not arrows and not _BARS.search(text):
        return
    parts = [
        part.strip() for part in (_ARROWS if arrows else _BARS).split(text.strip(" >›»|•·–—/-"))
    ]
    parts = [part for part in parts if part]
    stamp = next((s for s in map(read_stamp, parts) if s and s.has_date), None)
    crumbs = [part for part in parts if not read_stamp(part)]
    if (
        not 2 <= len(parts) <= 9
        or not crumbs
        or any(len(p) > _PART or ends_like_sentence(p) for p in crumbs[:-1])
    ):
        return
    kinds = [_kind(fold(part)) for part in crumbs]
    strength = (
        _arrow_strength(kinds) if arrows else _bar_strength(document, block, crumbs, kinds, stamp)
    )
    if strength:
        yield block.claim(
            "trail",
            text[:60],
            strength=strength,
            fields=_fields(crumbs, kinds, stamp, bool(arrows)),
        )


def _arrow_strength(kinds: list[str]) -> int | None:
    """How sure is a trail of arrows? Its first crumbs must be known."""
    known = sum(kind != "" for kind in kinds)
    return (
        EXACT
        if known >= 2 or kinds[0] == "home"
        else STRONG
        if known and kinds[0] != "region"
        else None
    )


def _bar_strength(
    document: Document, block: Block, crumbs: list[str], kinds: list[str], stamp: Stamp | None
) -> int | None:
    """How sure is a trail of bars or dashes? All crumbs but the first must be sections."""
    if any(len(part) > _PART for part in crumbs):
        return None
    if not {"section", "home"} & set(kinds) or not all(kinds[1:]):
        return None
    if len(crumbs) >= 3 and all(part[0].isupper() or not part[0].islower() for part in crumbs):
        return EXACT
    above = document.before_body(block)
    if stamp and above and all(kinds):
        return STRONG
    return STRONG if len(crumbs) >= 2 and all(kinds) and (above or kinds[0] == "home") else None


def _kind(key: str) -> str:
    """Return home, section or region, as the tables know the crumb `key`; else nothing."""
    rules = [hit.rule for hit in index().lines.get(key, ()) if hit.filter == "breadcrumbs"]
    return next((rule for rule in ("home", "section", "region") if rule in rules), "")


def _fields(
    crumbs: list[str], kinds: list[str], stamp: Stamp | None, arrows: bool
) -> tuple[tuple[str, object], ...]:
    """Return the sections, the publisher in front of them, and the date beside them."""
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
