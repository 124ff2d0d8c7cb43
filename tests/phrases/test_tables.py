"""The compiled tables: as the files say, always."""

import marshal
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.phrases.tables import disk_cached_in, tables

MADE = {"lines": {"tide tables": (3,)}, "openings": {"tide tab"}}


@pytest.fixture(autouse=True)
def _writing_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "made_up.toml").write_text("one")
    return tmp_path


def refuse() -> dict[str, object]:
    raise AssertionError("the tables were read")


def test_tables_are_read_once(folder: Path) -> None:
    assert disk_cached_in(folder, "index", lambda: MADE) == MADE
    assert disk_cached_in(folder, "index", refuse) == MADE


def test_a_table_that_changed_is_read_again(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    (folder / "made_up.toml").write_text("another")
    assert disk_cached_in(folder, "index", dict) == {}


def test_a_table_of_the_same_size_that_is_newer_is_read_again(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    os.utime(folder / "made_up.toml", ns=(1, 1))
    assert disk_cached_in(folder, "index", dict) == {}


def test_where_the_code_that_reads_tables_changed_they_are_read_again(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    (folder / "fold.py").write_text("")
    assert disk_cached_in(folder, "index", dict) == {}


def _stored(folder: Path) -> tuple[Path, bytes, bytes]:
    """Return the store of MADE, its stamp, and the sum and the values behind it."""
    disk_cached_in(folder, "index", lambda: MADE)
    (store,) = (folder / "__pycache__").iterdir()
    whole = store.read_bytes()
    start = whole.index(marshal.dumps(MADE)) - 8
    return store, whole[:start], whole[start:]


@pytest.mark.parametrize(
    "broken",
    [
        lambda data: b"",
        lambda data: data[:4],
        lambda data: data[:8],
        lambda data: data[:12],
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"\0",
        lambda data: bytes(len(data)),
        lambda data: data[8:],
        lambda data: data[:8] + b"\xff" + data[9:],
        lambda data: data[:8] + b"[\xff\xff\xff\x7f" + data[13:],  # a list of 2 ** 31 items
        lambda data: data[:8] + b"u\xff\xff\xff\x7f" + data[13:],
        lambda data: data[:-3] + bytes(3),
        lambda data: data.replace(b"tide", b"tidy"),
        lambda data: data[:8] + marshal.dumps(3),
        lambda data: data[:8] + marshal.dumps({"lines": 3}),
        lambda data: marshal.dumps(MADE),
        lambda data: b"nonsense" * 20,
    ],
)
def test_a_broken_store_is_as_good_as_none(folder: Path, broken: Callable[[bytes], bytes]) -> None:
    store, stamp, data = _stored(folder)
    store.write_bytes(stamp + broken(data))
    assert disk_cached_in(folder, "index", lambda: MADE) == MADE
    assert disk_cached_in(folder, "index", refuse) == MADE


def test_a_store_with_a_broken_stamp_is_as_good_as_none(folder: Path) -> None:
    store, stamp, data = _stored(folder)
    for broken in (b"", stamp[:-1], stamp[1:] + b"\n", b"\0" * len(stamp)):
        store.write_bytes(broken + data)
        assert disk_cached_in(folder, "index", dict) == {}


@pytest.mark.parametrize("part", ["newsclean.phrases.tables.__version__", "msgspec.__version__"])
def test_where_a_version_changed_tables_are_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    monkeypatch.setattr(part, "9")
    assert disk_cached_in(folder, "index", dict) == {}


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where a folder should be")
    assert disk_cached_in(folder, "index", lambda: MADE) == MADE
    assert disk_cached_in(folder, "index", dict) == {}


def test_what_is_kept_under_different_names_is_kept_apart(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    assert disk_cached_in(folder, "tables", lambda: {"own": ["tide"]}) == {"own": ["tide"]}
    assert disk_cached_in(folder, "index", refuse) == MADE
    assert disk_cached_in(folder, "tables", refuse) == {"own": ["tide"]}


def test_nothing_is_written_where_python_writes_no_byte_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    disk_cached_in(folder, "index", lambda: MADE)
    assert [path.name for path in folder.iterdir()] == ["made_up.toml"]


def test_the_tables_of_a_package_go_by_the_names_of_their_files() -> None:
    assert "related" in tables("newsclean.readers.html")["hints"]
    assert "heading" in tables("newsclean.phrases")["fi"]["related_items"]
