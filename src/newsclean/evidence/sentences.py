"""The sentences of a text that is held as one line, judged as lines would be.

Where paragraphs were joined to one line, a notice of the page is a sentence among others. It begins and ends where
sentences do, so a filter that knows it as a line can be asked of it. Only those sentences are
looked at of which the filter says at a look that they may be notices.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from newsclean.evidence.document import Document
from newsclean.evidence.headlines import opens_sentence
from newsclean.evidence.line_rules import LineRule
from newsclean.evidence.starts import LOWER, STOP, UPPER, with_space
from newsclean.model.block import Block, look_up
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span
from newsclean.phrases import index
from newsclean.phrases.match import EXACT
from newsclean.phrases.patterns import pattern
from newsclean.text.prose import ends_like_sentence
from newsclean.text.speech import is_inside_quotation

_SHORTEST = 120  # characters of a line that holds several sentences
_CITED = 60  # characters of a notice that are its evidence
_LONGEST = 400  # characters of a sentence that may be a notice
# The end of a sentence, before a space or glued to a sentence in other letters: "AGENT.The council"
_BREAK = pattern(  # it begins with one class, so that the regex engine runs over all else
    rf"[{STOP}](?:(?<=[.!?…])[\"'”’»)]{{0,2}}\s+(?=[^\s{LOWER}])"
    rf"|(?<=[{UPPER}]{{2}}[.!?])(?=[{UPPER}][{LOWER}])|(?<=[{LOWER}]{{2}}[.!?])(?=[{UPPER}]{{2}})"
    r"|(?<=[。！？])[」』”’)）]?(?=[^\s」』”’)）])|(?<=[۔।॥؟։።။។])\s*)"
)

_GAP = pattern(rf"\s(?=[{UPPER}])")


def sentences(text: str, may_be: Callable[[str], bool]) -> Iterator[tuple[int, int, Block]]:
    """Yield the sentences of the line `text` that may be notices, as lines, and where they stand.

    `may_be` says of a sentence, casefolded, at a look, whether it may be one. A sentence in a
    quotation is none, nor is what ends in no full stop.
    """
    if len(text) < _SHORTEST:
        return
    ends = [0, *[stop.end() for stop in _BREAK.finditer(text)], len(text)]
    for start, end in pairwise(ends):
        if end - start > _LONGEST or not may_be(text[start:end].casefold()):
            continue
        said = text[start:end].rstrip()
        span = with_space(text, start, start + len(said))
        if not span or not ends_like_sentence(said) or holds_another(said):
            continue
        if not is_inside_quotation(text, start):
            line = Block((0, 0), said)
            look_up([line], index())
            yield *span, line


def holds_another(said: str) -> bool:
    """Begins another sentence in `said`, without a full stop before it: "… on the Post The baker wants"?"""
    return any(opens_sentence(said, gap.end()) for gap in _GAP.finditer(said))


def claims_within(document: Document, rule: LineRule[list[Span]], name: str) -> Iterator[Claim]:
    """Yield claims by the rule `name` on the sentences that the line rule finds."""
    for block, spans in document.matching_lines(rule):
        for start, end in spans:
            said = block.text[start : start + _CITED]
            yield block.claim(name, said, start=start, end=end, strength=EXACT)
