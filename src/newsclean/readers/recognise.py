"""The kind of an input, by the name of its file, then by its content."""

import json
import os
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.phrases.patterns import pattern
from newsclean.readers.archives import service_of
from newsclean.readers.errors import InputError
from newsclean.readers.foreign import refuse_foreign
from newsclean.readers.records import Kind
from newsclean.readers.remote import is_remote, walked
from newsclean.readers.streams import STDIN, Stream, is_pipe, opened, unpacking_errors

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xlsb": "excel",
    ".xls": "excel",
    ".ods": "excel",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
}
PACKED = (".gz", ".zst", ".bz2", ".xz")
_JSON = pattern(r'\[\s*(?:\{\s*["}]|\])|\{\s*"[^"\n]{1,200}"\s*:')
"""How an array of objects begins, and an object that goes on on other lines."""
_SNIFF = 1 << 16  # bytes
_CUT = 4096  # bytes; a first line of that length may be longer than the sample


class Source(NamedTuple):
    """A file to read, or standard input, and its kind (None: its content will say).

    `is_guessed`: its name says that it is text; its content may say that it is an archive's export.
    """

    path: str
    kind: Kind | None
    is_guessed: bool = False

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
    if _JSON.match(start[:_CUT].decode("latin-1")):
        return "json"
    low = start[:1024].lower()
    if low.startswith((b"<!doctype html", b"<html")) or (
        low.startswith((b"<?xml", b"<!--")) and b"<html" in low
    ):
        return "html"
    return _archive(head) or "text"


def kind_of(source: Source, stream: Stream) -> Kind:
    """Return the kind of `source`, which `stream` reads: as it was said, by its name or content."""
    kind = source.kind
    if kind is None:
        kind = kind_by_content(stream)
    elif source.is_guessed and kind == "text":
        kind = _archive(stream.plain.peek(_SNIFF)[:_SNIFF]) or kind
    if kind == "text" and (source.kind is None or source.is_guessed):
        refuse_foreign(source.name, stream.plain.peek(_SNIFF)[:_SNIFF])
    return kind


def _archive(head: bytes) -> Kind | None:
    """Return the service that wrote an export of documents which begins with `head`."""
    return (
        service_of(head.decode("utf-8", "replace"))
        if b"ocument" in head or b"OKUMENT" in head or b"OCUMENT" in head
        else None
    )


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
    count, nor do those in `output` (real paths), which this run writes itself, nor pipes and devices.
    """
    for path in paths:
        if is_remote(path):
            yield from _found(path, kind)
        elif path != STDIN and os.path.isdir(path):
            yield from _walked(path, kind, output)
        else:
            yield _named(path, kind, kind_by_name(path))


def _named(path: str, kind: Kind | None, by_name: Kind | None) -> Source:
    return Source(path, kind or by_name, is_guessed=kind is None and by_name == "text")


def _found(path: str, kind: Kind | None) -> Iterator[Source]:
    """Yield the files at an address: itself, or those in it whose suffix is known."""
    for name in walked(path):
        found = kind or kind_by_name(name)
        if found or name == path:
            yield _named(name, kind, found)


def _walked(top: str, kind: Kind | None, output: set[str]) -> Iterator[Source]:
    for path in _files(top):
        found = kind or kind_by_name(path)
        if not found or is_pipe(path):  # a pipe may never end
            continue
        if os.path.realpath(path) not in output:
            yield _named(path, kind, found)


def left_out(paths: list[str], output: set[str]) -> list[str]:
    """Return the files in the directories `paths` that `sources` passes over for their suffix."""
    tops = [path for path in paths if path != STDIN and os.path.isdir(path)]
    passed = [path for top in tops for path in _files(top) if not kind_by_name(path)]
    return [path for path in passed if os.path.realpath(path) not in output]


def _files(top: str) -> Iterator[str]:
    """Yield the files in a directory and those in it, in the order of names, but hidden ones."""
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield os.path.join(folder, name)


def check(source: Source) -> Source:
    """Return `source` with its kind, after a try to open and read it.

    Raises:
        InputError: it cannot; the message says why.
    """
    try:
        with opened(source.path) as stream:
            stream.plain.peek(1)
            return source._replace(kind=kind_of(source, stream))
    except unpacking_errors() as error:
        raise InputError(f"cannot read {source.name}: {reason(error)}") from None


def reason(error: BaseException) -> str:
    """Return the message of `error` for people."""
    if isinstance(error, EOFError):
        return "the compressed data ends too early: the file is cut off"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
