"""The compiled phrases: as the tables say, always."""

import os
from pathlib import Path

import pytest

from newsclean.phrases import Hit
from newsclean.phrases.compiled import data, phrases

HIT = Hit("made_up", "heading", "tide tables", "line", "en", 3, True, 48)


@pytest.fixture(autouse=True)
def _writing_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    (tmp_path / "made_up.toml").write_text("one")
    return [tmp_path / "made_up.toml"]


def refuse(tables: object) -> list[Hit]:
    raise AssertionError("the tables were read")


def test_tables_are_read_once(tables: list[Path]) -> None:
    assert phrases(tables, lambda _: [HIT]) == [HIT]
    assert phrases(tables, refuse) == [HIT]


def test_a_table_that_changed_is_read_again(tables: list[Path]) -> None:
    phrases(tables, lambda _: [HIT])
    tables[0].write_text("another")
    assert phrases(tables, lambda _: []) == []


def test_a_table_of_the_same_size_that_is_newer_is_read_again(tables: list[Path]) -> None:
    phrases(tables, lambda _: [HIT])
    os.utime(tables[0], ns=(1, 1))
    assert phrases(tables, lambda _: []) == []


def test_a_broken_store_is_as_good_as_none(tables: list[Path]) -> None:
    phrases(tables, lambda _: [HIT])
    (store,) = (tables[0].parent / "__pycache__").iterdir()
    whole = store.read_bytes()
    for broken in (b"", whole[:-9], whole[:64], whole[:64] + b"\xff", b"nonsense" * 20):
        store.write_bytes(broken)
        assert phrases(tables, lambda _: [HIT]) == [HIT]


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tables: list[Path]) -> None:
    (tables[0].parent / "__pycache__").write_text("a file where a folder should be")
    assert phrases(tables, lambda _: [HIT]) == [HIT]
    assert phrases(tables, lambda _: []) == []


def test_data_and_phrases_of_the_same_tables_are_kept_apart(tables: list[Path]) -> None:
    phrases(tables, lambda _: [HIT])
    assert data(tables, lambda _: {"made_up": {"own": ["tide"]}}) == {"made_up": {"own": ["tide"]}}
    assert phrases(tables, refuse) == [HIT]
    assert data(tables, lambda _: {}) == {"made_up": {"own": ["tide"]}}


def test_nothing_is_written_where_python_writes_no_byte_code(
    tables: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    phrases(tables, lambda _: [HIT])
    assert list(tables[0].parent.iterdir()) == tables
