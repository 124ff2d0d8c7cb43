"""Date shapes: lines that say nothing but when. Shared by filters.

A line is read word by word: every word must be a number, a month, a weekday, a label such as
"updated", a unit of time, a zone or a small word between them, of the lists "dates" in any language.
Then dates and times are read off its shape.
"""

import re
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from newsclean.phrases import by_language, fixed, has_digit, table, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.calendars import fold, in_numbers, is_ago, is_dated
from newsclean.text.date_words import has_other_word, known, vocabulary

LONGEST = 120  # characters of a line that is read
_UNKNOWN_OFFSET = 99
_GLUE = pattern(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-zà-ÿ])|(?<=\d)(?=[A-Z][a-zà-ÿ]{3})")  # "UhrLesedauer"
_MARKS = (  # vowel signs and the like, which belong to the letter before them
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b82-\u0bcd"
    "\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u0d81-\u0ddf"
    "\u0e31\u0e34-\u0e4e\u102b-\u103e"
)
_WORD = rf"[^\W\d_](?:[^\W\d_{_MARKS}]|[{_MARKS}]|['’-](?=[^\W\d_]))*"
_TOKEN = pattern(rf"\d+|{_WORD}|\S")
_LETTERS = pattern(_WORD)
_PUNCTUATION = frozenset(
    ".,:;،؛۔၊။።፡፣፥|/-–—+•·‧∙()[]{}（）【】、。：／｜*+'’\"~>»«<&@º°ª#⏱🕒🕐⌚📅🗓️\ufe0f\u200f\u200e"
)
_HALF = pattern(r"\b([ap])\.\s?m\b\.?")
# Dates, once months are written as m01 to m12 (m00: its number differs by language).
_DAY_MONTH = worded(
    "dates",
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?[\s./-]{0,2}(?:{of} ?)?"
    r"m(?P<m>\d\d)\b[.,/-]?\s?(?:{of} )?(?P<y>\d{4})(?!\d)",
)
_MONTH_DAY = worded(
    "dates",
    r"m(?P<m>\d\d)\b\.?\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?\s?,?\s(?:{of} )?(?P<y>\d{4})(?!\d)",
)
_YEAR_FIRST = pattern(
    r"(?<!\d)(?P<y>\d{4})(?:[-/]|\.\s?|\s?[년年]\s?)(?P<m>\d{1,2})(?:[-/]|\.\s?|\s?[월月]\s?)(?P<d>\d{1,2})(?!\d)"
)
_YEAR_MONTH_DAY = worded(
    "dates",
    r"(?<!\d)(?P<y>\d{4})\.?,?\s(?:{year_word} )?"
    r"(?:m(?P<m>\d\d)\b\.?\s(?P<d>\d{1,2})|(?P<d2>\d{1,2})\.? m(?P<m2>\d\d)\b)(?!\d)",
)
_NUMERIC = pattern(
    r"(?<!\d)(?P<d>\d{1,2})(?P<sep>[./-])\s?(?P<m>\d{1,2})(?P=sep)\s?(?P<y>\d{4}|\d\d)(?!\d)"
)
_WEEKDAY_LAST = pattern(r"m(?P<m>\d\d)\b (?P<d>\d{1,2}) \w{3} (?P<y>\d{4})(?!\d)")
_DATES = (_DAY_MONTH, _MONTH_DAY, _NUMERIC, _YEAR_FIRST, _YEAR_MONTH_DAY, _WEEKDAY_LAST)
_TIME = pattern(
    r"(?:(?<!\d)|(?<=t))(?P<h>[0-2]?\d)\s?(?:[:.h]|時|时|點|点|시)\s?(?P<min>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?(?!\d|\.\d|\.$|\s?min)(?:\s?分)?"
)
_HOUR = pattern(r"(?<!\d)(?P<h>1?\d)(?=\s?[ap]m\b)")
_HALF_OR_OCLOCK = worded("dates", r"^\s?(?:[ap]m\b|h\b|{oclock})")
_OFFSET = pattern(
    r"\s?(?P<zero>(?:gmt|utc|z)\s?)?(?P<sign>[+-])(?P<h>\d\d?):?(?P<m>\d\d)?(?!\d)|\s?\(?(?P<zone>[a-zмск]{1,4})\b"
)


