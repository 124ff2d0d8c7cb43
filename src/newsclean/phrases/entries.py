"""Entries: the phrases of a filter in the tables of the languages, each as a match of its rule."""

from collections.abc import Iterable, Iterator

from newsclean.phrases.fold import NUMBER, fold_all, shape
from newsclean.phrases.load import Phrases, Rules
from newsclean.phrases.match import PhraseMatch, Strength

STRENGTHS = {strength.name.lower(): strength for strength in Strength}
REST = 48  # of matches that no rest may stand beside: never asked for


def matches_of(name: str, rules: Rules, phrases: Phrases) -> Iterator[PhraseMatch]:
    """Yield the phrases of the filter `name`, rule by rule and language by language.

    Raises:
        ValueError: a phrase folds to nothing, or two of a list to the same; says where.
    """
    for rule, how in rules[name].items():
        if isinstance(how, str):
            continue  # a list that the filter reads itself
        strength = STRENGTHS[how.strength]
        rest = REST if how.max_extra is None else how.max_extra
        for language, listed in phrases[name][rule].items():
            for key in _keys(f"{language}.toml [{name}] {rule}", listed):
                yield PhraseMatch(name, rule, key, how.match, language, strength, how.cut, rest)


def _keys(place: str, phrases: list[str]) -> Iterable[str]:
    """Return the keys of `phrases`, with ``#`` for numbers.

    Raises:
        ValueError: one is empty, or two are the same; says in what `place`.
    """
    found: dict[str, str] = {}
    folded = fold_all([phrase.replace(NUMBER, "0") for phrase in phrases])
    for phrase, plain in zip(phrases, folded, strict=True):
        key = shape(plain) if NUMBER in phrase else plain
        if not key:
            raise ValueError(f"{place}: {phrase!r} folds to nothing")
        if key in found:
            raise ValueError(f"{place}: {phrase!r} is {found[key]!r} but for case and marks")
        found[key] = phrase
    return found
