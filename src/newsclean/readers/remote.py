"""Files that are not here: read by their address (``s3://``, ``hf://``, ``https://``) through fsspec."""

import io
import os
import re
from collections.abc import Iterator
from typing import Any

from newsclean.readers.errors import InputError, MissingExtraError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(path: str) -> bool:
    """Is `path` an address with a protocol?

    >>> is_remote("s3://papers/may.jsonl"), is_remote("papers/may.jsonl")
    (True, False)
    """
    return bool(_ADDRESS.match(path))


def open_remote(path: str) -> "io.BufferedReader[Any]":
    """Open the file at the address `path`.

    Raises:
        OSError: it cannot be opened.
        InputError: there is nothing that reads such an address.
        MissingExtraError: fsspec is not installed.
    """
    system, place = _system(path)
    return io.BufferedReader(_Raw(system.open(place, "rb")))


def walked(path: str) -> Iterator[str]:
    """Yield the addresses that `path` names: itself, or the files below it that are not hidden.

    Raises:
        InputError: there is nothing at `path`, or it cannot be asked for.
        MissingExtraError: fsspec is not installed.
    """
    system, place = _system(path)
    try:
        found = [] if system.isfile(place) else sorted(system.find(place))
        is_there = bool(found) or system.isfile(place)
    except Exception as error:  # each protocol has errors of its own
        raise InputError(f"cannot read {path}: {error or type(error).__name__}") from None
    if not is_there:
        raise InputError(f"cannot read {path}: there is no such file")
    if not found:
        yield path
    for name in found:
        within = name.removeprefix(place.rstrip("/"))
        if not any(part.startswith(".") for part in within.split("/")):
            yield path.rstrip("/") + within


def about_remote(path: str) -> str:
    """Return what changes when the file at `path` does, as far as its protocol tells."""
    system, place = _system(path)
    told = system.info(place)
    known = ("size", "ETag", "etag", "mtime", "LastModified", "last_modified", "created", "sha256")
    return repr([(name, told[name]) for name in known if name in told])


def size_of(path: str) -> int:
    """Return the size of a file in bytes, here or elsewhere; 0 if it is not known."""
    try:
        if is_remote(path):
            system, place = _system(path)
            return int(system.size(place) or 0)
        return os.stat(path).st_size
    except (OSError, InputError):
        return 0


def _system(path: str) -> tuple[Any, str]:
    """Return the file system that `path` is of, and the place in it."""
    try:
        import fsspec
    except ImportError:
        raise MissingExtraError("a remote input", "remote", "fsspec") from None
    try:
        system, place = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:  # fsspec says which package the protocol needs
        raise InputError(f"cannot read {path}: {error}") from None
    return system, str(place)


class _Raw(io.RawIOBase):
    """What fsspec opens, as a raw file: some of its files have no ``readinto``."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self.file.seekable())

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self.file.seek(offset, whence))

    def tell(self) -> int:
        return int(self.file.tell())

    def readinto(self, buffer: Any) -> int:
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.file.close()
        super().close()
