"""What tells two Pipelines apart, from one process, machine and release to the next.

A fingerprint is of newsclean's own files (code, phrases and weights), of the phrases of other packages that
serve, and of all settings. The dependencies are no part of it, but for what they are called to do:
who upgrades ftfy or trafilatura alone keeps the fingerprint.
"""

import hashlib
import inspect
import pickle
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from newsclean.phrases.installed import brought

_PACKAGE = __name__.partition(".")[0]
_LENGTH = 32  # hexadecimal digits


def fingerprint(settings: Mapping[str, Any]) -> str:
    """Return 32 hexadecimal digits for this newsclean with `settings` (the fields of a Pipeline).

    Functions among the values count by their name and source, and by the values they close over.
    """
    digest = hashlib.sha256(package_digest().encode())
    for part in _parts(settings):
        digest.update(len(part).to_bytes(8, "big") + part)
    for name in settings.get("phrases", ()):
        digest.update(_plain(brought(name)))
    return digest.hexdigest()[:_LENGTH]


@cache
def package_digest() -> str:
    """Return the SHA-256 of newsclean's own files: code, tables and weights, as hexadecimal digits."""
    digest = hashlib.sha256()
    for name, data in sorted(own_files()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def own_files() -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files that decide what newsclean does."""
    yield from _files_in(files(_PACKAGE), "")


def _files_in(folder: Any, path: str) -> Iterator[tuple[str, bytes]]:
    for file in folder.iterdir():
        name = f"{path}/{file.name}"
        if file.name.endswith((".py", ".toml", ".json.gz")):
            yield name, file.read_bytes()
        elif file.is_dir() and file.name != "__pycache__":
            yield from _files_in(file, name)


def _parts(settings: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield the bytes that stand for each of `settings`; filters in the order of their names."""
    for name, value in sorted(settings.items()):
        yield name.encode()
        if name == "filters":
            for own_name, function in sorted(value, key=lambda pair: str(pair[0])):
                yield own_name.encode()
                yield _function(function)
        elif name == "weights" and value:  # what the file says, not where it is
            yield hashlib.sha256(Path(value).read_bytes()).digest()
        else:
            yield _plain(value)


def _function(function: Any) -> bytes:
    """Return what stands for a filter: its name, its source, and the values it holds."""
    if isinstance(function, partial):
        return b"partial" + _function(function.func) + _plain([function.args, function.keywords])
    kind = function if inspect.isfunction(function) else type(function)
    name = f"{kind.__module__}.{kind.__qualname__}".encode()
    if kind.__module__.partition(".")[0] == _PACKAGE:
        return name
    held = [getattr(function, "__defaults__", None), getattr(function, "__kwdefaults__", None)]
    held += [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    held.append(getattr(function, "__dict__", None))
    return name + _source(kind) + b"".join(map(_plain, held))


def _source(function: Any) -> bytes:
    with suppress(OSError, TypeError):
        return inspect.getsource(function).encode()
    code = getattr(function, "__code__", None)  # typed in at a prompt: no source is kept
    return b"" if code is None else code.co_code + repr((code.co_names, code.co_varnames)).encode()


def _plain(value: Any) -> bytes:
    """Return bytes for `value` that are the same in every process, as far as it can be had."""
    with suppress(TypeError, msgspec.MsgspecError, UnicodeEncodeError, OverflowError):
        return msgspec.json.encode(value, order="deterministic")
    with suppress(Exception):  # whatever an object's own way of being pickled may raise
        return pickle.dumps(value, 4)
    return f"{type(value).__module__}.{type(value).__qualname__}".encode()
