"""What pages call upon their reader to do, in phrases that several filters share.

Each filter cuts by its own table; these predicates say for which ends two tables are one.
"""

from collections.abc import Iterable
from functools import cache

from newsclean.phrases import PhraseMatch, fold, index, table

_READ_ON = frozenset(("related_items", "paywalls"))
_NETWORKS = frozenset(("follow_prompts", "share_widgets"))


def calls_to_read_on(key: str) -> bool:
    """Is the folded `key` a "Read more" that ends a beginning, of a teaser or before a paywall?"""
    return any(match.filter in _READ_ON for match in index().ending(key))


def calls_to_networks(matches: Iterable[PhraseMatch]) -> bool:
    """Does a line that meets `matches` ask to follow somebody or to share?"""
    return any(match.filter in _NETWORKS for match in matches)


@cache
def around_networks(name: str, slot: str) -> frozenset[str]:
    """Return the labels in the list `slots` of the filter `name`, folded, `slot` for a network's name."""
    labels = (fold(label.replace("{}", slot)) for label in table(name)["slots"])
    return frozenset(parted(label, slot) for label in labels)


def parted(label: str, slot: str) -> str:
    """Return `label` with spaces around its `slot`: languages hang endings on names, or do not."""
    return " ".join(label.replace(slot, f" {slot} ").split())