class Stamp(NamedTuple):
    """What a line of date words says. Without a zone in the text a datetime is naive."""

    published: datetime | None
    updated: datetime | None
    has_date: bool
    has_time: bool
    has_label: bool
    is_span: bool
    """a span of time ago, a reading time or a count of readers"""

    @property
    def is_full(self) -> bool:
        """Does it say so much that it cannot be a subhead: date and time, label, or span?"""
        dated = self.has_date and (self.has_time or self.has_label)
        return dated or self.is_span or (self.has_time and self.has_label)

    @property
    def days(self) -> tuple[tuple[str, datetime], ...]:
        """When it was published and updated, as fields."""
        days = (("published", self.published), ("updated", self.updated))
        return tuple((name, day) for name, day in days if day)


_AGO = Stamp(None, None, has_date=False, has_time=False, has_label=False, is_span=True)


def read_stamp(text: str) -> Stamp | None:
    """Return the Stamp that `text` is, or None if it says anything else.

    >>> read_stamp("Published Jun 05, 2026 • 3 minute read").published
    datetime.datetime(2026, 6, 5, 0, 0)
    >>> read_stamp("vor 3 Stunden").is_span
    True
    >>> read_stamp("5 జూన్ 2024").published, read_stamp("3 గంటల క్రితం").is_span
    (datetime.datetime(2024, 6, 5, 0, 0), True)
    >>> read_stamp("14.56 Uhr: Der Minister spricht")
    """
    if len(text) > LONGEST or not has_digit(text):
        return None
    if has_other_word(text):
        return _AGO if is_ago(text) else None
    stamp = _read(_HALF.sub(r"\1m", fold(_GLUE.sub(" ", text))))
    if (stamp is None or not stamp.published) and is_dated(text):
        return _of_one_language(_HALF.sub(r"\1m", fold(text))) or stamp
    return stamp or (_AGO if is_ago(text) else None)


def _of_one_language(plain: str) -> Stamp | None:
    """Return the Stamp that `plain` is in a language of CLDR, undated if those differ that it may be of."""
    stamps = map(_read, in_numbers(plain, _is_known))
    found = [stamp for stamp in stamps if stamp and stamp.published]
    if len({stamp.days for stamp in found}) > 1:  # a month has its name in several languages
        return found[0]._replace(published=None, updated=None)
    return found[0] if found else None


def _is_known(word: str) -> bool:
    return known(word.strip("'’-")) is not None


def _read(plain: str) -> Stamp | None:
    """Return the Stamp that a folded line is; None if it has a word that is not known."""
    words, found = [], set[str]()
    for match in _TOKEN.finditer(plain):
        token = match[0]
        if token[0].isdigit() or token in _PUNCTUATION:
            words.append(token)
            continue
        parts = known(token.strip("'’-"))
        if parts is None:
            return None
        words += parts
        found.update(*(vocabulary()[part] for part in parts))
    return _stamp(plain, words, found)


def _stamp(plain: str, words: list[str], found: set[str]) -> Stamp | None:
    """Return what the known `words` say together; None if it is no point or span of time."""
    shape = _with_months(plain)
    dates = _matches(_DATES, shape)
    times = [m for m in (*_TIME.finditer(shape), *_HOUR.finditer(shape)) if not _inside(m, dates)]
    numbers = sum(word.isdigit() for word in words)
    if any(phrase in plain for phrase in table("dates")["ago_phrases"]):
        found.add("ago")
    span = "views" in found or ("units" in found and bool({"ago", "reading"} & found))
    if not dates and not times and not (span and numbers <= 3):
        return None
    values = _values(shape, dates, sorted(times, key=re.Match.start))
    return Stamp(
        published=values.get("published"),
        updated=values.get("updated"),
        has_date=bool(dates),
        has_time=bool(times),
        has_label=bool({"published", "updated"} & found) and not {"filler"} >= found,
        is_span=span,
    )


def _with_months(plain: str) -> str:
    """Return `plain` with its months as m01 to m12, or m00 where languages differ."""

    def number(match: re.Match[str]) -> str:
        months = [kind for kind in vocabulary().get(match[0], ()) if kind[1:].isdigit()]
        return match[0] if not months else months[0] if len(months) == 1 else "m00"

    return _LETTERS.sub(number, plain)


def _matches(patterns: tuple[re.Pattern[str], ...], shape: str) -> list[re.Match[str]]:
    """Return the matches of `patterns` in `shape` that do not overlap, in order."""
    taken: list[re.Match[str]] = []
    for form in patterns:
        taken += [m for m in form.finditer(shape) if _plausible(m) and not _inside(m, taken)]
    return sorted(taken, key=re.Match.start)


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(match.start() < other.end() and other.start() < match.end() for other in others)


