"""What agencies and desks write to editors, and notices on where a text comes from.

Cuts notes in brackets on a new version ("(Adds details, background)") and slugs ("BC-US--Night
Ferry, 412") near the top, the notes below the text, too; how to reach the reporter and the editor of a text; addresses in double
brackets; a desk's notes, with all below their heading; the codes of desks after the body
("jp/sl"); notes on texts that came from a syndicated feed; notices on transcripts, on texts of a
platform's users and on foreign agents; and heads that say date, source and author in one line
("2016-03-14 10:14 来源: … 作者: …"). The reporters become `authors`, date and source of a head
`published` and `source`, what a version adds a note in `notes`.

Leaves alone sentences about feeds, transcripts and new versions, brackets inside the body, what is
said in quotation marks, prose that follows a desk's notes, and the sentences before a notice that ends their line.

Known limits: a note in brackets that is glued to a paragraph stays; a slug without a desk's mark stays.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import Any

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import names_any
from newsclean.evidence.position import is_near_end, is_near_top, lines_after
from newsclean.evidence.sentences import claims_within, sentences
from newsclean.evidence.starts import STOP, starts_in
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, folded, template, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.agencies import words
from newsclean.text.dates import read_stamp
from newsclean.text.people import people
from newsclean.text.prose import ends_like_sentence, is_prose
from newsclean.text.scripts import is_wide
from newsclean.text.speech import has_quotation_mark, is_spoken, opens_with_quotation

_NAME = "wire_notes"
_NOTE = 200  # characters of a note in brackets
_NOTICE = 600
_HEAD = 140
_EVIDENCE = 60
_BEFORE_NOTICE = "(（*[ "
_STOPS = tuple(STOP)
_VERSION = template(_NAME, "({version}")
_MAIL = pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# "BC-US--Night Ferry, 1st Ld-Writethru, 412", "AP-EU--Harbour Vote", "AM-Night-Ferry,310"
_SLUG = pattern(
    r"(?:BC-[A-Z]\S|[A-Z]{2,3}-[A-Z][\w.]*--\S)[^!?]{2,80}(?<![.:])"
    r"|[AP]M-[A-Z][\w'-]{2,40}(?:, ?[^!?.]{2,30})?, ?\d{2,4}"
)
# "jp/sl", "dpa jp yyzz n1 sl", "jpr/ sl/", "JPR // SLA", "/ЈП/", "م ح/ س ز"
_CODE = pattern(
    r"[a-zà-ÿą-ž]{2,5}(?:/ ?[a-zà-ÿą-ž]{2,5}){1,2}/?|dpa(?: [a-z]{2,4}\d?| [a-z]\d){2,8}"
    r"|[A-ZÀ-Þ]{2,5} ?//? ?[A-ZÀ-Þ]{2,5}|/[^\W\d_a-z]{2,4}/|[ء-ي](?: [ء-ي])? ?/ ?[ء-ي](?: [ء-ي])?"
)
# "/* dpa-Infokarte */": what a system of editing leaves for itself
_COMMENT = pattern(r"/\*[^*\n]{1,80}\*/")
_ITEM = pattern(r"[-*•#]|\d{1,2}[.)]\s")  # a note below a desk's heading, were it a sentence
_NAMED = worded(_NAME, r":\s*([^:@]{4,80}?) {reached} ", cased=True)
_LABEL = pattern(r"(?<![^\s|])([^\W\d_]{2,14})\s?[:：]\s?")


def wire_notes(document: Document) -> Iterator[Claim]:
    """Yield claims on notes of agencies and desks; see the module's text."""
    for block, rule in document.matching_lines(_top_note):
        top = is_near_top(document, block) and (document.index(block) or _heads_prose(document))
        if top or (rule == "version" and document.after_body(block)):
            noted = (("notes", block.text.strip("()")),) if rule == "version" else ()
            yield block.claim(rule, block.text, strength=EXACT, fields=noted)
    for block, rule in document.matching_lines(_end_note):
        if is_near_end(document, block, 1) and (rule != "code" or document.after_body(block)):
            yield block.claim(rule, block.text, strength=STRONG if rule == "code" else EXACT)
    for block, (rule, start) in document.matching_lines(_notice):
        # The others are said of feeds and of transcripts in articles, too.
        if rule == "notice" or is_near_end(document, block, 1):
            said = block.text[start:].strip()[:_EVIDENCE]
            yield block.claim(rule, said, start=start, strength=EXACT)
    yield from claims_within(document, _inside, "notice")
    for block, fields in document.matching_lines(_head):
        if is_near_top(document, block):
            yield block.claim("head", block.text, strength=EXACT, fields=fields)
    yield from _contacts(document)
    yield from _desk(document)


def _heads_prose(document: Document) -> bool:
    """Is the first line no title, because the text begins right below it?"""
    return document.title is None and document.prose[:1] == (1,)


@line_rule("(", "bc-", "--", "am-", "pm-", longest=_NOTE)
def _top_note(block: Block) -> str:
    """Return what the block is if it stands near the top: a ``version`` note or a ``slug``."""
    text = block.text
    if text[0] == "(":
        whole = text[-1] == ")" and text.count("(") == text.count(")") == 1
        return "version" if whole and _VERSION.match(text) else ""
    return "slug" if _SLUG.fullmatch(text) else ""


@line_rule("((", "/", "dpa ", longest=_NOTE)
def _end_note(block: Block) -> str:
    """Return what the block is if it stands near the end: ``address``, ``comment`` or ``code``."""
    text = block.text
    if text.startswith("((") and text.endswith("))"):
        return "address" if _MAIL.search(text) else ""
    if _COMMENT.fullmatch(text):
        return "comment"
    return "code" if _CODE.fullmatch(text) else ""


