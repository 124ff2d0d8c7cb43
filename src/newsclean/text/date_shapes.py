"""Dates and times inside other lines, by their shape alone. Shared by filters.

Looser and cheaper than text/dates.py, which reads every word of a line and what it says: here a
month is any word of some length, and nothing is checked against a calendar.
"""

from newsclean.phrases import worded
from newsclean.phrases.patterns import pattern

# Pieces of which patterns are made
YEAR = r"(?:19|20)\d\d"
NUMERIC_DAY = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
ISO_DAY = r"\d{4}-\d\d-\d\d"
CLOCK = r"\d{1,2}:\d\d"
MONTH = r"[^\W\d_]{3,10}"
# "2 hours ago", "vor 3 Stunden", "3時間前": the source of a `worded` pattern over "dates"
AGO = (
    r"(?:\d{1,3}|{one}) ?(?:{units}|{minutes}) ?{ago}|"
    r"(?:{ago}|{ago_phrases}) (?:\d{1,3}|{one}) (?:{units}|{minutes})"
)

_NTH = r"(?:st|nd|rd|th)"
# A whole date or a time of day; a year alone is often part of a headline
_DATE_OR_CLOCK = pattern(
    rf"\b{NUMERIC_DAY}\b|\b{ISO_DAY}\b|\b{CLOCK}\b|\d月\d{{1,2}}日"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?,? {MONTH}\.?,? {YEAR}\b"
    rf"|\b{MONTH}\.? \d{{1,2}}{_NTH}?,? {YEAR}\b"
)
# "28.11.2024", "12:30 Uhr", "4 min.", "2 hours ago"
_ANY_TIME = worded(
    "dates",
    rf"\d{{1,2}}[:.]\d\d|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|\b{YEAR}\b|\d ?(?:{{minutes}}|{{clock_units}})",
)
# "7h03 - Exports rise", "14.56 Uhr: Minister arrives"
_ENTRY = worded("dates", r"\d{1,2}(?:[:.]|h ?)\d\d(?: ?(?:{oclock}|h|[ap]m))? ?[-–—:|] ?\S")
_DAY = pattern(
    rf"(?:\w{{2,10}}\.?,? )?\d{{1,2}}[./] ?\d{{1,2}}[./] ?\d{{2,4}}|\d{{1,2}}\.? {MONTH}\.? \d{{4}}"
    rf"|{MONTH} \d{{1,2}},? \d{{4}}|{ISO_DAY}"
)
_HOUR = worded("dates", r"(?:{on} )?\d{1,2}[:.]\d\d(?: ?(?:{oclock}|[ap]\.?m\.?|h|CET|GMT))?\.?")


def first_date(text: str) -> int | None:
    """Return where the first whole date or time of day stands in `text`.

    >>> first_date("Harwick, 3 May 2024: speech of the mayor"), first_date("The best of 2024")
    (9, None)
    """
    found = _DATE_OR_CLOCK.search(text)
    return found.start() if found else None


def holds_time(text: str) -> bool:
    """Is there a date, a time, a year or a span of time in `text`?"""
    return bool(_ANY_TIME.search(text.casefold()))


def heads_entry(text: str) -> bool:
    """Does `text` begin with a time of day and a mark, as the head of a live blog's entry does?"""
    return text[0].isdigit() and bool(_ENTRY.match(text))


def is_day(text: str) -> bool:
    """Is `text` a day, with or without its weekday, and nothing else?"""
    return bool(_DAY.fullmatch(text))


def is_hour(text: str) -> bool:
    """Is `text` a time of day and nothing else?"""
    return bool(_HOUR.fullmatch(text))
