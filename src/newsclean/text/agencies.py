"""News and picture agencies, by the names of phrases/agencies.toml."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal

from newsclean.phrases import agencies, fold, fold_all, folded
from newsclean.phrases.search import search_for

Kind = Literal["wire", "picture"]
_PICTURE_CODES = frozenset(
    {"EPA", "PAP", "ANP", "AAP", "IMAGO", "imago", "Imago", "Reuters", "AFP"}
)
_ABBREVIATION = 5  # letters; a name this short is an ordinary word in another case


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


def may_name_agency(text: str) -> bool:
    """Occurs the name of an agency in `text`, be it inside a word?

    >>> may_name_agency("Jane Roe / Getty Images"), may_name_agency("Ferry (again) late")
    (True, False)
    """
    return _occurs()(f"{text}\n{fold(text)}")


@cache
def _occurs() -> Callable[[str], bool]:
    return search_for(list(agency_names()))


def words(section: str) -> frozenset[str]:
    """Return the folded words of the list `section` of "names", of all languages."""
    return folded("names", section)


@cache
def sole_credits() -> frozenset[str]:
    """Return the picture agencies whose bare name is a credit, folded."""
    return frozenset(fold_all(agencies()["solo"]))


def is_sole_credit(text: str, key: str) -> bool:
    """Is `text`, whose folded key is `key`, a picture agency's name or code?"""
    return key in sole_credits() or (text in _PICTURE_CODES and agency_kind(text) == "picture")


@cache
def openings() -> frozenset[str]:
    """Return the first words of agencies whose name is a credit, and of words for a source."""
    said = {*sole_credits(), *map(fold, _PICTURE_CODES), *words("source")}
    return frozenset(one.partition(" ")[0] for one in said)


def agency_kind(text: str) -> Kind | None:
    """What sort of agency is `text`, if it is the name of one?

    >>> agency_kind("dpa"), agency_kind("Getty Images"), agency_kind("aa")
    ('wire', 'picture', None)
    """
    text = text.strip(" .:–—-()[]“”\"'")
    strict, loose = _agencies()
    return strict.get(text) or (loose.get(fold(text)) if len(text) > _ABBREVIATION else None)