def _plausible(match: re.Match[str]) -> bool:
    year, month, day = _parts(match)
    return (1300 <= year <= 2600 or year < 100) and 0 <= month <= 31 and 1 <= day <= 31


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    groups = match.groupdict()
    month, day = groups["m"] or groups["m2"], groups["d"] or groups["d2"]
    return int(groups["y"]), int(month), int(day)


def _values(
    shape: str, dates: list[re.Match[str]], times: list[re.Match[str]]
) -> dict[str, datetime]:
    """Return when it was published and updated: each date under the label before it."""
    values: dict[str, datetime] = {}
    start = 0
    time_first = bool(times and dates) and times[0].start() < dates[0].start()
    for i, date in enumerate(dates):
        limit = dates[i + 1].start() if i + 1 < len(dates) else len(shape)
        name = _label(shape[start : date.start()]) or ("published" if i == 0 else "updated")
        near = (start, date.start()) if time_first else (date.end(), limit)
        clocks = [t for t in times if near[0] <= t.start() < near[1]]
        later = next(
            (t for t in clocks if _label(shape[date.end() : t.start()]) == "updated"), None
        )
        clock = next((t for t in clocks if t is not later), None)
        _note(values, name, _datetime(shape, date, clock))
        if later:  # "5 May 2026 (updated: 19:56)": on the same day
            _note(values, "updated", _datetime(shape, date, later))
        start = date.end()
    return values


def _note(values: dict[str, datetime], name: str, value: datetime | None) -> None:
    if value:
        values.setdefault(name, value)


def _label(before: str) -> str | None:
    """Return the label that the words right before a date give it."""
    for word in reversed(_LETTERS.findall(before)):
        for part in known(word) or ():
            kinds = vocabulary()[part] & {"published", "updated"}
            if len(kinds) == 1 and "filler" not in vocabulary()[part]:
                return "".join(kinds)
    return None


def _datetime(shape: str, date: re.Match[str], clock: re.Match[str] | None) -> datetime | None:
    year, month, day = _parts(date)
    # Two digits are of this century; beyond 2400 the year is of the Buddhist era, 543 ahead.
    year += 2000 if year < 100 else -543 if year > 2400 else 0
    if "sep" in date.groupdict() and date["sep"] == "/" and not _day_first(shape, month, day):
        month, day = (day, month) if month > 12 or re.search(r"\d\s?[ap]m\b", shape) else (0, 0)
    hour, minute, zone = 0, 0, None
    if clock:
        hour, minute = _hour(shape, clock)
        zone = _zone(shape, clock)
    try:
        return datetime(year, month, day, hour, minute, tzinfo=zone) if year > 1600 else None
    except ValueError:
        return None


def _day_first(shape: str, month: int, day: int) -> bool:
    """Is 3/4/2025 the third of April? Sure if one is over 12, or the words are not English."""
    if day > 12 or month > 12 or day == month:
        return month <= 12
    others = [w for w in re.findall(r"[^\W\d_]{2,}", shape) if w not in ("am", "pm")]
    english = {
        word
        for name in ("published", "updated", "filler", "weekdays")
        for word in by_language("dates", name)["en"]
    }
    return bool(others) and not set(others) & english


def _hour(shape: str, clock: re.Match[str]) -> tuple[int, int]:
    """Return hour and minute on the clock of 24 hours."""
    hour, minute = int(clock["h"]), int(clock.groupdict().get("min") or 0)
    after = re.match(r"\s?([^\W\d_]+)", shape[clock.end() :])
    before = re.search(r"([^\W\d_]+)\s?$", shape[: clock.start()])
    kinds: set[str] = set()
    for word in (after, before):
        kinds |= vocabulary().get(word[1], frozenset()) if word else set()
    if "pm" in kinds and hour < 12:
        return hour + 12, minute
    return (0 if "am" in kinds and hour == 12 else hour), minute


def _zone(shape: str, clock: re.Match[str]) -> timezone | None:
    """Return the zone that the text gives right after the time, if it gives one."""
    rest = _HALF_OR_OCLOCK.sub("", shape[clock.end() :])
    match = _OFFSET.match(rest)
    if not match:
        return None
    if match["sign"]:
        is_iso = shape[clock.start() - 1 : clock.start()] == "t"
        if match["sign"] == "-" and not match["zero"] and not is_iso:
            return None  # "08:30-12:00"
        hours = int(match["h"]) + int(match["m"] or 0) / 60
        offset = hours if match["sign"] == "+" else -hours
    else:
        offset = fixed()["zones"].get(match["zone"], _UNKNOWN_OFFSET)
    return timezone(timedelta(hours=offset)) if abs(offset) <= 14 else None
