"""Bylines and notes on who worked on a report.

Cuts lines that say who wrote: "By Jane Roe", "Von Max Muster", "By JANE ROE and JOHN DOE, Staff
Writers", "Jane Roe | 3 May 2024", "责任编辑：…"; a label whose name stands on the next line; and notes
on contributors ("Reporting by A; Editing by B", "Associated Press writer X in Y contributed to
this report."), behind the last sentence of a paragraph, too. People become the field `authors`, a date beside them `published`, notes `notes`, and so
do bylines that name nobody, or one of several authors of parts.

Also a name alone right under the headline or on the last line, and a job alone outside the body
("Political correspondent"). Such a name is an author only where a given name, initials, a job, "By"
or a mail address says so and the text does not speak of that person; a section or an edition in its
place goes without becoming one, and so does what stands beside more residue, or alone in a text without subheads. Korean and Chinese reporters are told by their title ("김제인 기자", "记者 李四").

Leaves alone two capitalised words that may be a subhead or a part ("Part I"), and whatever has other words in it than names, roles and places ("By Tuesday …", "Von der
Leyen …", "Par exemple"), a row of facts ("Author: …", "Type: …"), the makers of a list that the body begins, a name alone without a date, a label or a role
beside it, and what may be a headline in title case: a line that nothing says to be a person's, of more than four
words, or where the text has no other headline.

Known limits: inside the body "By" and two capitalised words before prose may be a subhead; it
goes only in the strict profile. Single names ("By Madonna") stay.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import is_residue, longest_phrases
from newsclean.evidence.persons import byline_at_head, credible, is_subject
from newsclean.evidence.position import (
    above_body,
    announces,
    below_body,
    has_company,
    is_near_top,
    is_only_label,
    is_outside_body,
)
from newsclean.evidence.title import is_sure_title, title_block
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, has_digit, table, worded
from newsclean.phrases.match import CONTEXT, EXACT, STRONG, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind
from newsclean.text.dates import Stamp, read_stamp
from newsclean.text.labels import after
from newsclean.text.name_lines import is_house, is_plain_name, may_name
from newsclean.text.people import (
    has_family_name,
    is_known_person,
    is_person,
    is_role,
    likely,
    people,
)
from newsclean.text.scripts import is_wide
from newsclean.text.signatures import (
    REPORTER,
    has_role,
    is_dated_by_agency,
    is_handle,
    is_signed_by,
    names_job,
    read_reporters,
    who_and_when,
    who_signed,
    without_clock,
    without_others,
)
from newsclean.text.work_notes import is_note, note_at_end, writers

_LONGEST = 150  # characters of a byline
_LIST = 3  # lines that open alike, of the things of a list of which each has its maker
_NOTE = 300  # characters of a note on contributors
_ROLE = 60  # characters of a line that names a job
_BODY = 3  # paragraphs of a text that a name may sign
_HEADLINE_WORDS = 5
_NAME_WORDS = 4
_GO_ON = (":", "!", "?", ",", "，", "、", "。", "：", "！", "？", "؟", "،")
_ROW = pattern(r"[^\W\d_][^:：.!?\n]{1,28}[:：]\s.{2,60}$")  # "Performed by: Jane Roe"

# "Jane Roe 2 minutes read"
_READING = worded("dates", r"(.{5,60}?)[,|·•–—-]? ?\d{1,3}[ -]{minutes}\.? {reading}")
# "By Jane Roe": both words with a capital
_BY = worded("words", r"(?=[^\W\d_a-z])(?i:{by}) (?=[^\W\d_a-z])", cased=True)
# "Posted on 3 May 2024 by Jane Roe", "11.09.2011, 16:20 von otto", "3 May 2024 by": date first
_DATED_BY = worded("words", r"(.{6,70}?)[\s,·|–—-]+{by}(?:\s+(.{2,60}))?")


def bylines(document: Document) -> Iterator[Claim]:
    """Yield claims on bylines; see the module's text."""
    yield from document.phrase_claims("bylines")
    labels = _labels(document)
    for block, phrase in labels:
        yield block.claim("label", phrase, strength=STRONG)
    named = longest_phrases(document, "bylines", "by", "label")
    for block, phrase in named.items():
        yield from _byline(document, block, phrase)
    for block, (end, names) in document.matching_lines(byline_at_head):
        if is_near_top(document, block):
            fields, said = _fields(names, None), block.text[:end].strip()
            yield block.claim("byline", said, end=end, strength=EXACT, fields=fields)
    for block, phrase in longest_phrases(document, "bylines", "note", "note_label").items():
        yield from _note(block, phrase)
    for block, match in document.phrase_matches("bylines", "contribution"):
        if len(block.text) <= _NOTE and is_note(block.text):
            yield block.claim("note", match.phrase, strength=EXACT, fields=(("notes", block.text),))
    for _, note in document.matching_lines(_note_at_end):
        yield note
    for block, names in document.matching_lines(_reporters):
        if is_outside_body(document, block):
            fields = _fields(names, None)
            yield block.claim("reporter", block.text, strength=EXACT, fields=fields)
    yield from _timed(document)
    yield from _last_name(document)
    yield from _roles(document)
    labelled = {block for block, _ in labels} | named.keys()
    for block in above_body(document):
        if block not in named:
            yield from _name_alone(document, block, labelled)


