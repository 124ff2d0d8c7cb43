"""Comment sections: headings, counts, forms, policies, and the comments where form shows them.

Cuts headings ("Leave a Reply", "Schreibe einen Kommentar"), counts ("12 Kommentare", "Comments
(3)", "3 thoughts on “The title”"), the form's hints ("Your email address will not be published", "Notify me of follow-up
comments by email"), prompts to discuss, notices ("Comments are closed", "You must be logged in to
post a comment") and rows of form fields ("Name * Email * Website"). A word that is an ordinary
one too ("Reply", "Name", "Comments") goes only beside such a line or after the last prose.

The comments themselves go only under a heading that follows the text, where two lines or more
name an author and a time ("Anna Roe says:", "Otto, vor 3 Stunden"): each with the lines up to the
next. They spend the budget of their heading.

Numbers that are glued to the first letters of most paragraphs go, and so does 0 before three: they count the comments
on each. Where they count up, they number a list, and stay.

A call at the end to comment ("Let us know in the comments") goes too. Behind a sentence of the text, in
the same paragraph, it may be how the author closes: there it goes in the strict profile alone.

Leaves alone sentences about comments ("a request for comment"), quotations in an article, and
"Kommentar" as a label of an opinion piece above the text.

Known limits: comments without a heading, or with names alone above them, cannot be told from
prose and stay.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule, one_of
from newsclean.evidence.lines import is_residue, names_any
from newsclean.evidence.position import has_company, is_near_end, lines_after
from newsclean.evidence.starts import starts_in
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, folded, worded
from newsclean.phrases.fold import shape
from newsclean.phrases.match import CONTEXT, EXACT, STRONG
from newsclean.phrases.patterns import pattern
from newsclean.text.date_shapes import AGO
from newsclean.text.prose import is_prose
from newsclean.text.speech import opens_with_quotation

_NAME = "comment_forms"
_FIELDS = 3  # field names that make a row
_LONGEST_ROW = 120
_NUMBER = 8  # characters of the number under "Comments"
_LONGEST_OPENER = 90  # characters of the line above a comment
_PROSE_ABOVE = 2  # paragraphs before the heading of a comment section
_OPENERS = 2  # lines with author and time before comments count as such
_CALL = 240  # characters of a call to comment
_LAST_PROSE = 2  # paragraphs at the end that may be one
# "What do you think? Let us know in the comments below."
_INVITES = worded(
    _NAME,
    r"(?:^|[.!?:;,–—-] |(?:{words.please}|{words.and}) ){call}[^.!?]{0,90}{call_place}.{0,40}$",
)
_STOP = pattern(r"(?<=[^\W\d_]{2})[.!?…][\"'”’»)]{0,2}\s+(?=[^\W\d_a-zß-ÿ])")
_TOLD = 30  # characters of a sentence before the call that may tell of something
_AFTER = 3  # paragraphs that may follow the last comment
_APART = 8  # lines from one comment's opener to the next
_LAST = 4  # blocks that the last comment may have
# What follows "3 thoughts on": the title in quotation marks, and nothing else
_TITLE = pattern(r"[“\"«„‘「『”»][^“\"«„「『”»]{3,180}[”\"»“’」』«][.:]?$")
_PARTS = pattern(r"[\s*|:,/()✱＊-]+")
# "Anna Roe says:", "otto sagt am 3. Mai 2021 um 12:30 Uhr:"
_SPEAKS = worded(_NAME, r".{2,50}\s(?:{speech.verbs}|{says})(?:\s[\w .,:/-]{6,45})?\s?:")
# "otto, vor 3 Stunden", "Anna Roe · 2 hours ago", "花子 3時間前"
_AGO = worded("dates", rf".{{2,45}}(?:{AGO})")
# "Anna Roe March 3, 2021 at 5:02 pm": a year and a clock, in a line that is no sentence
_WHEN = pattern(r"(?=.{0,80}\b20\d\d\b)(?=.{0,80}\b\d{1,2}[:.h]\d\d\b)[^!?]{10,90}[^.!?,;]")


_ENTRY = 60  # characters of a sentence in which an entry is named
_COUNTERS = 3  # paragraphs with a number before them, at least
# "0Сегодня", "12“We waited"; not "2D", "5G"
_COUNTER = pattern(
    r"\d{1,4}(?=[“«„\"–—-]?\s?[^\W\d_a-zа-яё])(?=\W{0,2}[^\W\d_]{1,30}[\s,])(?![A-Z]{1,3}\b)"
)


def comment_forms(document: Document) -> Iterator[Claim]:
    """Yield claims on comment sections; see the module's text."""
    calls = dict(document.matching_lines(_call_at))
    for claim in document.phrase_claims(_NAME):
        closes = claim.start and calls.get(claim.block, 0) > 1
        if claim.rule == "closed" and claim.end is None:
            claim = replace(claim, start=_entry_at(claim.block.text))
        yield replace(claim, strength=CONTEXT) if closes else claim
    for block, match in document.phrase_matches(_NAME, "word"):
        if match.phrase == block.key and (
            document.after_body(block) or _is_beside_form(document, block)
        ):
            yield block.claim("word", match.phrase, strength=STRONG)
    for block, _ in document.matching_lines(_is_number):
        if document.after_body(block) and _is_under_heading(document, block):
            yield block.claim("number", block.text, strength=STRONG)
    for block, match in document.phrase_matches(_NAME, "about"):
        if (title := _TITLE.search(block.text)) and _is(block.text[: title.start()], match.phrase):
            yield block.claim("about", match.phrase, strength=EXACT)
    for block, _ in document.matching_lines(_is_row):
        yield block.claim("fields", block.key, strength=EXACT)
    for block, at in calls.items():
        if is_near_end(document, block, _LAST_PROSE):
            start = max(at - 1, 0)
            strength = CONTEXT if start else EXACT  # the text's own closing words, or furniture
            yield block.claim(
                "call", block.text[start : start + 60], start=start, strength=strength
            )
    yield from _counters(document)
    yield from _comments(document)


