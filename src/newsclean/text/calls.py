"""What pages call upon their reader to do, in phrases that several filters share.

Each filter cuts by its own table; these predicates say for which ends two tables are one.
"""

from collections.abc import Iterable

from newsclean.phrases import PhraseMatch, index

_READ_ON = frozenset(("related_items", "paywalls"))
_NETWORKS = frozenset(("follow_prompts", "share_widgets"))


def calls_to_read_on(key: str) -> bool:
    """Is the folded `key` a "Read more" that ends a beginning, of a teaser or before a paywall?"""
    return any(match.filter in _READ_ON for match in index().ending(key))


def calls_to_networks(matches: Iterable[PhraseMatch]) -> bool:
    """Does a line that meets `matches` ask to follow somebody or to share?"""
    return any(match.filter in _NETWORKS for match in matches)
