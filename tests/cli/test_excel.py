"""Workbooks in: rows become records, with the types that their cells have."""

import csv
import sys
import zipfile
from pathlib import Path

import pytest

from newsclean.readers.columns import columns_of
from newsclean.readers.errors import MissingExtraError
from newsclean.readers.recognise import Source
from tests.cli.command import BODY, DIRTY, newsclean
from tests.cli.conftest import Command, lines
from tests.cli.workbook import DAY, workbook

pytest.importorskip("python_calamine")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with two sheets of one kind and one of another."""
    return workbook(
        tmp_path / "papers.xlsx",
        {
            "May": [
                ["id", "text", "seen", "day", "share"],
                [1, DIRTY, True, f"{DAY}48000", 0.5],
                [None, None, None, None, None],
                [2, "One line of text.", False, None, 3.0],
            ],
            "June": [["id", "text", "seen", "day", "share"], [3, "A line.", None, None, None]],
            "Legend": [["word", "meaning"], ["seen", "by the desk"]],
        },
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_become_records_with_numbers_dates_and_truths(
    run: Command, book: Path, jobs: int
) -> None:
    status, out, said = run(book, "--into", "text=clean", "-j", jobs)
    records = lines(out)
    assert status == 0
    assert said.endswith("sheets with other columns are left out: Legend\n")
    assert [record["id"] for record in records] == [1, 2, 3]
    assert records[0]["clean"] == BODY
    assert (records[0]["seen"], records[0]["day"], records[0]["share"]) == (True, "2031-06-01", 0.5)
    assert (records[1]["seen"], records[1]["day"], records[1]["share"]) == (False, None, 3)


def test_a_table_of_it_has_its_columns(run: Command, book: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    assert run(book, "-o", output)[0] == 0
    with output.open(newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["clean_text"] == BODY


def test_a_number_under_texts_is_read_as_it_stands(run: Command, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", {"a": [["title", "text"], [2031, "A line of text."]]})
    record = lines(run(path)[1])[0]
    assert (record["title"], record["article"]["title"]) == (2031, "2031")


def test_a_date_is_iso_8601_in_json_csv_and_parquet(run: Command, tmp_path: Path) -> None:
    cells = [["day", "text"], [f"{DAY}48000.5", "A line."], [f"{DAY}48000", f"{DAY}48000"]]
    path = workbook(tmp_path / "in.xlsx", {"a": cells})
    first, second = lines(run(path)[1])
    assert (first["day"], second["day"]) == ("2031-06-01T12:00:00", "2031-06-01")
    assert second["article"]["paragraphs"][0]["text"] == "2031-06-01"
    run(path, "-o", tmp_path / "out.csv")
    assert "2031-06-01T12:00:00,A line." in (tmp_path / "out.csv").read_text()
    run(path, "-o", tmp_path / "out.parquet")
    made = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "out.parquet")
    assert made["day"].to_pylist() == ["2031-06-01T12:00:00", "2031-06-01"]


def test_a_workbook_without_a_column_of_texts_is_refused(run: Command, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", {"a": [["id", "body"], [1, "A line of text."]]})
    status, _, said = run(path)
    assert status == 2
    assert "has no column 'text' or 'html' but id, body" in said
    assert run(path, "--text-field", "body")[0] == 0


def test_what_is_no_workbook_is_told(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(b"PK\x03\x04 and no more")
    status, _, said = run(tmp_path / "in.xlsx")
    assert status == 2
    assert "not a whole workbook" in said


def test_without_the_package_the_extra_is_named(
    run: Command, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    status, _, said = run(book)
    assert status == 2
    assert str(MissingExtraError("Excel", "excel", "python-calamine")) in said


def test_a_workbook_is_read_from_standard_input(book: Path) -> None:
    done = newsclean("--from", "excel", "--to", "jsonl", text=book.read_bytes())
    assert done.returncode == 0, done.stderr
    assert [record["id"] for record in lines(done.stdout.decode())] == [1, 2, 3]


def test_the_columns_are_told_without_a_look_at_the_sheets_behind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", {"a": [], "b": [["id", "text"]], "c": [["id"], [1]]})
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(damaged, "w") as file:
        for name in whole.namelist():
            file.writestr(name, b"<no" if name.endswith("s3.xml") else whole.read(name))
    assert columns_of(Source(str(damaged), "excel")) == ["id", "text"]
