"""Make the names of months and days of all languages from CLDR, which Babel brings.

    python docs/make_calendars.py          # writes cldr.toml, and the dates that a test reads by it
    python docs/make_calendars.py --check  # fails if they are not what it would write

It needs Babel, in the version that the group `docs` of pyproject.toml names.
"""

import json
import re
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

import babel
from babel import Locale, localedata
from babel.core import get_cldr_version
from babel.dates import format_date, format_timedelta

from newsclean.text.calendars import fold, parts
from newsclean.text.scripts import writes_without_spaces

ROOT = Path(__file__).parents[1]
FILE = ROOT / "src/newsclean/text/calendars/cldr.toml"
DATES = ROOT / "tests/text/dates_of_languages.json"
HEAD = """\
# How languages name months, weekdays and the halves of a day, what else stands in their dates, and how they say
# that something was a while ago (# is a number), by language and script. The names of a month are parted by "|". Made by docs/make_calendars.py from Unicode CLDR {cldr}
# as Babel {babel} has it: to be made anew, not to be edited. Copyright © 2004-2025 Unicode, Inc.,
# Unicode License v3 (see NOTICE).
"""
DAYS = [date(2026, month, 10 + month) for month in range(1, 13)]
WEEK = [date(2026, 6, 1 + weekday) for weekday in range(7)]  # from a Monday on
COUNTS = (1, 2, 3, 5, 7, 11, 20, 21, 100)  # for the plurals of all languages
SPANS = ("long", "short")
UNITS = {
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 7 * 86400,
    "month": 30 * 86400,
    "year": 365 * 86400,
}
FORMS = ("medium", "long", "full")
WIDTHS = ("wide", "abbreviated")
_UNNAMED = re.compile(r"m?\d+\.?", re.IGNORECASE)  # CLDR's own for a month without a name: "M01"


def text() -> str:
    """Return the text of the file."""
    head = HEAD.format(cldr=get_cldr_version(), babel=babel.__version__)
    return "\n".join([head, *(table for _, table in _tables().values())])


def dates() -> str:
    """Return a date of each month by language, in its forms by turns, as Babel writes it."""
    rows = []
    for name, (locale, _) in _tables().items():
        written = [_dates(locale, at)[at % len(FORMS)] for at in range(12)]
        rows.append(f"{json.dumps(name)}: {json.dumps(written, ensure_ascii=False)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


@cache
def _tables() -> dict[str, tuple[Locale, str]]:
    """Return for each language that names months a locale of it, and its table."""
    return {
        name: (locales[0], table)
        for name, locales in sorted(_languages().items())
        if (table := _table(name, locales))
    }


def _languages() -> dict[str, list[Locale]]:
    """Return the locales of each language and script: countries may have names of their own."""
    found: dict[str, list[Locale]] = {}
    for identifier in sorted(localedata.locale_identifiers()):
        locale = Locale.parse(identifier)
        if locale.language != "und":
            name = "_".join(filter(None, (locale.language, locale.script)))
            found.setdefault(name, []).append(locale)
    return found


def _table(name: str, locales: list[Locale]) -> str:
    """Return the table of a language; nothing if it names no months."""
    months = [_unique(_months(locales, number)) for number in range(1, 13)]
    if not all(months):
        return ""
    weekdays = _unique(name for number in range(7) for name in _weekdays(locales, number))
    halves = {half: _unique(_halves(locales, half)) for half in ("am", "pm")}
    named = {*weekdays, *(name for names in months for name in names)}
    lists = {
        "months": ["|".join(names) for names in months],
        "weekdays": weekdays,
        "words": _words(locales, named),
        "ago": _ago(locales),
        **halves,
    }
    rows = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in lists.items() if value
    ]
    return "\n".join([f"[{name}]", *rows, ""])


def _months(locales: list[Locale], number: int) -> Iterable[str]:
    for locale in locales:
        names = _of_widths(locale.months, number)
        yield from names
        for written in _dates(locale, number - 1):
            yield from _as_it_stands(names, written)


def _weekdays(locales: list[Locale], number: int) -> Iterable[str]:
    for locale in locales:
        names = _of_widths(locale.days, number)
        yield from names
        yield from _as_it_stands(names, format_date(WEEK[number], "full", locale=locale))


def _of_widths(names: dict[str, dict[str, dict[int, str]]], number: int) -> list[str]:
    """Return the names of a month or day, as they stand in a date and alone."""
    found = [names[context][width].get(number, "") for context in names for width in WIDTHS]
    return [name for name in found if name and not _UNNAMED.fullmatch(name)]


@cache
def _dates(locale: Locale, at: int) -> list[str]:
    return [format_date(DAYS[at], form, locale=locale) for form in FORMS]


def _as_it_stands(names: list[str], written: str) -> Iterable[str]:
    """Yield the first of `names` that is in a date, the longest first, with letters that cling to it."""
    for name in sorted(names, key=len, reverse=True):
        start = written.find(name)
        if start < 0:
            continue
        end = start + len(name)
        while start and _is_spaced(name[0]) and parts(written[start - 1]):
            start -= 1
        while end < len(written) and not name[-1].isdigit() and parts(written[end]):
            end += 1
        yield written[start:end]
        return


def _is_spaced(letter: str) -> bool:
    return letter.isalpha() and not writes_without_spaces(letter)


def _halves(locales: list[Locale], half: str) -> Iterable[str]:
    for locale in locales:
        for widths in locale.day_periods.values():
            for width in WIDTHS:
                if name := widths.get(width, {}).get(half):
                    yield name


def _words(locales: list[Locale], named: set[str]) -> list[str]:
    """Return what stands in dates and before times, besides the names of months and days."""
    found = set[str]()
    any_name = re.compile("|".join(map(_as_word, sorted(named, key=len, reverse=True))))
    for locale in locales:
        rests = [str(form).replace("'", " ") for form in locale.datetime_formats.values()]
        for at in range(12):
            rests += [any_name.sub(" ", written) for written in _dates(locale, at)]
        found.update(
            word for rest in rests for word in parts(rest.replace("{", " ").replace("}", " "))
        )
    return sorted(found)


def _ago(locales: list[Locale]) -> list[str]:
    """Return how a span of time ago is said, with # for its number."""
    found = set[str]()
    for locale, (unit, seconds), count, form in product(locales, UNITS.items(), COUNTS, SPANS):
        span = timedelta(seconds=-seconds * count)
        said = format_timedelta(span, unit, 10**6, add_direction=True, format=form, locale=locale)
        name = fold(re.sub(r"\d+", "#", said))
        if "#" in name and not name.startswith(("-", "#-")) and parts(name.replace("#", " ")):
            found.add(name)
    return sorted(found)


def _as_word(name: str) -> str:
    """Return the pattern of a name as a whole word, where its script has such."""
    start, end = ("(?<![^\\W\\d_])", "(?![^\\W\\d_])")
    return (
        (start if _is_spaced(name[0]) else "")
        + re.escape(name)
        + (end if _is_spaced(name[-1]) else "")
    )


def _unique(names: Iterable[str]) -> list[str]:
    found = (name.strip().rstrip(".") for name in names)
    return list({fold(name): name for name in found if name}.values())


def main() -> int:
    """Write the file, or compare it."""
    made = {FILE: text(), DATES: dates()}
    if "--check" in sys.argv:
        stale = [
            path.name
            for path, said in made.items()
            if not path.exists() or path.read_text("utf-8") != said
        ]
        print(
            f"{', '.join(stale)}: not as Babel {babel.__version__} has it"
            if stale
            else "all current"
        )
        return bool(stale)
    for path, said in made.items():
        path.write_text(said, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
