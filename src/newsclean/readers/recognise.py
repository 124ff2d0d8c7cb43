"""The kind of an input, by the name of its file, then by its content."""

import json
import os
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.readers.errors import InputError
from newsclean.readers.records import Kind
from newsclean.readers.streams import STDIN, Stream, opened, unpacking_errors

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
}
PACKED = (".gz", ".zst")
_SNIFF = 1 << 16  # bytes
_CUT = 4096  # bytes; a first line of that length may be longer than the sample


class Source(NamedTuple):
    """A file to read, or standard input, and its kind (None: its content will say)."""

    path: str
    kind: Kind | None

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return "stdin" if self.path == STDIN else self.path


def kind_by_name(path: str) -> Kind | None:
    """Return the kind that the suffix of `path` names, past a suffix of compression."""
    stem = path.lower()
    for packed in PACKED:
        stem = stem.removesuffix(packed)
    return SUFFIXES.get(os.path.splitext(stem)[1])


def kind_by_content(stream: Stream) -> Kind:
    """Return the kind that the first bytes of `stream` show; text if they show no other."""
    head = stream.plain.peek(_SNIFF)[:_SNIFF].removeprefix(b"\xef\xbb\xbf")
    start = head.lstrip()
    if head.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(b"WARC/"):
        return "warc"
    if start[:1] == b"{" and _opens_jsonl(start):
        return "jsonl"
    low = start[:1024].lower()
    if low.startswith((b"<!doctype html", b"<html")) or (
        low.startswith((b"<?xml", b"<!--")) and b"<html" in low
    ):
        return "html"
    return "text"


def _opens_jsonl(start: bytes) -> bool:
    """Is the first line a JSON object, or the beginning of one that is longer than the sample?"""
    line, found, _ = start.partition(b"\n")
    if not found and len(start) >= _CUT:
        return start[1:].lstrip()[:1] in (b'"', b"}")
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def sources(paths: list[str], kind: Kind | None, output: set[str]) -> Iterator[Source]:
    """Yield the files that `paths` name; directories are walked in the order of names.

    In a directory, a file counts if `kind` is given or its suffix is known. Hidden files do not
    count, nor do those in `output` (real paths), which this run writes itself.
    """
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _walked(path, kind, output)
        else:
            yield Source(path, kind or kind_by_name(path))


def _walked(top: str, kind: Kind | None, output: set[str]) -> Iterator[Source]:
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            found = kind or kind_by_name(name)
            if found and not name.startswith(".") and os.path.realpath(path) not in output:
                yield Source(path, found)


def check(source: Source) -> Source:
    """Return `source` with its kind, after a try to open and read it.

    Raises:
        InputError: it cannot; the message says why.
    """
    try:
        with opened(source.path) as stream:
            stream.plain.peek(1)
            return source._replace(kind=source.kind or kind_by_content(stream))
    except unpacking_errors() as error:
        raise InputError(f"cannot read {source.name}: {reason(error)}") from None


def reason(error: BaseException) -> str:
    """Return the message of `error` for people."""
    if isinstance(error, EOFError):
        return "the compressed data ends too early: the file is cut off"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
