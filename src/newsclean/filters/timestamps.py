"""Time stamps, reading times and counts of readers.

Cuts lines that say nothing but when: date and time, "Updated 2 hours ago", "Lesedauer: 7
Minuten", "653,817 views", in any language, read word by word. What they say of publication
becomes the fields `published` and `updated`; without a zone in the text the datetime is naive.

A bare time goes where an age stands beside it ("4h ago", "10.14 GMT"), as live blogs set them.
A reading time alone ("3 Min.") and labels without dates ("Published: | Updated:") go at the top.

A stamp with its label goes from the head of a line, too ("3 May 2024 Last updated at 10:14 GMT The
council …").

Leaves alone the day of an event whose address follows, a lone number or year, a span of hours ("Time: 2-4 pm"), a time or a date at the head of a sentence ("14.56 Uhr: …"),
also where its line ends behind the comma,
and inside the body a bare date or a bare time, which may head an entry of a chronicle or a live
blog; so may one below the body that a sentence follows. Where prose parts several such dates, all of them are left. So is a stamp that is one row of a
list of facts inside the body ("Download: …", "Published on …", "Licence: …"); it still gives its field.

Known limits: 3/4/2025 is cut, but gives no field where nothing tells day from month; a stamp with
a place in it is cut only at the top, and one with a name in it is left to bylines.
"""

from bisect import bisect
from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.position import announces, is_near_top, is_outside_body
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold, fold_all, has_digit, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.dates import LONGEST, Stamp, read_stamp
from newsclean.text.prose import ends_like_sentence

_HEAD = 70  # characters of a labelled stamp before the first sentence of a line
_SENTENCE = 100  # characters of a line that holds both
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = pattern(r"\d[:.：]\d\d")
_GAP = pattern(r"\s+(?=[\"“„«]?[^\W\d_a-zß-ÿ])")
_GOES_ON = (":", ",", *"：，、。")  # behind a date that a sentence begins with, or is
_LABELS = 40  # characters of labels without dates, or of a duration
_PAIR = worded("timestamps", r"\s*[:：|•·/　]+\s*|(?<=on)\s|\s(?={second})")
# "3 Min.", "8 min read": a reading time that says no more
_DURATION = worded("dates", r"[•·⏱(]?\s?\d{1,3}\s?{minutes}\.?\)?")
# "Lunefeld, 3 May 2024" or "03.05.2024, 09:30 Uhr Lunefeld": a capitalised word or two and a date.
_BEHIND_PLACE = pattern(
    r"[^\W\d_][\w.’'-]{1,20}(?: [^\W\d_][\w.’'-]{1,20})?\s?[,|•·–-]\s(?P<when>[^|]{0,30}\d.{0,60})"
)
_BEFORE_PLACE = pattern(
    r"(?P<when>[^|]{0,20}\d.{0,60}?)(?:(?<=[a-zß-ÿ])(?=[A-ZÄÖÜ])|[\s,|•·–-]{1,3})"
    r"[^\W\d_a-zß-ÿ][^\W\d_]{2,20}"
)

# "Duration: 40 minutes", "Licence:": a row of a list of facts
_FACT = pattern(r"[^\W\d_][^:：.!?\n]{1,24}[:：](?:\s.{0,80})?$")


# "2-4 pm", "18.00 bis 20.00": when something takes place, not when a text was published
_SPAN = worded(
    "dates",
    r"\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?|{oclock}|h)?\s?[-–—]\s?"
    r"\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\b|{oclock}|h\b|$)",
)


def timestamps(document: Document) -> Iterator[Claim]:
    """Yield claims on time stamps; see the module's text."""
    yield from document.phrase_claims("timestamps")
    for block, match in document.phrase_matches("timestamps", "alone"):
        if block.text.endswith((":", "：")) or document.before_body(block):
            yield block.claim("label", match.phrase, strength=STRONG)
    for block, rule in document.matching_lines(_dateless):
        if document.index(block) and _may_stand_at(document, block, rule):
            yield block.claim(rule, block.text, strength=STRONG)
    for block, (end, stamp) in document.matching_lines(_at_head):
        if is_near_top(document, block):
            fields = _fields(document, block, stamp)
            said = block.text[:end].strip()
            yield block.claim("head", said, end=end, strength=EXACT, fields=fields)
    found = [
        (block, placed, stamp)
        for block, said in document.matching_lines(_when)
        for placed, stamp in said
    ]
    ages = {block for block, _, stamp in found if stamp.is_span}
    chronicle = _is_chronicle(document, [(b, s) for b, placed, s in found if not placed])
    for block, placed, stamp in found:
        fields = _fields(document, block, stamp)
        if placed:
            if is_near_top(document, block) and not chronicle:
                yield block.claim("place", block.text, strength=STRONG, fields=fields)
        # What the row says is worth a field, but its place in the list is the article's.
        elif stamp.is_full and _is_fact(document, block):
            yield block.finding("stamp", block.key, **dict(fields))
        elif stamp.is_full:
            yield block.claim("stamp", block.key, strength=EXACT, fields=fields)
        elif not stamp.has_date and not ages.isdisjoint(document.beside(block)):
            yield block.claim("age", block.key, strength=STRONG)
        elif not block.text.endswith(_GOES_ON) and _says_when(document, block, stamp, chronicle):
            yield block.claim("date", block.key, strength=STRONG, fields=fields)