@line_rule(longest=_NOTICE, cues_from=lambda: cues(_NAME, "notice", "statement", "stream"))
def _notice(block: Block) -> tuple[str, int] | None:
    """Return which notice the block is, or ends in, and where that starts.

    It is one by its opening, by what it states, or on a feed.
    """
    if opens_with_quotation(block.text):
        return None
    if block.lower.lstrip("(*[ ").startswith(cues(_NAME, "notice")):
        return "notice", 0
    if names_any(block.key, _NAME, "statement"):
        return "statement", _start_of(block.text, "statement")
    feed = all(names_any(block.key, _NAME, group) for group in ("itself", "stream", "handled"))
    return ("feed", _start_of(block.text, "itself")) if feed else None


def _notices() -> tuple[str, ...]:
    return cues(_NAME, "notice")


@cache
def _names_notice() -> Callable[[str], bool]:
    return search_for(_notices())


@line_rule(cues_from=_notices, one_line=True)
def _inside(block: Block) -> list[tuple[int, int]]:
    """Return where the sentences of a line stand that are notices by their openings."""
    return [
        (start, end)
        for start, end, line in sentences(block.text, _names_notice())
        if (_notice(line) or ("", 0))[0] == "notice"
    ]


def _start_of(text: str, group: str) -> int:
    """Return where the first sentence of `text` starts that names a word of `group`, with its bracket."""
    before = [text[:start].rstrip(_BEFORE_NOTICE) for start in starts_in(text)]
    starts = [0, *[len(said) for said in before if said.endswith(_STOPS)]]
    for start, end in pairwise([*starts, len(text)]):
        if names_any(fold(text[start:end]), _NAME, group):
            return start
    return 0


def _head_cues() -> Iterable[str]:
    return [*words("source"), *folded(_NAME, "author"), *folded(_NAME, "other")]


@line_rule(longest=_HEAD, cues_from=_head_cues)
def _head(block: Block) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a head: a date, and behind it labels with what they name."""
    text = block.text
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    before = text[: labels[0].start()] if labels else ""
    if labels and not before.strip():  # "时间：2016-03-14 | 来源：…"
        before = text[: ends[0]] if fold(labels[0][1]) in folded(_NAME, "day") else ""
        labels, ends = labels[1:], ends[1:]
    stamp = read_stamp(before.strip(" |")) if before else None
    if not labels or not stamp or not stamp.has_date:
        return ()
    fields: list[tuple[str, Any]] = [("published", stamp.published)] if stamp.published else []
    for label, end in zip(labels, ends, strict=True):
        key, value = fold(label[1]), text[label.end() : end].strip(" |,;，；")
        if is_prose(value):  # the text itself, on the same line
            return ()
        if key in words("source") and value:
            fields.append(("source", value.split()[0] if is_wide(value[0]) else value))
        elif key in folded(_NAME, "author"):
            fields += [("authors", name) for name in people(value) or ()]
        elif key not in folded(_NAME, "other"):
            return ()
    return tuple(fields)


def _contacts(document: Document) -> Iterator[Claim]:
    """Yield claims on how to reach reporter and editor, the address on the next line included."""
    for rule in ("reporter", "editor"):
        for block, match in document.phrase_matches(_NAME, rule):
            following = document.next(block)
            lines = [block]
            if block.text.endswith(":") and following and _MAIL.search(following.text):
                lines.append(following)
            elif not _MAIL.search(block.text):
                continue
            said = " ".join([line.text for line in lines])
            named = _NAMED.search(said) if rule == "reporter" else None
            names = (people(named[1]) or ()) if named else ()
            fields = tuple(("authors", name) for name in names)
            yield block.claim(rule, match.phrase, strength=EXACT, fields=fields)
            for line in lines[1:]:
                if len(line.text) <= _NOTE:
                    yield line.claim(rule, match.phrase, strength=EXACT)


def _desk(document: Document) -> Iterator[Claim]:
    """Yield claims on a desk's notes: the heading and all below it up to prose, or what somebody said."""
    headings = dict(document.phrase_matches(_NAME, "desk"))
    for block, match in headings.items():
        yield block.claim("desk", match.phrase, strength=EXACT)
        for line in _below(document, block, headings):
            yield line.claim("desk", match.phrase, strength=EXACT, list_id=document.index(block))


def _below(document: Document, heading: Block, headings: Container[Block]) -> list[Block]:
    """Return the notes below `heading`; sentences are some only where most of the text stands above, and none below."""
    notes: list[Block] = []
    for line in lines_after(document, heading):
        # What is below another heading is that one's: else many would claim all lines each.
        if line in headings or _is_told(line.text):
            break
        if line.is_prose and not _ITEM.match(line.text):
            break
        notes.append(line)
    at = document.index(heading)
    end = at + len(notes)
    if document.prose and document.prose[-1] <= end:  # of few headings: time stays linear
        told = sum(len(document.blocks[i].text) for i in document.prose if i < at)
        if sum(len(line.text) for line in notes) < told:
            return notes
    return list(takewhile(lambda line: not line.is_prose, notes))


def _is_told(text: str) -> bool:
    """Is `text` what somebody said, or a sentence with a quotation in it?"""
    quoted = has_quotation_mark(text) and ends_like_sentence(text) and not _ITEM.match(text)
    return quoted or opens_with_quotation(text) or is_spoken(text)
