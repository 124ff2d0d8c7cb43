"""Patterns with words in them, which stand in the files of the languages, one a line.

A `template` is literal text that varies, such as ``"{call_verb} … {call_place}"``. A `worded`
pattern is a regular expression, for forms that have digits and marks beside their words. In both a
slot ``{list}`` stands for any phrase of that list. In a phrase of such a list a ``*`` at the end of
a word stands for any ending, and one at its head for any beginning.
"""

import re
from functools import cache
from itertools import groupby

from newsclean.phrases.lists import table
from newsclean.phrases.patterns import pattern

# A slot begins with a letter, which no count of a regular expression ("{1,3}") does.
_SLOT = r"\{(\*?)(?:([a-z]\w*)\.)?([a-z]\w*)\}"
_PART = re.compile(rf"{_SLOT}|…")
_WORDS = re.compile(_SLOT)
GAP = 60  # characters that … stands for, at most


def template(name: str, form: str, *, gap: int = GAP) -> re.Pattern[str]:
    """Return a pattern that finds the `form` in a line, case ignored.

    Args:
        name: the filter, or the other table, whose lists the slots name; a slot
            ``{table.list}`` names a list of another.
        form: literal text, with ``{list}`` for any phrase of that list, as whole words, and
            ``…`` for what may stand between, within one sentence.
        gap: characters that ``…`` stands for, at most.

    Raises:
        KeyError: the filter has no such list; raised when the pattern is first used.

    >>> find = template("dates", "{weekdays}, … {weekdays}").search
    >>> find("open on Monday, closed on Tuesday")[0], find("open on Monday. Closed on Tuesday")
    ('Monday, closed on Tuesday', None)
    """

    def source() -> str:
        parts: list[str] = []
        at = 0
        for found in _PART.finditer(form):
            parts.append(_literal(form[at : found.start()]))
            parts.append(rf"[^.!?。！？]{{0,{gap}}}?" if found[0] == "…" else _slot(name, found))
            at = found.end()
        parts.append(_literal(form[at:]))
        return "".join(parts)

    return pattern(source, re.IGNORECASE)


def worded(name: str, source: str, *, cased: bool = False) -> re.Pattern[str]:
    """Return the pattern `source`, in which ``{list}`` stands for any phrase of that list.

    Args:
        name: the filter, or the other table, whose lists the slots name; a slot
            ``{table.list}`` names a list of another.
        source: a regular expression that has such slots; a phrase is found as whole words, also
            right behind a digit, and with ``{*list}`` also where they end a longer word.
        cased: whether case counts, in `source` and in the phrases as their files have them.

    Raises:
        KeyError: the filter has no such list; raised when the pattern is first used.

    >>> worded("dates", r"\\d{1,2}\\.? {weekdays}").findall("3 Monday, 4. Dienstag, 5 Mondays")
    ['3 Monday', '4. Dienstag']
    """
    flags = 0 if cased else re.IGNORECASE
    return pattern(lambda: _WORDS.sub(lambda slot: _slot(name, slot), source), flags)


@cache
def cues(name: str, *lists: str) -> tuple[str, ...]:
    """Return the phrases of `lists` of the filter `name` as cues of a line rule, without stars."""
    data = table(name)
    phrases = [phrase for key in lists for phrase in data[key]]
    return tuple(dict.fromkeys(phrase.strip("*").casefold() for phrase in phrases))


def _slot(name: str, slot: re.Match[str]) -> str:
    """Return the pattern of a slot: any phrase of the list that it names."""
    free, other, key = slot.groups()
    return _any_of([free + phrase for phrase in table(other or name)[key]])


def _literal(text: str) -> str:
    """Return `text` with any white space for a space; beside a … it may be missing."""
    return re.sub(r"(?:\\ )+", r"\\s*", re.escape(text))


def _any_of(phrases: list[str]) -> str:
    """Return the alternatives of `phrases`, the longest first, as whole words."""
    # An alternation takes the first that fits, which would be "min" of "minutes".
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    # What stands before words is asked once for a run of them, so that each begins with its first
    # letter: by that the engine passes over nearly all.
    runs = [(starts, "|".join(map(_word, run))) for starts, run in groupby(ordered, _starts_word)]
    parts = [rf"(?<![^\W\d_])(?:{run})" if starts else run for starts, run in runs]
    # Of no phrases the pattern finds nothing: "(?:)" would be found everywhere
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


def _starts_word(phrase: str) -> bool:
    """May no letter stand before the first one of `phrase`?"""
    # Only letters bound a word: "5min" and "20:42KEY EVENT" are how pages glue them.
    return not phrase.startswith("*") and _is_spaced(phrase[0])


def _word(phrase: str) -> str:
    """Return the pattern of one phrase from where it starts: no letter stands behind its last one."""
    stem = phrase.strip("*")
    end = r"\w*" if phrase.endswith("*") else r"(?![^\W\d_])" if _is_spaced(stem[-1]) else ""
    return re.escape(stem) + end


def _is_spaced(character: str) -> bool:
    """Is `character` a letter of a script that puts spaces between words?"""
    # From Thai on; Hebrew and Arabic, which stand before it, part words by spaces.
    return character.isalnum() and character < "\u0e00"
