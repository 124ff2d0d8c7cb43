"""CSV and TSV in: the rows of a table as records, their cells as fields.

The first row names the columns. Delimiter and quoting are told by the first rows; files are UTF-8
unless a mark, the caller or their first bytes say otherwise, and bytes that are not are read as windows-1252.
"""

import codecs
import csv
import io
import json
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple

from newsclean.readers.errors import InputError
from newsclean.readers.guessed_encoding import Guess, guess_of
from newsclean.readers.members import named
from newsclean.readers.records import Failure, Item
from newsclean.readers.streams import Stream
from newsclean.readers.text_encoding import marked_encoding, text_encoding, told_stray

DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 1 << 16  # bytes
_ROWS = 50
_LONGEST_LIMIT = (1 << 31) - 1  # characters; what a C long holds everywhere


class Form(NamedTuple):
    """How a table is written."""

    delimiter: str
    escape: str | None = None  # before a quotation mark, where it is not doubled


class _Stray:
    """Decodes bytes that are not in a file's encoding, and counts them."""

    def __init__(self) -> None:
        self.count = 0
        self.encoding = ""

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        self.count += error.end - error.start
        self.encoding = error.encoding
        stray = error.object[error.start : error.end]
        is_utf8 = error.encoding.replace("_", "-").startswith("utf-8")
        return (stray.decode("windows-1252", "replace") if is_utf8 else "\ufffd"), error.end


def rows(
    stream: Stream,
    name: str,
    longest: int,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Iterator[Item]:
    """Yield the rows of a table as records.

    Args:
        stream: the file.
        name: what to call it.
        longest: characters of a cell that is read.
        encoding: of the file, if it is known.
        delimiter: between cells, if it is known.

    Raises:
        InputError: it cannot be read on: a cell is too long, as a quotation mark that nothing
            closes makes it.
    """
    stray = _Stray()
    known, guess = _encoding(_head(stream), encoding)
    form = form_of(stream, encoding, delimiter)
    lines = _lines(stream, known, stray)
    before = csv.field_size_limit(min(longest, _LONGEST_LIMIT))
    try:
        reader = csv.reader(lines, **_options(form))
        header = next(reader, [])
        number = said = 0
        for cells in reader:
            if not cells:
                continue  # a blank line
            number += 1
            own = named(zip(header, cells, strict=False))
            item = Item(name, number, "csv", own=own)
            if len(cells) > len(header):
                rest = json.dumps(cells[len(header) :], ensure_ascii=False)
                told = f"{len(cells)} cells under {len(header)} columns"
                item = item._replace(
                    data=rest.encode("utf-8", "backslashreplace"),
                    failure=Failure("TooManyCells", told, number, name),
                )
            if stray.count > said:
                note = told_stray(stray.count - said, stray.encoding)
                item, said = item._replace(note=note), stray.count
            if guess:
                item, guess = item._replace(note=guess.note), None
            yield item
    except csv.Error as error:
        raise InputError(f"cannot read on: {error}, as if a quotation is not closed") from None
    finally:
        lines.close()
        csv.field_size_limit(before)


def _lines(stream: Stream, known: str, stray: _Stray) -> Generator[str, None, None]:
    """Yield the lines of a table; line ends of all kinds stay as they are."""
    mark, _ = marked_encoding(stream.plain.peek(4)[:4])
    stream.plain.read(len(mark))
    codecs.register_error("newsclean.stray", stray)
    text = io.TextIOWrapper(stream.plain, known, "newsclean.stray", newline="")
    try:
        for line in text:  # noqa: UP028  # `yield from` would close the file
            yield line
    finally:
        text.detach()  # the stream is closed by who opened it


def _options(form: Form) -> dict[str, Any]:
    return {
        "delimiter": form.delimiter,
        "doublequote": form.escape is None,
        "escapechar": form.escape,
    }


def form_of(stream: Stream, encoding: str | None = None, delimiter: str | None = None) -> Form:
    """Return how the table in `stream` is written, by its first rows; nothing is read."""
    text = _sample(stream, encoding)
    marks = (delimiter,) if delimiter else DELIMITERS
    forms = [Form(mark, _escape(text, mark)) for mark in marks]
    return max(forms, key=lambda form: _fit(text, form))


def is_marked(stream: Stream) -> bool:
    """Does the table in `stream` begin with a byte order mark, as those of Excel do? Nothing is read."""
    return bool(marked_encoding(stream.plain.peek(4)[:4])[0])


def _escape(text: str, delimiter: str) -> str | None:
    """Return the backslash if `text` has quotation marks escaped by it; None where they are doubled.

    A backslash may be the last character of a cell, and then it escapes nothing.
    """
    is_escaped = '\\"' in text and not _is_sound(text, Form(delimiter))
    return "\\" if is_escaped else None


def _is_sound(text: str, form: Form) -> bool:
    """Does nothing stand behind the end of a quotation, in the rows that `text` begins with?"""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), strict=True, **_options(form)):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)  # the sample ends in a quotation
    return True


def header_of(
    stream: Stream, encoding: str | None = None, delimiter: str | None = None
) -> list[str]:
    """Return the names of the columns of the table in `stream`; nothing is read."""
    form = form_of(stream, encoding, delimiter)
    return next(_parsed(_sample(stream, encoding), form), [])


def _sample(stream: Stream, encoding: str | None) -> str:
    head = _head(stream)
    mark, _ = marked_encoding(head)
    return head[len(mark) :].decode(_encoding(head, encoding)[0], "replace")


def _head(stream: Stream) -> bytes:
    return stream.plain.peek(_SAMPLE)[:_SAMPLE]


def _encoding(head: bytes, given: str | None) -> tuple[str, Guess | None]:
    """Return the encoding of a table that begins with `head`, and how it was guessed, if it was."""
    known = marked_encoding(head)[1] or (text_encoding(given) if given else None)
    guess = None if known else guess_of(head)
    return known or (guess.encoding if guess else "utf-8"), guess


def _parsed(text: str, form: Form) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), **_options(form))
    except csv.Error:  # a long cell
        return


def _fit(text: str, form: Form) -> tuple[bool, float, int]:
    """Return how well `form` fits: are there columns, how many rows have them all, how many."""
    found = [row for row, _ in zip(_parsed(text, form), range(_ROWS), strict=False) if row]
    columns = len(found[0]) if found else 0
    found = found[:-1] if len(found) > 2 else found  # the last may be cut off
    alike = sum(len(row) == columns for row in found) / max(1, len(found))
    return columns > 1, round(alike, 1), columns
