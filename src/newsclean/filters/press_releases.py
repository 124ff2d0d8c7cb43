"""The frame of press releases.

Cuts "FOR IMMEDIATE RELEASE" and its like; "Press release" above the body; near the end whom the
press may ask, with the lines up to the last telephone or mail address; "SOURCE Harwick Ferries";
links to the original and to pictures ("Logo - https://…"); the caution about statements that look
ahead, which laws on shares ask for; and the paragraph on the sender below
"About Harwick Ferries", if it begins with that name and another of these lines says that the text
is a press release (in the strict profile without one). The sender becomes the `source`.

Leaves alone subheads that begin with "About", contacts that readers may want (without a person,
or inside the body), "Source: …" with a colon, sentences about press releases, and an address in a
list of others that have labels of their own.

Known limits: only the first paragraph below "About …" goes; a contact without telephone or mail
address stays.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import is_near_end, lines_after
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, table
from newsclean.phrases.match import CONTEXT, EXACT
from newsclean.phrases.patterns import pattern
from newsclean.text.dates import read_stamp
from newsclean.text.labels import after
from newsclean.text.people import is_no_person, is_person
from newsclean.text.prose import ends_like_sentence
from newsclean.text.speech import opens_with_quotation

_NAME = "press_releases"
_CONTACT_LINES = 8
_CONTACT_LINE = 120  # characters
_HEAD = 100  # characters of a paragraph in which the sender's name stands
_LEAST = 4  # letters of a name's last word, in scripts with capitals
_REACH = pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w/])\+?\(?\d[\d\s()./–-]{6,20}\d(?!\w)")
_DATE = pattern(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ADDRESS = pattern(r"\W{0,3}(?:https?://|www\.)\S+")
_LABELLED = pattern(r"[^:]{3,60}: https?://\S+")
_BEHIND = pattern(r"\s*(?:$|[:：|–—-])")
_MARKS = ("contact", "original", "release")


def press_releases(document: Document) -> Iterator[Claim]:
    """Yield claims on the frame of press releases; see the module's text."""
    for claim in document.phrase_claims(_NAME):
        if claim.rule != "release" or _says_when(claim):
            yield claim
    for block, match in document.phrase_matches(_NAME, "mark"):
        following = document.next(block)
        headed = document.index(block) or (following and not following.is_prose)
        if document.before_body(block) and headed:
            yield block.claim("mark", match.phrase, strength=EXACT)
    for block, match in document.phrase_matches(_NAME, "asset"):
        rest = after(block.text, match.phrase)
        listed = any(map(_is_other_link, document.beside(block)))
        if rest is not None and _ADDRESS.fullmatch(rest) and not listed:
            yield block.claim("asset", match.phrase, strength=EXACT)
    for block, match in document.phrase_matches(_NAME, "source"):
        if document.after_body(block) and (name := _sender(block, match.phrase)):
            fields = (("source", name),)
            yield block.claim("source", match.phrase, strength=EXACT, fields=fields)
    for rule in ("contact", "contact_weak"):
        for block, match in document.phrase_matches(_NAME, rule):
            for line in _contact(document, block, match.phrase, weak=rule == "contact_weak"):
                yield line.claim(rule, match.phrase, strength=EXACT)
    yield from _cautions(document)
    yield from _about(document)


def _is_other_link(block: Block) -> bool:
    """Is the line an address behind a label that no press release has: one of a list of sources?"""
    return not block.matches and bool(_LABELLED.fullmatch(block.text))


def _says_when(claim: Claim) -> bool:
    """Says the line of `claim` behind its phrase when, or nothing that may be the text's dateline?"""
    rest = claim.block.text[len(claim.evidence) :].strip(" :-–—|")
    return not rest or bool(read_stamp(rest)) or not rest.split()[0].isupper()


def _cautions(document: Document) -> Iterator[Claim]:
    """Yield claims on a company's caution about what it foresees, and on its heading."""
    for block, said in document.matching_lines(_caution):
        heading = document.previous(block)
        if document.index(block) > document.prose[0]:
            yield block.claim("caution", said, strength=EXACT)
            if heading and any(match.rule == "caution" for match in heading.matches):
                yield heading.claim("caution", said, strength=EXACT)


@line_rule(cues_from=lambda: cues(_NAME, "cautions"))
def _caution(block: Block) -> str:
    """Return what the block says of itself that only a caution to those who own shares does."""
    if not block.is_prose or opens_with_quotation(block.text):
        return ""
    return next((said for said in table(_NAME)["cautions"] if said in block.key), "")


def _sender(block: Block, phrase: str) -> str | None:
    """Return the name in "SOURCE Harwick Ferries"."""
    label, rest = block.text[: len(phrase)], block.text[len(phrase) :]
    name = rest.strip()
    return name if label.isupper() and rest[:1] == " " and name[:1].isupper() else None


def _contact(document: Document, block: Block, phrase: str, *, weak: bool) -> list[Block]:
    """Return the lines of the contact that `block` opens; none if it is no contact."""
    rest = block.text.lstrip(" *#-–—•[(")[len(phrase) :]
    if not is_near_end(document, block, 2) or block.is_prose or not _BEHIND.match(rest):
        return []
    lines = [block]
    for line in lines_after(document, block, _CONTACT_LINES):
        if line.is_prose or len(line.text) > _CONTACT_LINE:
            break
        lines.append(line)
    reached = [i for i, line in enumerate(lines) if _reaches(line.text)]
    if not reached:
        return []
    named = [rest.strip(" :：|–—-"), *(line.text for line in lines[1:2])]
    if weak and not (document.after_body(block) and any(map(_opens_with_person, named))):
        return []
    return lines[: reached[-1] + 1]


def _opens_with_person(text: str) -> bool:
    """Does `text` begin with a person's name, a comma after it or nothing?"""
    name = text.partition(",")[0]
    return is_person(name) and not is_no_person(name)


def _reaches(text: str) -> bool:
    """Does `text` hold a mail address or a telephone number?"""
    return bool(_REACH.search(_DATE.sub("", text)))


def _about(document: Document) -> Iterator[Claim]:
    """Yield claims on the sender's paragraph on itself, and its heading."""
    for block, match in document.phrase_matches(_NAME, "about"):
        following = document.next(block)
        name = fold(block.text)[len(match.phrase) :].split()
        if not name or not following or block.is_prose or ends_like_sentence(block.text):
            continue
        last = name[-1]
        begins = last in fold(following.text[:_HEAD]) and not opens_with_quotation(following.text)
        if not begins or (last.isascii() and len(last) < _LEAST):
            continue
        if is_near_end(document, block, 2) and not document.before_body(block):
            strength = EXACT if document.cached(_is_release) else CONTEXT
            yield block.claim("about", match.phrase, strength=strength)
            yield following.claim("about", match.phrase, strength=strength)


def _is_release(document: Document) -> bool:
    """Does a line say beyond doubt that the text is a press release?"""
    for rule in _MARKS:
        for block, match in document.phrase_matches(_NAME, rule):
            if rule != "contact" or _contact(document, block, match.phrase, weak=False):
                return True
    return any(
        document.after_body(block) and _sender(block, match.phrase)
        for block, match in document.phrase_matches(_NAME, "source")
    )
