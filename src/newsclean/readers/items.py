"""From sources to items: each file is opened in its turn and read by its kind."""

from collections.abc import Callable, Iterable, Iterator

from newsclean.readers.errors import InputError
from newsclean.readers.recognise import Source, kind_of, reason
from newsclean.readers.records import (
    ARCHIVES,
    MAX_RECORD,
    TABLES,
    Chunk,
    Failure,
    Item,
    Kind,
    delimiter_of,
    too_long,
)
from newsclean.readers.streams import Stream, opened, unpacking_errors

_LONGEST_EXPORT = 1 << 29  # bytes of a file of many documents, which is held whole
_TIMES = 4  # a line of JSON may be as many times as long as a text: as escapes, with other fields
_STEP = 1 << 20  # bytes
Watch = Callable[[Stream], None]


def items(
    sources: Iterable[Source],
    *,
    encoding: str | None = None,
    watch: Watch | None = None,
    max_record: int = MAX_RECORD,
    delimiter: str | None = None,
) -> Iterator[Item | Chunk]:
    """Yield the records of `sources` in order.

    An error in a file (it cannot be opened, its compressed data ends early) becomes an Item with
    a Failure in its place, and the next file is read.

    Args:
        sources: the files, in order.
        encoding: that of text and HTML files, if it is known.
        watch: is called with each Stream when it is opened, to see how far reading is.
        max_record: bytes; longer texts and pages, and lines of JSON some times as long, are not
            held in memory.
        delimiter: between the cells of tables, if it is known.
    """
    for source in sources:
        number = 0
        kind = source.kind or "text"
        try:
            with opened(source.path) as stream:
                if watch:
                    watch(stream)
                kind = kind_of(source, stream)
                for item in _read(stream, source.name, kind, encoding, max_record, delimiter):
                    number = item.items[-1].number if isinstance(item, Chunk) else item.number
                    yield item
        except InputError as error:
            yield _unreadable(source, kind, number, str(error))
        except unpacking_errors() as error:
            yield _unreadable(source, kind, number, f"cannot read on: {reason(error)}")


def _unreadable(source: Source, kind: Kind, number: int, told: str) -> Item:
    """Return the Item that stands for the rest of `source`, after the record `number`."""
    number = 0 if kind in ("text", "html") else number + 1
    failure = Failure("UnreadableInput", told, number, source.name)
    return Item(source.name, number, kind, failure=failure)


def _read(
    stream: Stream,
    name: str,
    kind: Kind,
    encoding: str | None,
    longest: int,
    delimiter: str | None,
) -> Iterator[Item | Chunk]:
    """Yield the records of one stream."""
    if kind == "jsonl":
        yield from lines(stream, name, longest)
    elif kind == "json":
        from newsclean.readers.json_values import values

        yield from values(stream, name, _TIMES * longest)
    elif kind in TABLES:
        from newsclean.readers.csv_table import rows

        yield from rows(stream, name, _TIMES * longest, encoding, delimiter_of(kind, delimiter))
    elif kind == "excel":
        from newsclean.readers import excel

        yield from excel.rows(stream, name)
    elif kind == "parquet":
        from newsclean.readers.parquet import tables

        yield from tables(stream, name)
    elif kind == "warc":
        from newsclean.readers.warc import responses

        yield from responses(stream, name, longest)
    elif kind in ARCHIVES:
        from newsclean.readers.archives import records

        whole = _whole(stream, name, kind, encoding, _LONGEST_EXPORT)
        yield from [whole] if whole.failure else records(whole.data, name, kind, encoding)
    else:
        yield _whole(stream, name, kind, encoding, longest)


def _whole(stream: Stream, name: str, kind: Kind, encoding: str | None, longest: int) -> Item:
    """Return a file that is one article."""
    data = stream.plain.read(longest + 1)
    if len(data) > longest:
        return Item(name, 0, kind, failure=too_long(0, name, longest))
    return Item(name, 0, kind, data, encoding=encoding)


def lines(stream: Stream, name: str, max_record: int) -> Iterator[Item]:
    """Yield the lines of JSONL that are not blank, numbered as lines."""
    number, read, longest = 0, stream.plain.readline, _TIMES * max_record + _STEP
    while line := read(longest):
        number += 1
        if len(line) == longest and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = read(_STEP)
            yield Item(name, number, "jsonl", failure=too_long(number, name, max_record))
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield Item(name, number, "jsonl", line.strip())
