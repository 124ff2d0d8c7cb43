"""JSON in: an array of records, or records one after another, on as many lines as they like."""

import codecs
import json
from collections.abc import Iterator

from newsclean.readers.members import value_end
from newsclean.readers.records import Failure, Item, too_long
from newsclean.readers.streams import Stream

_STEP = 1 << 18  # bytes that are read at once
_BETWEEN = " \t\n\r,"
_LINES = str.maketrans("\n\r", "  ")  # white space: no string of JSON has a line end


def values(stream: Stream, name: str, longest: int) -> Iterator[Item]:
    """Yield the values of a JSON file as records: the elements of an array, or one after another.

    Args:
        stream: the file.
        name: what to call it.
        longest: bytes, about; a longer value is not read, nor is what stands behind it.
    """
    text = _Text(stream)
    is_array = text.skip(_BETWEEN[:-1]) == "["
    if is_array:
        text.at += 1
    number = 0
    while True:
        first = text.skip(_BETWEEN)
        if not first or (is_array and first == "]"):
            break
        number += 1
        failure: Failure | None = None
        try:
            value = text.value(longest)
        except json.JSONDecodeError as error:
            what = error.msg.removesuffix(" starting at")
            told = f"not JSON: {what} in value {number}; the rest of the file is not read"
            failure = Failure("InvalidJSON", told, number, name)
        except RecursionError:
            told = "not JSON that can be read: nested too deep; the rest of the file is not read"
            failure = Failure("InvalidJSON", told, number, name)
        else:
            if value is None:
                failure = too_long(number, name, longest)
        if failure:
            yield Item(name, number, "jsonl", failure=failure)
            return
        yield Item(name, number, "jsonl", (value or "").encode("utf-8", "surrogateescape"))
    if is_array:
        ended = first == "]"
        text.at += ended
        if not ended or text.skip(_BETWEEN[:-1]):
            told = "the array is cut off" if not ended else "there is more behind the array"
            failure = Failure("InvalidJSON", f"not JSON: {told}", number + 1, name)
            yield Item(name, number + 1, "jsonl", failure=failure)


class _Text:
    """The text of a stream, as far as it is needed."""

    def __init__(self, stream: Stream) -> None:
        self.plain = stream.plain
        self.decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.text = ""
        self.at = 0
        self.ended = False
        self._more(_STEP)
        self.text = self.text.removeprefix("\ufeff")

    def _more(self, size: int) -> None:
        data = self.plain.read(size)
        self.ended = not data
        self.text = self.text[self.at :] + self.decoder.decode(data, final=self.ended)
        self.at = 0

    def skip(self, characters: str) -> str:
        """Go past `characters` and return the one that follows; nothing at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in characters:
                self.at += 1
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self._more(_STEP)

    def value(self, longest: int) -> str | None:
        """Return the value that begins here, on one line; None if it is longer than `longest`.

        Raises:
            json.JSONDecodeError: it is no JSON.
            RecursionError: it is nested too deep.
        """
        while True:
            try:
                end = value_end(self.text, self.at)
            except json.JSONDecodeError:
                if self.ended:
                    raise
                if len(self.text) - self.at > longest:
                    return None
                self._more(max(_STEP, len(self.text) - self.at))  # twice as much: linear in all
                continue
            if end == len(self.text) and not self.ended:  # a number may go on
                self._more(_STEP)
                continue
            value, self.at = self.text[self.at : end].translate(_LINES), end
            return value