def _entry_at(text: str) -> int:
    """Return where the sentences begin that lead to the notice in which a line ends: of an entry, or no prose."""
    for at, end in reversed([*pairwise(starts_in(text))]):
        said = text[at:end]
        if is_prose(said) and not names_any(fold(said[:_ENTRY]), _NAME, "entry"):
            return end
    return 0


def _counters(document: Document) -> Iterator[Claim]:
    """Yield claims on the numbers glued to most paragraphs, or to some if all are 0: no text begins so."""
    found = document.matching_lines(_counter)
    numbers = [int(block.text[:end]) for block, end in found]
    counts_up = all(a < b for a, b in pairwise(numbers))
    glued = sum(block.is_prose for block, _ in found)
    is_most = 2 * glued > len(document.prose)
    if glued >= _COUNTERS and (is_most or not any(numbers)) and not counts_up:
        for block, end in found:
            yield block.claim("counter", block.text[:end], start=0, end=end, strength=EXACT)


@line_rule(begins=lambda word: word[:1].isdecimal())
def _counter(block: Block) -> int:
    """Return where the number ends with which the block begins, if a capital is glued to it, else 0."""
    found = _COUNTER.match(block.text)
    return found.end() if found else 0


def _is(text: str, phrase: str) -> bool:
    """Does `text` say the `phrase`, in which # stands for a number, and no more?"""
    key = fold(text)
    return phrase in (key, shape(key))


@line_rule(cues_from=lambda: cues(_NAME, "call_place"), longest=_CALL)
def _call_at(block: Block) -> int:
    """Return 1 + where the call to comment starts in the block, 0 if it is none.

    Sentences before it that tell of something stay; questions lead to the call.
    """
    found = _INVITES.search(block.text)
    if found is None or opens_with_quotation(block.text):
        return 0
    start = 0
    for stop in _STOP.finditer(block.text):
        if stop.end() > found.start() + 2:
            break
        # "Excited? Us, too." is part of the call; a sentence of some length tells of something.
        if "?" not in stop[0] and stop.end() - start >= _TOLD:
            start = stop.end()
    return start + 1


@line_rule(longest=_NUMBER)
def _is_number(block: Block) -> bool:
    """Is the block a number and nothing else?"""
    return block.text.strip("()[] ").isdigit()


def _is_under_heading(document: Document, block: Block) -> bool:
    """Does the heading of a comment section stand right above, so that the number counts them?"""
    above = document.previous(block)
    rules = ("heading", "plural")
    return above is not None and any(
        match.filter == _NAME and match.rule in rules and match.phrase == above.key
        for match in above.matches
    )


def _is_beside_form(document: Document, block: Block) -> bool:
    """Does another line of a comment form stand right before or after?"""
    return has_company(document, block, lambda b: b.key != block.key and _is_of_form(b))


def _is_of_form(block: Block) -> bool:
    """Is the block a line of a comment form beyond doubt, or a row of its fields?"""
    return is_residue(block, _NAME) or _is_row(block)


@line_rule(longest=_LONGEST_ROW, begins=one_of(lambda: folded(_NAME, "fields")))
def _is_row(block: Block) -> bool:
    """Is the block the names of three form fields or more, and nothing else?"""
    text = block.text
    if text.count(" ") < _FIELDS - 1 or block.key.split(" ", 1)[0].rstrip("*:,") not in folded(
        _NAME, "fields"
    ):
        return False
    parts = {part for part in _PARTS.split(block.key) if part}
    return len(parts) >= _FIELDS and parts <= folded(_NAME, "fields")


def _comments(document: Document) -> Iterator[Claim]:
    """Yield claims on the comments under the first heading that follows the text."""
    heading = _heading(document)
    if heading is None:
        return
    below = lines_after(document, heading)
    openers = [document.index(block) for block in below if _opens_comment(block)]
    for run in _runs(openers):
        end = min(run[-1] + _LAST, len(document.blocks) - 1)
        # Then the lines with names and times are an interview or a chronicle.
        if len(document.prose) - bisect_right(document.prose, end) > _AFTER:
            continue  # the article goes on
        for block in document.blocks[run[0] : end + 1]:
            yield block.claim(
                "comment", heading.key, strength=EXACT, list_id=document.index(heading)
            )


def _runs(openers: list[int]) -> Iterator[list[int]]:
    """Yield the places of comments that follow one another closely, two or more together."""
    run: list[int] = []
    for at in (*openers, None):
        if at is not None and (not run or at - run[-1] <= _APART):
            run.append(at)
            continue
        if len(run) >= _OPENERS:
            yield run
        run = [] if at is None else [at]


def _heading(document: Document) -> Block | None:
    """Return the first heading of a comment section that has enough prose before it."""
    for block, match in document.phrase_matches(_NAME):
        heads = match.rule in ("heading", "count", "plural")
        # A count above the text is a link to the comments, not the head of them.
        if heads and bisect_left(document.prose, document.index(block)) >= _PROSE_ABOVE:
            return block
    return None


def _opens_comment(block: Block) -> bool:
    """Is the block the line above a comment, with its author and time?"""
    text = block.text
    if len(text) > _LONGEST_OPENER or block.is_prose:
        return False
    return any(form.fullmatch(text) for form in (_SPEAKS, _AGO, _WHEN))
