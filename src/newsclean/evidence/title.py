"""Which block is the title?

Measured on 133 news pages: half of all headlines have 55 to 79 characters, 95% have 110 or
fewer. What is longer and stands right above the body is mostly a standfirst, unless it has a
headline's own marks. Above the headline there may be a section, a date, a name or a trail of
crumbs; a line of two words is such a label far more often than a headline.

The choice hangs on what each of the first lines says, not on which comes first: the output puts
the title first, and cleaning that must find the same title.
"""

from bisect import bisect_left
from collections.abc import Sequence

from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.phrases import has_digit
from newsclean.phrases.patterns import pattern
from newsclean.text.date_shapes import first_date
from newsclean.text.prose import is_cut_off, word_count
from newsclean.text.scripts import is_wide
from newsclean.text.signatures import read_reporters
from newsclean.text.speech import OPENING, is_all_quoted

_LONGEST = 140  # characters
_HEAD = 5  # the lines at the top among which the headline may stand
_LEAST_WORDS = 3  # two words above prose are a name, a section or a subhead 18 times in 19
_LABEL_WORDS = 3  # a section, a kicker or a name has no more
_SOON = 13  # lines from the top among which prose must begin
_LONGEST_ABOVE_PROSE = 100  # where no standfirst or other short line follows
_CAPITALS = 0.8  # of the longer words, in a headline that is set in title case
_NOT_A_TITLE = pattern(r"[-–—•●▪■◦‣∙*·>+|]\s|…|\.\.")
_TRAIL = pattern(r"(?:\s[>›»|/←→↔]{1,2}\s.{1,60}){2}")  # a breadcrumb trail, a row of a table
_LONGEST_DATED = 60  # characters of a line that has little but a date, a time and a name
_DATED_FROM = 20  # or the date stands at its beginning: "Harwick, 3 May 2024: speech of the mayor"
_SENTENCE_BREAK = pattern(  # and a new one begins, with no small letter: "Karl III. von"
    r"[^\W\d_]{3}[.!?…]\s+[^\W\d_a-zß-öø-ÿα-ωа-яё]"
)
_TWO_SENTENCES = 70  # characters of a headline that may hold two, without a stop at its end
_FIRST_WORDS = 4  # "Fire! Mill burns down": a break after so few words parts no sentences
_FORM = pattern(r"\w[:?!;][\"”“»’]?\s|\s[–—-]\s")  # marks inside a headline
_STOPS = ("!", "?", "！", "？")
_STOP = pattern(r"。.")  # a sentence ends so, and no label
_CLOSED = (")", "]")
_FIRST_WORD = pattern(r"[^\W\d_]+")
_PRONOUNS = """
i you we ich du ihr wir sie je tu vous nous yo tú usted ustedes nosotros vosotros eu você vocês nós io
lei noi voi ik jij jullie wij jag ni vi jeg dere minä sinä me te én ti mi ja ty my wy já я ты мы вы ви
ми ben sen biz siz εγώ εσύ εμείς εσείς
"""
_PERSONS = frozenset(_PRONOUNS.split())
"""The first and second persons, as a sentence begins with them."""
# What a headline may begin with, letters and digits aside.
_OPENING = OPENING + "《【([¿¡#$£€&"


def title_block(document: Document) -> Block | None:
    """Return the block at the top of `document` that reads most like a headline, else None.

    Labels, dates and names may stand before it. Only where the caller has given no title.
    """
    return document.cached(_of_top)


def title_first(document: Document) -> Sequence[Block]:
    """Return the blocks in the order of the Article's text: the title first, a given one too."""
    if document.heading is not None:
        return (document.heading, *document.blocks)
    title = title_block(document)
    if title is None or not document.index(title):
        return document.blocks
    return (title, *[block for block in document.blocks if block is not title])


def _of_top(document: Document) -> Block | None:
    return document.of_top(_title_block, _SOON)


def _title_block(document: Document) -> Block | None:
    if document.title is not None:
        return None
    # Of equals the first: `max` keeps it.
    return max(_candidates(document), key=is_sure_title, default=None)


