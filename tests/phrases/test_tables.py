"""The compiled tables: as the files say, always."""

import os
from pathlib import Path

import pytest

from newsclean.phrases.tables import kept_in, tables

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
    assert kept_in(folder, "index", lambda: MADE) == MADE
    assert kept_in(folder, "index", refuse) == MADE


def test_a_table_that_changed_is_read_again(folder: Path) -> None:
    kept_in(folder, "index", lambda: MADE)
    (folder / "made_up.toml").write_text("another")
    assert kept_in(folder, "index", dict) == {}


def test_a_table_of_the_same_size_that_is_newer_is_read_again(folder: Path) -> None:
    kept_in(folder, "index", lambda: MADE)
    os.utime(folder / "made_up.toml", ns=(1, 1))
    assert kept_in(folder, "index", dict) == {}


def test_where_the_code_that_reads_tables_changed_they_are_read_again(folder: Path) -> None:
    kept_in(folder, "index", lambda: MADE)
    (folder / "fold.py").write_text("")
    assert kept_in(folder, "index", dict) == {}


def test_a_broken_store_is_as_good_as_none(folder: Path) -> None:
    kept_in(folder, "index", lambda: MADE)
    (store,) = (folder / "__pycache__").iterdir()
    whole = store.read_bytes()
    stamp = whole.rindex(b"\n") + 1
    for broken in (b"", whole[:-9], whole[:stamp], whole[:stamp] + b"\xff", b"nonsense" * 20):
        store.write_bytes(broken)
        assert kept_in(folder, "index", lambda: MADE) == MADE


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where a folder should be")
    assert kept_in(folder, "index", lambda: MADE) == MADE
    assert kept_in(folder, "index", dict) == {}


def test_what_is_kept_under_different_names_is_kept_apart(folder: Path) -> None:
    kept_in(folder, "index", lambda: MADE)
    assert kept_in(folder, "tables", lambda: {"own": ["tide"]}) == {"own": ["tide"]}
    assert kept_in(folder, "index", refuse) == MADE
    assert kept_in(folder, "tables", refuse) == {"own": ["tide"]}


def test_nothing_is_written_where_python_writes_no_byte_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    kept_in(folder, "index", lambda: MADE)
    assert [path.name for path in folder.iterdir()] == ["made_up.toml"]


def test_the_tables_of_a_package_go_by_the_names_of_their_files() -> None:
    assert "related" in tables("newsclean.readers.html")["hints"]
    assert "heading" in tables("newsclean.phrases")["fi"]["related_items"]