@cache
def _words(section: str) -> frozenset[str]:
    """Return the words of the list `section` of this filter."""
    return frozenset(table("bylines")[section])


def _labels(document: Document) -> list[tuple[Block, str]]:
    """Return the labels without a name, outside the body or before a name."""
    found = []
    for block, match in document.phrase_matches("bylines", "alone"):
        following = document.next(block)
        named = (
            following is not None
            and len(following.text) <= _LONGEST
            and bool(people(following.text))
        )
        outside = is_near_top(document, block) or document.after_body(block)
        marked = " " in match.phrase or block.text.endswith((":", "："))
        if named or (outside and marked and (document.index(block) or document.title is not None)):
            found.append((block, match.phrase))
    return found


def _byline(document: Document, block: Block, phrase: str) -> Iterator[Claim]:
    """Yield a claim on "By" and names."""
    rest = after(block.text, phrase)
    rest = without_others(rest) if rest else None
    who = who_signed(without_clock(rest)) if rest and len(block.text) <= _LONGEST else None
    if who is None:
        return
    names, stamp = credible(document, who[0], rest or ""), who[1]
    top = is_near_top(document, block)
    if not top and _is_of_work(document, block):
        return
    begun = document.cached(_openings_inside)[phrase] >= _LIST  # a list that the body has begun
    sure = top or (document.after_body(block) and not begun)
    of_list = document.cached(_openings)[phrase] >= _LIST
    strength = EXACT if sure else CONTEXT if of_list or phrase in _words("ambiguous") else STRONG
    # Inside the body a "By …" may head a part by another hand; where there are several, none of
    # them is the author of the whole.
    fields = (
        (*_fields(names, stamp), *_agency(rest or "")) if top or document.cached(_only_one) else ()
    )
    noted = fields or (("notes", block.text),)
    yield block.claim("byline", phrase, strength=strength, fields=noted)


def _is_of_work(document: Document, block: Block) -> bool:
    """Is the line a fact of a work, like the next one: "Author: Jane Roe", "Performed by: …"?"""
    following = document.next(block)
    rows = (block, following)
    return all(row is not None and _ROW.match(row.text) for row in rows) and not (
        following and following.matches
    )


def _openings(document: Document) -> Counter[str]:
    """Count the different lines of the document that open alike, like a byline."""
    named = longest_phrases(document, "bylines", "by", "label")
    return Counter({block.key: phrase for block, phrase in named.items()}.values())


def _openings_inside(document: Document) -> Counter[str]:
    """Count those that stand inside the body, where the things of a list are its own."""
    named = longest_phrases(document, "bylines", "by", "label").items()
    return Counter({b.key: said for b, said in named if not is_outside_body(document, b)}.values())


def _only_one(document: Document) -> bool:
    """Is there just one line in the document that opens like a byline?"""
    return len({block for block, _ in document.phrase_matches("bylines", "by")}) == 1


