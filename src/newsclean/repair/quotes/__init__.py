"""Quotation marks: mended, made straight or set as the language does, and read as quotations."""

from newsclean.repair.quotes.chain import (
    QuoteChanges,
    Settled,
    Style,
    are_settled,
    fix_quotes,
    quote_changes,
)
from newsclean.text.quotes.quotations import Quotation, find_quotations

__all__ = [
    "Quotation",
    "QuoteChanges",
    "Settled",
    "Style",
    "are_settled",
    "find_quotations",
    "fix_quotes",
    "quote_changes",
]
