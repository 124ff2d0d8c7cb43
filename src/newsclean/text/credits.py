"""Picture credits: who made a picture, as a credit says it."""

import re
from functools import cache

import msgspec

from newsclean.phrases import fold, folded, worded
from newsclean.phrases.fold import lowered
from newsclean.phrases.patterns import pattern
from newsclean.text.agencies import agency_kind, words
from newsclean.text.people import ends_as_house, is_known_person, is_no_person, is_person
from newsclean.text.scripts import is_wide

_SLASHES = worded(
    "photo_credits",
    r"\s*[/|\\／,，;]\s*|\s*\+{3}\s*|\s+[-–—•]\s+|\s+(?:{via}|{for})(?=\s)\s*",
)
_INITIAL = pattern(r"[^\W\d_a-z]\.[^\W\d_a-z][^\W\d_]{2,}")  # "L.Roe", as Vietnamese papers write
_LICENCE = pattern(r"CC[ -]?(?:BY|SA|0)\b")  # what stands beside a name may be how it is licensed
_EMPTY = ("", "http", "https")  # parts that name nobody
_WIDE_NAME = 12  # signs of a name of a person or a house where no space parts words
_PAIR = 3  # words of two first names and what joins them
_INITIALS = 4  # letters of a word in capitals that is a house's, as "NDR"


class Credit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who made a picture: ``© Sputnik/ Mikhail Voskresenskiy``."""

    person: str | None
    agency: str | None
    text: str


def read_credit(text: str, *, known: bool = False, made: bool = False) -> Credit | None:
    """Return the Credit that `text`, without its label, says; None if it says something else.

    With `known` one of its parts must be an agency of the tables; otherwise a label has
    already told that it is a credit, and any name will do. A name is a person's if one of its words is
    a given name, if it stands beside an agency or a stroke, or if its label says that somebody `made`
    the picture ("Photo by"): of other pairs of capitalised words every third is a house's.

    >>> read_credit("Sputnik/ Mikhail Voskresenskiy")
    Credit(person='Mikhail Voskresenskiy', agency='Sputnik', text='Sputnik/ Mikhail Voskresenskiy')
    >>> read_credit("Merry Lobster").person, read_credit("Merry Lobster", made=True).person
    (None, 'Merry Lobster')
    >>> read_credit("the minister, left, and his guests")
    >>> read_credit("Jane Roe #harbour #ferry").text, read_credit("posted on Lunagram").agency
    ('Jane Roe', 'Lunagram')
    """
    text = text.partition(" #")[0].strip(" :：|–—-")  # hashtags behind a credit name nobody
    if text.count(")") > text.count("("):  # of a credit in brackets that was read from its label on
        text = text.rstrip(" .)")
    if len(text) > 2 and text[0] in "'‘\"“" and text.strip(" .")[-1] in "'’\"”":
        text = text.strip(" .'‘’\"“”")
    inner = (
        re.sub(r"\s*[(（]([^()（）]{1,60})[)）]", r" / \1", text)
        if text.endswith((")", "）"))
        else text
    )
    if not 2 <= len(inner) <= 110 or not any(map(str.isalpha, inner)) or inner.endswith(("?", "!")):
        return None
    split = [part.removeprefix("via ").strip(" :") for part in _SLASHES.split(inner) if part]
    told = {part.strip(" .") for part in split[:-1] if part.endswith(".")}  # "The mayor. | AP"
    parts = [part for part in (part.strip(" .:") for part in split) if part not in _EMPTY]
    kinds = [agency_kind(part) for part in parts]
    if known and not any(kinds):
        return None
    named = [bool(kind) or _is_named(part) for part, kind in zip(parts, kinds, strict=True)]
    if not parts or len(parts) > 6 or not any(named):
        return None
    if not all(
        fine or (" " not in part and len(part) <= 20)
        for part, fine in zip(parts, named, strict=True)
    ):
        return None
    others = (p for p, kind in zip(parts, kinds, strict=True) if not kind and p not in told)
    sure = made or any(kinds) or "/" in text
    names = (name for p in others if _is_somebody(name := _without_job(p), sure=sure))
    person = next(map(_last_of_two, names), None)
    agency = next((p for p, kind in zip(parts, kinds, strict=True) if kind), None)
    if agency is None:
        names_first = sorted(parts, key=lambda part: not _is_named(part))  # "posted on Lunagram"
        owners = (p for p in names_first if not (_LICENCE.match(p) and len(parts) > 1))
        agency = next(
            (p for p in owners if not person or not _without_job(p).endswith(person)), None
        )
    return Credit(person=person, agency=agency and agency.removesuffix(" Photo"), text=text)


def _without_job(part: str) -> str:
    """Return `part` without the job that stands behind a name in East Asian scripts."""
    name, space, job = part.rpartition(" ")
    return name if space and is_wide(part[0]) and job in words("role") else part


def _is_somebody(part: str, *, sure: bool) -> bool:
    """Is `part` a person's name, against which no word speaks, nor a short one in capitals?

    Where nothing beside it makes that `sure`, a word of its own must: a given name or a particle. In
    scripts without capitals, where any two words have the shape of a name, the label is enough.
    """
    if _INITIAL.fullmatch(part):
        return True
    if not is_person(part) or is_no_person(part) or _is_pair(part):
        return False
    cased = part[0].isupper() or part[0].islower()
    if cased and not (sure or _has_mark_of_person(part)):
        return False
    short = [p.isupper() and 1 < len(p) <= _INITIALS and p.isalpha() for p in part.split()]
    name = part.isupper() and not all(short)
    return not any(short) or name or is_known_person(part)


def _is_pair(part: str) -> bool:
    """Is `part` two first names, as a duo has them and no one person: "Bruno e Marisa"?"""
    parts = part.split()
    return len(parts) == _PAIR and parts[1] in folded("words", "and")


def _has_mark_of_person(name: str) -> bool:
    """Is a word of `name` a given name or a particle, or an initial, as "Roe, J." and "Jane Q." have?"""
    parts = [fold(piece) for word in name.split() for piece in word.split("-")]
    return any(part in _personal() or len(part) == 1 for part in parts)


@cache
def _personal() -> frozenset[str]:
    """Return the words that only names of persons have, folded."""
    return words("given") | words("particle")


def _last_of_two(name: str) -> str:
    """Return the second of two persons whose names stand side by side: who is seen, and who saw it.

    >>> _last_of_two("Jane Roe Peter Lund"), _last_of_two("Jane Mary Roe Lund")
    ('Peter Lund', 'Jane Mary Roe Lund')
    """
    parts = name.split()
    given = [fold(part) in words("given") for part in parts]
    return " ".join(parts[2:]) if given == [True, False, True, False] else name


def _is_named(part: str) -> bool:
    """Is `part` a name of somebody or something: capitals throughout, joints aside?"""
    parts = part.split()
    if is_person(part):
        return True
    if not (part[0].isupper() or part[0].islower()):
        if is_wide(part[0]) and max(map(len, parts)) > _WIDE_NAME and not ends_as_house(part):
            return False  # what the picture shows
        return len(part) <= 24 and len(parts) <= 4 and not set(part) & set("。、，؟।")
    if len(parts) > 7 or lowered(parts[0]) in words("no_name") - words("article"):
        return False
    if len(parts) == 1:
        return not part.islower() or "." in part or "@" in part
    small = words("particle") | words("joint")
    return not parts[0].islower() and all(
        not p.islower() or p[0].isdigit() or not p[0].isalnum() or lowered(p) in small
        for p in parts
    )
