"""From sources to items: each file is opened in its turn and read by its kind."""

from collections.abc import Callable, Iterable, Iterator

from newsclean.readers.errors import InputError
from newsclean.readers.recognise import Source, kind_by_content, reason
from newsclean.readers.records import Chunk, Failure, Item, Kind
from newsclean.readers.streams import Stream, opened, unpacking_errors

LONGEST = 1 << 29  # bytes; a longer record is not held in memory
Watch = Callable[[Stream], None]


def items(
    sources: Iterable[Source], *, encoding: str | None = None, watch: Watch | None = None
) -> Iterator[Item | Chunk]:
    """Yield the records of `sources` in order.

    An error in a file (it cannot be opened, its compressed data ends early) becomes an Item with
    a Failure in its place, and the next file is read.

    Args:
        sources: the files, in order.
        encoding: that of text and HTML files, if it is known.
        watch: is called with each Stream when it is opened, to see how far reading is.
    """
    for source in sources:
        number = 0
        kind = source.kind or "text"
        try:
            with opened(source.path) as stream:
                if watch:
                    watch(stream)
                kind = source.kind or kind_by_content(stream)
                for item in _read(stream, source.name, kind, encoding):
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


def _read(stream: Stream, name: str, kind: Kind, encoding: str | None) -> Iterator[Item | Chunk]:
    """Yield the records of one stream."""
    if kind == "jsonl":
        yield from lines(stream, name)
    elif kind == "parquet":
        from newsclean.readers.parquet import tables

        yield from tables(stream, name)
    elif kind == "warc":
        from newsclean.readers.warc import responses

        yield from responses(stream, name)
    else:
        yield _whole(stream, name, kind, encoding)


def _whole(stream: Stream, name: str, kind: Kind, encoding: str | None) -> Item:
    """Return a file that is one article."""
    data = stream.plain.read(LONGEST + 1)
    if len(data) > LONGEST:
        return Item(name, 0, kind, failure=too_long(0, name))
    return Item(name, 0, kind, data, encoding=encoding)


def lines(stream: Stream, name: str) -> Iterator[Item]:
    """Yield the lines of JSONL that are not blank, numbered as lines."""
    number, read = 0, stream.plain.readline
    while line := read(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = read(LONGEST)
            yield Item(name, number, "jsonl", failure=too_long(number, name))
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield Item(name, number, "jsonl", line.strip())


def too_long(number: int, name: str) -> Failure:
    """Return the failure of a record that is longer than memory should hold."""
    size = LONGEST >> 20
    return Failure("RecordTooLong", f"longer than {size} MiB, not read", number, name)
