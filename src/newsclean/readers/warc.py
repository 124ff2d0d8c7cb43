"""WARC in: the pages of a crawl, and the texts of WET files.

Nothing goes unseen: a file that is cut off, a header without a length and bytes between records
are failures in their place, and reading goes on at the next record (ISO 28500 frames each by a
line ``WARC/1.x``, header fields and a length).
"""

from collections.abc import Iterator
from typing import IO, NamedTuple

from newsclean.phrases.patterns import pattern
from newsclean.readers import http
from newsclean.readers.errors import InputError, RecordError
from newsclean.readers.records import Failure, Item, Kind, too_long
from newsclean.readers.streams import BUFFER, Stream

_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
_WANTED = ("response", "resource", "conversion")
_MAGIC = pattern(r"WARC/\d")
_HEADER = 1 << 20  # bytes; no header is longer
_LINE = 1 << 16  # bytes of a line that is read at once
_PEEK = 1 << 16  # bytes of a response that hold its header


class _Damage(NamedTuple):
    """Bytes that belong to no record."""

    told: str


class _Record(NamedTuple):
    """The header of a record; its content is read next from the stream."""

    fields: dict[str, str]
    length: int  # bytes of content

    @property
    def own(self) -> dict[str, str | None]:
        """What is written out again with its article."""
        get = self.fields.get
        return {
            "url": _bare(get("warc-target-uri")),
            "date": get("warc-date"),
            "record_id": get("warc-record-id"),
        }


def _bare(url: str | None) -> str | None:
    """Return an address without the angle brackets that WARC 1.0 had around it."""
    return url.removeprefix("<").removesuffix(">") if url else url


def responses(stream: Stream, name: str, longest: int) -> Iterator[Item]:
    """Yield the HTML pages and plain texts of a WARC file; other records are skipped.

    Args:
        stream: the file.
        name: what to call it.
        longest: bytes; a longer record is not held in memory.

    Raises:
        InputError: the file is cut off.
    """
    number = 0
    plain = stream.plain
    for record in _records(plain):
        if isinstance(record, _Damage):
            number += 1
            failure = Failure("DamagedRecord", record.told, number, name)
            yield Item(name, number, "warc", own={}, failure=failure)
            continue
        content = _Content(plain, record.length)
        item = _item(record, content, number + 1, name, longest)
        content.skip()
        if item:
            number += 1
            yield item


def _records(plain: IO[bytes]) -> Iterator[_Record | _Damage]:
    """Yield the headers of the records; after each, its content must be read from `plain`."""
    line = _next_line(plain)
    while line:
        if not _is_magic(line):
            skipped = 0
            while line and not _is_magic(line):
                skipped += len(line)
                line = plain.readline(_LINE)
            yield _Damage(f"{skipped:,} bytes stand between two records: one of them is damaged")
            continue
        found, line = _header(plain)
        if isinstance(found, _Damage):
            yield found
            continue
        yield found
        line = _next_line(plain)


def _next_line(plain: IO[bytes]) -> bytes:
    """Return the next line that is not blank; nothing at the end."""
    while (line := plain.readline(_LINE)) and not line.strip():
        pass
    return line


def _is_magic(line: bytes) -> bool:
    return bool(_MAGIC.match(line[:8].decode("latin-1")))


def _header(plain: IO[bytes]) -> tuple[_Record | _Damage, bytes]:
    """Return the header of a record whose first line is read, and the line that ended it early."""
    lines: list[str] = []
    size = 0
    while (line := plain.readline(_LINE)).strip():
        size += len(line)
        if _is_magic(line) or size > _HEADER:
            return _Damage("the header of a record does not end: another one begins in it"), line
        lines.append(line.decode("utf-8", "replace"))
    if not line.endswith(b"\n"):
        raise InputError("the file is cut off inside the header of a record")
    fields = http.fields(lines)
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 19):
        return _Damage(f"the header of a record gives no length: {length!r}"), _next_line(plain)
    return _Record(fields, int(length)), b""


class _Content:
    """The content of a record, as far as it is not read yet."""

    def __init__(self, plain: IO[bytes], length: int) -> None:
        self.plain = plain
        self.length = length
        self.left = length

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes more.

        Raises:
            InputError: the file ends before the content does.
        """
        wanted = min(size, self.left)
        data = self.plain.read(wanted)
        self.left -= len(data)
        if len(data) < wanted:
            there = self.length - self.left
            raise InputError(
                f"the file is cut off: {there:,} of {self.length:,} bytes of it are there"
            )
        return data

    def skip(self) -> None:
        """Read past the rest."""
        while self.left:
            self.read(BUFFER)


def _item(record: _Record, content: _Content, number: int, name: str, longest: int) -> Item | None:
    """Return the page or text that a record holds; None if it holds none."""
    fields = record.fields
    if fields.get("warc-type", "").lower() not in _WANTED:
        return None
    media_type = http.media_type(fields)
    data, response = b"", None
    if media_type == "application/http":
        data = content.read(_PEEK)
        response = http.head(data)
        if response is None:
            return _failed(record, number, name, "DamagedRecord", "it is no HTTP response")
        if response.status != 200:
            return None
        media_type = response.media_type
    kind = _KINDS.get(media_type)
    if kind is None:
        return None
    own = record.own
    url = own["url"]
    if record.length > longest:
        return Item(name, number, kind, own=own, url=url, failure=too_long(number, name, longest))
    data += content.read(content.left)
    if response is None:
        return Item(name, number, kind, data, own, url)
    is_cut = "warc-truncated" in fields
    try:
        data = http.body(response, data[response.length :], longest, is_cut=is_cut)
    except RecordError as error:
        return _failed(record, number, name, error.type, error.message)
    note = f"the crawl kept its beginning alone ({fields['warc-truncated']})" if is_cut else None
    return Item(name, number, kind, data, own, url, response.charset, note=note)


def _failed(record: _Record, number: int, name: str, type: str, told: str) -> Item:
    failure = Failure(type, told, number, name)
    return Item(name, number, "warc", own=record.own, failure=failure)
