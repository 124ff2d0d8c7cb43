"""Who signs behind the last sentence: "(Jane Roe, 3.5.2024)", "(APA/red)", "김제인 기자 jane@…"."""

import re
from collections.abc import Iterable
from typing import Any

from newsclean.phrases import fold, fold_all, folded, has_digit, worded
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind
from newsclean.text.credits import read_credit
from newsclean.text.dates import read_stamp
from newsclean.text.labels import after
from newsclean.text.people import is_known_person, is_person, likely, people
from newsclean.text.signatures import (
    REPORTER,
    read_reporter,
    without_stamp,
    words_before_agency,
)
from newsclean.text.work_notes import named_first

Fields = tuple[tuple[str, Any], ...]
Signed = tuple[int, str, Fields]
"""Where a signature starts, what it says, and the fields that it gives."""

_LONGEST = 100  # characters of the brackets
_SHORTEST = 60  # characters of a line at whose end somebody may sign
_BRACKETED = pattern(
    r"(?:^|[.!?…。！？][\"'”’»]{0,2}\s*)(?P<open>[(（])(?P<said>[^()（）]{4,90})[)）]\.?$"
)
_BEHIND = pattern(r"[.!?…。！？][\"'”’»]{0,2}\s*[(（][^\W\d_a-z][^()（）]{1,60}[)）]")
_SIGNERS = pattern(r"\s*[,/;]\s*|\s[–-]\s?")
_DESK = pattern(r"[a-zß-ÿ]{2,5}\.?")  # "red", the code of a desk
# "Harwickpost/j.r.": a house, and the initials of who wrote for it
_INITIALS = pattern(r"[^\W\d_a-z][\w. ]{2,24}/[a-zß-ÿ]{1,3}(?:\.[a-zß-ÿ]{1,3}){0,2}\.?")
# "Reportage sur les ports par Jane Roe": what somebody did, and who
_JOB_BY = worded(
    "words",
    r"[^\W\d_a-zß-ÿ][^\W\d_]{3,20}(?: [\w'’-]{1,20}){0,6}? "
    r"{by} (?P<who>[^\W\d_a-zß-ÿ].{3,40})",
    cased=True,
)
# What a signature stands behind: a sentence's end, a bracket, a gap; in Korean without a space, too
_SIGNED_AFTER = pattern(
    r"(?<=[가-힣][.)>])\s*|(?<=[\])>])\s*(?=[가-힣])|[.!?]\s+|(?<=[.!?][\"'”’])\s*|\s{2,}"
)
_LONE_MAIL = pattern(r"[\w.+-]{1,40}@(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}")
# "By . Jane Roe . PUBLISHED: . 10:14 EST, 14 March 2016 . | . UPDATED: . 11:20 EST . "
_DOTTED = pattern(
    r"By ?\. (?P<who>[^|:\n]{3,90}?) ?\. (?:Last updated at |(?:PUBLISHED|UPDATED|CREATED|Published|Updated|Created):? ?(?:\. )?)"
    r"[^.|\n]{4,50}?(?: ?\.)?(?: \|(?: \.)? (?:PUBLISHED|UPDATED|CREATED|Updated|Last updated at):? ?(?:\. )?[^.|\n]{4,50}?)?(?: ?\.(?=\s|$)|$)\s*"
)
_INPUTS = pattern(r" inputs?$", re.IGNORECASE)  # "With AFP inputs"
_STAFF = pattern(r"(?:^|[,;/]\s*)([^\W\d_][\w· ]{0,14}?)\s?[:：]\s?")


def signed_in_brackets(text: str) -> Signed | None:
    """Return who signs in brackets behind the last sentence of the line `text`, or as all of it.

    A date, an agency with one, names that nothing else are, initials behind a house's name, a
    job "by" somebody, a label of those who worked on it, or where it comes from say so.

    >>> signed_in_brackets("Das Wehr wird im Frühling erneuert, wie die Stadt am Montag mitteilte. (APA, 3.5.2024)")[1]
    'APA, 3.5.2024'
    >>> signed_in_brackets("Das Wehr wird im Frühling erneuert, wie die Stadt am Montag mitteilte. (Harwick, 1994)")
    """
    if text.rstrip(".")[-1:] not in ")）":
        return None  # most lines
    found = _BRACKETED.search(text, max(0, len(text) - _LONGEST))
    if found is None or (found.start() and len(text) < _SHORTEST):
        return None
    said = found["said"].strip()
    fields = _dated(said) if has_digit(said) else _named(said)
    return None if fields is None else (found.start("open"), said, fields)


