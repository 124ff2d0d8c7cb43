"""The compiled tables: as the files say, always."""

import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

import msgspec
import pytest

import newsclean
from newsclean.phrases import tables as tables_module
from newsclean.phrases.compiled import compiled
from newsclean.phrases.tables import packed, stamp_of, tables


class Made(TypedDict):
    lines: dict[str, tuple[int, ...]]
    openings: set[str]


MADE: Made = {"lines": {"tide tables": (3,)}, "openings": {"tide tab"}}
DATA = msgspec.msgpack.encode(MADE)
OTHER: Made = {"lines": {}, "openings": set()}


def disk_cached_in(folder: Any, name: str, make: Callable[[], Any], kind: Any = Made) -> Any:
    return tables_module.disk_cached_in(folder, name, kind, make)


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
    assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def test_a_table_that_changed_and_is_as_long_and_as_old_is_read_again(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    (folder / "made_up.toml").write_text("two")
    assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def test_where_the_code_that_reads_tables_changed_they_are_read_again(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    (folder / "fold.py").write_text("")
    assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def _stored(folder: Path) -> tuple[Path, bytes, bytes]:
    """Return the store of MADE, its stamp, and the sum and the values behind it."""
    disk_cached_in(folder, "index", lambda: MADE)
    (store,) = (folder / "__pycache__").iterdir()
    whole = store.read_bytes()
    start = whole.index(DATA) - 8
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
        lambda data: data[:8] + b"\xdd\xff\xff\xff\xff" + data[13:],  # a list of 2 ** 32 items
        lambda data: packed(b"", 3),
        lambda data: packed(b"", {"lines": 3}),
        lambda data: data[:-3] + bytes(3),
        lambda data: data.replace(b"tide", b"tidy"),
        lambda data: data[:8] + msgspec.msgpack.encode(3),
        lambda data: data[:8] + msgspec.msgpack.encode({"lines": 3}),
        lambda data: DATA,
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
        assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def test_where_the_version_changed_tables_are_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    monkeypatch.setattr("newsclean.phrases.tables.__version__", "9")
    assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where a folder should be")
    assert disk_cached_in(folder, "index", lambda: MADE) == MADE
    assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def test_what_is_kept_under_different_names_is_kept_apart(folder: Path) -> None:
    disk_cached_in(folder, "index", lambda: MADE)
    assert disk_cached_in(folder, "tables", lambda: OTHER) == OTHER
    assert disk_cached_in(folder, "index", refuse) == MADE
    assert disk_cached_in(folder, "tables", refuse) == OTHER


def test_nothing_is_written_where_python_writes_no_byte_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    disk_cached_in(folder, "index", lambda: MADE)
    assert [path.name for path in folder.iterdir()] == ["made_up.toml"]


def test_the_tables_of_a_package_go_by_the_names_of_their_files() -> None:
    assert "related" in tables("newsclean.readers.html")["hints"]
    assert "heading" in tables("newsclean.phrases")["fi"]["related_items"]


def test_a_store_that_was_brought_serves_where_nothing_can_be_written(folder: Path) -> None:
    (folder / "index.msgpack").write_bytes(packed(stamp_of(folder), MADE))
    assert disk_cached_in(folder, "index", refuse) == MADE
    assert not (folder / "__pycache__").exists()


def test_a_store_that_was_brought_is_of_no_use_once_a_table_was_edited(folder: Path) -> None:
    (folder / "index.msgpack").write_bytes(packed(stamp_of(folder), MADE))
    (folder / "made_up.toml").write_text("two")
    assert disk_cached_in(folder, "index", lambda: OTHER) == OTHER


def test_in_an_archive_a_store_that_was_brought_serves_as_well(folder: Path) -> None:
    stamp = stamp_of(folder)
    with zipfile.ZipFile(folder / "wheel.zip", "w") as archive:
        archive.writestr("brought/made_up.toml", "one")
        archive.writestr("brought/index.msgpack", packed(stamp, MADE))
        archive.writestr("bare/made_up.toml", "one")
    for name, make in (("brought", refuse), ("bare", lambda: MADE)):
        assert disk_cached_in(zipfile.Path(folder / "wheel.zip", f"{name}/"), "index", make) == MADE


def test_what_a_wheel_brings_reads_as_the_tables_themselves() -> None:
    package = Path(newsclean.__file__).parent
    brought = dict(compiled(package))
    assert sorted(brought) == [
        "decide/tables.msgpack",
        "phrases/index.msgpack",
        "phrases/phrases.msgpack",
        "readers/held/tables.msgpack",
        "readers/html/tables.msgpack",
        "testing/tables.msgpack",
        "text/calendars/tables.msgpack",
    ]
    start = len(stamp_of(package / "decide")) + 8
    values = msgspec.msgpack.decode(brought["decide/tables.msgpack"][start:])
    assert values == tables("newsclean.decide")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="only the oldest Python tells")
def test_phrases_hold_no_character_that_the_oldest_python_does_not_know() -> None:
    """What one Python folds, another reads: Unicode keeps its word for known characters alone."""
    said = "".join(tables_module.texts("newsclean.phrases").values())
    unknown = {c for c in set(said) if unicodedata.category(c) == "Cn"}
    assert unknown == set()