def _fields(names: tuple[str, ...], stamp: Stamp | None) -> tuple[tuple[str, Any], ...]:
    return (*(("authors", name) for name in names), *(stamp.days if stamp else ()))


def _agency(text: str) -> tuple[tuple[str, Any], ...]:
    """Return the agency of "By Associated Press" as a field."""
    name = text.strip(" .,")
    return (("agency", name),) if agency_kind(name) == "wire" else ()


def _note(block: Block, phrase: str) -> Iterator[Claim]:
    """Yield a claim on a note that starts with `phrase` and holds only names after it."""
    text = block.text
    if not after(text, phrase) or len(text) > _NOTE or not is_note(text):
        return
    yield block.claim("note", phrase, strength=EXACT, fields=_noted(text))


def _noted(text: str) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a note that reads `text`: who wrote, and the note itself."""
    return (*_fields(writers(text), None), ("notes", text))


@line_rule(cues_from=lambda: cues("bylines", "note", "contribution"))
def _note_at_end(block: Block) -> Claim | None:
    """Return a claim on a note that stands behind the last sentence of a line."""
    start = note_at_end(block.text)
    if not start:
        return None
    said = block.text[start:]
    return block.claim("note", said[:60], start=start, strength=EXACT, fields=_noted(said))


def _name_alone(document: Document, block: Block, labelled: set[Block]) -> Iterator[Claim]:
    """Yield a claim on a line of names above the body that something beside it explains."""
    text = block.text
    if len(text) > _LONGEST or text.endswith(_GO_ON):
        return
    if not (has_digit(text) or may_name(text)):
        return  # most lines
    if document.index(block) == 0 and document.title is None and not _is_above_title(document):
        return  # it may be the title
    who = who_and_when(text)
    if who and not who[1] and announces(document, block):
        return  # the hall before its address
    if who is None or not (who[0] or (who[1] and is_dated_by_agency(text))):
        return
    names, stamp = who
    if not stamp and ": " in text:
        return  # "Boats & Nets: Quick Facts"
    joined = ("/" in text and len(names) > 1) or (
        ("/" in text or " | " in text or text.endswith((")", "）"))) and is_signed_by(names)
    )
    marked = joined or has_role(text) or _is_beside(document, block, labelled)
    if not (stamp or marked or _is_under_title(document, block)):
        return
    if stamp or has_role(text):
        named = credible(document, names, text)
        persons = tuple(n for n in named if not is_wide(n[0]) or joined or has_family_name(n))
    else:
        known = filter(is_known_person, names)
        persons = tuple(name for name in known if joined or not is_subject(document, name))
    if not persons and not is_house(block.key) and _may_be_headline(document, block, names):
        return
    if persons or stamp or marked:
        yield block.claim("name", text, strength=STRONG, fields=_fields(persons, stamp))
    else:
        yield block.claim("topic", text, strength=_topic_strength(document, block))


@line_rule(longest=REPORTER, cues_from=lambda: cues("bylines", "reporter"))
def _reporters(block: Block) -> tuple[str, ...]:
    """Return the names beside which the title of a reporter stands, in a line of no more."""
    return read_reporters(block.text)


def _timed(document: Document) -> Iterator[Claim]:
    """Yield claims on "Jane Roe 2 minutes read", "25/04/24 | By Jane Roe", "3 May 2024 by Jane Roe"."""
    for block, claim in document.matching_lines(_signed):
        if is_outside_body(document, block) or claim.strength == STRONG:
            yield claim


@line_rule(longest=_LONGEST, closes=str.isalpha)
def _signed(block: Block) -> Claim | None:
    """Return a claim on a name with its reading time (STRONG), or behind a date (EXACT)."""
    text = block.text
    if block.is_prose or not has_digit(text):
        return None  # most lines: whether read or written, a time has a number
    reading = _READING.fullmatch(text) if block.lower.endswith(("read", "lesezeit")) else None
    if reading and (names := people(reading[1])):
        return block.claim("timed", text, strength=STRONG, fields=_fields(likely(names), None))
    if claim := _dated_by(block):
        return claim
    *stamps, name = (part.strip() for part in text.split("|"))
    signed = _BY.match(name) if stamps else None
    if signed and any(map(read_stamp, stamps)) and all(map(_is_dated, stamps)):
        names = people(name[signed.end() :])
        if names:
            return block.claim("timed", text, strength=EXACT, fields=_fields(likely(names), None))
    return None


def _dated_by(block: Block) -> Claim | None:
    """Return a claim on a date and, behind "by", who wrote; the name may have been lost."""
    found = _DATED_BY.fullmatch(block.text)
    stamp = read_stamp(found[1]) if found else None
    if not found or not stamp or not stamp.has_date:
        return None
    names = people(found[2]) if found[2] else ()
    if names is None and not is_handle(found[2]):
        return None
    return block.claim(
        "dated", block.text, strength=EXACT, fields=_fields(likely(names or ()), stamp)
    )


def _is_dated(text: str) -> bool:
    """Is `text` a time stamp, or a short one with a weekday before it?"""
    return bool(read_stamp(text)) or (len(text) <= 24 and text[-1:].isdigit())


def _last_name(document: Document) -> Iterator[Claim]:
    """Yield a claim on a name alone on the last line, right after the last prose: context only."""
    below = below_body(document)
    last = below[0] if len(below) == 1 else None
    if last and is_person(last.text):
        sure = len(document.prose) >= _BODY and is_plain_name(last.text)
        strength = STRONG if sure else CONTEXT
        if is_known_person(last.text) and not is_subject(document, last.text):
            fields = (("authors", last.text),)
            yield last.claim("name", last.text, strength=strength, fields=fields)
        else:
            if strength == STRONG:
                strength = _topic_strength(document, last)
            yield last.claim("topic", last.text, strength=strength)


def _topic_strength(document: Document, block: Block) -> Strength:
    """Return how sure it is that two capitalised words are no subhead and no part's number.

    A section that everybody has, an edition, or a person of whom the text speaks is sure; so are a
    line with more residue beside it, and the only short line of a text without subheads.
    """
    sure = is_house(block.key) or is_known_person(block.text)
    sure = sure or has_company(document, block, is_residue) or is_only_label(document, block)
    return STRONG if sure else CONTEXT


def _roles(document: Document) -> Iterator[Claim]:
    """Yield claims on lines that name a job in a newsroom and nothing else, outside the body."""
    for block, _ in document.matching_lines(_is_job):
        top = is_near_top(document, block) and (document.index(block) or document.title is not None)
        if top or document.after_body(block):
            sure = EXACT if block.key in _words("jobs") and " " in block.key else STRONG
            yield block.claim("role", block.key, strength=sure)


@line_rule(longest=_ROLE)
def _is_job(block: Block) -> bool:
    return names_job(block.text, block.key)


def _is_above_title(document: Document) -> bool:
    """Is the headline a sure one, and not the first line?"""
    title = title_block(document)
    return title is not None and document.index(title) > 0 and is_sure_title(title)


def _may_be_headline(document: Document, block: Block, names: tuple[str, ...]) -> bool:
    """Is `block` long for a name, or has the text no other headline? In title case it looks alike."""
    if any(len(name.split()) > _NAME_WORDS for name in names):
        return True
    return document.title is None and title_block(document) in (None, block)


def _is_under_title(document: Document, block: Block) -> bool:
    """Is `block` a plain name right under a headline of some length?

    What stands above the headline comes under it in the output, and is judged as if it did.
    """
    title = title_block(document)
    under = 0 if title and document.index(title) else 1
    if title is None or document.index(block) != under or not is_plain_name(block.text):
        return False
    if any(other.key == block.key for other in document.blocks if other is not block):
        return False  # a speaker's name returns
    return len(title.text.split()) >= _HEADLINE_WORDS


def _is_beside(document: Document, block: Block, labelled: set[Block]) -> bool:
    """Does a label or a time stamp stand right before or after?"""

    def explains(neighbour: Block) -> bool:
        if len(neighbour.text) > _LONGEST:
            return False
        stamp = read_stamp(neighbour.text)
        dated = stamp is not None and (stamp.has_date or stamp.is_full)
        names_role = neighbour.key != block.key and is_role(neighbour.key)
        return neighbour in labelled or dated or names_role

    return has_company(document, block, explains)
