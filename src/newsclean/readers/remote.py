"""Files that are not here: read by their address (``s3://``, ``hf://``, ``https://``) through fsspec."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from newsclean.readers.errors import InputError, needed

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)


class _Service(NamedTuple):
    """The package that reads a protocol for fsspec, and where it takes keys from."""

    package: str
    keys: str


_S3 = _Service(
    "s3fs",
    "keys are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or a profile (AWS_PROFILE),"
    " another server from AWS_ENDPOINT_URL; a public bucket needs FSSPEC_S3_ANON=true",
)
_GOOGLE = _Service(
    "gcsfs",
    "keys are taken from GOOGLE_APPLICATION_CREDENTIALS, or as gcloud auth application-default login"
    " left them; a public bucket needs FSSPEC_GS_TOKEN=anon",
)
_SERVICES = {
    "s3": _S3,
    "s3a": _S3,
    "gs": _GOOGLE,
    "gcs": _GOOGLE,
    "hf": _Service(
        "huggingface_hub", "a token is taken from HF_TOKEN, or as hf auth login left it"
    ),
    "https": _Service("aiohttp", ""),
    "http": _Service("aiohttp", ""),
}
"""By protocol; fsspec itself says which package any other needs."""


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
    with _told(_service_of(path).keys):
        return io.BufferedReader(_Raw(system.open(place, "rb")))


def walked(path: str) -> Iterator[str]:
    """Yield the addresses that `path` names: itself, or the files below it that are not hidden.

    Raises:
        InputError: there is nothing at `path`, or it cannot be asked for.
        MissingExtraError: fsspec is not installed.
    """
    system, place = _system(path)
    try:
        with _told(_service_of(path).keys):
            found = [] if system.isfile(place) else sorted(system.find(place))
            is_there = bool(found) or system.isfile(place)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error}") from None
    if not is_there:
        raise InputError(f"cannot read {path}: there is no such file")
    if not found:
        yield path
    for name in found:
        within = name.removeprefix(place.rstrip("/"))
        if not any(part.startswith(".") for part in within.split("/")):
            yield path.rstrip("/") + within


def about_remote(path: str) -> str:
    """Return what changes when the file at `path` does, as far as its protocol tells.

    Raises:
        OSError: it cannot be asked for.
    """
    system, place = _system(path)
    with _told(_service_of(path).keys):
        told = system.info(place)
    known = ("size", "ETag", "etag", "mtime", "LastModified", "last_modified", "created", "sha256")
    return repr([(name, told[name]) for name in known if name in told])


def size_of(path: str) -> int:
    """Return the size of a file in bytes, here or elsewhere; 0 if it is not known."""
    try:
        if is_remote(path):
            system, place = _system(path)
            with _told(_service_of(path).keys):
                return int(system.size(place) or 0)
        return os.stat(path).st_size
    except (OSError, InputError):
        return 0


def _system(path: str) -> tuple[Any, str]:
    """Return the file system that `path` is of, and the place in it."""
    with needed("a remote input", "remote", "fsspec"):
        import fsspec
    try:
        system, place = fsspec.core.url_to_fs(path)
    except ImportError as error:
        service = _service_of(path)
        command = f"it needs the package {service.package}: pip install {service.package}"
        told = command if service.package else str(error)
        raise InputError(f"cannot read {path}: {told}") from None
    except ValueError as error:  # a protocol that fsspec does not know
        raise InputError(f"cannot read {path}: {error}") from None
    return system, str(place)


def _service_of(path: str) -> _Service:
    """Return what reads the address `path`; nothing is known of other protocols."""
    found = _ADDRESS.match(path)
    return _SERVICES.get(found[1].lower() if found else "", _Service("", ""))


@contextmanager
def _told(hint: str) -> Iterator[None]:
    """Make an OSError of what a protocol's package raises, with a hint: each has errors of its own.

    Raises:
        OSError: what was done has failed; a FileNotFoundError stays as it is.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        said = str(error) or type(error).__name__
        raise OSError(f"{said}; {hint}" if hint else said) from error


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
        with _told("the connection broke off, run it again"):
            data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.file.close()
        super().close()
