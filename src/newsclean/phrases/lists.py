"""The lists of the phrase files, as filters read them: of all languages, or of each by itself."""

from functools import cache
from typing import Any

import msgspec

from newsclean.phrases.capitals import bare_forms
from newsclean.phrases.fold import fold_all
from newsclean.phrases.load import ByLanguage, Phrases, Rules, read_files
from newsclean.phrases.tables import disk_cached, texts


@cache
def table(name: str) -> dict[str, list[str]]:
    """Return the phrases of each rule and list of the filter `name`, of all languages.

    The languages are in the order of fixed.toml; a word of several is there several times. Behind
    them are the forms that words have in capitals (`bare_forms`), but in lists whose order counts.
    """
    ordered = {key for key, how in files()["rules"][name].items() if how == "ordered"}
    return {
        key: [phrase for phrases in languages.values() for phrase in phrases]
        + ([] if key in ordered else _in_capitals(languages))
        for key, languages in files()["phrases"][name].items()
    }


def _in_capitals(languages: ByLanguage) -> list[str]:
    """Return the forms that the phrases of `languages` have in capitals, where they are others."""
    return [
        form
        for language, phrases in languages.items()
        for phrase in phrases
        for form in bare_forms(phrase, language)
    ]


@cache
def folded(name: str, key: str) -> frozenset[str]:
    """Return the folded phrases of the rule or list `key` of the filter `name`, of all languages."""
    return frozenset(fold_all(table(name)[key]))


def by_language(name: str, key: str) -> ByLanguage:
    """Return the phrases of a rule or list of the filter `name`, by language."""
    languages: ByLanguage = files()["phrases"][name][key]
    return languages


def agencies() -> dict[str, Any]:
    """Return agencies.toml as it stands."""
    return dict(files()["agencies"])


def fixed() -> dict[str, Any]:
    """Return fixed.toml as it stands."""
    found: dict[str, Any] = files()["fixed"]
    return found


def rules() -> Rules:
    """Return what rules.toml says, by filter and by rule or list."""
    return msgspec.convert(files()["rules"], Rules)


@cache
def signature(name: str, rule: str) -> str:
    """Return the rule with which the filter `name` signs what phrases of its `rule` cut.

    >>> signature("footers", "opening"), signature("footers", "legal")
    ('sentence', 'legal')

    Raises:
        KeyError: rules.toml has no such rule.
    """
    return files()["rules"][name][rule]["signs"] or rule


@cache
def takes_sentences(name: str, rule: str) -> bool:
    """Goes, with what ends in a phrase of the `rule` of the filter `name`, whole prose before it?

    >>> takes_sentences("paywalls", "badge"), takes_sentences("social_embeds", "shared_after")
    (True, False)

    Raises:
        KeyError: rules.toml has no such rule.
    """
    found: bool = files()["rules"][name][rule]["takes_sentences"]
    return found


def phrases() -> Phrases:
    """Return all phrases by filter, by rule or list, and by language."""
    found: Phrases = files()["phrases"]
    return found


@cache
def files() -> dict[str, Any]:
    """Return `Files` of this package as plain values, read anew only where a file has changed.

    Raises:
        ValueError: a file is not of its form; says where.
    """
    package = __package__
    return disk_cached(
        "phrases", package, dict[str, Any], lambda: msgspec.to_builtins(read_files(texts(package)))
    )
