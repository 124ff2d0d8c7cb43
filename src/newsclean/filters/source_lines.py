"""Lines that name where a text was published or taken from.

Cuts "Source: Harwick Post", "Via: …", "First published in …", the name of an agency with its
medium ("Sputnik News") anywhere, and a name that ends in a medium's word ("Harwick Post", "Lune
Zeitung") outside the body or beside a credit, a trail or a copyright line. References to broadcasts
("Sendung: Harwick FM, 24.04.2024, 15:10 Uhr") go after the body. The name becomes the
field `source`.

Leaves alone sentences, "Source:" before a wire agency (see agency_marks), a medium that ends a reference, and inside the body a
medium's name alone, which may be a subhead.

Known limits: a paper whose name ends in no medium's word is not known without a label.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import has_company, lines_after
from newsclean.evidence.title import title_block
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, table
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind, words
from newsclean.text.credits import read_credit
from newsclean.text.date_shapes import is_day, is_hour
from newsclean.text.labels import after, source_named
from newsclean.text.prose import ends_like_sentence

_LONGEST = 100  # characters of a line that names a source
_WORD = 40  # characters of a source of one word, as "harwick-online"
_NAME = 60  # characters of a name under a heading; longer lines are a list of works
_NAME_WORDS = 5  # words of a medium's name, at most
_LONGEST_WORK = 230  # characters of a work with its place
_PROGRAMME = 160  # characters of a reference to a broadcast
_COMMAS = pattern(r"[|,]")
# "example.com: Storm closes the harbour (English)": a work that a text at its end says it drew on
_WORK = pattern(
    r"(?:[-–—•*·>] ?)?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,30}){0,2}\.[a-z]{2,4}: \S[^\n]{12,180}[^.!?:;,\s]"
)
_WORKS = 20  # lines under a heading of sources, at most
_MARKS = ("©", "(c)", " – ", " > ", " » ")  # of a notice, and of a trail


def source_lines(document: Document) -> Iterator[Claim]:
    """Yield claims on lines that name a source; see the module's text."""
    yield from document.phrase_claims("source_lines")
    for block, match in document.phrase_matches("source_lines", "heading"):
        following = document.next(block)
        short = following is None or len(following.text) <= _NAME
        # A reference work's own notes belong to it, wherever they stand.
        own = match.phrase in table("source_lines")["apparatus"]
        if document.after_body(block) and not own and (short or " " in match.phrase):
            yield block.claim("heading", match.phrase, strength=STRONG)
            if " " in match.phrase:
                yield from _works(document, block, match.phrase)
    for block, _ in document.matching_lines(_is_work):
        if document.after_body(block):
            yield block.claim("work", block.text[:60], strength=STRONG)
    for block, match in document.phrase_matches("source_lines", "first"):
        name = (after(block.text, match.phrase) or "").strip(" .:")
        if name and read_credit(name):
            yield block.claim("first", match.phrase, strength=EXACT, fields=(("source", name),))
    yield from _programmes(document)
    for block, (rule, source, strength) in document.matching_lines(_named):
        if rule == "medium":
            if block is document.blocks[0] and _may_be_title(document, block):
                continue
            if _is_of_reference(document, block):
                continue
            if strength == STRONG and not _stands_apart(document, block):
                continue
        yield block.claim(
            rule,
            block.text[:40] if rule == "label" else source,
            strength=strength,
            fields=(("source", source),),
        )


def _may_be_title(document: Document, block: Block) -> bool:
    """May the first line be the title? Not where another is: the output puts that one first."""
    return document.title is None and title_block(document) in (None, block)


def _is_of_reference(document: Document, block: Block) -> bool:
    """Does a line that ends in a comma go on in `block`: authors, a day, and where they published?"""
    above = document.previous(block)
    return above is not None and above.text.endswith((",", "，"))


@line_rule(longest=_LONGEST)
def _named(block: Block) -> tuple[str, str, int] | None:
    """Return the rule by which the line names a source, that source, and how sure it is."""
    text = block.text
    if (":" in text or "：" in text) and (source := _labelled(text)):
        return "label", source, EXACT
    if (_ends_as_medium(block.key) or " / " in text) and _is_medium(text):
        return "medium", text, EXACT if _is_agency(text) else STRONG
    return None


@line_rule(": ", longest=_LONGEST_WORK)
def _is_work(block: Block) -> bool:
    """Is the block the title of a work, behind the place where it stands?"""
    return bool(_WORK.fullmatch(block.text))


def _works(document: Document, heading: Block, phrase: str) -> Iterator[Claim]:
    """Yield claims on the short lines from a heading of sources to the end of the text."""
    members = lines_after(document, heading)
    if 0 < len(members) <= _WORKS and not any(
        block.is_prose or len(block.text) > _LONGEST_WORK or ends_like_sentence(block.text)
        for block in members
    ):
        for block in members:
            yield block.claim("work", phrase, strength=STRONG, list_id=document.index(heading))


