"""Shop buttons, voucher lists and disclosures of affiliate links.

Cuts buttons ("Buy now", "Zum Angebot", "カートに入れる"), runs of voucher links ("… Gutscheine"),
and the disclosure that the publisher earns from links: by its usual wording, or by its cues: a
commission or affiliate, a link, the publisher's we, a purchase, in one or two short sentences.
A disclosure becomes a field `notes`.

Leaves alone prices, tables and lists of products, which are what such articles are about, and
reports about commissions.

Known limits: a disclosure in unusual words stays; so does the text of an offer.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import table
from newsclean.phrases.match import EXACT, STRONG
from newsclean.text.prose import ends_like_sentence
from newsclean.text.scripts import has_no_capitals
from newsclean.text.speech import has_quotation_mark

_NAME = "shops"
_LONGEST = 420  # characters of a disclosure
_EARLY = 45  # characters before the first cue of its sentence


def shops(document: Document) -> Iterator[Claim]:
    """Yield claims on shop buttons and affiliate notices; see the module's text."""
    for claim in document.phrase_claims(_NAME):
        told = claim.rule == "disclosure"
        yield replace(claim, fields=(("notes", claim.block.text),)) if told else claim
    for block, _ in document.matching_lines(_discloses):
        fields = (("notes", block.text),)
        yield block.claim("notice", block.text[:60], strength=EXACT, fields=fields)
    yield from _vouchers(document)


@line_rule(cues_from=lambda: table(_NAME)["gate"], longest=_LONGEST)
def _discloses(block: Block) -> bool:
    """Do a commission, a link, the publisher and a purchase all occur, early in their sentence?"""
    cues, text = table(_NAME), block.lower
    if has_quotation_mark(text):
        return False  # somebody speaks about commissions
    earning = min((at for cue in cues["earning"] if (at := text.find(cue)) >= 0), default=None)
    if earning is None:
        return False
    start = max(text.rfind(stop, 0, earning) for stop in (". ", "! ", "? ", "。", "*", ": ")) + 1
    said = " " + text[start:].lstrip()
    places = [_first(said, cues[kind]) for kind in ("linking", "buying")]
    places.append(_first(said, [cue if has_no_capitals(cue) else f" {cue}" for cue in cues["we"]]))
    return min(places) < _EARLY and max(places) < len(said)


def _first(text: str, cues: list[str]) -> int:
    """Return where the first of `cues` stands in `text`; its length if none does."""
    return min((at for cue in cues if (at := text.find(cue)) >= 0), default=len(text))


def _vouchers(document: Document) -> Iterator[Claim]:
    """Yield claims on lines of vouchers beside other such lines."""
    found = {
        document.index(b): match.phrase
        for b, match in document.phrase_matches(_NAME, "voucher")
        if not ends_like_sentence(b.text)
    }
    for index, phrase in found.items():
        block = document.blocks[index]
        if index - 1 in found or index + 1 in found or document.after_body(block):
            yield block.claim("voucher", phrase, strength=STRONG)
