"""Regular expressions that are compiled when they are first asked.

There are three hundred of them, and one article asks a fifth: to compile all would take as long
as all else that a process does before its first article.
"""

import re
from typing import AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern")


class _Pattern:
    """Stands for a compiled pattern, and has its methods from the first use on."""

    def __init__(self, source: object, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(f"a pattern has no {name!r}")
        compiled = re.compile(self._source, self._flags)  # type: ignore[call-overload]
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, in effect: a mistake in `source` shows at the first use.

    >>> pattern("[a-z]+").findall("in the rain")
    ['in', 'the', 'rain']
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
