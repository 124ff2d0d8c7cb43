"""Speech that runs over paragraphs, and marks that are missing.

Each paragraph of a long speech opens with a mark and only the last one closes; some papers open
the first and close the last paragraph only. Both are conventions, no unmatched_marks. What remains is a
missing mark: it is added where the text leaves no doubt, else it is reported.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from newsclean.model.change import Change
from newsclean.phrases.patterns import pattern
from newsclean.repair.quotes.convention import QuoteConvention
from newsclean.repair.quotes.plain import is_well_formed
from newsclean.text.quotes import attribution
from newsclean.text.quotes.attribution import Attribution
from newsclean.text.quotes.context import Mark
from newsclean.text.quotes.marks import SPACES, STARTERS, opens_with_mark
from newsclean.text.quotes.parsing import ParsedQuotes, read

_SENTENCE_END: Final = pattern(r"[.!?…]['’\"”)]?\s+(?=[^\Wa-z])")
_ENDS: Final = tuple(".!?")
_LONGEST_SPEECH: Final = 12  # paragraphs without any mark between the opening and the closing one
_COMMON: Final = '"“„«「『'  # the double marks of well-formed paragraphs
_FEWEST_WORDS: Final = 5
_LONGEST_CLAUSE: Final = 8  # words of "a spokesman for the ministry said"
_MOST_COMMAS: Final = 20
_COMMA: Final = pattern(",")
_CLOSERS: Final = {"“": "”", "”": "”", "«": "»", "»": "»", '"': '"', "「": "」", "『": "』"}
_OPENERS: Final = {"”": "“", "»": "«", '"': '"', "“": "„", "」": "「", "』": "『"}


class UnmatchedMark(NamedTuple):
    """A mark without its partner, and the paragraph it stands in."""

    paragraph: int
    mark: Mark


def unmatched_marks(
    texts: Sequence[str], parsed_paragraphs: Sequence[ParsedQuotes | None]
) -> Iterator[tuple[UnmatchedMark, ParsedQuotes]]:
    """Yield the marks that no convention explains, in the order of the text.

    `parsed_paragraphs` is None for paragraphs without a lone mark that were not read.
    """
    pending: tuple[UnmatchedMark, ParsedQuotes] | None = None
    silent = 0
    for index, (text, parsed) in enumerate(zip(texts, parsed_paragraphs, strict=True)):
        stray = parsed.stray if parsed else []
        unclosed = parsed.unclosed if parsed else []
        if pending is not None:
            if stray or opens_with_mark(text):
                stray, pending = stray[1:], None
            elif silent >= _LONGEST_SPEECH or _quotes(text, parsed):
                yield pending
                pending = None
            silent += 1
        if parsed is not None:
            yield from ((UnmatchedMark(index, mark), parsed) for mark in [*stray, *unclosed[:-1]])
            if unclosed:
                pending, silent = (UnmatchedMark(index, unclosed[-1]), parsed), 0
    if pending is not None:
        yield pending


def _quotes(text: str, parsed: ParsedQuotes | None) -> bool:
    """Return whether a paragraph, read or not, has any double quotation mark."""
    if parsed is None and is_well_formed(text):
        return any(mark in text for mark in _COMMON)
    return (parsed or read(text)).quotes


def is_arrow(unmatched: UnmatchedMark, parsed: ParsedQuotes) -> bool:
    """Return whether a lone guillemet only points: "» The day in brief", "Read on »"."""
    mark = unmatched.mark
    edge = mark.start == 0 or mark.end == len(parsed.text)
    return mark.glyph in "«»" and mark.flank == "" and edge


def missing_mark(
    unmatched: UnmatchedMark, parsed: ParsedQuotes, partner: str | None, convention: QuoteConvention
) -> Change | None:
    """Return the change that adds `partner` to a lone mark, or None where there is doubt."""
    if partner is None or len(parsed.unclosed) + len(parsed.stray) != 1:
        return None
    if unmatched.mark.role == "open":
        at = _place_of_closer(parsed.text, unmatched.mark, convention)
    else:
        at = _place_of_opener(parsed.text, unmatched.mark, convention)
    return None if at is None else Change(at, at, partner, "missing_mark")


def _place_of_closer(text: str, mark: Mark, convention: QuoteConvention) -> int | None:
    """Return where a closing mark must stand: before "she said", or where the sentence ends.

    Only for one quoted sentence that runs to the end of the paragraph, and which begins the
    paragraph or is led up to by a colon and a verb of attribution.
    """
    inner = text[mark.end :]
    whole = not text[: mark.start].strip(SPACES)
    introduced = _is_led_up_to(text, mark, convention)
    if not (whole or introduced) or not _is_one_sentence(inner):
        return None
    commas = [mark.end + match.start() for match in islice(_COMMA.finditer(inner), _MOST_COMMAS)]
    if len(commas) == _MOST_COMMAS:
        return None
    for index, comma in enumerate(commas):
        said = attribution.after(text, comma + 1, convention.language)
        if said.verb is not None:
            previous = commas[index - 1] if index else None
            plain = index == len(commas) - 1 and _is_plain(text, said, comma, previous)
            return comma + attribution.comma_stands_inside(said.verb) if plain else None
    if commas and len(text[commas[-1] + 1 :].split()) <= _FEWEST_WORDS:
        return None  # "..., she quips.": a verb that is in no table
    return len(text) if inner[-1] != "." or convention.stop_inside else len(text) - 1


def _is_led_up_to(text: str, mark: Mark, convention: QuoteConvention) -> bool:
    head = text[: mark.start].rstrip(SPACES)
    return head.endswith(":") and (
        attribution.before(text, mark.start, convention.language).verb is not None
    )


def _is_one_sentence(inner: str) -> bool:
    if any(character in STARTERS for character in inner) or not inner.endswith(_ENDS):
        return False
    if inner.endswith("..") or len(inner.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS:
        return False
    return _SENTENCE_END.search(inner) is None


def _is_plain(text: str, said: Attribution, comma: int, previous: int | None) -> bool:
    """Return whether the clause after the last comma can only be "the mayor said"."""
    clause = text[comma + 1 :].split()
    if said.verb is None or said.speaker is None or len(clause) > _LONGEST_CLAUSE:
        return False
    if clause[0] != said.verb:
        return clause[0][0].isupper() or clause[0].lower() in attribution.DETERMINERS
    speaker = said.speaker.split()[0]
    apposition = previous is not None and len(text[previous:comma].split()) <= _LONGEST_CLAUSE
    return not apposition and (speaker[0].isupper() or speaker.lower() in attribution.DETERMINERS)


def _place_of_opener(text: str, mark: Mark, convention: QuoteConvention) -> int | None:
    """Return the start of the paragraph if its first sentence ends in ,” and "the mayor said"."""
    inner = text[: mark.start]
    if any(character in STARTERS for character in inner) or not inner[:1].isupper():
        return None
    outside = text[mark.end :].startswith(", ")
    if not (
        inner.endswith(",") or outside or (inner.endswith(("!", "?")) and _goes_on(text, mark))
    ):
        return None
    if ":" in inner or len(inner.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS:
        return None
    if _SENTENCE_END.search(inner) or attribution.has_verb(inner, convention.language):
        return None
    said = attribution.after(text, mark.end, convention.language)
    return None if said.verb is None or said.speaker is None else 0


def _goes_on(text: str, mark: Mark) -> bool:
    return text[mark.end :].lstrip(SPACES)[:1].islower()


def partner_of(mark: Mark) -> str | None:
    """Return the mark that would pair with a lone one, by the mark alone; None in doubt."""
    return (_CLOSERS if mark.role == "open" else _OPENERS).get(mark.glyph)


def doubt(unmatched: UnmatchedMark) -> str:
    """Return the sentence that tells a person about a mark whose partner is missing."""
    which = "closing" if unmatched.mark.role == "open" else "opening"
    return (
        f"Paragraph {unmatched.paragraph + 1}: {unmatched.mark.written} at character {unmatched.mark.start}"
        f" has no {which} mark; it was left as it is, because where it belongs is in doubt."
    )
