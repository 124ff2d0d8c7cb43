"""Sign-offs of news agencies.

Cuts lines that are an agency's mark: "© dpa-infocom, dpa:240516-99-53606/3", "(dpa)", "dpa/afp",
"(Reuters) –", "Source: AP", "mit dpa"; an author's code alone on the last line ("(dmk)", "MDR
(dst)"); and the mark in brackets after the last sentence of a paragraph ("… said. (dpa/lby)").
The agency becomes the field `agency`.

Leaves alone datelines at the start of a paragraph, sentences that name an agency, and two-letter
abbreviations that are not written as agencies write them.

Known limits: an author's code is cut only after the last prose, or at its end.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import EXACT, STRONG, Block, Claim, Document
from newsclean.filters._names import after, agency_kind, agency_names, people, source_named

_LINE = 100  # characters of a line that is a mark
_BRACKETED = 60  # characters of a mark in brackets
# "dpa:240516-99-53606/3", with what stands around it.
_NUMBERED = re.compile(r"(?:©\s?)?(?:[\w-]{2,20},\s)?dpa:\d{6}-\d+-\d+/\d+(?:\s\([\w/ -]{2,30}\))?")
_CODE = re.compile(r"(?:[A-ZÄÖÜ][\w.]{1,11} )?[(\[][a-zäöüß]{2,4}(?:[/,]\s?[a-zäöüß]{2,4})?[)\]]")
_DESK = re.compile(r"(?P<desk>[A-ZÄÖÜ]{2,6}) \((?P<names>[^()]{5,80})\)")
_SPLIT = re.compile(r"\s*(?:[/,;&+|]|\s(?:und|and|et|y|e|en|og|och|ve|и|та)\s|\s[-–—]\s)\s*")
_FIRST = re.compile(r"[\s/,;&+|]")  # ends the first word of a mark
_SHORT = re.compile(r"[a-zäöüß]{2,4}|[A-ZÄÖÜ]{2,4}")
_END = re.compile(r"[.!?…\"”“»’)。！？]\s?[(（\[/]([^()（）\[\]]{2,50})[)）\]/]$")


def agency_marks(document: Document) -> Iterator[Claim]:
    """Yield claims on sign-offs of agencies; see the module's text."""
    yield from document.claims("agency_marks")
    for block in document.blocks:
        text = block.text
        if len(text) <= _LINE:
            yield from _line(document, block)
        if text[-1] in ")）]/":
            yield from _ending(document, block)
    for block, hit in document.hits("agency_marks", "with"):
        rest = after(block.text.strip("([ –—-"), hit.phrase)
        if rest is not None and (agency := read_mark(rest)):
            yield block.claim("with", hit.phrase, strength=EXACT, fields=(("agency", agency),))


def _line(document: Document, block: Block) -> Iterator[Claim]:
    """Yield a claim on a line that is a mark as a whole."""
    text = block.text
    bare = text.strip(" –—-•*|.")
    named = source_named(bare)
    if "dpa:" in bare and _NUMBERED.fullmatch(bare):
        yield block.claim("number", text, strength=EXACT, fields=(("agency", "dpa"),))
    elif named and (agency := read_mark(named[1])):
        yield block.claim("source", named[0], strength=EXACT, fields=(("agency", agency),))
    elif agency := read_mark(bare):
        sure = bare != text or len(agency) > 5 or bare.startswith(("(", "["))
        strength = EXACT if sure or not document.before_body(block) else STRONG
        yield block.claim("mark", text, strength=strength, fields=(("agency", agency),))
    elif document.after_body(block) and _CODE.fullmatch(text):
        yield block.claim("code", text, strength=STRONG)
    elif (
        document.after_body(block)
        and (desk := _DESK.fullmatch(text))
        and (names := people(desk["names"]))
    ):
        fields = tuple(("authors", name) for name in names)
        yield block.claim("desk", text, strength=STRONG, fields=fields)


def _ending(document: Document, block: Block) -> Iterator[Claim]:
    """Yield a claim on a mark in brackets after the last sentence of a paragraph."""
    match = _END.search(block.text[-_BRACKETED:])
    if not match or (not block.is_prose and len(block.text) < _BRACKETED):
        return
    start = len(block.text) - len(match[0]) + 1
    inner = match[1].strip()
    last = bool(document.prose) and block.index >= document.prose[-1]
    agency = read_mark(inner)
    if agency and agency[0].isalpha():
        fields = (("agency", agency),) if last else ()
        yield block.claim("signed", inner, start=start, strength=EXACT, fields=fields)
    elif last and _CODE.fullmatch(f"({inner})"):
        yield block.claim("code", inner, start=start, strength=STRONG)


def read_mark(text: str) -> str | None:
    """Return the wire agencies that `text` names, if it names nothing else but desks and codes.

    >>> read_mark("dpa/lby"), read_mark("(Reuters) –"), read_mark("AFP, dpa")
    ('dpa', 'Reuters', 'AFP, dpa')
    >>> read_mark("Reuters said so"), read_mark("aa")
    (None, None)
    """
    bare = text.strip(" –—-•*|.()[]（）©:")
    if not 2 <= len(bare) <= _BRACKETED or not _may_be_mark(bare):
        return None
    parts = [part for part in _SPLIT.split(bare) if part]
    if (
        ", " in bare
        and (place := bare.partition(", "))[2].isupper()
        and agency_kind(place[0]) == "wire"
    ):
        return place[0]  # "AFP, MANILA"
    wires = [part for part in parts if agency_kind(part) == "wire"]
    others = [part for part in parts if part not in wires]
    if not wires or len(parts) > 6 or not all(map(_SHORT.fullmatch, others)):
        return None
    return ", ".join(wires)


def _may_be_mark(text: str) -> bool:
    """Does `text` begin with a word of an agency's name or with a code? A cheap gate."""
    word = _FIRST.split(text, maxsplit=1)[0]
    if not (word.isascii() and word.isalpha()) or _SHORT.fullmatch(word):
        return True
    return word.casefold() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    """Return the words that agencies' names begin with, folded."""
    return frozenset(_FIRST.split(name.casefold(), maxsplit=1)[0] for name in agency_names())
