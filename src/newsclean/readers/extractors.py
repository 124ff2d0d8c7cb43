"""The extractors by their names, in a module that costs nothing to load."""

from functools import cache
from importlib.util import find_spec
from typing import Literal

from newsclean.readers.errors import MissingExtraError

Extractor = Literal["judge", "trafilatura", "resiliparse"]
"""What chooses the lines of a page's article: newsclean's own judge, trafilatura, or the page's markup,
with resiliparse where that tells of little."""


@cache
def has_resiliparse() -> bool:
    """Is resiliparse installed?"""
    return find_spec("resiliparse") is not None


def require_resiliparse() -> None:
    """Refuse the extractor resiliparse where it is not installed.

    Raises:
        MissingExtraError: it is not.
    """
    if not has_resiliparse():
        raise MissingExtraError("the extractor resiliparse", "fast", "resiliparse")
