"""Names in a line: people, and the agencies of phrases/agencies.toml. Shared by filters and readers.

Judged by shape: a person is two to six words that begin with capitals, particles such as "van
der" aside; in scripts without capitals, a few words. What the shape cannot tell (is "Hamburger
Hafen" a person?) is told by what stands beside it: a label, an agency, a ©.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from newsclean.article import Credit
from newsclean.patterns import pattern
from newsclean.phrases import agencies, fold, fold_all, table

Kind = Literal["wire", "picture"]
_ABBREVIATION = 5  # letters; a name this short is an ordinary word in another case
_WORD = pattern(r"[^\W\d_][^\W\d_'’ʼ`.-]*(?:['’ʼ`.-]+[^\W\d_]+)*\.?")
_INITIAL = pattern(r"(?:[^\W\d_]\.?-?){1,3}\.?")
_JOINTS = pattern(
    r",\s*(?:and|und|et|y|e|og|och)\s+|\s*(?:[/|•·;&＆、，／・]|,(?!\s*(?:Jr|Sr)\b)|(?<=\s)[-–—](?=\s))\s*"
    r"|\s+(?:and|und|et|y|e|en|og|och|ja|i|и|та|ve|και|és|và|dan|with|mit|sowie)\s+"
)
_SLASHES = pattern(
    r"\s*[/|／,，;]\s*|\s*\+{3}\s*|\s+[-–—•]\s+|\s+(?:via|vía|über|through|on|auf|for|para|per)(?=\s)\s*",
    re.I,
)
_COMPANY = pattern(
    r"\b(?:GmbH|AG|KG|e\.\s?V|Ltd|LLC|Inc|PLC|plc|Corp|Company|Co|S\.?A|S\.?p\.?A|SARL|SAS|B\.?V|"
    r"A/S|AB|AS|Oy|Oyj|Sp|s\.r\.o|a\.s|Kft|Zrt|OOO|ООО|Pty|Limited|Verlag|株式会社)\b\.?"
)


@cache
def _agencies() -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Return the agencies whose case counts, and the others by folded key."""
    strict: dict[str, Kind] = {}
    loose: dict[str, Kind] = {}
    data = agencies()
    kinds: tuple[Kind, Kind] = ("picture", "wire")
    for kind in kinds:
        for names in data[kind].values():
            for name in names:
                if len(name) <= _ABBREVIATION:
                    strict[name] = strict[name.upper()] = kind
                else:
                    loose[fold(name)] = kind
    return strict, loose


def agency_names() -> Iterable[str]:
    """Return the names of all agencies: the short ones as written, the others folded."""
    strict, loose = _agencies()
    return (*strict, *loose)


@cache
def words(section: str) -> frozenset[str]:
    """Return the folded words of the list `section` of "names", of all languages."""
    return frozenset(fold_all(table("names")[section]))


@cache
def sole_credits() -> frozenset[str]:
    """Return the picture agencies whose bare name is a credit, folded."""
    return frozenset(fold_all(agencies()["solo"]))


def agency_kind(text: str) -> Kind | None:
    """What sort of agency is `text`, if it is the name of one?

    >>> agency_kind("dpa"), agency_kind("Getty Images"), agency_kind("aa")
    ('wire', 'picture', None)
    """
    text = text.strip(" .:–—-()[]“”\"'")
    strict, loose = _agencies()
    return strict.get(text) or (loose.get(fold(text)) if len(text) > _ABBREVIATION else None)


def is_person(text: str) -> bool:
    """Does `text` have the shape of a person's name?

    >>> is_person("Ursula von der Leyen"), is_person("J. R. Roe"), is_person("JANE ROE")
    (True, True, True)
    >>> is_person("by Tuesday"), is_person("The harbour"), is_person("Harwick")
    (False, False, False)
    """
    parts = text.split()
    if not parts or len(text) > 60:
        return False
    if not (parts[0][0].isupper() or parts[0][0].islower()):
        return _is_uncased_person(text, parts)
    if not 2 <= len(parts) <= 6 or not _capital(parts[0]) or not _capital(parts[-1]):
        return False
    if parts[0].casefold() in _no_names() or parts[-1].casefold() in words("no_name"):
        return False
    return all(_capital(part) or part.casefold() in words("particle") for part in parts) and any(
        len(part) > 2 for part in parts
    )


@cache
def _no_names() -> frozenset[str]:
    """Return the words that no person's name begins or ends with: weekdays and months among them.

    Months that are first names are left out.
    """
    data = table("dates")
    months = {name for names in data["months"] for name in names.split("|")}
    dates = {word for word in months.union(data["weekdays"]) if len(word) > 4} - {"april", "august"}
    return words("no_name") | dates


def _capital(word: str) -> bool:
    return word[0].isupper() and bool(_WORD.fullmatch(word) or _INITIAL.fullmatch(word))


def _is_uncased_person(text: str, parts: list[str]) -> bool:
    """Has `text`, in a script without capitals, the length and letters of a name?"""
    if not all(
        character.isalpha() or character in " .-・·'’\u200c" or _is_mark(character)
        for character in text
    ):
        return False
    if text[0] >= "\u2e80":  # written without spaces
        return 2 <= len(text) <= 12
    return 2 <= len(parts) <= 5


