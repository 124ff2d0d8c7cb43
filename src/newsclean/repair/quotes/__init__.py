"""Quotation marks: mended, made straight or set as the language does, and read as quotations."""

from newsclean.repair.quotes.chain import (
    NoRepairNeeded,
    QuoteChanges,
    Style,
    fix_quotes,
    need_no_repair,
    quote_changes,
)
from newsclean.text.quotes.quotations import Quotation, find_quotations

__all__ = [
    "NoRepairNeeded",
    "Quotation",
    "QuoteChanges",
    "Style",
    "find_quotations",
    "fix_quotes",
    "need_no_repair",
    "quote_changes",
]
