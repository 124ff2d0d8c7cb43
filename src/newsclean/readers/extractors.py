"""The extractors by their names, in a module that costs nothing to load."""

from functools import cache
from importlib.util import find_spec
from typing import Literal, get_args

from newsclean.readers.errors import MissingExtraError

Extractor = Literal["judge", "trafilatura", "resiliparse"]
"""What chooses the lines of a page's article: newsclean's own judge, trafilatura, or the page's markup,
with resiliparse where that tells of little."""

_PAGES = ("selectolax", "w3lib", "lxml", "charset_normalizer")
_NEEDS = {
    "judge": ("a page", "html", _PAGES),
    "trafilatura": ("a page", "html", ("trafilatura", *_PAGES)),
    "resiliparse": ("the extractor resiliparse", "fast", ("resiliparse", *_PAGES)),
}
"""What each extractor reads, the extra that brings what it needs, and the packages."""


@cache
def missing(extractor: Extractor) -> tuple[str, ...]:
    """Return the packages that `extractor` needs and that are not installed."""
    return tuple(name for name in _NEEDS[extractor][2] if find_spec(name) is None)


def require(extractor: Extractor) -> None:
    """Refuse an extractor that is not installed.

    Raises:
        ValueError: there is none of that name.
        MissingExtraError: packages that it needs are not installed.
    """
    if extractor not in _NEEDS:
        known = ", ".join(get_args(Extractor))
        raise ValueError(f"extractor must be one of {known}; not {extractor!r}")
    if absent := missing(extractor):
        what, extra, _ = _NEEDS[extractor]
        raise MissingExtraError(what, extra, absent[0])
