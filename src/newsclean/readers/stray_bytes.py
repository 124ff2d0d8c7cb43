"""Stray bytes: what is not UTF-8 in a file of UTF-8 is windows-1252.

The two are found mixed in one file, where texts of several sources were joined.
"""

import re
from typing import Literal

from newsclean.phrases.patterns import pattern

Unused = Literal["control", "replace"]
"""How the five bytes that windows-1252 does not use are read: as the controls that the web takes
them for, or as U+FFFD."""

STRAY = pattern("[\udc80-\udcff]+")
"""Bytes that are not UTF-8, as ``surrogateescape`` shows them."""


def read_utf8(data: bytes, unused: Unused) -> tuple[str, int]:
    """Return the text of `data`, and how many of its bytes are not UTF-8.

    Those are read as windows-1252.
    """
    count = 0

    def read_stray(match: re.Match[str]) -> str:
        nonlocal count
        stray = match[0].encode("utf-8", "surrogateescape")
        count += len(stray)
        return _western(stray, unused)

    return STRAY.sub(read_stray, data.decode("utf-8", "surrogateescape")), count


def share_utf8(data: bytes) -> float:
    """Return how much of what is not ASCII in `data` is valid UTF-8, from 0 to 1; 1 if all is ASCII.

    Characters of UTF-8 are counted against bytes that are none.
    """
    text = data.decode("utf-8", "surrogateescape")
    wrong = sum(len(run) for run in STRAY.findall(text))
    right = sum(1 for character in text if "\x7f" < character < "\ud800" or character > "\udfff")
    return right / (right + wrong) if wrong else 1.0


def _western(stray: bytes, unused: Unused) -> str:
    if unused == "replace":
        return stray.decode("cp1252", "replace")
    return "".join([_character(stray[i : i + 1]) for i in range(len(stray))])


def _character(byte: bytes) -> str:
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1")
