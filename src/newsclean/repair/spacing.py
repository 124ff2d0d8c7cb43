"""Spaces, invisible characters, runs of dots and dashes, sentences that lost their space.

For one paragraph. Letters and digits never change, and what is mended once is not touched again.
Each step is a function that proposes changes; `spacing_changes` runs them in their order.
"""

import re
from collections.abc import Callable, Iterator

from newsclean.model.change import Change, TrackedText, apply
from newsclean.phrases.patterns import pattern
from newsclean.repair.link_spaces import link_space_changes, may_need_closing
from newsclean.repair.marks import (
    may_need_marks,
    punctuation_changes,
    run_changes,
    sentence_changes,
)
from newsclean.repair.spacing_tables import (
    BIDI,
    CJK,
    EMOJI,
    INVISIBLE,
    JOINING,
    ODD_SPACES,
    RIGHT_TO_LEFT,
    SPACE_BEFORE_MARKS,
    UNBREAKABLE,
    UNSPACED,
)

_RIGHT_TO_LEFT = pattern(f"[{RIGHT_TO_LEFT}]")
_CJK = pattern(f"[{CJK}]")

# A joiner stays after a letter of a script that needs it, or between two parts of an emoji; a
# zero-width space stays between letters of scripts that write no spaces. Begins with one class of
# characters, which the regex engine finds fast; the rest looks back at it.
_INVISIBLE = pattern(
    rf"[{INVISIBLE}\u200b-\u200d](?:(?<=[{INVISIBLE}])"
    rf"|(?<=\u200b)(?:(?<![{UNSPACED}].)|(?![{UNSPACED}]))"
    rf"|(?<=\u200c)(?<![{JOINING}].)"
    rf"|(?<=\u200d)(?<![{JOINING}].)(?:(?<![{EMOJI}].)|(?![{EMOJI}])))",
    re.DOTALL,
)
_BIDI = pattern(f"[{BIDI}]+")


def invisible_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield the removal of what cannot be seen and does nothing.

    Joiners stay where Arabic, Indic and other scripts or emoji need them, zero-width spaces
    between Thai or Khmer words, marks of direction in a text with right-to-left letters.

    >>> apply("sta\\u00adtion\\u200b", invisible_changes("sta\\u00adtion\\u200b"))
    'station'
    """
    if text.isprintable():
        return
    found = [Change(*m.span(), "", "invisible") for m in _INVISIBLE.finditer(text)]
    # Beside letters from right to left a mark of direction does something.
    if _BIDI.search(text) and not _RIGHT_TO_LEFT.search(text):
        found += [Change(*m.span(), "", "bidi") for m in _BIDI.finditer(text)]
        found.sort()
    yield from found


_SPACES = pattern(f"[ {ODD_SPACES}](?:(?<= )[ {ODD_SPACES}]+|(?<! )[ {ODD_SPACES}]*)")
_THOUSANDS = pattern(r"\d{3}(?!\d)")


def space_changes(text: str, language: str | None = None) -> Iterator[Change]:
    """Yield a plain space for every odd or longer run of white space.

    An unbreakable space stays inside a number (10 000), and, in French or where the language is
    not known, before ``; : ! ? »`` and after ``«``. The ideographic space stays in CJK text.

    >>> apply("two  or\\u00a0three", space_changes("two  or\\u00a0three"))
    'two or three'
    """
    if "  " not in text and text.isprintable():
        return
    french = language is None or language in SPACE_BEFORE_MARKS
    ideographic = "\u3000" in text and _CJK.search(text) is not None
    for match in _SPACES.finditer(text):
        run, (start, end) = match[0], match.span()
        after = " "
        if ideographic and "\u3000" in run:
            after = "\u3000"
        # An unbreakable space that the writer set is kept; none is put where there was a plain one.
        elif _groups_digits(text, start, end) or (french and _beside_mark(text, start, end)):
            after = next((char for char in run if char in UNBREAKABLE), " ")
        if after != run:
            yield Change(start, end, after, "double_space" if not run.strip(" ") else "odd_space")


def _beside_mark(text: str, start: int, end: int) -> bool:
    """Return whether the space from `start` to `end` is one that French sets beside a mark."""
    return text[end : end + 1] in tuple(";:!?»›") or text[start - 1 : start] in ("«", "‹")


def _groups_digits(text: str, start: int, end: int) -> bool:
    """Return whether the space from `start` to `end` stands before a number's next three digits."""
    return (
        end == start + 1 and text[start - 1 : start].isdigit() and bool(_THOUSANDS.match(text, end))
    )


_STEPS: tuple[Callable[[str, str | None], Iterator[Change]], ...] = (
    invisible_changes,
    space_changes,
    link_space_changes,
    punctuation_changes,
    run_changes,
    sentence_changes,
)


def spacing_changes(text: str, *, language: str | None = None) -> list[Change]:
    """Return what is to change in the spacing of one paragraph.

    `language` is a language code ("fr", "en-GB") or None if not known: then what differs between
    languages is left alone. The rule of a change is ``invisible``, ``bidi``, ``odd_space``,
    ``double_space``, ``wide_space``, ``compound``, ``space_before_mark``, ``dot_run``, ``dash_run``
    or ``missing_space``, or several of them joined by "+".

    >>> spacing_changes("One  day .")  # doctest: +NORMALIZE_WHITESPACE
    [Change(start=3, end=5, after=' ', rule='double_space'),
     Change(start=8, end=9, after='', rule='space_before_mark')]
    """
    if text.isprintable() and not may_need_marks(text) and not may_need_closing(text):
        return []
    code = language.replace("_", "-").split("-")[0].lower() if language else None
    tracked = TrackedText(text)
    for step in _STEPS:
        # Each step reads what the last one left: a mark that has gone may have hidden a double
        # space.
        tracked.revise(list(step(tracked.text, code)))
    return tracked.changes


def fix_spacing(text: str, *, language: str | None = None) -> str:
    """Return one paragraph with its spaces, invisible characters and runs of marks repaired.

    Line breaks inside it become spaces. See `spacing_changes` for `language` and the rules.

    >>> fix_spacing("They left the\\u00a0region.The spokes\\u00adperson ,  however , stayed.")
    'They left the region. The spokesperson, however, stayed.'
    >>> fix_spacing("« Vraiment\\u202f? » dit-elle.", language="fr")
    '« Vraiment\\u202f? » dit-elle.'
    """
    changes = spacing_changes(text, language=language)
    return apply(text, changes) if changes else text
