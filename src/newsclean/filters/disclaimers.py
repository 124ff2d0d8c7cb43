"""Disclaimers: who answers for what is said, what a text is no substitute for, and how comments are dealt with.

Cuts sentences that are put together as such notices are, in any order of words:

- whose views they are: "The views expressed here do not necessarily reflect those of the paper.";
- advice: "This article does not constitute investment advice.";
- liability: the publisher, that he bears none, and for what ("The editors are not responsible for the
  content of external sites.");
- comments: "We reserve the right to remove comments.";
- sentences that are the same everywhere ("Past performance is no guarantee of future results.").

What goes is the run of such sentences in a line, with a few words that add to them where the line begins
so. A whole line stands above the body or near its end, a part of one in the last paragraph; in a text of one line
the sentences go by themselves. What is said of the article, its views and its advice, is kept in `notes`.

Leaves alone what somebody said or ruled about liability, and such sentences amid the article.

Known limits: rules for comments that are sentences of their own ("Do not attack other users") stay.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.notices import LONGEST, Notices, Place, as_note, found_by
from newsclean.model.block import Block
from newsclean.model.claim import Claim

_NAME = "disclaimers"
_TAIL = 900  # characters of a text of one line, from its end, in which a notice on the site stands
_OF_THE_ARTICLE = Notices(_NAME, (("not_ours", "views"), ("advice", "is_not")), "opening")
_OF_THE_SITE = Notices(
    _NAME, (("not_liable", "publisher", "of_what"), ("reserves", "publisher", "moderated"))
)
_ALL = (_OF_THE_ARTICLE, _OF_THE_SITE)


def disclaimers(document: Document) -> Iterator[Claim]:
    """Yield claims on disclaimers; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, (start, end, said), strength in found_by(document, _in_line, _within):
        yield _noted(block.claim("notice", said, start=start, end=end, strength=strength))


def _cues() -> list[str]:
    return [cue for notices in _ALL for cue in notices.cues]


@line_rule(cues_from=_cues, longest=LONGEST)
def _in_line(block: Block) -> Place | None:
    """Return where notices in the line start and end, and what says so."""
    return min(filter(None, [notices.in_line(block) for notices in _ALL]), default=None)


@line_rule(cues_from=_cues, one_line=True)
def _within(block: Block) -> list[Place]:
    """Return the sentences of the line that are notices; those on the site stand near its end."""
    tail = len(block.text) - _TAIL
    of_site = [found for found in _OF_THE_SITE.within(block.text) if found[0] > tail]
    return _OF_THE_ARTICLE.within(block.text) + of_site


def _noted(claim: Claim) -> Claim:
    """Return `claim` as a note, if it is about the article: its views, or advice."""
    text = claim.block.text[claim.start : claim.end]
    return as_note(claim) if _OF_THE_ARTICLE.cue(text) else claim
