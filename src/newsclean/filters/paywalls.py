"""Paywall and subscription prompts.

Cuts lines that tell the reader that the rest is for subscribers ("Subscribe to continue
reading", "This article is for subscribers only", "Il vous reste 70% de cet article à lire"),
that ask him to subscribe or to log in as a subscriber, and what stands in such a box: the list
of what a subscription brings ("Unlimited online access to …") and its price ("€9.99 a month,
cancel anytime"), each of them only beside another line of the box.

Leaves alone sentences about subscriptions, prices and subscribers, and the heads of a live blog's
entries ("7h00 - …") beside a box.

Known limits: an appeal to subscribe in several sentences of prose stays unless it opens with a
phrase of the table; offers without any prompt beside them stay.
"""

from collections.abc import Callable, Iterator
from functools import cache

from newsclean.evidence.document import Document
from newsclean.evidence.line_rules import line_rule
from newsclean.evidence.position import has_company, is_outside_body, is_surrounded
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import cues, fold, has_digit, table, worded
from newsclean.phrases.match import EXACT, STRONG
from newsclean.phrases.search import search_for
from newsclean.text.date_shapes import heads_entry
from newsclean.text.speech import quotes_somebody

_NUMBER = "#"  # any number at the head of an offer
_LONGEST = 180  # characters of an offer or a price
_BESIDE = 2  # lines from a line of the box to another
_WITHIN = 3  # the same, of a line that has others above and below
_BULLETS = ("- ", "– ", "• ", "· ", "* ", "✓", "✔")
# "€9.99/month", "$1 a week", "9,99 € pro Monat", "月額100円": an amount and its period
_PRICE = worded(
    "paywalls",
    r"{currency}\s?\d{1,5}|\d{1,5}(?:[.,]\d{1,2})?\s?{currency}",
    cased=True,  # "12 Ft" is a price, "12 ft" a length
)
_PERIOD = worded("paywalls", "{period}")
# "有料記事読み放題！…月額100円！ 詳しくはこちら": an offer that ends in its link
_CAMPAIGN = worded("paywalls", r"{campaign}[^。]{0,6}$")


def paywalls(document: Document) -> Iterator[Claim]:
    """Yield claims on paywall and subscription prompts; see the module's text."""
    yield from document.phrase_claims("paywalls")
    for block, match in document.phrase_matches("paywalls", "sentence"):
        if _speaks_of_reading(block.key[len(match.phrase) :]) and not quotes_somebody(block.text):
            yield block.claim("prompt", match.phrase, strength=EXACT)
    box = {
        block
        for block, match in document.phrase_matches("paywalls")
        if match.claims or match.rule == "sentence"
    }
    for rule in ("offer", "word"):
        for block, match in document.phrase_matches("paywalls", rule):
            if len(block.text) > _LONGEST or heads_entry(block.text):
                continue
            if match.phrase == _NUMBER and not (_is_price(block) or _says_terms(block.key)):
                continue  # "2031 in pictures"
            # An offer is a sentence, and may open or end an article on prices: it needs the box.
            outside = rule == "word" and is_outside_body(document, block)
            if outside or has_company(document, block, box.__contains__, _BESIDE):
                sure = rule == "offer" and (
                    block.text.startswith(_BULLETS)
                    or is_surrounded(document, block, box.__contains__, _WITHIN)
                )
                # A sentence that names nothing of the kind may stand between two prompts; one
                # that opens with a number may have all but a price ("40% of the ships …").
                names = _is_price if match.phrase == _NUMBER else _names_offer
                sure = sure and (not block.is_prose or names(block))
                yield block.claim(rule, match.phrase, strength=EXACT if sure else STRONG)
    for block, _ in document.matching_lines(_is_campaign):
        yield block.claim("prompt", block.text[:40], strength=EXACT)
    for block, _ in document.matching_lines(_is_price) if box else ():
        if has_company(document, block, box.__contains__, _BESIDE):
            yield block.claim("price", block.text, strength=STRONG)


@cache
def _terms() -> tuple[str, ...]:
    return tuple(map(fold, table("paywalls")["terms"]))


def _names_offer(block: Block) -> bool:
    """Does the sentence name an amount, subscribers, an account or reading on?"""
    return has_digit(block.text) or _says_terms(block.key)


def _says_terms(key: str) -> bool:
    """Names the folded text `key` subscribers, an account or reading on?"""
    return any(word in key for word in _terms())


def _speaks_of_reading(rest: str) -> bool:
    """Does the rest of a sentence name subscribers, an account or reading on?"""
    # With nothing behind it the opening is a heading of the box ("Already a subscriber?").
    return len(rest) <= 6 or _says_terms(rest)


@line_rule(longest=_LONGEST)
def _is_price(block: Block) -> bool:
    """Does the short line name an amount of money and the time that it buys?"""
    text = block.text
    if not (has_digit(text) and _names_currency()(text)):
        return False  # most lines
    return bool(_PRICE.search(text) and _PERIOD.search(text))


@cache
def _names_currency() -> Callable[[str], bool]:
    return search_for(table("paywalls")["currency"])


@line_rule(cues_from=lambda: cues("paywalls", "paid"), longest=_LONGEST)
def _is_campaign(block: Block) -> bool:
    """Is the line an offer with its price that ends in a link to it?"""
    return bool(_CAMPAIGN.search(block.text)) and _is_price(block)