def signed_off(text: str) -> Signed | None:
    """Return the reporter's name, title and mail, or the mail alone, behind the last sentence.

    >>> signed_off("섬 주민이 밤늦게 기다렸다.김제인 기자 jane@harwick.example")[1:]
    ('김제인 기자 jane@harwick.example', (('authors', '김제인'),))
    """
    text = text.rstrip()
    for stop in _SIGNED_AFTER.finditer(text, max(0, len(text) - REPORTER)):
        said = text[stop.end() :]
        name = read_reporter(said)
        if name or _LONE_MAIL.fullmatch(said):
            return stop.end(), said, (("authors", name),) if name else ()
    return None


def dotted_head(text: str) -> tuple[int, Fields] | None:
    """Return where the head ends that a data set has put a full stop behind each line of, and who wrote.

    >>> dotted_head("By . Jane Roe . PUBLISHED: . 10:14 EST, 14 March 2016 . | . UPDATED: . 11:20 EST . It sails.")
    (83, (('authors', 'Jane Roe'),))
    """
    found = _DOTTED.match(text)
    names = people(found["who"].replace(" . ", " ")) if found else None
    return (found.end(), _authors(names)) if found and names else None


def is_mail(text: str) -> bool:
    """Is `text` a mail address and nothing else?"""
    return _LONE_MAIL.fullmatch(text.strip(" ()[]")) is not None


def count_in_brackets(text: str) -> int:
    """Count the sentences of `text` behind which something with a capital stands in brackets."""
    return len(_BEHIND.findall(text))


def _dated(said: str) -> Fields | None:
    """Return the fields of "Jane Roe, 3.5.2024", "APA, red, 3.5.2024" or "3.5.2024"."""
    stamp = read_stamp(said)
    named, stamp = ("", stamp) if stamp else without_stamp(said)
    if stamp is None or not stamp.published or ":" in named:
        return None
    parts = [part for part in _SIGNERS.split(named.strip(" ,;/–-")) if part]
    agencies = [part for part in parts if agency_kind(part) == "wire"]
    persons = [part for part in parts if part not in agencies and is_person(part)]
    if not all(part in agencies or part in persons or _DESK.fullmatch(part) for part in parts):
        return None
    signed = (("agency", ", ".join(agencies)),) if agencies else ()
    return (*_authors(persons), *stamp.days, *signed)


def _named(said: str) -> Fields | None:
    """Return the fields of what names somebody or something and has no date."""
    if (names := people(said)) and all(map(is_known_person, names)):
        return _authors(names)
    if names := named_first(said):
        return (*_authors(names), ("notes", said))
    if _INITIALS.fullmatch(said):
        return ()
    if (by := _JOB_BY.fullmatch(said)) and is_person(by["who"]):
        return (*_authors([by["who"]]), ("notes", said))
    if source := _source(said):
        return (("source", source),)
    parts = _STAFF.split(said)
    is_staff = (
        len(parts) > 2
        and not parts[0].strip()
        and {*fold_all(parts[1::2])} <= folded("signatures", "staff")
    )
    return (("notes", said),) if is_staff and all(map(read_credit, parts[2::2])) else None


def _authors(names: Iterable[str]) -> Fields:
    return tuple(("authors", name) for name in likely(names))


def _source(said: str) -> str | None:
    """Return the name in "com informações da Rádio Harvica", "With AFP inputs"."""
    key = fold(said)
    for phrase in words_before_agency():
        if key.startswith(f"{phrase} ") and (rest := after(said, phrase)):
            bare = _INPUTS.sub("", rest)
            return bare if read_credit(bare) else None
    return None
