"""The members of a JSON object, each value as it is written.

A decoder would lose what it cannot hold: digits of numbers (1.10, 1E400), NaN, lone surrogates, the
earlier of two members of one name. So values are only found here, and read where they are needed.
"""

import json
from collections.abc import Iterable
from math import isinf
from typing import Any

import msgspec

from newsclean.phrases.patterns import pattern
from newsclean.readers.errors import RecordError

_SPACE = pattern(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


class Earlier(str):
    """The name of a member that comes again later in its object.

    It equals no name, so that a dict holds both: the last is found by the name, as decoders have it.
    """

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


def named(members: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return `members` as a dict in their order, those that come again later under `Earlier`."""
    listed = [*members]
    found = dict(listed)
    if len(found) == len(listed):
        return found
    found = {}
    last = {name: at for at, (name, _) in enumerate(listed)}
    for at, (name, value) in enumerate(listed):
        found[name if last[name] == at else Earlier(name)] = value
    return found


def members(text: str) -> dict[str, msgspec.Raw]:
    """Return the members of the object `text`, each value as it is written.

    Raises:
        RecordError: it is no JSON, or no object.
    """
    try:
        found, end = _members(text, _skip(text, 0))
        end = _skip(text, end)
        if end < len(text):
            raise json.JSONDecodeError("Extra data", text, end)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")  # "Unterminated string starting at"
        raise RecordError("InvalidJSON", f"not JSON: {what} at character {error.pos}") from None
    except RecursionError:
        raise RecordError("InvalidJSON", "not JSON that can be read: nested too deep") from None
    if found is None:
        raise RecordError("NotAnObject", "not a JSON object in braces, but another value")
    return named(found)


def value_end(text: str, at: int) -> int:
    """Return where the value that begins at `at` ends.

    Raises:
        json.JSONDecodeError: none begins there.
        RecursionError: it is nested too deep.
    """
    return _DECODER.raw_decode(text, at)[1]


def _members(text: str, at: int) -> tuple[list[tuple[str, msgspec.Raw]] | None, int]:
    """Return the members of the object at `at`, None for another value, and where it ends."""
    if text[at : at + 1] != "{":
        return None, value_end(text, at)
    found: list[tuple[str, msgspec.Raw]] = []
    at = _skip(text, at + 1)
    if text[at : at + 1] == "}":
        return found, at + 1
    while True:
        if text[at : at + 1] != '"':
            raise json.JSONDecodeError("Expecting property name in double quotes", text, at)
        name, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise json.JSONDecodeError("Expecting ':' delimiter", text, at)
        start = _skip(text, at + 1)
        end = value_end(text, start)
        found.append((name, msgspec.Raw(text[start:end].encode())))
        at = _skip(text, end)
        if text[at : at + 1] == "}":
            return found, at + 1
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
        at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    """Return where the white space that begins at `at` ends."""
    space = _SPACE.match(text, at)
    return space.end() if space else at


def read_value(raw: bytes) -> Any:
    """Return the value of raw JSON: NaN and infinities as floats, lone surrogates as they are.

    Raises:
        ValueError: it is no JSON, or has a number that Python cannot hold.
        RecursionError: it is nested too deep.
    """
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(raw, parse_float=_float)


def _float(digits: str) -> float:
    """Return a number that is one: 1E400 is not infinite.

    Raises:
        ValueError: it is too large.
    """
    number = float(digits)
    if isinf(number):
        raise ValueError(f"{digits} is too large a number")
    return number