def _candidates(document: Document) -> list[Block]:
    """Return the first lines that could be the title, in order; prose must follow them soon."""
    found: list[Block] = []
    named = False  # may a line above be a name or a date? Then a short line is no title
    for block in document.blocks[:_HEAD]:
        text = block.text
        if len(text) > _LONGEST:
            break
        long = word_count(text) >= _LEAST_WORDS and not _is_dated(text)
        reads = long and reads_like_title(block)
        sure = reads and is_sure_title(block)
        titled = reads and (sure or not named)
        titled = titled and not (read_reporters(text) or _is_first_sentence(document, block))
        if titled and _is_no_standfirst(document, block, found):
            found.append(block)
        if sure or not is_label(block):  # what is sure to be a title is no label
            break
        # A name of two words and more may stand above: then the short line below it may be its role
        # or place.
        named = named or (not titled and word_count(text) > 1)
    if not found:
        return found
    # A list of short lines has no title: prose besides the candidate itself must follow.
    prose = bisect_left(document.prose, _SOON)
    return [block for block in found if prose > block.is_prose]


def is_label(block: Block) -> bool:
    """Is `block` short enough for a section, a date or a name above the headline?"""
    if block.is_prose or _NOT_A_TITLE.match(block.text) or _STOP.search(block.text):
        return False
    return word_count(block.text) <= _LABEL_WORDS or _is_dated(block.text) or is_trail(block)


def is_trail(block: Block) -> bool:
    """Is `block` a row of parts with marks between, as breadcrumbs are?"""
    return len(block.text) <= _LONGEST and bool(_TRAIL.search(block.text))


def is_quoted(block: Block) -> bool:
    """Is all of `block` in quotation marks: a pull quote, the name of a work?"""
    return is_all_quoted(block.text)


def is_sure_title(block: Block) -> bool:
    """Is `block`, which reads like a title, more than a label?"""
    return word_count(block.text) > _LABEL_WORDS and not block.text.endswith(_CLOSED)


def _is_dated(text: str) -> bool:
    """Does `text` hold a date and little else, or begin with one?"""
    if not has_digit(text):
        return False
    date = first_date(text)
    return date is not None and (len(text) <= _LONGEST_DATED or date <= _DATED_FROM)


def _is_first_sentence(document: Document, block: Block) -> bool:
    """Is `block` a sentence about a person whom only a pronoun names, and goes the text on so?

    Below a headline the first sentence says who is meant.
    """
    if not block.text.endswith(_STOPS):
        return False
    following = document.next(block)
    if following is None or not following.is_prose:
        return False
    first = _FIRST_WORD.match(block.lower)
    again = _FIRST_WORD.match(following.lower)
    return bool(first and again and first[0] == again[0] and first[0] in _PERSONS)


def _is_no_standfirst(document: Document, block: Block, above: list[Block]) -> bool:
    """Is `block` short for a line right above prose, or has it the form of a headline?"""
    if len(block.text) <= _LONGEST_ABOVE_PROSE:
        return True
    following = document.next(block)
    if following is None or not following.is_prose:
        return True
    return not above and _has_form(block.text)


def _has_form(text: str) -> bool:
    """Has `text` marks that headlines have and standfirsts lack, or capitals throughout?"""
    if _FORM.search(text):
        return True
    long = [word for word in text.split() if len(word) > 4]
    return sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def reads_like_title(block: Block) -> bool:
    """Could `block` be a headline: short, one sentence at most, no list item, no label?"""
    text = block.text
    if len(text) > _LONGEST or _NOT_A_TITLE.match(text) or is_cut_off(text):
        return False
    if text.endswith((":", ";", ",", ".", "。", "¶")) or text[0].islower():
        return False
    if not text[0].isalnum() and text[0] not in _OPENING:
        return False
    if " " not in text and not is_wide(text[0]):  # a single word is a section or a label
        return False
    # Long questions are headlines as often as sentences.
    if block.is_prose and not text.endswith("?"):
        return False
    if is_quoted(block) or is_trail(block):
        return False
    if len(text) <= _TWO_SENTENCES and not text.endswith(_STOPS):
        return True  # "Out of money. And now?" in a headline has no stop at its end
    sentences = _SENTENCE_BREAK.search(text)
    return not sentences or len(text[: sentences.end()].split()) <= _FIRST_WORDS + 1
