"""Prompts to pay on a patronage platform: Patreon, Ko-fi, Buy Me a Coffee, Steady, Liberapay.

Cuts short lines that ask the reader to support the makers and name the platform ("Liked it?
Take a second to support us on Patreon!", "Become a patron", "Unterstütze uns auf Steady"), and
lines that are nothing but the address of a page there. A line counts as an appeal when it opens
with an imperative of the phrase table and a platform's name follows.

Leaves alone sentences about these platforms as companies, and appeals for third persons ("The
family has set up a GoFundMe page"), which are news.

Known limits: an appeal of several sentences, of which only the last names the platform, stays.
"""

from collections.abc import Iterator

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fixed
from newsclean.phrases.match import EXACT, STRONG
from newsclean.text.speech import quotes_somebody

_LONGEST = 200  # characters of an appeal
_ADDRESS = 120  # characters of a line with an address


def patreon(document: Document) -> Iterator[Claim]:
    """Yield claims on prompts of patronage platforms; see the module's text."""
    yield from document.phrase_claims("patreon")
    data = fixed()["platforms"]
    names, ours_only = tuple(data["names"]), tuple(data["charity"])
    for block, match in document.phrase_matches("patreon", "appeal"):
        if len(block.text) <= _LONGEST and _names(block, names + ours_only) and _asks(block):
            yield block.claim("appeal", match.phrase, strength=EXACT)
    for block, match in document.phrase_matches("patreon", "bare_appeal"):
        if len(block.text) <= _LONGEST // 2 and block.key.endswith(names) and _asks(block):
            yield block.claim("bare_appeal", match.phrase, strength=EXACT)
    for block, _ in document.matching_lines(_is_address):
        yield block.claim("address", block.key, strength=EXACT)
    for block, match in document.phrase_matches("patreon", "word"):
        if document.after_body(block):
            yield block.claim("word", match.phrase, strength=STRONG)


def _names(block: Block, names: tuple[str, ...]) -> bool:
    return any(name in block.key for name in names)


def _asks(block: Block) -> bool:
    """Is the line no report of what somebody said?"""
    return not quotes_somebody(block.text)


@line_rule(cues_from=lambda: fixed()["platforms"]["hosts"], longest=_ADDRESS)
def _is_address(block: Block) -> bool:
    """Is the block an address on a platform, with one or two words before it at most?"""
    words, hosts = block.lower.split(), fixed()["platforms"]["hosts"]
    return len(words) <= 3 and any(host in words[-1] for host in hosts)
