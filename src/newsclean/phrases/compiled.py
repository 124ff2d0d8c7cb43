"""The phrase tables in compiled form, kept beside the byte code so that a process reads no TOML.

As with byte code, the compiled form is made anew when a table is another than it was, and where
the folder cannot be written the tables are read each time.
"""

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import astuple

from newsclean.phrases.hit import Hit

Tables = Sequence[Traversable]
_T = TypeVar("_T")


def phrases(
    tables: Tables, read: Callable[[Tables], list[Hit]], folder: Path | None = None
) -> list[Hit]:
    """Return what `read` makes of `tables`: from the compiled form in `folder` if that is fresh.

    The folder is the ``__pycache__`` of the tables, if not given. Tables that are not files of
    their own, as in a zip archive, are read.
    """

    def rows() -> list[tuple[Any, ...]]:
        return [astuple(hit) for hit in read(tables)]

    def hits(found: list[tuple[Any, ...]]) -> list[Hit]:
        return [Hit(*row) for row in found]

    return _kept("phrases", tables, rows, hits, folder)


def data(
    tables: Tables, read: Callable[[Tables], dict[str, Any]], folder: Path | None = None
) -> dict[str, Any]:
    """Return the plain values that `read` makes of `tables`, compiled as in `phrases`."""
    return _kept("tables", tables, lambda: read(tables), dict, folder)


def _kept(
    name: str,
    tables: Tables,
    make: Callable[[], Any],
    unpacked: Callable[[Any], _T],
    folder: Path | None,
) -> _T:
    """Return `unpacked` of what `make` makes of `tables`, or of what was kept of that as `name`."""
    paths = [table for table in tables if isinstance(table, Path)]
    if len(paths) != len(tables) or not paths:
        return unpacked(make())
    store = (folder or paths[0].parent / "__pycache__") / f"{name}.{sys.implementation.cache_tag}"
    stamp = _stamp(paths)
    found = _load(store, stamp, unpacked)
    if found is None:
        packed = make()
        if not sys.dont_write_bytecode:
            _save(store, stamp, packed)
        found = unpacked(packed)
    return found


def _stamp(paths: Sequence[Path]) -> str:
    """Return what changes when a table does, or the code that reads tables."""
    here = Path(__file__).parent
    code = [here / name for name in ("fold.py", "hit.py", "index.py", "compiled.py")]
    parts = [sys.version]
    for path in (*paths, *code):
        state = path.stat() if path.exists() else None
        parts.append(f"{path.name} {state and (state.st_size, state.st_mtime_ns)}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _load(store: Path, stamp: str, unpacked: Callable[[Any], _T]) -> _T | None:
    """Return what `store` holds if it bears `stamp`; None if not, or if it is no store."""
    try:
        kept = store.read_bytes()
        if kept[: len(stamp)] != stamp.encode():
            return None
        return unpacked(marshal.loads(kept[len(stamp) :]))
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _save(store: Path, stamp: str, packed: Any) -> None:
    """Write `store` in one step, so that no other process reads half of it."""
    beside = store.with_name(f"{store.name}.{os.getpid()}")
    with suppress(OSError):
        store.parent.mkdir(exist_ok=True)
        try:
            beside.write_bytes(stamp.encode() + marshal.dumps(packed))
            beside.replace(store)
        except OSError:
            beside.unlink(missing_ok=True)
