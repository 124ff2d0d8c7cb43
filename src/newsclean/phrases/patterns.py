"""Regular expressions that are compiled when they are first asked.

There are three hundred of them, and one article asks a fifth: to compile all would take as long
as all else that a process does before its first article.
"""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern")


class _Pattern:
    """Stands for a compiled pattern, and has its methods from the first use on."""

    def __init__(self, source: AnyStr | Callable[[], AnyStr], flags: int) -> None:
        self._source: Any = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(f"a pattern has no {name!r}")
        source = self._source() if callable(self._source) else self._source
        compiled = re.compile(source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, in effect: a mistake in `source` shows at the first use.

    A `source` that takes work to write is given as a function, which is called then.

    >>> pattern("[a-z]+").findall("in the rain")
    ['in', 'the', 'rain']
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