def _programmes(document: Document) -> Iterator[Claim]:
    """Yield claims on where and when a report was on the air, after the last prose."""
    for block, (programme, labelled) in document.matching_lines(_programme):
        if labelled or ("|" in block.text and document.after_body(block)):
            yield block.claim(
                "programme", block.text[:60], strength=STRONG, fields=(("source", programme),)
            )


@line_rule(longest=_PROGRAMME)
def _programme(block: Block) -> tuple[str, bool] | None:
    """Return the programme of a reference to a broadcast, and whether a label opens it."""
    text = block.text
    if text.count("|") + text.count(",") < 2 or block.is_prose:
        return None
    if " | " not in block.lower and not _names_hour(block.lower):
        return None
    label, mark, rest = text.partition(":")
    labelled = bool(mark) and fold(label) in words("broadcast")
    parts = [part.strip() for part in _COMMAS.split(rest if labelled else text)]
    # A programme, a day and an hour, in that order: fewer parts are a name with a date.
    if len(parts) < 3 or not is_hour(parts[-1]):
        return None
    return (parts[0], labelled) if any(map(is_day, parts)) else None


def _names_hour(lower: str) -> bool:
    """Is there a word of a time of day in the casefolded `lower`?"""
    halves = (f" {word}" for word in cues("dates", "am", "pm"))
    return any(word in lower for word in (*cues("dates", "oclock"), *halves))


def _labelled(text: str) -> str | None:
    """Return the source that a label names, if it is no wire agency."""
    named = source_named(text)
    if named is None:
        return None
    inner = named[1].strip(" .[]()（）")
    if not inner or agency_kind(inner) == "wire":
        return None
    one_word = " " not in inner and ("." in inner or (len(inner) <= _WORD and inner[0].isalpha()))
    if "://" in inner or one_word:
        return inner
    return inner if read_credit(inner) or _is_paper(inner) else None


def _is_paper(text: str) -> bool:
    """Is `text`, behind a label, a paper's name with a medium's word at its end or its head?

    The other words may be small, as in "Портовый вестник" and "Il Corriere del Porto".
    """
    parts = [fold(part) for part in text.split()]
    if not 2 <= len(parts) <= _NAME_WORDS or not text[0].isupper() or ends_like_sentence(text):
        return False
    head = parts[1] if parts[0] in words("article") else parts[0]
    return not words("medium").isdisjoint((head, parts[-1]))


def _is_medium(text: str) -> bool:
    """Is `text` a name of two to five words whose last is a medium's word?"""
    if " / " in text:
        return _are_media(text.split(" / "))
    if text[-1] in ".!?:…" or ":" in text:
        return False
    parts = text.strip(" .–—-").split(None, _NAME_WORDS)
    if not 2 <= len(parts) <= _NAME_WORDS:
        return False
    if not _ends_as_medium(fold(parts[-1])):
        return False
    if not all(part[0].isupper() or part.casefold() in words("joint") for part in parts):
        return False
    return fold(parts[0]) not in words("no_name") - words("article") and not _is_section(text)


def _ends_as_medium(key: str) -> bool:
    """Is the last word of the folded `key` a medium's word?"""
    return key.endswith(_medium_endings()) or key.rpartition(" ")[2] in words("medium")


def _are_media(names: list[str]) -> bool:
    """Are two names capitalised, of three words at most, and one of them a medium's?"""
    if len(names) != 2 or not all(_is_short_name(name) for name in names):
        return False
    return any(fold(name.split()[-1]).endswith(_medium_endings()) for name in names)


def _is_short_name(name: str) -> bool:
    words_of = name.split()
    return 1 <= len(words_of) <= 3 and all(word[0].isupper() for word in words_of)


@cache
def _medium_endings() -> tuple[str, ...]:
    return tuple(table("names")["medium_ending"])


def _is_section(text: str) -> bool:
    """Is it a section ("World News") rather than a paper?"""
    return fold(text.split()[0]) in words("no_medium")


def _is_agency(text: str) -> bool:
    """Is it an agency and its medium: "Sputnik News"?"""
    return bool(agency_kind(text) or agency_kind(text.rsplit(None, 1)[0]))


def _stands_apart(document: Document, block: Block) -> bool:
    """Does `block` stand outside the body, or beside a credit, a trail or a copyright line?"""
    return document.after_body(block) or has_company(document, block, _is_set_apart)


def _is_set_apart(block: Block) -> bool:
    """Is the block a line, no prose, with a mark of a credit, a trail or a copyright notice?"""
    short = len(block.text) <= _LONGEST and not block.is_prose
    return short and any(cue in block.lower for cue in (*_MARKS, *cues("source_lines", "beside")))