@cache
def _label_openings() -> frozenset[str]:
    return frozenset(label.partition(" ")[0] for label in _labels())


@line_rule(longest=_LABELS, begins=one_of(_label_openings))
def _dateless(block: Block) -> str:
    """Return what the block is: a ``duration``, ``labels`` that lost their dates, or nothing."""
    text = block.text
    if not text[0].isalpha() and _DURATION.fullmatch(text):
        return "duration"
    first = block.key.partition(" ")[0]
    if first.isalpha() and first not in _label_openings():
        return ""  # most lines
    parts = [part for part in _PAIR.split(text) if part]  # "Published | Updated:"
    return "labels" if len(parts) > 1 and all(fold(part) in _labels() for part in parts) else ""


@line_rule(":", "：")
def _at_head(block: Block) -> tuple[int, Stamp] | None:
    """Return where a labelled stamp ends that stands before the first sentence, and the Stamp."""
    text, head = block.text, block.text[:_HEAD]
    if len(text) < _SENTENCE or not ("19" in head or "20" in head):
        return None  # most lines
    if not (_YEAR.search(head) and _CLOCK.search(head)):
        return None
    if not (text[0].isdigit() or text[0].isupper()):
        return None
    for gap in reversed(list(_GAP.finditer(text, 0, _HEAD))):
        # "… 10:32 Uhr Der Rat": of the small words of dates, some are articles that begin a sentence.
        if _is_capital_filler(text[: gap.start()].split()[-1]):
            continue
        stamp = read_stamp(text[: gap.start()])
        if stamp and stamp.has_date and stamp.has_time and stamp.has_label:
            return gap.end(), stamp
    return None


def _is_capital_filler(word: str) -> bool:
    """Is `word` a small word of dates with a capital, which none has behind a date?"""
    data = table("dates")
    key = fold(word)
    return word[0].isupper() and key in data["filler"] and key not in data["oclock"]


def _may_stand_at(document: Document, block: Block, rule: str) -> bool:
    """May a line without a date be cut where it stands: at the top, a duration below as well?"""
    if rule == "labels":
        return document.before_body(block)
    return is_near_top(document, block) or document.after_body(block)


@line_rule(longest=LONGEST)
def _when(block: Block) -> list[tuple[bool, Stamp]]:
    """Return whether a place stands in the time stamp that the block is, and the stamp."""
    text = block.text
    if not has_digit(text):
        return []
    stamp = read_stamp(text)
    if stamp and not stamp.has_date and _SPAN.search(text):
        return []
    if stamp:
        return [(False, stamp)]
    placed = _BEHIND_PLACE.fullmatch(text)
    if not placed and text[-1].isalpha():
        placed = _BEFORE_PLACE.fullmatch(text)
    stamp = read_stamp(placed["when"]) if placed else None
    return [(True, stamp)] if stamp and stamp.has_date else []


def _is_chronicle(document: Document, stamps: list[tuple[Block, Stamp]]) -> bool:
    """Does prose part bare dates, or does none of them stand near the top?"""
    bare = [
        document.index(b)
        for b, s in stamps
        if s.has_date and not (s.is_full or document.after_body(b))
    ]
    return bool(bare) and (
        any(bare[0] < index < bare[-1] for index in document.prose)
        or not is_near_top(document, document.blocks[bare[0]])
    )


@cache
def _labels() -> frozenset[str]:
    data = table("timestamps")
    return frozenset(fold_all([*data["alone"], *data["on"]]))


def _is_fact(document: Document, block: Block) -> bool:
    """Is the stamp one row of a list of facts inside the body, with others above and below?"""
    if is_outside_body(document, block) or is_near_top(document, block):
        return False
    return all(_FACT.match(neighbour.text) for neighbour in document.beside(block))


def _says_when(document: Document, block: Block, stamp: Stamp, chronicle: bool) -> bool:
    """May a bare date or time go: a date outside the body, a time after it?"""
    if is_near_top(document, block):
        return stamp.has_date and not chronicle and not announces(document, block)
    following = document.next(block)
    if following is not None and ends_like_sentence(following.text):
        return False  # the head of an entry: "10:14 a.m." and "The chair opens the meeting."
    return document.after_body(block) and (stamp.has_date or stamp.has_time)


def _fields(document: Document, block: Block, stamp: Stamp) -> tuple[tuple[str, object], ...]:
    """Return the fields of a stamp that speaks of this article: above the body, or labelled.

    A standfirst may stand above it, and any number of lines that are no prose.
    """
    above = bisect(document.prose, document.index(block))
    of_article = is_near_top(document, block) or (
        stamp.is_full and above == 1 < len(document.prose)
    )
    return stamp.days if of_article or stamp.has_label else ()