def _is_mark(character: str) -> bool:
    """Is `character` a vowel sign of an Indic or Thai script?"""
    return "\u0900" <= character <= "\u0e7f" or "\u064b" <= character <= "\u0652"


def people(text: str) -> tuple[str, ...] | None:
    """Return the people that the list `text` names, or None if something else is in it.

    Agencies and, after a first name, single capitalised words (places, papers) and roles may
    stand in the list; they are not among what is returned.

    >>> people("Jane Roe, John Doe and Max Muster in Berlin")
    >>> people("JANE ROE and JOHN DOE, Staff Writers")
    ('JANE ROE', 'JOHN DOE')
    """
    found: list[str] = []
    if len(text) > 160:
        return None
    for part in filter(None, _JOINTS.split(text.strip(" .,:;|–—-"))):
        name = part.strip()
        if agency_kind(name) or is_role(name):
            continue
        if is_person(name) and not (found and name.isupper() and not found[0].isupper()):
            found.append(name)
        elif with_role := _before_role(name):
            found.append(with_role)
        elif not (found and _is_place(name)):
            return None
    return tuple(found)


def _before_role(text: str) -> str | None:
    """Return the person of "Jane Roe Political Correspondent"."""
    parts = text.split()
    for i in range(2, min(len(parts), 5)):
        if fold(parts[i]) in words("role") and is_person(" ".join(parts[:i])):
            return " ".join(parts[:i])
    return None


def is_role(text: str) -> bool:
    """Does `text` name a job in a newsroom, by its last or first word?"""
    parts = fold(text).split()
    return 0 < len(parts) <= 5 and bool({parts[0], parts[-1], " ".join(parts)} & words("role"))


def _is_place(text: str) -> bool:
    return len(text) <= 30 and text[:1].isupper() and all(p[0].isupper() for p in text.split())


def read_credit(text: str, *, known: bool = False) -> Credit | None:
    """Return the Credit that `text`, without its label, says; None if it says something else.

    With `known` one of its parts must be an agency of the tables; otherwise a label has
    already told that it is a credit, and any name will do.

    >>> read_credit("Sputnik/ Mikhail Voskresenskiy")
    Credit(person='Mikhail Voskresenskiy', agency='Sputnik', text='Sputnik/ Mikhail Voskresenskiy')
    >>> read_credit("the minister, left, and his guests")
    """
    text = text.strip(" :：|–—-")
    inner = (
        re.sub(r"\s*[(（]([^()（）]{1,60})[)）]", r" / \1", text)
        if text.endswith((")", "）"))
        else text
    )
    if not 2 <= len(inner) <= 110 or not any(map(str.isalpha, inner)) or inner.endswith(("?", "!")):
        return None
    parts = [part.removeprefix("via ").strip(" .:") for part in _SLASHES.split(inner) if part]
    parts = [part for part in parts if part]
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
    person = next(
        (p for p, kind in zip(parts, kinds, strict=True) if not kind and is_person(p)), None
    )
    agency = next((p for p, kind in zip(parts, kinds, strict=True) if kind), None)
    if agency is None:
        agency = next((p for p in parts if p != person), None)
    return Credit(person=person, agency=agency and agency.removesuffix(" Photo"), text=text)


def _is_named(part: str) -> bool:
    """Is `part` a name of somebody or something: capitals throughout, joints aside?"""
    parts = part.split()
    if is_person(part):
        return True
    if not (part[0].isupper() or part[0].islower()):
        return len(part) <= 24 and len(parts) <= 4 and not set(part) & set("。、，؟।")
    if len(parts) > 7 or parts[0].casefold() in words("no_name") - words("article"):
        return False
    if len(parts) == 1:
        return not part.islower() or "." in part or "@" in part
    small = words("particle") | words("joint")
    return not parts[0].islower() and all(
        not p.islower() or p[0].isdigit() or not p[0].isalnum() or p.casefold() in small
        for p in parts
    )


def is_company(text: str) -> bool:
    """Does `text` hold the legal form of a company?"""
    return bool(_COMPANY.search(text))


def after(text: str, phrase: str) -> str | None:
    """Return what stands in `text` after the folded `phrase` and its separator, if it starts so."""
    start = len(text) - len(text.lstrip(" \t-–—―•·●*|:/>»([（【\"“„«'"))
    if text[start : start + len(phrase)].casefold() != phrase:
        return None
    return text[start + len(phrase) :].lstrip(" \t:：|/-–—.)")


def source_named(text: str) -> tuple[str, str] | None:
    """Return the label and the rest of "Source: …", or None if `text` is no such line.

    >>> source_named("Quelle: dpa")
    ('Quelle', 'dpa')
    >>> source_named("Sources said: the ship had left")
    """
    for mark in (":", "：") if ":" in text or "：" in text else ():
        label, found, rest = text.strip("([（［ -–—").partition(mark)
        if found and len(label) <= 40 and fold(label) in words("source"):
            return label.strip(), rest.strip()
    return None
