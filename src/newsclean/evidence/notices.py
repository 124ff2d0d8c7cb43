"""Notices that are put together: sentences that have a word of each of several lists, in any order.

"The editors are not responsible for the content of external sites" says who publishes, that he bears no
liability, and for what. Each language has lists for these parts, so that a wording that nobody listed as a
whole is known by its parts.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import LineRule
from newsclean.evidence.sentences import holds_another, sentences
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, worded
from newsclean.phrases.match import CONTEXT, EXACT, Strength
from newsclean.phrases.patterns import pattern
from newsclean.phrases.search import search_for
from newsclean.text.scripts import width
from newsclean.text.speech import AT_LENGTH, is_inside_quotation, reports_speech
from newsclean.text.told import is_told

Place = tuple[int, int, str]
"""Where notices start and end in a line, and what says that they are some."""
LONGEST = 900  # characters of a line with a notice
_HEAD = 48  # characters of a sentence in which a notice says what it is about
_LAST = 3  # paragraphs of the article at its end among which a notice stands
_REST = 36  # characters that it may go on behind the last of its parts
_CLAUSE = 14  # characters, wide ones counted twice, of a clause that says something of its own
_CLAUSES = pattern(r"(?:[^,，;；:：–—]|(?<=\d),(?=\d))+")
_ADDED = 60  # characters, wide ones counted twice, of a sentence behind a notice that adds to it
_ENDS = pattern(r"(?:[^\W\d_]{4}|[\d)”»])[.!?]+\s*$|[。！？۔।]\s*$")
_SENTENCES = pattern(
    r"[^.!?。！？۔।]+(?:[.!?。！？۔।]+(?![\s\"”»)])[^.!?。！？۔।]+)*[.!?。！？۔।]*"
)


class Notices:
    """The notices of one filter.

    Args:
        name: the filter, in whose tables the lists are.
        kinds: for each kind of notice the lists of its parts, beginning with the one that says most: lines
            are searched for its phrases.
        opening: the list of openings that need no more words, if there is one.
    """

    def __init__(
        self, name: str, kinds: Sequence[tuple[str, ...]], opening: str | None = None
    ) -> None:
        self._name = name
        self._kinds = kinds
        self._first = (*([opening] if opening else []), *dict.fromkeys(kind[0] for kind in kinds))
        self._says = {key: worded(name, f"{{{key}}}") for kind in kinds for key in kind}
        self._opening = worded(name, rf"\W{{0,4}}({{{opening}}})") if opening else None

    @property
    def cues(self) -> tuple[str, ...]:
        """What a line has that may hold one of them."""
        return cues(self._name, *self._first)

    @cached_property
    def _has(self) -> dict[str, Callable[[str], bool]]:
        """What tells of each list whether a casefolded text has one of its phrases, as a whole word or not."""
        return {key: search_for(cues(self._name, key)) for key in self._says}

    @cached_property
    def _may_be(self) -> Callable[[str], bool]:
        return search_for(self.cues)

    def cue(self, said: str) -> str | None:
        """Return the words by which a sentence is a notice, if it has all parts of one."""
        if self._opening and (opened := self._opening.match(said)):
            return opened[1]
        low = said.casefold()
        for kind in self._kinds:
            if not all(self._has[key](low) for key in kind):
                continue
            found = [list(self._says[key].finditer(said)) for key in kind]
            if all(found) and self._says_no_more(said, found):
                return found[0][0][0]
        return None

    def _says_no_more(self, said: str, found: Sequence[Sequence[re.Match[str]]]) -> bool:
        """Is a sentence all notice: do its parts stand from its head to its end, in each clause, and unquoted?"""
        head = min([parts[0].start() for parts in found])
        end = max([parts[-1].end() for parts in found])
        if head >= _HEAD or len(said.rstrip()) - end > _REST:
            return False
        long = [clause[0] for clause in _CLAUSES.finditer(said) if width(clause[0]) > _CLAUSE]
        no_more = all(any(part.search(clause) for part in self._says.values()) for clause in long)
        return no_more and not is_inside_quotation(said, found[0][0].start())

    def in_line(self, block: Block) -> Place | None:
        """Return where the first run of sentences of a line that are notices starts and ends, and what says so.

        What they add in a few words ("Please ask a doctor.") goes with them, where the line begins with one.
        """
        text = block.text
        if reports_speech(block.lower) or AT_LENGTH.search(text) or holds_another(text):
            return None
        parts = [(part.start(), part.end(), part[0]) for part in _SENTENCES.finditer(text)]
        cues = [self.cue(said) for _, _, said in parts]
        first = next((n for n, cue in enumerate(cues) if cue), None)
        if first is None:
            return None
        last, most = first, 0 if first else _ADDED
        while last + 1 < len(parts) and (cues[last + 1] or width(parts[last + 1][2]) <= most):
            last += 1
        (start, _, said), end = parts[first], parts[last][1]
        inner = [at for at in (start, end) if text[:at].strip() and text[at:].strip()]
        if not all(_ENDS.search(text[:at]) for at in inner):
            return None  # an abbreviation, or half a sentence
        return start + len(said) - len(said.lstrip()), end, str(cues[first])

    def within(self, text: str) -> list[Place]:
        """Return where the sentences of a long line stand that are notices, and what says so."""
        found = []
        for start, end, line in sentences(text, self._may_be):
            cue = self.cue(line.text) if start else None
            told = reports_speech(line.lower) or AT_LENGTH.search(line.text)
            if cue and not told and not is_told(line.text, line.key, fold(cue)):
                found.append((start, end, cue))
        return found


def found_by(
    document: Document, in_line: LineRule[Place | None], within: LineRule[list[Place]]
) -> Iterator[tuple[Block, Place, Strength]]:
    """Yield the notices that the two rules find, `in_line` and `within` texts of one line, and how sure they are.

    What stands at no end of the text is cut in the strict profile alone.
    """
    found = dict(document.matching_lines(in_line))
    sure = _at_ends(document, found)
    yield from [(b, place, EXACT if b in sure else CONTEXT) for b, place in found.items()]
    for block, places in document.matching_lines(within):
        yield from [(block, place, EXACT) for place in places]


def as_note(claim: Claim) -> Claim:
    """Return `claim` with what it cuts as a note."""
    return replace(claim, fields=(("notes", claim.block.text[claim.start : claim.end]),))


def _at_ends(document: Document, found: Mapping[Block, Place]) -> set[Block]:
    """Return which of the blocks that `found` tells of (see `in_line`) have their notice at an end.

    Whole lines stand above the article, or with a few paragraphs of it below; they do not count each other,
    so that of a run of them all go at once. What is a part of a line stands in the last paragraph.
    Where notices are all there is, none stands at an end.
    """
    if not found:
        return set()  # nothing else is asked of the document (see `questions`)
    whole = {
        block for block, (start, end, _) in found.items() if not start and end == len(block.text)
    }
    prose = [i for i in document.prose if document.blocks[i] not in whole]
    if not prose:
        return set()
    first, last = prose[0], prose[-_LAST:][0]
    ends = {block for block in whole if not first < document.index(block) < last}
    return ends | {block for block in found if document.index(block) == prose[-1]}
