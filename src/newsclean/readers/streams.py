"""Files and standard input as streams of plain bytes, with gzip, zstd, bzip2 and xz unpacked.

Compression is recognised by content, never by name, since browsers unpack a ``.gz`` and keep its
name.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from newsclean.readers.errors import needed
from newsclean.readers.remote import is_remote, open_remote

STDIN = "-"
BUFFER = 1 << 20  # bytes
_GZIP = b"\x1f\x8b"
_BZIP2 = b"BZh"
_XZ = b"\xfd7zXZ\0"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = b"\x2a\x4d\x18"  # after one byte 0x50 to 0x5f: a zstd frame that holds a dictionary


class Stream:
    """A stream of plain bytes over a file, which also knows its position in the file itself."""

    def __init__(self, raw: "io.BufferedReader[Any]", name: str) -> None:
        self.raw = raw
        self.name = name
        self.plain = unpacked(raw)

    @property
    def position(self) -> int:
        """How many bytes of the file, as it is on disk, are read; 0 if that is not known."""
        try:
            return self.raw.tell()
        except OSError:
            return 0


_kept: dict[str, Stream] = {}  # by path: streams that can be read only once, such as pipes


@contextmanager
def opened(path: str) -> Iterator[Stream]:
    """Open the file `path`, or standard input for ``-``; a pipe is opened once and stays open.

    Raises:
        OSError: the file cannot be opened or read.
        MissingExtraError: it is packed with zstd, and no module for zstd is installed.
    """
    if path in _kept:
        yield _kept[path]
    elif path == STDIN or is_pipe(path):
        name = "stdin" if path == STDIN else path
        file: str | int = 0 if path == STDIN else path
        raw = io.FileIO(file, "rb", closefd=path != STDIN)
        yield _kept.setdefault(path, Stream(io.BufferedReader(raw, BUFFER), name))
    elif is_remote(path):
        with open_remote(path) as buffered:
            yield Stream(buffered, path)
    else:
        with io.BufferedReader(io.FileIO(path, "rb"), BUFFER) as buffered:
            yield Stream(buffered, path)


def is_pipe(path: str) -> bool:
    """Is `path` something that can be read only once: a pipe, a terminal, a socket?"""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def unpacked(raw: "io.BufferedReader[Any]") -> "io.BufferedReader[Any]":
    """Return the stream of plain bytes of `raw`, by its first bytes."""
    head = raw.peek(len(_XZ))[: len(_XZ)]
    if head.startswith(_GZIP):
        import gzip

        return io.BufferedReader(_Stepwise(gzip.GzipFile(fileobj=raw)), BUFFER)
    if head.startswith(_BZIP2):
        import bz2

        return io.BufferedReader(_Stepwise(bz2.BZ2File(raw)), BUFFER)
    if head.startswith(_XZ):
        import lzma

        return io.BufferedReader(_Stepwise(lzma.LZMAFile(raw)), BUFFER)
    if head[:4] == _ZSTD or (head[1:4] == _SKIPPABLE and 0x50 <= head[0] <= 0x5F):
        return io.BufferedReader(_Stepwise(zstd().ZstdFile(raw)), BUFFER)
    return raw


class _Stepwise(io.RawIOBase):
    """Compressed data read a step at a time, so that all before an error is read."""

    def __init__(self, packed: Any) -> None:
        self.packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.packed.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def zstd() -> ModuleType:
    """Return the module for zstd: the standard library's, or its backport."""
    with needed("zstd", "zstd", "backports.zstd"):
        if sys.version_info >= (3, 14):
            from compression import zstd as module
        else:
            from backports import zstd as module
    return module


def unpacking_errors() -> tuple[type[BaseException], ...]:
    """Return the errors that a damaged stream may raise."""
    import lzma
    import zlib

    errors: tuple[type[BaseException], ...] = (OSError, EOFError, zlib.error, lzma.LZMAError)
    loaded = sys.modules.get("backports.zstd") or sys.modules.get("compression.zstd")
    return (*errors, loaded.ZstdError) if loaded else errors
