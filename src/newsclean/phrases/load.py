"""The files of phrases: read, and refused where they are not of their form.

``rules.toml`` says what each filter looks for: a table a filter, a line a rule or list of words.
A file a language (``fi.toml``; ``mul.toml`` for words that many share) has the phrases: a table a
filter, a list a rule, sorted, each phrase once. ``agencies.toml`` and ``fixed.toml`` are data that
are the same in every language. What is misspelt is told with its file, its table and its phrase.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from newsclean.phrases.match import Match

Kind = Literal["words", "ordered"]
"""A list that a filter reads itself: ``words``, sorted; ``ordered``, as its order counts."""
ByLanguage = dict[str, list[str]]
Phrases = dict[str, dict[str, ByLanguage]]
"""The phrases by filter, by rule or list, and by language."""

MUL = "mul"
DATA = ("rules", "agencies", "fixed")
"""The files that are of no language."""
_APART = ("line", "ending")  # matches that leave nothing beside the phrase


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the phrases of a rule meet a line, and what that means; rules.toml explains it."""

    match: Match
    cut: bool
    strength: Literal["exact", "strong", "context"]
    max_extra: int | None = None
    signs: str | None = None
    takes_sentences: bool = False

    def __post_init__(self) -> None:
        if (self.max_extra is None) != (self.match in _APART):
            raise ValueError(f"max_extra is for all matches but {' and '.join(_APART)}")
        if self.takes_sentences and self.match != "suffix":
            raise ValueError("takes_sentences is for suffixes")


class Agencies(msgspec.Struct, forbid_unknown_fields=True):
    """agencies.toml: names of agencies by country, and those whose bare name is a credit."""

    wire: dict[str, list[str]]
    picture: dict[str, list[str]]
    solo: list[str]


class Networks(msgspec.Struct, forbid_unknown_fields=True):
    """Names of social networks; the weak ones are ordinary words too."""

    all: list[str]
    weak: list[str]


class Platforms(msgspec.Struct, forbid_unknown_fields=True):
    """Names and hosts of platforms of patronage."""

    names: list[str]
    charity: list[str]
    hosts: list[str]


class Fixed(msgspec.Struct, forbid_unknown_fields=True):
    """fixed.toml: names and numbers that are the same in every language."""

    legal_forms: list[str]
    hints: list[str]
    comma_inside: list[str]
    languages: dict[str, str]
    networks: Networks
    platforms: Platforms
    zones: dict[str, int]


Rules = dict[str, dict[str, Rule | Kind]]
"""What rules.toml says, by filter and by rule or list."""


class Files(msgspec.Struct):
    """All that the files of a folder say. The phrases are in the order of the languages."""

    rules: Rules
    phrases: Phrases
    agencies: Agencies
    fixed: Fixed


def read_files(texts: Mapping[str, str]) -> Files:
    """Return what the files say that `texts` has, by their names without ".toml".

    Raises:
        ValueError: a file is not of the form that this module describes; says where.
    """
    rules = read_rules(texts["rules"])
    fixed = _told("fixed.toml", _parsed("fixed.toml", texts["fixed"]), Fixed)
    languages = {name: text for name, text in texts.items() if name not in DATA}
    strange = sorted(languages.keys() - fixed.languages)
    if strange:
        raise ValueError(f"{strange[0]}.toml: fixed.toml names no such language")
    return Files(
        rules,
        read_phrases(languages, rules, fixed.languages),
        _told("agencies.toml", _parsed("agencies.toml", texts["agencies"]), Agencies),
        fixed,
    )


def read_phrases(texts: Mapping[str, str], rules: Rules, order: Iterable[str] = ()) -> Phrases:
    """Return the phrases of `texts`, files by language: those of `order` first, then the others.

    All filters, rules and lists of `rules` are there, and empty where no language has them.

    Raises:
        ValueError: a file is not of the form that this module describes; says where.
    """
    found: Phrases = {name: {key: {} for key in keys} for name, keys in rules.items()}
    for language in dict.fromkeys((*order, *sorted(texts))):
        for name, key, phrases in read_language(language, texts.get(language, ""), rules):
            found[name][key][language] = phrases
    return found


def read_language(language: str, text: str, rules: Rules) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the filter, the rule or list, and the phrases of each list of a language's file.

    Raises:
        ValueError: the file is not of the form that this module describes; says where.
    """
    file = f"{language}.toml"
    for name, lists in _parsed(file, text).items():
        if name not in rules:
            raise ValueError(f"{file} [{name}]: rules.toml has no such filter")
        for key, phrases in _told(f"{file} [{name}]", lists, dict[str, Any]).items():
            place = f"{file} [{name}] {key}"
            if key not in rules[name]:
                raise ValueError(f"{place}: rules.toml has no such rule or list")
            listed = _told(place, phrases, list[str])
            _check(place, listed, is_sorted=rules[name][key] != "ordered")
            yield name, key, listed


def read_rules(text: str) -> Rules:
    """Return what the `text` of rules.toml says.

    Raises:
        ValueError: it is not of the form that this module describes; says where.
    """
    return {
        name: {
            key: _told(f"rules.toml [{name}] {key}", value, Rule | Kind)
            for key, value in _told(f"rules.toml [{name}]", table, dict[str, Any]).items()
        }
        for name, table in _parsed("rules.toml", text).items()
    }


def _check(place: str, phrases: list[str], *, is_sorted: bool) -> None:
    """Refuse a list with an empty phrase, with one twice, or out of order.

    Raises:
        ValueError: there is such a phrase; names it.
    """
    if not all(map(str.strip, phrases)):
        raise ValueError(f"{place}: an empty phrase")
    if is_sorted:
        keys = [(phrase.casefold(), phrase) for phrase in phrases]
        for i in range(1, len(keys)):
            if keys[i - 1] > keys[i]:
                raise ValueError(f"{place}: {phrases[i]!r} stands before {phrases[i - 1]!r}")
    if len(set(phrases)) < len(phrases):
        raise ValueError(f"{place}: {_doubled(phrases)!r} stands there twice")


def _doubled(phrases: list[str]) -> str:
    """Return the first of `phrases` that was there before."""
    return next(phrase for i, phrase in enumerate(phrases) if phrase in phrases[:i])


def _parsed(file: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file}: {error}") from None


def _told(place: str, value: Any, form: Any) -> Any:
    """Return `value` in its `form`.

    Raises:
        ValueError: it is of another; says so after its `place`.
    """
    try:
        return msgspec.convert(value, form)
    except msgspec.ValidationError as error:
        raise ValueError(f"{place}: {error}") from None
