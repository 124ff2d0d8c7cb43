"""Lines that name where a text was published or taken from.

Cuts "Source: Harwick Post", "Via: …", "First published in …", the name of an agency with its
medium ("Sputnik News") anywhere, and a name that ends in a medium's word ("Harwick Post", "Lune
Zeitung") outside the body or beside a credit, a trail or a copyright line. References to broadcasts
("Sendung: Harwick FM, 24.04.2024, 15:10 Uhr") go after the body. The name becomes the
field `source`.

Leaves alone sentences, "Source:" before a wire agency (see agency_marks), and inside the body a
medium's name alone, which may be a subhead.

Known limits: a paper whose name ends in no medium's word is not known without a label.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import EXACT, STRONG, Block, Claim, Document
from newsclean.filters._names import after, agency_kind, read_credit, source_named, words
from newsclean.phrases import fold, table

_LONGEST = 100  # characters of a line that names a source
_NAME = 60  # characters of a name under a heading; longer lines are a list of works
_PROGRAMME = 160  # characters of a reference to a broadcast
_ON_AIR = ("uhr", " pm", " am", "p.m.", "a.m.", " | ")
_DAY = re.compile(
    r"(?:\w{2,10}\.?,? )?\d{1,2}[./] ?\d{1,2}[./] ?\d{2,4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}|[^\W\d_]{3,10} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
)
_HOUR = re.compile(
    r"(?:ab |um |at )?\d{1,2}[:.]\d\d(?: ?(?:Uhr|[ap]\.?m\.?|h|CET|GMT))?\.?", re.IGNORECASE
)
# Headings of what a text says of its own sources, a list that belongs to it
_APPARATUS = frozenset(
    {
        "references",
        "bibliography",
        "footnotes",
        "einzelnachweise",
        "literatur",
        "bibliographie",
        "referencias",
        "bibliografía",
        "referências",
        "bibliografia",
    }
)
_BESIDE = ("©", "(c)", "copyright", "photo", "foto", " – ", " > ", " » ")


def source_lines(document: Document) -> Iterator[Claim]:
    """Yield claims on lines that name a source; see the module's text."""
    yield from document.claims("source_lines")
    for block, hit in document.hits("source_lines", "heading"):
        following = document.next(block)
        short = following is None or len(following.text) <= _NAME
        own = hit.phrase in _APPARATUS
        if document.after_body(block) and not own and (short or " " in hit.phrase):
            yield block.claim("heading", hit.phrase, strength=STRONG)
    for block, hit in document.hits("source_lines", "first"):
        name = (after(block.text, hit.phrase) or "").strip(" .:")
        if name and read_credit(name):
            yield block.claim("first", hit.phrase, strength=EXACT, fields=(("source", name),))
    yield from _programmes(document)
    for block in document.blocks:
        text = block.text
        if len(text) > _LONGEST:
            continue
        source = _labelled(block)
        if source:
            yield block.claim("label", text[:40], strength=EXACT, fields=(("source", source),))
        elif _is_medium(text) and (block.index or document.title is not None):
            strength = EXACT if _is_agency(text) else STRONG
            if strength == EXACT or _stands_apart(document, block):
                yield block.claim("medium", text, strength=strength, fields=(("source", text),))


def _programmes(document: Document) -> Iterator[Claim]:
    """Yield claims on where and when a report was on the air, after the last prose."""
    for block in document.containing(*_ON_AIR, longest=_PROGRAMME):
        text = block.text
        if block.is_prose:
            continue
        label, mark, rest = text.partition(":")
        parts = [
            part.strip()
            for part in re.split(
                r"[|,]", rest if mark and fold(label) in words("broadcast") else text
            )
        ]
        labelled = bool(mark) and fold(label) in words("broadcast")
        dated = (
            bool(parts)
            and any(_DAY.fullmatch(part) for part in parts)
            and bool(_HOUR.fullmatch(parts[-1]))
        )
        if dated and len(parts) >= 3 and (labelled or (document.after_body(block) and "|" in text)):
            yield block.claim(
                "programme", text[:60], strength=STRONG, fields=(("source", parts[0]),)
            )


def _labelled(block: Block) -> str | None:
    """Return the source that a label names, if it is no wire agency."""
    named = source_named(block.text)
    if named is None:
        return None
    inner = named[1].strip(" .[]()（）")
    if not inner or agency_kind(inner) == "wire":
        return None
    if "://" in inner or (" " not in inner and "." in inner):
        return inner
    return inner if read_credit(inner) else None


def _is_medium(text: str) -> bool:
    """Is `text` a name of two to five words whose last is a medium's word?"""
    parts = text.strip(" .–—-").split()
    if not 2 <= len(parts) <= 5 or ":" in text or text.endswith((".", "!", "?", ":", "…")):
        return False
    if not all(part[0].isupper() or part.casefold() in words("joint") for part in parts):
        return False
    last = fold(parts[-1])
    if last not in words("medium") and not last.endswith(_medium_endings()):
        return False
    return fold(parts[0]) not in words("no_name") - words("article") and not _is_section(text)


@cache
def _medium_endings() -> tuple[str, ...]:
    return tuple(table("agencies")["medium_ending"]["mul"])


def _is_section(text: str) -> bool:
    """Is it a section ("World News") rather than a paper?"""
    return fold(text.split()[0]) in words("no_medium")


def _is_agency(text: str) -> bool:
    """Is it an agency and its medium: "Sputnik News"?"""
    return bool(agency_kind(text) or agency_kind(text.rsplit(None, 1)[0]))


def _stands_apart(document: Document, block: Block) -> bool:
    """Does `block` stand outside the body, or beside a credit, a trail or a copyright line?"""
    if document.after_body(block):
        return True
    beside = (document.previous(block), document.next(block))
    return any(
        b is not None
        and len(b.text) <= _LONGEST
        and not b.is_prose
        and any(cue in b.text.casefold() for cue in _BESIDE)
        for b in beside
    )
