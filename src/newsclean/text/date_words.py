"""The words of dates, times and their labels, in all languages of the phrases."""

from functools import cache

from newsclean.phrases import by_language, fixed, table
from newsclean.text.calendars import fold, is_dated, is_name
from newsclean.text.scripts import writes_without_spaces

# The lists whose words say what their name says
_KINDS = ("weekdays", "published", "updated", "filler", "ago", "units", "reading", "views")


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """Return what each known word can be: month numbers as m01, and the names of the tables."""
    kinds: dict[str, set[str]] = {}
    data = table("dates")
    for months in by_language("dates", "months").values():
        for number, names in enumerate(months, 1):
            for name in fold(names).split("|"):
                kinds.setdefault(name, set()).add(f"m{number:02}")
    for section in _KINDS:
        for word in fold(" ".join(data[section])).split():
            kinds.setdefault(word, set()).add(section)
    for word in data["minutes"]:
        kinds.setdefault(word, set()).add("units")
    for half in ("am", "pm"):
        for word in " ".join(data[half]).replace(".", " ").casefold().split():
            kinds.setdefault(word, set()).add(half)
    for zone in fixed()["zones"]:
        kinds.setdefault(zone, set()).add("zone")
    return {word: frozenset(found) for word, found in kinds.items()}


def has_other_word(text: str) -> bool:
    """Is there a plain word that no date has? Most lines that are no date have one."""
    for word in text.split():
        if word.isalpha() and (word[1:].islower() or word.lower() == word.upper()):
            plain = word.lower() if word.isascii() else fold(word)
            if known(plain) is None and not (is_dated(text) and is_name(plain)):
                return True
    return False


def known(word: str) -> list[str] | None:
    """Return `word` as the known words it is made of; scripts without spaces run them together."""
    words = vocabulary()
    if word in words or not word:
        return [word] if word else []
    if "-" in word:
        parts = word.split("-")
        return parts if all(part in words for part in parts) else None
    if not writes_without_spaces(word[0]):
        return None
    parts, at = [], 0
    while at < len(word):
        size = next(
            (n for n in range(min(12, len(word) - at), 0, -1) if word[at : at + n] in words), 0
        )
        if not size:
            return None
        parts.append(word[at : at + size])
        at += size
    return parts
