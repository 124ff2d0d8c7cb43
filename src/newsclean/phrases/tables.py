"""The TOML tables of a package, kept in compiled form so that a process reads no TOML.

The compiled form stands beside the byte code. As with byte code, it is made anew when a file of the
package is another than it was, and where its folder cannot be written it is made each time. It bears
a sum of itself, so that what a crash or a bad disk has left of it is as good as none.
"""

import marshal
import os
import sys
from collections.abc import Callable
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


@cache
def tables(package: str) -> dict[str, dict[str, Any]]:
    """Return the TOML files of the folder of `package`, by their names without ".toml"."""
    return disk_cached("tables", package, lambda: _read(package))


def texts(package: str) -> dict[str, str]:
    """Return the text of the TOML files of `package`, by their names without ".toml"."""
    found = [file for file in _folder(package).iterdir() if file.name.endswith(".toml")]
    found.sort(key=lambda file: file.name)
    return {file.name[:-5]: file.read_text("utf-8") for file in found}


def disk_cached(name: str, package: str, make: Callable[[], _T]) -> _T:
    """Return the plain values that `make` makes of the files of `package`, stored as `name`."""
    folder = _folder(package)
    return disk_cached_in(folder, name, make) if isinstance(folder, Path) else make()


def disk_cached_in(folder: Path, name: str, make: Callable[[], _T]) -> _T:
    """Return what `make` makes of the files in `folder`: what is stored as `name`, if it is fresh."""
    store = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}"
    stamp = _stamp(folder)
    found: _T | None = _load(store, stamp)
    if found is None:
        found = make()
        if not sys.dont_write_bytecode:
            _save(store, stamp, found)
    return found


def _folder(package: str) -> Any:
    """Return the folder of `package`, as a Path unless it is in an archive."""
    folder = Path(import_module(package).__path__[0])
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files(package)


def _read(package: str) -> dict[str, dict[str, Any]]:
    import tomllib

    return {name: tomllib.loads(text) for name, text in texts(package).items()}


def _stamp(folder: Path) -> bytes:
    """Return what changes when a file in `folder` does, or this one, or what reads them.

    The versions count beside the times of files: those in two wheels may be the same.
    """
    parts = [sys.version, __version__, msgspec.__version__]
    for path in (Path(__file__), *sorted(folder.iterdir())):
        if path.suffix in (".py", ".toml"):
            state = path.stat()
            parts.append(f"{path.name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join([*parts, ""]).encode()


def _load(store: Path, stamp: bytes) -> Any:
    """Return what `store` holds if it bears `stamp` and is whole; else None."""
    try:
        found = store.read_bytes()
    except OSError:
        return None
    if not found.startswith(stamp):
        return None
    start = len(stamp) + _SUM
    values = memoryview(found)[start:]
    if found[len(stamp) : start] != source_hash(values):
        return None
    try:
        return marshal.loads(values)
    except (ValueError, EOFError, TypeError, MemoryError):  # another marshal wrote it
        return None


def _save(store: Path, stamp: bytes, values: Any) -> None:
    """Write `store` in one step, so that no other process reads half of it."""
    beside = store.with_name(f"{store.name}.{os.getpid()}")
    with suppress(OSError):
        store.parent.mkdir(exist_ok=True)
        try:
            data = marshal.dumps(values)
            beside.write_bytes(stamp + source_hash(data) + data)
            beside.replace(store)
        except OSError:
            beside.unlink(missing_ok=True)
