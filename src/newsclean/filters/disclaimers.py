"""Disclaimers: who answers for what is said, what a text is no substitute for, and how comments are dealt with.

Cuts sentences that are put together as such notices are, in any order of words:

- whose views they are: "The views expressed here do not necessarily reflect those of the paper.";
- advice: "This article does not constitute investment advice.";
- liability: the publisher, that he bears none, and for what ("The editors are not responsible for the
  content of external sites.");
- comments: "We reserve the right to remove comments.";
- sentences that are the same everywhere ("Past performance is no guarantee of future results.").

A line goes from the first sentence on that is one, if half of those that follow are; it must stand above the
body or near its end. In a text of one line the sentences go by themselves. What is said of
the article, its views and its advice, is kept in `notes`.

Leaves alone what somebody said or ruled about liability, and such sentences amid the article.

Known limits: rules for comments that are sentences of their own ("Do not attack other users") stay.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.sentences import is_one_line, sentences
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, worded
from newsclean.phrases.match import CONTEXT, EXACT
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.speech import reports_speech
from newsclean.text.told import is_told

_NAME = "disclaimers"
_LONGEST = 900  # characters of a notice
_LAST = 3  # paragraphs of the article at its end among which it stands
_HEAD = 48  # characters of a sentence in which a notice says what it is about
_TAIL = 900  # characters of a text of one line, from its end, in which one stands
# What the sentences of each kind say, beginning with what says most.
_OF_THE_ARTICLE = (("not_ours", "views"), ("advice", "is_not"))
_OF_THE_SITE = (("not_liable", "publisher", "of_what"), ("reserves", "moderated"))
_CUES = ("opening", "not_ours", "not_liable", "advice", "reserves")
_SAYS = {
    key: worded(_NAME, f"{{{key}}}") for kind in (*_OF_THE_ARTICLE, *_OF_THE_SITE) for key in kind
}
_OPENING = worded(_NAME, r"\W{0,4}({opening})")
_SENTENCES = pattern(
    r"[^.!?。！？۔।]+(?:[.!?。！？۔।]+(?![\s\"”»)])[^.!?。！？۔।]+)*[.!?。！？۔।]*"
)
_QUOTATION = pattern(r"[“„«\"][^“”„«»\"\s]+(?:\s[^“”„«»\"\s]+){3,}\s?[”“»\"]")  # more than a name


def disclaimers(document: Document) -> Iterator[Claim]:
    """Yield claims on disclaimers; see the module's text."""
    yield from document.phrase_claims(_NAME)
    found = dict(document.matching_lines(_notifies))
    at_ends = _at_ends(document, found)
    for block, (start, said) in found.items():
        strength = EXACT if block in at_ends else CONTEXT
        yield _noted(block.claim("notice", said, start=start, strength=strength))
    for block, inner in document.matching_lines(_inside):
        for start, end, said in inner if is_one_line(document) else ():
            yield _noted(block.claim("notice", said, start=start, end=end, strength=EXACT))


def _at_ends(document: Document, found: Collection[Block]) -> set[Block]:
    """Return which of the blocks `found` stand above the article, or with a few paragraphs of it below.

    They do not count each other, so that of a run of them all go at once. Where they are all there is,
    none stands at an end.
    """
    prose = [i for i in document.prose if document.blocks[i] not in found]
    if not prose:
        return set()
    first, last = prose[0], prose[-_LAST:][0]
    return {block for block in found if not first < document.index(block) < last}


@cache
def _mentions(*lists: str) -> Callable[[str], bool]:
    """Return what tells whether a casefolded text has a phrase of `lists`, as a whole word or not."""
    return search_for(cues(_NAME, *lists))


@line_rule(cues_from=lambda: cues(_NAME, *_CUES), longest=_LONGEST)
def _notifies(block: Block) -> tuple[int, str] | None:
    """Return where the first sentence of the block starts that is a notice, and what says so.

    Of those from there on half must be notices: what they add ("Please ask a doctor.") goes with them.
    """
    if reports_speech(block.lower) or _QUOTATION.search(block.text):
        return None
    found = [(part.start(), _disclaims(part[0])) for part in _SENTENCES.finditer(block.text)]
    first = next((n for n, (_, cue) in enumerate(found) if cue), None)
    if first is None:
        return None
    rest = [cue for _, cue in found[first:]]
    start, cue = found[first]
    return (start, cue) if cue and 2 * len(list(filter(None, rest))) >= len(rest) else None


@line_rule(cues_from=lambda: cues(_NAME, *_CUES))
def _inside(block: Block) -> list[tuple[int, int, str]]:
    """Return where the sentences of a line stand that are notices, near its end, and what says so."""
    found = []
    for start, end, line in sentences(block.text, _mentions(*_CUES)):
        cue = _disclaims(line.text)
        near_end = start > len(block.text) - _TAIL or _is_of_article(line.text)
        told = reports_speech(line.lower) or _QUOTATION.search(line.text)
        if cue and start and near_end and not told and not is_told(line.text, line.key, fold(cue)):
            found.append((start, end, cue))
    return found


def _disclaims(said: str) -> str | None:
    """Return the words by which a sentence is a notice, if it says all that those of a kind say."""
    if opened := _OPENING.match(said):
        return opened[1]
    low = said.casefold()
    for kind in (*_OF_THE_ARTICLE, *_OF_THE_SITE):
        if not all(_mentions(key)(low) for key in kind):
            continue
        found = [_SAYS[key].search(said) for key in kind]
        if all(found) and min([part.start() for part in found if part]) < _HEAD:
            return found[0][0] if found[0] else None
    return None


def _noted(claim: Claim) -> Claim:
    """Return `claim` with what it cuts as a note, if that is about the article."""
    text = claim.block.text[claim.start : claim.end]
    return replace(claim, fields=(("notes", text),)) if _is_of_article(text) else claim


def _is_of_article(text: str) -> bool:
    """Does a notice speak of the article: of its views, or of advice?"""
    kinds = [kind[0] for kind in _OF_THE_ARTICLE]
    return bool(_OPENING.match(text)) or any(_SAYS[kind].search(text) for kind in kinds)
