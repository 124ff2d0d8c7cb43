"""The journal of a run: how far it came, so that another run can resume it.

It stands beside the output as ``NAME.journal``: a line with the options, then a line a chunk. A
mark is written after its chunk, so that the output is never behind its journal; what is written
after the last mark is cut off on resume. A last line without a line end does not count. Each
line ends in a sum over it and all lines before, so that a journal that was edited is not believed.
"""

import hashlib
import os
from collections.abc import Iterable
from typing import Any

import msgspec

from newsclean import __version__
from newsclean.readers.recognise import Source
from newsclean.readers.remote import about_remote, is_remote

JOURNAL = ".journal"
_DIGITS = 16  # of a sum


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs and options of a run: two runs with equal heads write equal files."""

    version: str
    inputs: str
    options: dict[str, Any]
    fingerprint: str = ""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """How far a run is: what is read, what is written, and what failed."""

    read: int = 0  # records
    written: int = 0  # records
    size: int = 0  # bytes of the output
    errors: int = 0  # bytes of the file of errors
    failed: int = 0  # records


class ChangedError(Exception):
    """A run cannot be resumed: its inputs or options were others."""


class Journal:
    """The journal of one run, open for its marks."""

    def __init__(self, path: str, head: Head, mark: Mark | None) -> None:
        """Begin a journal, or one that goes on from `mark`. The file appears whole or not at all."""
        self.path = path + JOURNAL
        self.sums = _Sums()
        self.raw = open(self.path + ".new", "wb", buffering=0)  # noqa: SIM115  # open for the run
        self._write(msgspec.json.encode(head))
        if mark:
            self.mark(mark)
        os.replace(self.path + ".new", self.path)

    def mark(self, mark: Mark) -> None:
        """Record how far the run is."""
        self._write(msgspec.json.encode(mark))

    def _write(self, line: bytes) -> None:
        self.raw.write(line + b" " + self.sums.next(line) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self.raw.close()

    def remove(self) -> None:
        """Delete the journal: the output is whole."""
        self.raw.close()
        os.unlink(self.path)


class _Sums:
    """The sums of lines, each over all lines up to it."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def next(self, line: bytes) -> bytes:
        """Return the sum of the next line."""
        self.digest.update(line + b"\n")
        return self.digest.hexdigest()[:_DIGITS].encode()


def last_mark(path: str, head: Head) -> Mark | None:
    """Return how far the unfinished run of the output `path` is; None if there is none.

    Raises:
        ChangedError: that run had another head (the message says what differs), or its journal was
            written by something else.
    """
    try:
        with open(path + JOURNAL, "rb") as file:
            *lines, _ = file.read().split(
                b"\n"
            )  # after the last line end is nothing, or half a line
    except FileNotFoundError:
        return None
    if not lines:
        return None  # stopped before its first line was whole
    sums = _Sums()
    said = []
    for line in lines:
        text, _, found = line.rpartition(b" ")
        if found != sums.next(text):
            raise ChangedError("its journal is not as a run writes it")
        said.append(text)
    try:
        _compare(msgspec.json.decode(said[0], type=Head), head)
        return msgspec.json.decode(said[-1], type=Mark) if said[1:] else Mark()
    except msgspec.MsgspecError:
        raise ChangedError("its journal is not as a run writes it") from None


def _compare(before: Head, now: Head) -> None:
    if before.version != now.version:
        raise ChangedError(f"it was begun by newsclean {before.version}, this is {now.version}")
    if before.inputs != now.inputs:
        raise ChangedError("its inputs were other files, or they have changed since")
    for name, value in now.options.items():
        if before.options.get(name) != value:
            told = name.replace("_", " ")
            raise ChangedError(
                f"it was begun with {told} = {before.options.get(name)!r}, not {value!r}"
            )
    if before.fingerprint != now.fingerprint:
        raise ChangedError("newsclean's own code or phrases have changed since it was begun")


def _about(path: str) -> str:
    """Return what changes when a file does."""
    if is_remote(path):
        return about_remote(path)
    told = os.stat(path)
    return f"{told.st_size}\0{told.st_mtime_ns}"


def head(sources: Iterable[Source], options: dict[str, Any], fingerprint: str) -> Head:
    """Return the head of a run over `sources` with `options`, by the Pipeline of a `fingerprint`."""
    digest = hashlib.sha256()
    for source in sources:
        said = f"{source.path}\0{source.kind}\0{_about(source.path)}\n"
        digest.update(said.encode("utf-8", "surrogateescape"))
    return Head(
        version=__version__,
        inputs=digest.hexdigest(),
        options=options,
        fingerprint=fingerprint,
    )
