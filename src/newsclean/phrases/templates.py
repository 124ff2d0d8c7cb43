"""Templates: what varies in a line of residue, with the words of all languages in its slots.

A form such as ``"{call_verb} … {call_place}"`` names lists of a filter, whose words stand in the
files of the languages, one a line. A ``*`` at the end of a word stands for any ending.
"""

import re

from newsclean.phrases.lists import table
from newsclean.phrases.patterns import pattern

_PART = re.compile(r"\{(\w+)\}|…")
GAP = 60  # characters that … stands for, at most


def template(name: str, form: str, *, gap: int = GAP) -> re.Pattern[str]:
    """Return a pattern that finds the `form` in a line, case ignored.

    Args:
        name: the filter, or the other table, whose lists the slots name.
        form: literal text, with ``{list}`` for any phrase of that list, as whole words, and
            ``…`` for what may stand between, within one sentence.
        gap: characters that ``…`` stands for, at most.

    Raises:
        KeyError: the filter has no such list.

    >>> find = template("dates", "{weekdays}, … {weekdays}").search
    >>> find("open on Monday, closed on Tuesday")[0], find("open on Monday. Closed on Tuesday")
    ('Monday, closed on Tuesday', None)
    """
    parts: list[str] = []
    at = 0
    for found in _PART.finditer(form):
        parts.append(_literal(form[at : found.start()]))
        parts.append(_any_of(table(name)[found[1]]) if found[1] else rf"[^.!?。！？]{{0,{gap}}}?")
        at = found.end()
    parts.append(_literal(form[at:]))
    return pattern("".join(parts), re.IGNORECASE)


def _literal(text: str) -> str:
    """Return `text` with any white space for a space; beside a … it may be missing."""
    return re.sub(r"(?:\\ )+", r"\\s*", re.escape(text))


def _any_of(phrases: list[str]) -> str:
    """Return the alternatives of `phrases`, the longest first, as whole words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(_word, ordered)) + ")"


def _word(phrase: str) -> str:
    """Return the pattern of one phrase: bounded where it begins or ends with a letter."""
    stem = phrase.removesuffix("*")
    start = r"(?<!\w)" if _is_spaced(stem[0]) else ""
    end = r"\w*" if stem != phrase else r"(?!\w)" if _is_spaced(stem[-1]) else ""
    return start + re.escape(stem) + end


def _is_spaced(character: str) -> bool:
    """Is `character` a letter of a script that puts spaces between words?"""
    return character.isalnum() and character < "\u0e00"
