"""The TOML tables of a package, kept in compiled form so that a process reads no TOML.

The compiled form is MessagePack: reading it runs no code. A wheel brings it beside the TOML files
(`compiled`), so that a process starts as fast where nothing may be written. A clone has none there;
it is made at the first start and stands beside the byte code. In both places it bears a sum of the
files that it was made of, and of itself: where a file is another than it was, or a crash or a bad
disk has left half of it, it is made anew.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import source_hash
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from newsclean import __version__

_T = TypeVar("_T")
_SUM = 8  # bytes of a sum
SUFFIX = ".msgpack"
Tables = dict[str, dict[str, Any]]


@cache
def tables(package: str) -> Tables:
    """Return the TOML files of the folder of `package`, by their names without ".toml"."""
    return disk_cached("tables", package, Tables, lambda: read(_folder(package)))


def texts(package: str) -> dict[str, str]:
    """Return the text of the TOML files of `package`, by their names without ".toml"."""
    return _texts(_folder(package))


def read(folder: Any) -> Tables:
    """Return what the TOML files in `folder` say, by their names without ".toml"."""
    import tomllib

    return {name: tomllib.loads(text) for name, text in _texts(folder).items()}


def disk_cached(name: str, package: str, kind: type[_T], make: Callable[[], _T]) -> _T:
    """Return the values that `make` makes of the files of `package`, stored as `name`.

    Args:
        name: of the store.
        package: whose files the values are made of.
        kind: the type of the values.
        make: is called where no store is fresh.
    """
    return disk_cached_in(_folder(package), name, kind, make, package_stamp(package))


def disk_cached_in(
    folder: Any, name: str, kind: type[_T], make: Callable[[], _T], stamp: bytes = b""
) -> _T:
    """Return what `make` makes of the files in `folder`; see `disk_cached`.

    Args:
        folder: a Path, or what stands for a folder in an archive.
        name: of the store.
        kind: the type of the values.
        make: is called where no store is fresh.
        stamp: the `stamp` of the folder, if it is known.
    """
    stamp = stamp or stamp_of(folder)
    found = _load(folder.joinpath(name + SUFFIX), stamp, kind)
    if found is not None or not isinstance(folder, Path):
        return make() if found is None else found
    store = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}{SUFFIX}"
    found = _load(store, stamp, kind)
    if found is None:
        found = make()
        if not sys.dont_write_bytecode:
            _save(store, packed(stamp, found))
    return found


def packed(stamp: bytes, values: Any) -> bytes:
    """Return the store of `values` that were made of files with the `stamp`."""
    data = msgspec.msgpack.encode(values)
    return stamp + source_hash(data) + data


def _folder(package: str) -> Any:
    """Return the folder of `package`, as a Path unless it is in an archive."""
    folder = Path(import_module(package).__path__[0])
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files(package)


def _files(folder: Any) -> Iterator[Any]:
    """Yield the files in `folder` that tables are made of or by, in the order of their names."""
    for file in sorted(folder.iterdir(), key=lambda file: str(file.name)):
        if file.name.endswith((".py", ".toml")):
            yield file


def _texts(folder: Any) -> dict[str, str]:
    return {
        file.name[:-5]: file.read_text("utf-8")
        for file in _files(folder)
        if file.name.endswith(".toml")
    }


@cache
def package_stamp(package: str) -> bytes:
    """Return the `stamp_of` the folder of `package`, which is read once a process."""
    return stamp_of(_folder(package))


def stamp_of(folder: Any) -> bytes:
    """Return what changes when a file in `folder` does, or this version.

    What the files say counts, not their times: those of a wheel's files are the installer's.
    """
    said = [file.name.encode() + b"\n" + file.read_bytes() for file in _files(folder)]
    return f"newsclean {__version__} ".encode() + source_hash(b"\n".join(said)).hex().encode()


def _load(store: Any, stamp: bytes, kind: type[_T]) -> _T | None:
    """Return what `store` holds if it bears `stamp` and is whole; else None."""
    try:
        found = store.read_bytes()
    except (OSError, KeyError):  # KeyError: of an archive
        return None
    start = len(stamp) + _SUM
    values = memoryview(found)[start:]
    if not found.startswith(stamp) or found[len(stamp) : start] != source_hash(values):
        return None
    try:
        return msgspec.msgpack.decode(values, type=kind)
    except msgspec.MsgspecError:  # it is of another form than this code reads
        return None


def _save(store: Path, data: bytes) -> None:
    """Write `store` in one step, so that no other process reads half of it."""
    beside = store.with_name(f"{store.name}.{os.getpid()}")
    with suppress(OSError):
        store.parent.mkdir(exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.replace(store)
        except OSError:
            beside.unlink(missing_ok=True)
