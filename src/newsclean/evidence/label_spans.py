"""How far a label in the middle of a line takes along what stands behind it.

"Read also: Old mill becomes a library" goes whole where brackets, quotation marks, a seam, the end of the
line, the next sentence (`headlines`) or another label says where its headline ends.
"""

from newsclean.evidence.headlines import LONGEST, headline_end
from newsclean.evidence.starts import CLOSE, HEAD, STOP, WORD_END, past, with_space
from newsclean.phrases import PhraseIndex, PhraseMatch, fold
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import is_cut_off
from newsclean.text.scripts import is_small
from newsclean.text.speech import CLOSED_BY

SEPARATOR = pattern(r"\s?[:：>»|՝፦៖]\s*")
"""What parts a label from its headline."""
_LABEL = 40  # characters of a label
_FULL_STOPS = (".", "。", "।", "۔")  # end a sentence, and no headline
_WORD_START = pattern(r"\s+(?=\S)")
_BREAK = pattern(rf"[{STOP}](?:\s|$)|[。！？](?=[^」』”’)）])")


def label_span(
    text: str, start: int, end: int, labels: list[PhraseMatch], phrases: PhraseIndex
) -> tuple[int, int] | None:
    """Return a label at text[start:end] and the headline behind it, if its end is known."""
    opened = text[start - 1] if start and text[start - 1] in CLOSE else ""
    if opened:
        closed = text.find(CLOSE[opened], end, end + LONGEST)
        if closed < 0 or opened in text[end:closed] or not SEPARATOR.match(text, end):
            return None
        return with_space(text, start - 1, closed + 1)
    separator = SEPARATOR.match(text, end)
    at = separator.end() if separator else end + (text[end : end + 1] == " ")
    closing = CLOSED_BY.get(text[at : at + 1])
    if closing and (closed := _closed(text, at + 1, closing)):
        said = text[at:closed].rstrip(closing + " ")
        if said.endswith(_FULL_STOPS) and not is_cut_off(said):  # speech: the headline was lost
            return with_space(text, start, at) if separator else None
        tail = past(text, closed)
        follows = text[tail:].lstrip()[:1]
        # A sentence begins behind the marks, or may in a script without capitals.
        opens = separator and text[tail : tail + 1].isspace() and not is_small(follows)
        if not follows or follows in CLOSE or ":" in text[closed:tail] or opens:
            return with_space(text, start, tail)
    if not separator:
        return None
    rest = text[at : at + LONGEST + 1].rstrip()
    if not rest:
        return start, len(text)
    until = _headline_end(text, at, labels, phrases)
    if until is not None:
        return with_space(text, start, until)
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
    for boundary in WORD_END.finditer(text, start + 1, min(len(text), start + _LABEL)):
        if SEPARATOR.match(text, boundary.start()):
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
