"""Paywall and subscription prompts.

Cuts lines that tell the reader that the rest is for subscribers ("Subscribe to continue
reading", "This article is for subscribers only", "Il vous reste 70% de cet article à lire"),
that ask him to subscribe or to log in as a subscriber, and what stands in such a box: the list
of what a subscription brings ("Unlimited online access to …") and its price ("€9.99 a month,
cancel anytime"), each of them only beside another line of the box.

Leaves alone sentences about subscriptions, prices and subscribers.

Known limits: an appeal to subscribe in several sentences of prose stays unless it opens with a
phrase of the table; offers without any prompt beside them stay.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsclean.document import EXACT, STRONG, Block, Claim, Document
from newsclean.phrases import fold, table

_LONGEST = 160  # characters of an offer or a price
_BULLETS = ("- ", "– ", "• ", "· ", "* ", "✓", "✔")
_REPORTED = ("“", "”", "„", "»", "「", " said", " says", " sagte", " told ")
# "€9.99/month", "$1 a week", "9,99 € pro Monat", "月額100円": an amount and its period
_PRICE = re.compile(
    r"(?:[€$£¥₹₽₺]|(?:EUR|USD|CHF|PLN|R|kr|Rs)\s?)\s?\d{1,5}|\d{1,5}(?:[.,]\d{1,2})?\s?(?:€|\$|£|kr\b|zł|Kč|Ft|lei|₽|руб|грн|TL|₺|円|元|원|EUR|CHF|Euro|euros?)"
)
_PERIOD = re.compile(
    r"month|week|year|annual|trial|Monat|Woche|Jahr|mois|semaine|\ban\b|mes\b|semana|año|mês|mese|anno|maand|jaar|"
    r"måned|måna|\bår|kuukau|miesiąc|měsíc|mesiac|hónap|lun[ăa]|месяц|місяц|\bay\b|aylık|μήνα|شهر|חודש|ماه|bulan|tháng|月|개월|cancel|kündbar",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CURRENCIES = (
    "€",
    "$",
    "£",
    "¥",
    "₹",
    "₽",
    "₺",
    "eur",
    "chf",
    "kr",
    "zł",
    "kč",
    "円",
    "元",
    "원",
    "руб",
    "грн",
    "r2",
    "tl",
)


def paywalls(document: Document) -> Iterator[Claim]:
    """Yield claims on paywall and subscription prompts; see the module's text."""
    yield from document.claims("paywalls")
    for block, hit in document.hits("paywalls", "sentence"):
        if _speaks_of_reading(block.key[len(hit.phrase) :]) and not _is_report(block):
            yield block.claim("sentence", hit.phrase, strength=EXACT)
    for rule in ("offer", "word"):
        for block, hit in document.hits("paywalls", rule):
            outside = rule == "word" and (document.after_body(block) or document.before_body(block))
            if len(block.text) <= _LONGEST and (outside or _in_box(document, block)):
                sure = rule == "offer" and (
                    block.text.startswith(_BULLETS) or _within_box(document, block)
                )
                yield block.claim(rule, hit.phrase, strength=EXACT if sure else STRONG)
    if not document.hits("paywalls"):
        return
    for block, _ in document.sift(_is_price, longest=_LONGEST):
        if _in_box(document, block):
            yield block.claim("price", block.text, strength=STRONG)


@cache
def _terms() -> tuple[str, ...]:
    return tuple(map(fold, table("paywalls")["terms"]["words"]))


def _speaks_of_reading(rest: str) -> bool:
    """Does the rest of a sentence name subscribers, an account or reading on?"""
    return len(rest) <= 6 or any(word in rest for word in _terms())


def _is_report(block: Block) -> bool:
    """Does the line quote somebody?"""
    return any(mark in block.text for mark in _REPORTED)


def _is_price(block: Block) -> bool:
    """Does the short line name an amount of money and the time that it buys?"""
    text = block.text
    if not _DIGIT.search(text) or not any(sign in block.lower for sign in _CURRENCIES):
        return False
    return bool(_PRICE.search(text) and _PERIOD.search(text))


def _in_box(document: Document, block: Block) -> bool:
    """Does a line of a paywall's box stand right before or after, or one line further?"""
    near = document.blocks[max(0, block.index - 2) : block.index + 3]
    return any(_is_of_box(b) for b in near if b is not block)


def _within_box(document: Document, block: Block) -> bool:
    """Do lines of the box stand near on both sides?"""
    before = document.blocks[max(0, block.index - 3) : block.index]
    after = document.blocks[block.index + 1 : block.index + 4]
    return any(map(_is_of_box, before)) and any(map(_is_of_box, after))


def _is_of_box(block: Block) -> bool:
    return any(
        hit.filter == "paywalls" and (hit.claims or hit.rule == "sentence") for hit in block.hits
    )
