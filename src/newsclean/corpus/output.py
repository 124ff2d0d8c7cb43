"""Where output goes: standard output, or a file that has its name only once it is whole.

A file is written as ``NAME.partial`` and renamed at the end, so that NAME is never half a
result. Chunks are written one by one and unbuffered. Compressed output is one gzip member or
zstd frame a chunk, so that it can be cut after any chunk and continued.
"""

import io
import os
from contextlib import suppress
from typing import NamedTuple

from newsclean.corpus.errors import BusyError
from newsclean.readers.streams import zstd
from newsclean.text.visible import harmless_bytes

PARTIAL = ".partial"
MADE = ".partial-table"  # a table that is being made of a partial file


class Frame(NamedTuple):
    """What goes before the records of an output, between two of them, and after them."""

    start: bytes = b""
    between: bytes = b""
    end: bytes = b""


def write_all(raw: io.RawIOBase, data: bytes) -> None:
    """Write all of `data`: an unbuffered file may take less than it is given, a pipe that is not
    ready nothing."""
    rest = memoryview(data)
    while rest:
        rest = rest[raw.write(rest) or 0 :]


class Plain:
    """A stream to which each chunk is written at once."""

    def __init__(self, raw: io.RawIOBase, frame: Frame, packing: str = "") -> None:
        self.raw = raw
        self.frame = frame
        self.packing = packing
        self.records = self.size = 0

    def write(self, parts: list[bytes]) -> None:
        """Write the records of a chunk; without records nothing is written."""
        parts = [part for part in parts if part]
        if parts:
            before = self.frame.between if self.records else self.frame.start
            self._put(before + self.frame.between.join(parts))
            self.records += len(parts)

    def _put(self, data: bytes) -> None:
        data = packed(data, self.packing)
        self.size += len(data)
        write_all(self.raw, data)

    def close(self) -> None:
        """Close the stream, whole or not."""
        self.raw.close()

    def finish(self) -> None:
        """Write what goes after the last record."""
        end = self.frame.end if self.records else self.frame.start + self.frame.end
        if end:
            self._put(end)


class Shown(Plain):
    """A terminal, which must not be steered by what is written to it."""

    def _put(self, data: bytes) -> None:
        super()._put(harmless_bytes(data))


class Partial(Plain):
    """A file that is written under another name and renamed at the end."""

    def __init__(self, path: str, frame: Frame, packing: str, state: tuple[int, int]) -> None:
        """Open the partial file of `path` and cut it to `state` (records, bytes), to go on there.

        Raises:
            OSError: it cannot be written.
            BusyError: another run writes it.
            ValueError: it is shorter than `state` says.
        """
        raw = alone(path + PARTIAL)
        super().__init__(raw, frame, packing)
        self.path = path
        self.records, self.size = state
        cut(raw, path + PARTIAL, self.size)

    def finish(self) -> None:
        """Write what goes after the last record and give the file its name."""
        super().finish()
        os.fsync(self.raw.fileno())
        self.raw.close()
        os.replace(self.path + PARTIAL, self.path)


def alone(path: str) -> io.FileIO:
    """Open the file `path` for reading and writing, for this run alone; it is made if need be.

    Raises:
        OSError: it cannot be opened.
        BusyError: another run writes it.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    while True:
        raw = io.FileIO(os.open(path, flags, 0o666), "r+")
        if not _locked(raw):
            raw.close()
            raise BusyError(f"another run is writing {path}")
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(raw.fileno()), os.stat(path)):
                return raw
        raw.close()  # another run has just given it its name


def _locked(raw: io.FileIO) -> bool:
    """Lock a file until it is closed, where the system can; False if another run holds it."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(raw.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def cut(raw: io.FileIO, path: str, size: int) -> None:
    """Cut the file `path`, open as `raw`, to `size` bytes, to go on there.

    Raises:
        ValueError: it is shorter.
    """
    if raw.seek(0, os.SEEK_END) < size:
        raw.close()
        raise ValueError(f"{path} is shorter than its journal says")
    raw.truncate(size)
    raw.seek(size)


def packed(data: bytes, packing: str) -> bytes:
    """Return `data` as one gzip member or zstd frame, or as it is; equal data gives equal bytes."""
    if packing == ".gz":
        import gzip

        return gzip.compress(data, compresslevel=6, mtime=0)
    if packing == ".zst":
        frame: bytes = zstd().compress(data)
        return frame
    return data


def packing_of(path: str) -> str:
    """Return the compression that the suffix of `path` names: ``.gz``, ``.zst`` or none."""
    return next((suffix for suffix in (".gz", ".zst") if path.lower().endswith(suffix)), "")


def without_packing(path: str) -> str:
    """Return `path` without the suffix that names its compression."""
    return path[: len(path) - len(packing_of(path))]
