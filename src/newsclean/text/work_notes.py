"""Notes on who worked on a report: "Reporting by A; Editing by B"."""

from functools import cache

from newsclean.phrases import fold, fold_all, table, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.people import is_known_person, likely, people
from newsclean.text.prose import is_prose
from newsclean.text.scripts import has_no_capitals
from newsclean.text.speech import OPENING, is_inside_quotation

_SHORTEST = 60  # characters of a line that may have a note behind its last sentence
_TAIL = 250  # characters at the end of a line in which such a note begins
_ROLE_BY = worded("bylines", r"[;.,]\s*(?={worked})")
_DASH = pattern(r"\s[–—]\s")
_WORKED = worded("bylines", r"{worked}|{note}")
_WROTE = worded("bylines", r"{wrote} (.+)")
_PLACES = worded("words", r"\s+in\s+[^,;]{2,30}?(?=,|;|\s{and}\s|$)", cased=True)
_WORDS = pattern(r"[^\W\d_][\w.'’-]*")
# The end of a sentence, not of an initial or "St."
_STOP = pattern(r"[.!?…۔।][\"'”’»)]{0,2}\s+(?<!\b[^\W\d_]\.\s)(?<!\b[^\W\d_]{2}\.\s)(?=[^\sa-z])")
_SENTENCE = pattern(r"(?<=[^\W\d_]{3}[.;])\s+")


def writers(text: str) -> tuple[str, ...]:
    """Return who wrote, as the note `text` says."""
    names: list[str] = []
    for part in _ROLE_BY.split(text.strip("()[] .")):
        if wrote := _WROTE.match(part):
            names += people(_PLACES.sub("", wrote[1])) or ()
    return likely(names)


def named_first(text: str) -> tuple[str, ...]:
    """Return who wrote "Jane Roe, editing by John Doe": the person before who did other work on it.

    >>> named_first("Jane Roe, editing by John Doe"), named_first("Jane Roe, who was there")
    (('Jane Roe',), ())
    """
    name, _, others = text.partition(",")
    said = fold(others).startswith(_openings())
    return (name,) if said and is_known_person(name) and is_note(others) else ()


def is_note(text: str) -> bool:
    """Is `text` made of names and the small words between them, a sentence or a few?"""
    words = _WORDS.findall(text.replace("’s ", " ").replace("'s ", " "))
    # One strange small word may be a verb or an adverb that the lists lack; two are a sentence.
    plain = [w for w in words if w.islower() and w not in _small()]
    capitals = [w for w in words if not w.islower()]
    if not capitals or len(plain) > 1 or text.endswith(("?", "!")):
        return False
    # In a script without capitals any word could be a name: what reads like a sentence is one.
    if has_no_capitals(capitals[-1]) and is_prose(text):
        return False
    # "Writing by Hand Makes Kids Smarter – Here’s Why": behind a dash another one worked.
    if not all(map(_WORKED.match, _DASH.split(text)[1:])):
        return False
    return len(_SENTENCE.split(text)) <= 6


@cache
def _small() -> frozenset[str]:
    return frozenset(table("bylines")["small"])


def note_at_end(text: str) -> int | None:
    """Return where the note starts that stands behind the last sentence of `text`, if one does."""
    if len(text) < _SHORTEST or (text[-1] not in ".)]" and not text[-1].isalpha()):
        return None
    for stop in _STOP.finditer(text, max(0, len(text) - _TAIL)):
        start, said = stop.end(), text[stop.end() :]
        key = fold(said)
        noted = key.startswith(_openings()) and (said[0] in "([" or ";" in said)
        if not noted and (_STOP.search(said) or not key.endswith(_closings())):
            continue
        if said[0] not in OPENING and is_note(said) and not is_inside_quotation(text, start):
            return start
    return None


@cache
def _openings() -> tuple[str, ...]:
    """Return the openings of notes, with the space that parts them from a name."""
    return tuple(f"{phrase} " for phrase in fold_all(table("bylines")["note"]))


@cache
def _closings() -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in fold_all(table("bylines")["contribution"]))
