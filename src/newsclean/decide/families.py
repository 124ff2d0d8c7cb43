"""Families: what is content to one user and residue to another, each a switch by name."""

from collections.abc import Iterable
from functools import cache

from newsclean.phrases.tables import tables


@cache
def families() -> dict[str, dict[str, str]]:
    """Return the families of families.toml by name: what each is, and what the profiles do."""
    return {
        name: {key: text for key, text in family.items() if key != "holds"}
        for name, family in tables(__package__)["families"].items()
    }


@cache
def holds(family: str) -> frozenset[str]:
    """Return the filters ("corrections") and rules ("captions.label") that `family` holds.

    Raises:
        KeyError: there is no such family.
    """
    return frozenset(tables(__package__)["families"][family]["holds"])


def is_kept(filter_name: str, rule: str, kept: Iterable[str]) -> bool:
    """Does one of the families `kept` hold the rule of the filter?"""
    names = {filter_name, f"{filter_name}.{rule}"}
    return any(not names.isdisjoint(holds(family)) for family in kept)
