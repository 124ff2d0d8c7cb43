"""Find the quoted passages of an article, and who said them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from newsclean.phrases.patterns import pattern
from newsclean.text.quotes import attribution
from newsclean.text.quotes.attribution import NOBODY, Attribution
from newsclean.text.quotes.context import Mark
from newsclean.text.quotes.marks import DOUBLES, SPACES, opens_with_mark
from newsclean.text.quotes.parsing import ParsedQuotes, read

_ANY: Final = pattern(  # any mark that may quote: not the apostrophe inside a word
    rf"[{DOUBLES}‘‚‹'](?:(?<!')|(?<![^\W_]')|(?![^\W_]))"
)
_LINKS: Final = 120  # the longest text between the halves of one split quotation, in characters
_NEAR: Final = 32  # characters after the closing mark in which its verb may begin
_SENTENCE: Final = pattern(r"[.!?…]\s")
_SPEECH_ENDS: Final = tuple(",.!?…—–、。！？")


class Quotation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quoted passage, without its outer marks.

    `text` joins the paragraphs of one speech by a blank line. `paragraphs` are the indexes of its
    first and last paragraph; `start` is an offset in the first, after the opening mark, `end` one
    in the last, before the closing mark. `speaker` and `verb` are in the text's own words, and
    None where the text does not say them plainly.
    """

    text: str
    paragraphs: tuple[int, int]
    start: int
    end: int
    speaker: str | None = None
    verb: str | None = None


class _Passage(NamedTuple):
    """A quotation's place: paragraph and mark where it opens and where it closes."""

    first: int
    opener: Mark
    last: int
    closer: Mark


def find_quotations(
    paragraphs: Sequence[str], *, language: str | None = None
) -> tuple[Quotation, ...]:
    """Return the quoted passages in the order of the text.

    A quotation inside another belongs to it; a speech over several paragraphs is one quotation;
    the halves of a split one ("…," she said, "…") are two with the same speaker.

    >>> found = find_quotations(["“We won,” said Ann Lee, “by far.”"])
    >>> [(quotation.text, quotation.speaker, quotation.verb) for quotation in found]
    [('We won,', 'Ann Lee', 'said'), ('by far.', 'Ann Lee', 'said')]
    """
    code = (language or "").replace("_", "-").split("-")[0].lower()
    parsed_paragraphs = [
        read(text) if _ANY.search(text) else ParsedQuotes(text) for text in paragraphs
    ]
    found: list[Quotation] = []
    previous: _Passage | None = None
    for passage in _passages(parsed_paragraphs):
        said = _attribution(paragraphs, passage, code)
        if said.speaker is None and previous is not None:
            said = _same_speaker(paragraphs, previous, passage, found[-1], said)
        found.append(_quotation(paragraphs, parsed_paragraphs, passage, said))
        previous = passage
    return tuple(found)


def _passages(parsed_paragraphs: Sequence[ParsedQuotes]) -> Iterator[_Passage]:
    """Yield the outermost pairs, and the speeches that run over paragraphs."""
    pending: tuple[int, Mark] | None = None
    for index, parsed in enumerate(parsed_paragraphs):
        outer = list(_outermost(parsed))
        if pending is not None:
            closer = _end_of_speech(parsed, outer)
            if closer is not None:
                yield _Passage(*pending, index, closer)
                outer = [pair for pair in outer if pair[0].start > closer.start]
                pending = None
            elif parsed.quotes and not (parsed.unclosed and opens_with_mark(parsed.text)):
                pending = None
        for opener, closer in outer:
            yield _Passage(index, opener, index, closer)
        if parsed.unclosed and pending is None:
            pending = index, parsed.unclosed[0]


def _outermost(parsed: ParsedQuotes) -> Iterator[tuple[Mark, Mark]]:
    """Yield the pairs that lie in no other, except those inside a speech that stays open."""
    limit = parsed.unclosed[0].start if parsed.unclosed else len(parsed.text)
    done = -1
    for opener, closer in sorted(parsed.pairs + parsed.singles, key=lambda pair: pair[0].start):
        if opener.start > done and opener.start < limit and opener.end < closer.start:
            yield opener, closer
            done = closer.start


def _end_of_speech(parsed: ParsedQuotes, outer: Sequence[tuple[Mark, Mark]]) -> Mark | None:
    """Return the mark that closes a speech begun in an earlier paragraph, if it is here."""
    if parsed.stray:
        return parsed.stray[0]
    if outer and outer[0][0].double and opens_with_mark(parsed.text):
        return outer[0][1]
    return None


def _quotation(
    paragraphs: Sequence[str],
    parsed_paragraphs: Sequence[ParsedQuotes],
    passage: _Passage,
    said: Attribution,
) -> Quotation:
    first, opener, last, closer = passage
    start, end = opener.end, closer.start
    if first == last:
        text = paragraphs[first][start:end]
    else:
        parts = [paragraphs[first][start:]]
        parts += [_continued(parsed_paragraphs[index]) for index in range(first + 1, last)]
        parts.append(_continued(parsed_paragraphs[last], end))
        text = "\n\n".join(part.strip(SPACES) for part in parts)
    return Quotation(
        text=text.strip(SPACES),
        paragraphs=(first, last),
        start=start,
        end=end,
        speaker=said.speaker,
        verb=said.verb,
    )


def _continued(parsed: ParsedQuotes, end: int | None = None) -> str:
    """Return a later paragraph of a speech without the mark that opens it anew."""
    text = parsed.text
    marks = parsed.marks
    begins = opens_with_mark(text) and marks and not text[: marks[0].start].strip(SPACES)
    return text[marks[0].end if begins else 0 : end]


def _attribution(paragraphs: Sequence[str], passage: _Passage, language: str) -> Attribution:
    """Return who said it: by the clause after the closing mark, else by the one before."""
    text = paragraphs[passage.last]
    said = attribution.after(text, passage.closer.end, language)
    if not _ends_speech(text, passage.closer, said):
        said = NOBODY
    if said.speaker is not None:
        return said
    head = paragraphs[passage.first]
    led = attribution.before(head, passage.opener.start, language)
    if led.verb is not None:
        return led
    if said.verb is not None:
        topic = attribution.topic_before(head, passage.opener.start)
        return Attribution(topic, said.verb)
    return NOBODY


def _ends_speech(text: str, closer: Mark, said: Attribution) -> bool:
    """Return whether what follows the mark can be an attribution, not the sentence going on."""
    inside = text[closer.start - 1 : closer.start]
    outside = text[closer.end : closer.end + _NEAR].lstrip(SPACES)
    if inside in _SPEECH_ENDS or outside.startswith((",", "—", "–", "-")):
        return True
    return said.verb is not None and outside.lstrip(SPACES + "と라고").startswith(said.verb)


def _same_speaker(
    paragraphs: Sequence[str],
    previous: _Passage,
    passage: _Passage,
    before: Quotation,
    said: Attribution,
) -> Attribution:
    """Return the speaker of the quotation before where only the attribution stands between."""
    if before.speaker is None or passage.first != previous.last:
        return said
    start, end = previous.closer.end, passage.opener.start
    between = paragraphs[passage.first][start:end].strip(SPACES) if end - start <= _LINKS else ""
    if not between.endswith((",", ".", ":", "–", "—")):
        return said
    if before.verb is None or before.verb not in between or _SENTENCE.search(between):
        return said
    return Attribution(before.speaker, before.verb)
