"""Phrases at the boundaries of a line: what people hold as one line has residue in the middle.

Where line breaks were lost, or never made, a whole interface string stands between two sentences.
It is found where a sentence, a bracket or a mark ends before it, and where one of these, or a
sentence that begins, follows it; never in a quotation, and never as the head of a sentence that
goes on. A short one ends as surely where a capital is glued to it ("AdvertisementThe council"), a
word opens a sentence, a count closes it ("(12 photos)") or another phrase begins. A phrase that
opens a sentence ("Sign up for our …") takes it along if it is short and has no clauses. A label ("Read also:") takes along the headline behind it only where something says how
far that reaches: brackets, quotation marks, a seam, the end of the line, the next sentence (`headlines`),
another label, or the same headline again. Elsewhere it is CONTEXT, which cuts nothing by default.

The cost is one search for boundaries in all lines (`starts`), and at each a look whether any phrase
begins so.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.evidence.headlines import CAPITAL_NOUNS, is_bound, opens_sentence, same_headline
from newsclean.evidence.label_spans import SEPARATOR, label_span
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.starts import (
    CLOSE,
    HEAD,
    LOWER,
    MARKS,
    STOP,
    UPPER,
    WINDOW,
    WORD_END,
    may_begin,
    past,
    starts_in,
    which_hold,
    with_space,
)
from newsclean.model.block import Block
from newsclean.phrases import PhraseIndex, PhraseMatch, fold, fold_all, index, table, worded
from newsclean.phrases.fold import shape
from newsclean.phrases.match import CONTEXT, EXACT, Strength
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import is_cut_off, word_count
from newsclean.text.scripts import has_no_capitals, is_small
from newsclean.text.speech import CLOSED_BY, is_inside_quotation, reports_speech

_SHORTEST = 60  # characters of a line that may hold more than one thing
_WORDS = 3  # fewer words may be a sentence of somebody's own: "Read more. Sleep well."
_WORDS_OF_LINE = 4  # of a phrase that no rule knows as the end of a paragraph: "Click to zoom."
_MANY_WORDS = 4  # of so many the next sentence may follow without a full stop
_INSTRUCTION = 6  # words of one that may lead up to something: "Press … to watch the video:"
_LABEL_WORDS = 2
_CHAIN = 3  # phrases that stand one behind the other
_REST = 90  # characters of a sentence behind the phrase that opens it
_LABELS = 12  # labels in a row whose headlines are compared
_SHOUTED = 8  # letters of an interface word in capitals that is unmistakable
_SHOUTED_AD = 5  # the same of the label of an ad

_AFTER_WORD = STOP + ":：→»>,;\"'”’"
_NO_END = _AFTER_WORD + MARKS + "".join(CLOSE.values())
# "Lire aussi sur Radio Ostby :": where a label sends its readers
_MEDIUM = worded(
    "headlines", r" {on} [^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*){0,3}(?=\s?[:：])", cased=True
)

# Forms that say themselves how far they reach: "A post shared by Jane Roe (@janeroe)", and from the
# sign of copyright, or a bracket before it, to the ban on copying that closes the notice
_HANDLE = pattern(
    r"\(@[\w.]{1,40}\)(?: on [A-Z][a-z]{2} \d{1,2}, \d{4} at \d{1,2}:\d\d[ap]m P[DS]T)?"
)
_CAPITAL = pattern(r"(?<=\s)[^\W\d_a-zß-ÿ]")  # "#slay A post shared by …": no sentence ends before
_CREDIT_HEAD = 5
_SHARED = 110  # characters of such a credit
_FRAMES = ("@", "ⓒ", "(c)")  # one of them is in each such form
_NOTICE = pattern(r"\[[^\[\]]{0,12}(?:ⓒ|\(c\))[^\[\]]{1,80}\]|[※*]? ?ⓒ[^.!?ⓒ▶]{1,70}")

# The rest of a sentence without clauses up to its full stop, before another sentence or none
_SENTENCE = pattern(
    rf"[^{STOP}\"“”„«»,;:—–]*(?:\.(?=\w)[^{STOP}\"“”„«»,;:—–]*)*[{STOP}]+(?=\s+[^\s{LOWER}]|\s*$|[{UPPER}])"
)

_COUNT = worded(
    "dates", r"\s?[(（]\D{0,6}\d{1,4}[^\d()（）]{0,16}[)）]|\s[·•|]?\s?\d{1,3}\s?{minutes}\b\.?"
)
_SEAM = pattern(rf"(?<=[{LOWER}])(?=[{UPPER}])")
_COUNTED = 24  # characters of such a count

_WORD = pattern(r"(?<=[\s,:])\S")


class Place(NamedTuple):
    """Where in a line a phrase stands, with what goes along with it, and how sure that is."""

    start: int
    end: int
    match: PhraseMatch
    strength: Strength


def phrase_places(block: Block, phrases: PhraseIndex) -> list[Place]:
    """Return the places in `block` where `phrases` claim part of it: within it and at its end."""
    return [*_inside(block, phrases), *_at_end(block, phrases)]


def _inside(block: Block, phrases: PhraseIndex) -> list[Place]:
    if len(block.text) < _SHORTEST:
        return []
    return [*_within(block, phrases), *_framed(block, phrases)]


def _at_end(block: Block, phrases: PhraseIndex) -> list[Place]:
    start = block.ending() if block.may_end_in_phrase else None
    if start is None:
        return []
    end, met = len(block.text), phrases.ending(fold(block.text[start:]))
    return [Place(start, end, match, match.strength) for match in met]


def _which_hold(blocks: Sequence[Block]) -> list[Block]:
    """Return those of `blocks` in which a phrase may stand: nearly none."""
    long = [block for block in blocks if len(block.text) >= _SHORTEST]
    held = which_hold(long, index(), _FRAMES)
    return [block for block in long if block in held] if held else []


def _which_may_end(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.may_end_in_phrase]


@line_rule(sift=_which_hold)
def places_inside(block: Block) -> list[Place]:
    """Return the places within `block` where phrases claim part of it; asked of each line once."""
    return _inside(block, index())


@line_rule(sift=_which_may_end)
def places_at_end(block: Block) -> list[Place]:
    """Return the same of its last sentence."""
    return _at_end(block, index())


def _within(block: Block, phrases: PhraseIndex) -> Iterator[Place]:
    """Yield the phrases that stand whole between two boundaries of the line."""
    text = block.text
    done = 0
    open_: list[list[Place]] = []  # labels with a headline of which no end is known
    for start in may_begin(text, phrases):
        at = start
        while at >= done and (found := _at(text, at, phrases)):
            at = done = found[-1].end  # another one may follow
            if found[0].strength == CONTEXT:
                open_.append(found)
                break
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
        span = with_space(text, places[0].start, end) if end else None
        yield from (Place(*span, p.match, EXACT) if span else p for p in places)


def _past_separator(text: str, end: int) -> int:
    separator = SEPARATOR.match(text, end)
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
                if span := with_space(text, start, handle.end()):
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


def _at(text: str, start: int, phrases: PhraseIndex, depth: int = 0) -> list[Place]:
    """Return what phrases claim from `start` on, the longest that do.

    `depth` is how many stand before it of which each ends where the next one begins.
    """
    best: list[Place] = []
    limit = min(len(text), start + WINDOW)
    if not phrases.begins_inside(fold(text[start:limit])):
        return []
    for boundary in WORD_END.finditer(text, start + 1, min(len(text), limit + 1)):
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
        if matches and (found := _claimed(text, start, end, matches, phrases, depth)):
            best = found
    # Asked last, and only of what a phrase claims: the look back is the dearest question.
    if best and is_inside_quotation(text, start):
        return []
    return best


def _claimed(
    text: str,
    start: int,
    end: int,
    matches: tuple[PhraseMatch, ...],
    phrases: PhraseIndex,
    depth: int,
) -> list[Place]:
    """Return what `matches` of text[start:end] claim there: whole phrases, or else labels."""
    whole = [match for match in matches if match.match not in ("label", "prefix")]
    least = _WORDS if any(match.match == "ending" for match in whole) else _WORDS_OF_LINE
    bare = not any(match.language in CAPITAL_NOUNS or match.filter == "polls" for match in whole)
    bare = bare and not is_bound(text[start:end].rpartition(" ")[2])  # "Follow us on Facebook"
    letters = _SHOUTED_AD if any(m.filter == "advertisements" for m in whole) else _SHOUTED
    if whole and (span := _span(text, start, end, least, letters, bare=bare)):
        return [Place(*span, match, EXACT) for match in whole]
    if whole and depth < _CHAIN and _begins_another(text, end, phrases, depth):
        span = with_space(text, start, end)
        return [Place(*span, match, EXACT) for match in whole] if span else []
    opening = [match for match in matches if match.match == "prefix"]
    if opening and (span := _sentence_span(text, start, end, max(m.rest for m in opening))):
        return [Place(*span, match, EXACT) for match in opening]
    labels = [match for match in matches if match.match == "label"]
    if labels and word_count(text[start:end]) < _LABEL_WORDS:
        labels = [match for match in labels if match.rule == "also"] if start else []
        span = label_span(text, start, end, labels, phrases) if SEPARATOR.match(text, end) else None
        return [Place(*span, match, EXACT) for match in labels] if span else []
    if labels:
        if medium := _MEDIUM.match(text, end):
            end = medium.end()
        if span := label_span(text, start, end, labels, phrases):
            return [Place(*span, match, EXACT) for match in labels]
        if SEPARATOR.match(text, end):
            return [Place(start, end, match, CONTEXT) for match in labels]
    return []


def _span(
    text: str, start: int, end: int, least: int, letters: int, *, bare: bool
) -> tuple[int, int] | None:
    """Return what goes with a phrase at text[start:end], if it stands by itself there.

    `least` is how many words it must have, `letters` how many letters if all are capitals, `bare`
    says that it may need no mark after it.
    """
    said = text[start:end]
    opened = text[start - 1] if start and text[start - 1] in CLOSE else ""
    if opened:
        closed = past(text, end)
        if text[closed : closed + 1] != CLOSE[opened] or _is_gloss(text, start - 1):
            return None
        return with_space(text, start - 1, closed + 1)
    counted = _past_count(text, end)
    end, has_count = counted, counted > end
    tail = past(text, end)
    rest = text[tail : tail + WINDOW]
    words = word_count(said)
    beyond = (rest.split(None, 1) or [""])[0]
    shouted = _is_shouted(said, letters) and not (len(beyond) > 1 and beyond.isupper())
    # Where no mark ends a line a word is enough. What follows a cut beginning is judged with it.
    last = not rest and tail == end and not is_cut_off(text[:start].rstrip())
    # A capital glued to it shows that a line ended here, and so does a word that opens a sentence.
    ended = has_count or (tail == end and (_is_seam(text, end) or opens_sentence(text, tail)))
    if words < least and not (shouted or last or ended):
        return None
    if start and is_small(text[start - 1]) and words <= _WORDS:
        return None  # glued to a small letter, it may be part of a name
    if not rest.strip():
        return start, len(text)
    if ":" in text[end:tail] and words < _INSTRUCTION:
        return None  # what follows belongs to it, and nobody knows how far
    follows = rest.lstrip()[0]
    if tail > end:  # a sentence of its own
        goes_on = is_small(follows) or follows in ",;:)]”»’"
        return None if goes_on else with_space(text, start, tail)
    if follows in MARKS or follows in CLOSE or rest.startswith("  "):
        return with_space(text, start, tail)
    capital = follows.isupper() and not has_no_capitals(follows)
    if capital and ((bare and words >= _MANY_WORDS) or shouted or ended):
        return with_space(text, start, tail)
    if shouted and follows in CLOSED_BY:
        return with_space(text, start, tail)
    return None


def _is_gloss(text: str, opened: int) -> bool:
    """Do the round brackets that open at text[opened] explain the word before them?"""
    before = text[:opened].rstrip()
    return text[opened] in "(（" and bool(before) and before[-1] not in _AFTER_WORD


def _begins_another(text: str, end: int, phrases: PhraseIndex, depth: int) -> bool:
    """Follows on what ends at text[end] another phrase that goes, a space between them?"""
    if text[end : end + 1] != " " or not phrases.which_may_be_inside([text[end + 1 : end + HEAD]]):
        return False
    found = _at(text, end + 1, phrases, depth + 1)
    return bool(found) and found[0].strength == EXACT


def _sentence_span(text: str, start: int, end: int, rest: int) -> tuple[int, int] | None:
    """Return the sentence that a phrase at text[start:end] opens, if it ends within `rest` characters."""
    stop = _SENTENCE.match(text, end, min(len(text), end + min(rest, _REST)))
    if not stop or (start and text[start - 1] in CLOSE) or is_small(text[start]):
        return None
    if reports_speech(text[start : stop.end()]):
        return None
    return with_space(text, start, stop.end())


def _past_count(text: str, end: int) -> int:
    """Return the place behind a count, if one stands at text[end]: "(12 photos)", "3 min"."""
    seam = _SEAM.search(text, end, end + _COUNTED)
    count = _COUNT.match(text, end, seam.start() if seam else len(text))
    return count.end() if count else end


def _is_seam(text: str, at: int) -> bool:
    """Is a capital glued to what ends at text[at]?"""
    glued = text[at - 1].isalnum() or text[at - 1] in ")）"  # the bracket of a count
    return glued and text[at : at + 1].isupper()


def _is_shouted(text: str, least: int) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= least
