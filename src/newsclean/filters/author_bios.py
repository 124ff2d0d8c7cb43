"""Bios of authors, at the end or the top of a text, and how to reach them.

Cuts headings ("About the author", "Über den Autor") together with the bio that follows, lines
that are an author's contact ("Follow Jane Roe on Twitter @janeroe", "Email: jroe@…"), and bios
among the last paragraphs that name a role and a way to reach the author. A bio without heading
and contact ("Jane Roe is a politics reporter for …") is cut where its role, its place and its name
agree, and the text above says nothing else of that person; else only in the `strict` profile.
Bios and contacts become the field `notes`.

At the end of a text goes a note that a star opens ("* Jane Roe is a lawyer and teaches in Harwick."),
where no other star asks for a footnote.

Leaves alone what a text says about journalists inside its body, and an address there: it belongs to what it
speaks of.

Known limits: bios that name no role of journalism ("She lives in Harwick with two dogs.") stay.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_at_an_end, is_near_end, is_outside_body
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold, table, template, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.people import opens_as_bio, subject_of_bio
from newsclean.text.prose import ends_like_sentence
from newsclean.text.speech import has_quotation_mark, reports_speech

_LONGEST = 800  # characters of a bio
_CONTACT_LONGEST = 220
_LAST = 2  # paragraphs of prose at the end that may be bios
_ON_NETWORK = template("author_bios", "{network}")
_REACH = pattern(r"[\w.+-]{1,40}@[\w-]{1,40}\.\w{2,12}|(?<!\w)@\w{2,30}")
# "Jane Roe is not her real name"
_DENIES = worded("author_bios", "{denies}")
_BODY = 4  # paragraphs of a text under which a bio may stand
_BRIEF = 420  # characters of a bio that nothing but its form gives away


def author_bios(document: Document) -> Iterator[Claim]:
    """Yield claims on bios and contacts of authors; see the module's text."""
    yield from document.phrase_claims("author_bios")
    for block, match in document.phrase_matches("author_bios", "heading"):
        member = document.next(block)
        if member and _may_be_bio(document, member) and opens_as_bio(member.text):
            noted = (("notes", member.text),)
            yield member.claim(
                "bio", match.phrase, strength=EXACT, fields=noted, list_id=document.index(block)
            )
    for block, match in document.phrase_matches("author_bios", "word"):
        if document.after_body(block):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, match in document.phrase_matches("author_bios", "reach"):
        if len(block.text) <= _CONTACT_LONGEST and _REACH.search(block.text):
            named = bool(_ON_NETWORK.search(block.key))
            apart = is_outside_body(document, block) or is_at_an_end(document, block, _LAST)
            strength = CONTEXT if not apart else EXACT if named else STRONG
            noted = (("notes", block.text),)
            yield block.claim("contact", match.phrase, strength=strength, fields=noted)
    for block, start in document.matching_lines(_starred):
        if is_near_end(document, block, 1):
            said = block.text[start:]
            yield block.claim("starred", said[:60], start=start, strength=EXACT)
    for block in _last(document):
        role = _role(block) if opens_as_bio(block.text) else None
        if role:
            sure = _REACH.search(block.text) or _is_news_of_nobody(document, block)
            strength = EXACT if sure else CONTEXT
            yield block.claim("bio", role, strength=strength, fields=(("notes", block.text),))


@line_rule("*", "＊")
def _starred(block: Block) -> int | None:
    """Return where a note on the author starts that a star opens, at the end of a line.

    No star stands in the text before it, where it would explain a word, and the text does not
    name the author otherwise.
    """
    start = max(block.text.rfind("*"), block.text.rfind("＊"))
    before, said = block.text[:start], block.text[start + 1 :].strip()
    if "*" in before or "＊" in before or len(said) > _BRIEF or not opens_as_bio(said):
        return None
    if start and not ends_like_sentence(before):
        return None
    name = (subject_of_bio(said) or "").strip(" ,").rpartition(" ")[2].casefold()
    unknown = len(name) > 2 and name not in before.casefold()
    unknown = unknown and not _DENIES.search(said)
    return start if unknown and not reports_speech(said) and not has_quotation_mark(said) else None


def _is_news_of_nobody(document: Document, block: Block) -> bool:
    """Does the last paragraph name somebody of whom the text says nothing else?

    A profile names its subject again and again, and a report quotes whom it introduces.
    """
    if len(document.prose) < _BODY or len(block.text) > _BRIEF:
        return False
    if has_quotation_mark(block.text) or reports_speech(block.text):
        return False
    subject = subject_of_bio(block.text)
    if subject is None:
        return False
    name = subject.split()[-1].strip(",").casefold()
    others = [b for b in document.blocks if name in b.lower and b.is_prose and b is not block]
    return len(name) > 2 and all(is_near_end(document, b, _LAST) for b in others)


def _last(document: Document) -> tuple[Block, ...]:
    """Return the last blocks of prose and what follows them, a few at most."""
    if len(document.prose) <= 1:
        return ()
    first = max(document.prose[-_LAST:][0], document.prose[0] + 1, len(document.blocks) - 12)
    return tuple(b for b in document.blocks[first:] if 24 <= len(b.text) <= _LONGEST)


def _may_be_bio(document: Document, block: Block) -> bool:
    """Does `block` stand where a bio does, and is it of a bio's length?"""
    return len(block.text) <= _LONGEST and is_at_an_end(document, block, _LAST)


@cache
def _roles() -> tuple[str, ...]:
    return tuple(map(fold, table("author_bios")["roles"]))


def _role(block: Block) -> str | None:
    """Return the role of journalism that the first sentence or two of `block` name."""
    head = block.key[:220]
    return next((role for role in _roles() if role in head), None)
