"""Furniture of live blogs and tickers.

Cuts the controls of a live blog ("Newest first", "Show key events only", "Refresh", "Neueste
zuerst"), its notices ("This live blog is closed", "Der Liveticker ist beendet"), hints at itself
("Follow our live blog for the latest", "Last updated 5 minutes ago") and the mark of an entry
("KEY EVENT", glued to its time or not). A word that is an ordinary one too ("Live", "Update",
"Key events") goes only beside such a line.

Leaves alone the entries: times at the head of a sentence ("14.56 Uhr: …", "8h10 - …"), their
headlines and authors, and sentences about live blogs.

Known limits: a line that is only a time stays, for it belongs to the entry below it.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.lines import is_residue
from newsclean.evidence.position import has_company
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.text.date_shapes import AGO

_NAME = "live_blogs"
_LONGEST = 60
_NEAR = 2  # blocks to either side in which a control lends an ordinary word its meaning
# "20:42KEY EVENT", "3h ago Key event", "KEY EVENT 20:42"
_MARK = worded(
    "dates",
    rf"(?:\d{{1,2}}[:.h]\d{{2}}|{AGO})?[ ()\w.:]{{0,16}}?\s?{{live_blogs.mark}}\s?(?:\d{{1,2}}[:.h]\d{{2}})?",
)


def live_blogs(document: Document) -> Iterator[Claim]:
    """Yield claims on the furniture of live blogs; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, _ in document.matching_lines(_is_mark):
        yield block.claim("mark", block.text, strength=EXACT)
    for block, match in document.phrase_matches(_NAME, "word"):
        if match.phrase == block.key and has_company(document, block, _is_control, _NEAR):
            yield block.claim("word", match.phrase, strength=STRONG)


@line_rule(cues_from=lambda: cues(_NAME, "mark"), longest=_LONGEST)
def _is_mark(block: Block) -> bool:
    """Is the block the mark of an entry?"""
    return bool(_MARK.fullmatch(block.text))


def _is_control(block: Block) -> bool:
    """Is the block a control or notice of a live blog beyond doubt?"""
    return is_residue(block, _NAME)
