"""Labels of advertising: "Advertisement", "Story continues below", "Anzeige".

Cuts the labels that ad slots leave behind where the ad itself is gone, the notes that the
article goes on below them, and short sponsor lines ("Sponsored by …"), each as a whole line; a
label that is glued to the end of a paragraph is cut off it.

Leaves alone sentences about advertising, and titles.

Known limits: an ad's own text, once its label is gone, cannot be told from the article.
"""

from collections.abc import Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.text.prose import ends_like_sentence

_NAME = "advertisements"

# Two labels on one line: "Advertisement 2Story continues below", "ADVERTISEMENT 1 / Article content"
_GLUED = worded(_NAME, r"{ad}\s?\d{0,2}\s?[·|/–—-]?\s?{goes_on}[a-z ]{0,30}\.?")
# "… the minister said. Advertisement": a label after the last full stop of a paragraph
_AT_END = worded(_NAME, r"(?<=[.!?”\"»]) *{behind}$", cased=True)
_LONGEST = 60


def advertisements(document: Document) -> Iterator[Claim]:
    """Yield claims on labels of advertising; see the module's text."""
    yield from document.phrase_claims(_NAME)
    for block, match in document.phrase_matches(_NAME, "sponsor"):
        if block.key != match.phrase and not ends_like_sentence(block.text):
            yield block.claim("sponsor", match.phrase, strength=STRONG)
    for block, _ in document.matching_lines(_is_glued):
        yield block.claim("glued", block.key, strength=EXACT)
    for block, start in document.matching_lines(_label_at_end):
        label = block.text[start:].strip()
        yield block.claim("at_end", label, start=start, strength=STRONG)


@line_rule(cues_from=lambda: cues(_NAME, "goes_on"), longest=_LONGEST)
def _is_glued(block: Block) -> bool:
    """Is the line two labels?"""
    return bool(_GLUED.fullmatch(block.text.lstrip("-•* ")))


def _may_close(mark: str) -> bool:
    return mark in _last_letters()


@line_rule(closes=_may_close)
def _label_at_end(block: Block) -> int:
    """Return where a label starts at the end of a paragraph; 0 if none does."""
    text = block.text
    if len(text) <= _LONGEST or not text.endswith(_labels()):
        return 0
    match = _AT_END.search(text, len(text) - _LONGEST)
    return match.start() if match else 0


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(label[-1] for label in _labels())


@cache
def _labels() -> tuple[str, ...]:
    """Return the labels that stand behind a paragraph, as written."""
    return tuple(table(_NAME)["behind"])
