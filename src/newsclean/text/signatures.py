"""Signatures: who wrote, and when, in one line: "Jane Roe | 3 May 2024"."""

import re
from functools import lru_cache

from newsclean.phrases.patterns import pattern
from newsclean.text.dates import Stamp, read_stamp
from newsclean.text.people import people

_PARTS = pattern(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*//\s*")
_SEAM = pattern(
    r"(?<=[a-zß-ÿ])(?=\d)|(?<=[a-zß-ÿ])(?=[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)  # "Roe2 minutes ago"
_DIGIT = pattern(r"\d")
_SPAN = pattern(
    r"\d{1,3}\s?(?:min(?:ute[ns]?|uti|uto?s?)?|mins|h|hours?|hrs?|stunden?|std|tage?n?|days?|heures?|horas?|uur|timer)\b\.?",
    re.IGNORECASE,
)
_NO_DATE = Stamp(None, None, has_date=False, has_time=False, has_label=False, is_span=True)
_DANGLING = pattern(r"[\s,]+(?:on|am|vom|le|el|il|em|op|den|d\.|um|at|à)[\s,]*$")
_HANDLE = 24  # characters of a name of one word, as authors of web logs have them


@lru_cache(maxsize=1024)  # the lines above the body are read in every round
def who_and_when(text: str) -> tuple[tuple[str, ...], Stamp | None] | None:
    """Return the people of "Jane Roe | 3 May 2024" and the stamp beside them."""
    if read_stamp(text):
        return None  # "By Tuesday, 3 May 2024": nobody is named
    text, stamp = without_stamp(text)
    names: list[str] = []
    agencies = 0
    for part in _PARTS.split(text.strip(" ,;|•·–—-")):
        if not part:
            continue
        found = people(part)
        if found is None and stamp and stamp.has_date and not names and is_handle(part):
            found = ()
        if found is None and not (
            names and len(part) <= 30 and part[0].isupper() and " " not in part
        ):
            return None
        names += () if names else found or ()
        agencies += bool(found == ())
    return (tuple(names), stamp) if names or agencies else None


def is_handle(text: str) -> bool:
    """Could `text` be the name under which somebody writes: one word, that is no number?"""
    return len(text) <= _HANDLE and " " not in text and any(map(str.isalpha, text))


def without_stamp(text: str) -> tuple[str, Stamp | None]:
    """Return `text` without the date at its end, and the Stamp of that date."""
    if not _DIGIT.search(text):
        return text, None
    words = re.split(r"(?<=[\s|•·,])", _SEAM.sub(" ", text))
    for i in range(max(1, len(words) - 12), len(words)):
        tail = "".join(words[i:]).strip(" |•·–—-,")
        first = tail.split(None, 1)[0] if tail else ""
        stamp = read_stamp(tail) if first[:1].isdigit() or len(first) > 2 else None
        if stamp and (stamp.has_date or stamp.is_span):
            return _DANGLING.sub("", "".join(words[:i])), stamp
        if first[:1].isdigit() and _SPAN.fullmatch(tail):
            return "".join(words[:i]), _NO_DATE
    return text, None
