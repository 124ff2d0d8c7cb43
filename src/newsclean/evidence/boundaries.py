"""Phrases at the boundaries of a line: what people hold as one line has residue in the middle.

Where line breaks were lost, or never made, a whole interface string stands between two sentences.
It is found where a sentence, a bracket or a mark ends before it, and where one of these, or a
sentence that begins, follows it; never in a quotation, and never as the head of a sentence that
goes on. A label ("Read also:") takes along the headline behind it only where something says how
far that reaches: brackets, quotation marks, the end of the line, the next sentence (`headlines`),
another label, or the same headline again. Elsewhere it is CONTEXT, which cuts nothing by default.

The cost is one search for boundaries in all lines (`starts`), and at each a look whether any phrase
begins so.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.evidence.headlines import CAPITAL_NOUNS, LONGEST, headline_end, same_headline
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.starts import (
    BRACKETS,
    CLOSE,
    HEAD,
    MARKS,
    STOP,
    may_begin,
    starts_in,
    with_starts,
)
from newsclean.model.block import Block
from newsclean.phrases import PhraseIndex, PhraseMatch, fold, fold_all, index, table, worded
from newsclean.phrases.fold import shape
from newsclean.phrases.match import CONTEXT, EXACT, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import is_cut_off, word_count
from newsclean.text.scripts import has_no_capitals
from newsclean.text.speech import CLOSED_BY, is_inside_quotation

_SHORTEST = 60  # characters of a line that may hold more than one thing
_WINDOW = 130  # characters of the longest phrase that is looked for
_LABEL = 40  # characters of a label
_WORDS = 3  # fewer words may be a sentence of somebody's own: "Read more. Sleep well."
_WORDS_OF_LINE = 4  # of a phrase that no rule knows as the end of a paragraph: "Click to zoom."
_MANY_WORDS = 4  # of so many the next sentence may follow without a full stop
_INSTRUCTION = 6  # words of one that may lead up to something: "Press … to watch the video:"
_LABEL_WORDS = 2
_LABELS = 12  # labels in a row whose headlines are compared
_SHOUTED = 8  # letters of an interface word in capitals that is unmistakable

_FULL_STOPS = (".", "。", "।", "۔")  # end a sentence, and no headline
_AFTER_WORD = STOP + ":：→»>,;\"'”’"
_NO_END = _AFTER_WORD + MARKS + "".join(CLOSE.values())
_WORD_END = pattern(rf"(?=[\s{STOP}:：>→»,;!\"'”’{BRACKETS}{MARKS}]|$)|(?<=[a-zA-Z])(?=[A-Z][a-z])")
_TAIL = pattern(rf"[{STOP}:→»>]{{0,3}}")
_WORD_START = pattern(r"\s+(?=\S)")
# "Lire aussi sur Radio Ostby :": where a label sends its readers
_MEDIUM = worded(
    "headlines", r" {on} [^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*){0,3}(?=\s?[:：])", cased=True
)
_SEPARATOR = pattern(r"\s?[:：>»|]\s*")
_BREAK = pattern(rf"[{STOP}](?:\s|$)|[。！？](?=[^」』”’)）])")

# Forms that say themselves how far they reach: "A post shared by Jane Roe (@janeroe)", and from the
# sign of copyright, or a bracket before it, to the ban on copying that closes the notice
_HANDLE = pattern(
    r"\(@[\w.]{1,40}\)(?: on [A-Z][a-z]{2} \d{1,2}, \d{4} at \d{1,2}:\d\d[ap]m P[DS]T)?"
)
_CAPITAL = pattern(r"(?<=\s)[^\W\d_a-zß-ÿ]")  # "#slay A post shared by …": no sentence ends before
_CREDIT_HEAD = 5
_SHARED = 110  # characters of such a credit
_FRAMES = ("(@", "ⓒ", "(c)")  # one of them is in each such form
_NOTICE = pattern(r"\[[^\[\]]{0,12}(?:ⓒ|\(c\))[^\[\]]{1,80}\]|[※*]? ?ⓒ[^.!?ⓒ▶]{1,70}")

_WORD = pattern(r"(?<=[\s,:])\S")


class Place(NamedTuple):
    """Where in a line a phrase stands, with what goes along with it, and how sure that is."""

    start: int
    end: int
    match: PhraseMatch
    strength: Strength


def phrase_places(block: Block, phrases: PhraseIndex) -> list[Place]:
    """Return the places in `block` where `phrases` claim part of it: within it and at its end."""
    found = (
        [*_within(block, phrases), *_framed(block, phrases)] if len(block.text) >= _SHORTEST else []
    )
    start = block.ending() if block.may_end_in_phrase else None
    if start is not None:
        found += [
            Place(start, len(block.text), match, match.strength)
            for match in phrases.ending(fold(block.text[start:]))
        ]
    return found


def _suspects(blocks: Sequence[Block]) -> list[Block]:
    """Return those of `blocks` in which `places` may find anything: nearly none."""
    long = [block for block in blocks if len(block.text) >= _SHORTEST]
    held = with_starts(long, index())
    for mark in _FRAMES:
        held.update([block for block in long if mark in block.text])
    return [block for block in blocks if block in held or block.may_end_in_phrase]


@line_rule(sift=_suspects)
def places(block: Block) -> list[Place]:
    """Return the places in `block` where phrases claim part of it; asked of each line once."""
    return phrase_places(block, index())


def _within(block: Block, phrases: PhraseIndex) -> Iterator[Place]:
    """Yield the phrases that stand whole between two boundaries of the line."""
    text = block.text
    done = 0
    open_: list[list[Place]] = []  # labels with a headline of which no end is known
    for start in may_begin(text, phrases):
        if start >= done and (found := _at(text, start, phrases)):
            done = found[-1].end
            if found[0].strength == CONTEXT:
                open_.append(found)
            else:
                yield from found
    yield from _said_twice(text, open_)


def _said_twice(text: str, labels: list[list[Place]]) -> Iterator[Place]:
    """Yield `labels`, each with its headline where another one has the same headline behind it.

    What two labels of a line have in common is the headline: different sentences follow.
    """
    common: dict[int, int] = {}
    for i, here in enumerate(labels):
        for there in labels[i + 1 : i + _LABELS]:
            first, second = (_past_separator(text, places[0].end) for places in (here, there))
            is_ban = here[0].match.filter == "copyright_lines"
            if length := same_headline(text, first, second, is_ban=is_ban):
                common.setdefault(first, first + length)
                common.setdefault(second, second + length)
    for places in labels:
        end = common.get(_past_separator(text, places[0].end))
        span = _with_space(text, places[0].start, end) if end else None
        yield from (Place(*span, p.match, EXACT) if span else p for p in places)


def _past_separator(text: str, end: int) -> int:
    separator = _SEPARATOR.match(text, end)
    return separator.end() if separator else end


def _framed(block: Block, phrases: PhraseIndex) -> Iterator[Place]:
    """Yield the credits and notices within the line that a handle or a ban closes."""
    text = block.text
    if "(@" in text:
        starts = starts_in(text)
        for handle in _HANDLE.finditer(text):
            if is_inside_quotation(text, handle.start()):
                continue
            first = bisect_left(starts, handle.start() - _SHARED)
            near = starts[first : bisect_left(starts, handle.start())]
            for start in sorted({*near, *_credit_starts(text, handle.start())}):
                if text[start] in CLOSED_BY and text[start + 1].isspace():
                    start += 2  # a mark that closed what stands before
                if span := _with_space(text, start, handle.end()):
                    yield from _closed_by_handle(text[start : handle.end()], *span, phrases)
    if "ⓒ" in text or "(c)" in text:
        for notice in _NOTICE.finditer(text):
            yield from _ban(notice[0], *notice.span(), phrases)


def _credit_starts(text: str, handle: int) -> Iterator[int]:
    """Yield the places before a handle where a credit may begin within a sentence: by a capital."""
    for word in _CAPITAL.finditer(text, max(0, handle - _SHARED), handle):
        if text[word.start() : word.start() + _CREDIT_HEAD].casefold() in _credit_heads():
            yield word.start()


@cache
def _credit_heads() -> frozenset[str]:
    """Return how credits of embedded posts begin: "A pos"."""
    phrases = fold_all(table("social_embeds")["shared_by"])
    return frozenset(phrase[:_CREDIT_HEAD] for phrase in phrases)


def _closed_by_handle(said: str, start: int, end: int, phrases: PhraseIndex) -> Iterator[Place]:
    """Yield what `said`, which ends in a handle, says if it begins as a credit does."""
    for match in phrases.matches(fold(said)):
        if match.match == "prefix" and match.claims and match.strength == EXACT:
            yield Place(start, end, match, EXACT)
            return


def _ban(notice: str, start: int, end: int, phrases: PhraseIndex) -> Iterator[Place]:
    """Yield the copyright notice that ends in a phrase of rights, if `notice` does."""
    for word in _WORD.finditer(notice):
        for match in phrases.inside(fold(notice[word.start() :])):
            if match.filter == "copyright_lines":
                yield Place(start, end, match, EXACT)
                return


def _at(text: str, start: int, phrases: PhraseIndex) -> list[Place]:
    """Return what phrases claim from `start` on, the longest that do."""
    best: list[Place] = []
    limit = min(len(text), start + _WINDOW)
    if not phrases.begins_inside(fold(text[start:limit])):
        return []
    for boundary in _WORD_END.finditer(text, start + 1, min(len(text), limit + 1)):
        end = boundary.start()
        if end > limit:
            break
        if text[end - 1] in _NO_END or text[end - 1].isspace():
            continue
        key = fold(text[start:end])
        matches = phrases.inside(key)
        # Only with a digit can a phrase with "#" match, and few keys have one.
        if not matches and not key.isalpha() and any(map(str.isdigit, key)):
            matches = phrases.inside(shape(key))
        if matches and (found := _claimed(text, start, end, matches, phrases)):
            best = found
    # Asked last, and only of what a phrase claims: the look back is the dearest question.
    if best and is_inside_quotation(text, start):
        return []
    return best


def _claimed(
    text: str, start: int, end: int, matches: tuple[PhraseMatch, ...], phrases: PhraseIndex
) -> list[Place]:
    """Return what `matches` of text[start:end] claim there: whole phrases, or else labels."""
    whole = [match for match in matches if match.match != "label"]
    least = _WORDS if any(match.match == "ending" for match in whole) else _WORDS_OF_LINE
    bare = not any(match.language in CAPITAL_NOUNS or match.filter == "polls" for match in whole)
    if whole and (span := _span(text, start, end, least, bare=bare)):
        return [Place(*span, match, EXACT) for match in whole]
    labels = [match for match in matches if match.match == "label"]
    if labels and word_count(text[start:end]) < _LABEL_WORDS:
        labels = [match for match in labels if match.rule == "also"] if start else []
        span = (
            _label_span(text, start, end, labels, phrases) if _SEPARATOR.match(text, end) else None
        )
        return [Place(*span, match, EXACT) for match in labels] if span else []
    if labels:
        if medium := _MEDIUM.match(text, end):
            end = medium.end()
        if span := _label_span(text, start, end, labels, phrases):
            return [Place(*span, match, EXACT) for match in labels]
        if _SEPARATOR.match(text, end):
            return [Place(start, end, match, CONTEXT) for match in labels]
    return []


def _span(text: str, start: int, end: int, least: int, *, bare: bool) -> tuple[int, int] | None:
    """Return what goes with a phrase at text[start:end], if it stands by itself there.

    `least` is how many words it must have, `bare` says that it may need no mark after it.
    """
    said = text[start:end]
    opened = text[start - 1] if start and text[start - 1] in CLOSE else ""
    if opened:
        closed = _past(text, end)
        if text[closed : closed + 1] != CLOSE[opened] or _is_gloss(text, start - 1):
            return None
        return _with_space(text, start - 1, closed + 1)
    tail = _past(text, end)
    rest = text[tail : tail + _WINDOW]
    words = word_count(said)
    beyond = (rest.split(None, 1) or [""])[0]
    shouted = _is_shouted(said) and not (len(beyond) > 1 and beyond.isupper())
    # Where no mark ends a line a word is enough. What follows a cut beginning is judged with it.
    last = not rest and tail == end and not is_cut_off(text[:start].rstrip())
    if words < least and not shouted and not last:
        return None
    if start and text[start - 1].islower() and words <= _WORDS:
        return None  # glued to a small letter, it may be part of a name
    if not rest.strip():
        return start, len(text)
    if ":" in text[end:tail] and words < _INSTRUCTION:
        return None  # what follows belongs to it, and nobody knows how far
    follows = rest.lstrip()[0]
    if tail > end:  # a sentence of its own
        goes_on = follows.islower() or follows in ",;:)]”»’"
        return None if goes_on else _with_space(text, start, tail)
    if follows in MARKS or follows in CLOSE or rest.startswith("  "):
        return _with_space(text, start, tail)
    capital = follows.isupper() and not has_no_capitals(follows)
    if capital and ((bare and words >= _MANY_WORDS) or shouted):
        return _with_space(text, start, tail)
    if shouted and follows in CLOSED_BY:
        return _with_space(text, start, tail)
    return None


def _label_span(
    text: str, start: int, end: int, labels: list[PhraseMatch], phrases: PhraseIndex
) -> tuple[int, int] | None:
    """Return a label at text[start:end] and the headline behind it, if its end is known."""
    opened = text[start - 1] if start and text[start - 1] in CLOSE else ""
    if opened:
        closed = text.find(CLOSE[opened], end, end + LONGEST)
        if closed < 0 or opened in text[end:closed] or not _SEPARATOR.match(text, end):
            return None
        return _with_space(text, start - 1, closed + 1)
    separator = _SEPARATOR.match(text, end)
    at = separator.end() if separator else end + (text[end : end + 1] == " ")
    closing = CLOSED_BY.get(text[at : at + 1])
    if closing and (closed := _closed(text, at + 1, closing)):
        said = text[at:closed].rstrip(closing + " ")
        if said.endswith(_FULL_STOPS) and not is_cut_off(said):  # speech: the headline was lost
            return _with_space(text, start, at) if separator else None
        tail = _past(text, closed)
        follows = text[tail:].lstrip()[:1]
        # A sentence begins behind the marks, or may in a script without capitals.
        opens = separator and text[tail : tail + 1].isspace() and not follows.islower()
        if not follows or follows in CLOSE or ":" in text[closed:tail] or opens:
            return _with_space(text, start, tail)
    if not separator:
        return None
    rest = text[at : at + LONGEST + 1].rstrip()
    if not rest:
        return start, len(text)
    until = _headline_end(text, at, labels, phrases)
    if until is not None:
        return _with_space(text, start, until)
    if len(text) - at > LONGEST:
        return None
    if _BREAK.search(rest) and not (rest[-1] in "?!" and not _BREAK.search(rest[:-1])):
        return None
    return start, len(text)


def _headline_end(
    text: str, at: int, labels: list[PhraseMatch], phrases: PhraseIndex
) -> int | None:
    """Return where the headline at text[at] ends, if a sentence or another label begins there."""
    ends = (headline_end(text, at, match.language) for match in labels)
    end = next((end for end in ends if end is not None), None)
    if end == at:
        return at
    limit = min(len(text), at + LONGEST) if end is None else end
    for word in _WORD_START.finditer(text, at + 1, limit):
        if text[word.start() - 1] in STOP:
            break
        if _is_label(text, word.end(), phrases):
            return word.end()
    return end


def _is_label(text: str, start: int, phrases: PhraseIndex) -> bool:
    """Stands a label at text[start], with its mark?"""
    if not phrases.which_may_be_inside([text[start : start + HEAD]]):
        return False
    for boundary in _WORD_END.finditer(text, start + 1, min(len(text), start + _LABEL)):
        if _SEPARATOR.match(text, boundary.start()):
            said = fold(text[start : boundary.start()])
            return any(match.match == "label" for match in phrases.inside(said))
    return False


def _closed(text: str, at: int, marks: str) -> int:
    """Return the place behind the one of `marks` that closes a quotation which opens before `at`; or 0."""
    for place in range(at, min(len(text), at + LONGEST)):
        # Before a letter it is an apostrophe, which closes nothing.
        if text[place] in marks and not text[place + 1 : place + 2].isalnum():
            return place + 1
    return 0


def _is_gloss(text: str, opened: int) -> bool:
    """Do the round brackets that open at text[opened] explain the word before them?"""
    before = text[:opened].rstrip()
    return text[opened] in "(（" and bool(before) and before[-1] not in _AFTER_WORD


def _past(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _with_space(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span with the white space on one side, so that what is left is parted still."""
    while end < len(text) and text[end].isspace():
        end += 1
    before = text[start - 1] if start else " "
    if start and end < len(text) and before.isalnum() and not text[end - 1].isspace():
        return None  # two words would run into one
    if start and not before.isspace() and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _SHOUTED
