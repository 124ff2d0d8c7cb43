"""The phrases in compiled form, kept beside the byte code so that a process need not read TOML.

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

from msgspec.structs import astuple

from newsclean.phrases.hit import Hit

Reader = Callable[[Sequence[Traversable]], list[Hit]]


def phrases(tables: Sequence[Traversable], read: Reader, folder: Path | None = None) -> list[Hit]:
    """Return what `read` makes of `tables`: from the compiled form in `folder` if that is fresh.

    The folder is the ``__pycache__`` of the tables, if not given. Tables that are not files of
    their own, as in a zip archive, are read.
    """
    paths = [table for table in tables if isinstance(table, Path)]
    if len(paths) != len(tables) or not paths:
        return read(tables)
    store = (folder or paths[0].parent / "__pycache__") / f"phrases.{sys.implementation.cache_tag}"
    stamp = _stamp(paths)
    hits = _load(store, stamp)
    if hits is None:
        hits = read(tables)
        if not sys.dont_write_bytecode:
            _save(store, stamp, hits)
    return hits


def _stamp(paths: Sequence[Path]) -> str:
    """Return what changes when a table does, or the code that reads tables."""
    here = Path(__file__).parent
    code = [here / name for name in ("fold.py", "hit.py", "index.py", "compiled.py")]
    parts = [sys.version]
    for path in (*paths, *code):
        state = path.stat() if path.exists() else None
        parts.append(f"{path.name} {state and (state.st_size, state.st_mtime_ns)}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _load(store: Path, stamp: str) -> list[Hit] | None:
    """Return the hits of `store` if it bears `stamp`; None if not, or if it is no store."""
    try:
        data = store.read_bytes()
        if data[: len(stamp)] != stamp.encode():
            return None
        return [Hit(*row) for row in marshal.loads(data[len(stamp) :])]
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _save(store: Path, stamp: str, hits: Sequence[Hit]) -> None:
    """Write `store` in one step, so that no other process reads half of it."""
    beside = store.with_name(f"{store.name}.{os.getpid()}")
    with suppress(OSError):
        store.parent.mkdir(exist_ok=True)
        try:
            beside.write_bytes(stamp.encode() + marshal.dumps([astuple(hit) for hit in hits]))
            beside.replace(store)
        except OSError:
            beside.unlink(missing_ok=True)
