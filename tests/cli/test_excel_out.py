"""Workbooks out: the rows of CSV, with numbers as numbers, and no text that is anything but a text."""

import csv
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsclean import Pipeline
from newsclean.corpus import excel
from newsclean.readers.errors import MissingExtraError
from tests.cli.command import BODY, DIRTY, newsclean
from tests.cli.conftest import Command, lines, written
from tests.cli.workbook import DAY, workbook

calamine: Any = pytest.importorskip("python_calamine")
pytest.importorskip("xlsxwriter")
ODD = [
    "=SUM(A1:A9)",
    "{=A1}",
    "+1",
    "@here",
    "https://karlsund.example/ferry",
    "007",
    "1e5",
    "<r><t>bold</t></r>",
    "<r></r>",
    "bell\x07, feed\x0c, null\x00",
    "a\r\nb\rc\nd\te",
    "_x000D_ is written so",
    "  within  ",
    "渡船 & <b>",
    "𝔣" * 16_383,
]
"""Texts that a workbook could take for something else."""


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet, by name."""
    book = calamine.CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of the one sheet, by the names of its columns."""
    ((head, *cells),) = sheets(path).values()
    return [dict(zip(head, row, strict=True)) for row in cells]


def test_a_workbook_has_the_columns_and_cells_of_a_csv_file(run: Command, tmp_path: Path) -> None:
    records = [{"id": n, "paper": "The Marren Gazette", "text": DIRTY} for n in (1, 2)]
    path = written(tmp_path / "in.jsonl", [*records, {"id": 3, "paper": None}])
    into = ("--into", "text=clean,authors=by,title=title")
    assert run(path, *into, "-o", tmp_path / "out.csv")[0] == 1
    assert run(path, *into, "-o", tmp_path / "out.xlsx")[0] == 1
    with (tmp_path / "out.csv").open(newline="") as file:
        wanted = [*csv.DictReader(file)]
    found = rows(tmp_path / "out.xlsx")
    assert [row["id"] for row in found] == [1.0, 2.0, 3.0]
    assert [{**row, "id": f"{row['id']:g}"} for row in found] == wanted
    assert found[0]["clean"] == BODY
    assert json.loads(found[2]["error"])["type"] == "NoText"


def test_no_text_becomes_a_formula_a_link_a_number_or_markup(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"odd": odd, "text": "A line of text."} for odd in ODD])
    output = tmp_path / "out.xlsx"
    assert run(path, "-o", output) == (0, "", "")
    assert [row["odd"] for row in rows(output)] == ODD
    assert [record["odd"] for record in lines(run(output, "--into", "text=again")[1])] == ODD


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("7", 7.0),
        ("1.10", 1.1),
        ("true", True),
        ("0.1", 0.1),
        ("null", ""),
        ("123456789012345", 123456789012345.0),
        ("1234567890123456", "1234567890123456"),
        ("0.12345678901234567", "0.12345678901234567"),
        ("1E400", "1E400"),
        ("NaN", "NaN"),
        ("[1, 2]", "[1, 2]"),
    ],
)
def test_a_number_is_one_if_excel_has_all_its_digits(
    run: Command, tmp_path: Path, said: str, cell: Any
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"value": {said}, "text": "A line of text."}}\n')
    run(path, "-o", tmp_path / "out.xlsx")
    (found,) = rows(tmp_path / "out.xlsx")
    assert (found["value"], type(found["value"])) == (cell, type(cell))


def test_a_workbook_in_is_a_workbook_out_without_another_column(
    run: Command, tmp_path: Path
) -> None:
    given = [
        ["nr", "text", "seen", "share", "day"],
        [1, DIRTY, True, 0.5, f"{DAY}48000"],
        [2, "A line.", False, 1e300, f"{DAY}48000.5"],
    ]
    path = workbook(tmp_path / "in.xlsx", {"May": given})
    assert run(path, "-o", tmp_path / "out.xlsx", "--into", "text=text")[0] == 0
    (made,) = sheets(tmp_path / "out.xlsx").values()
    assert made[0] == ["nr", "text", "seen", "share", "day", "error"]
    assert made[1] == [1.0, BODY, True, 0.5, date(2031, 6, 1), ""]
    assert made[2] == [2.0, "A line.", False, 1e300, datetime(2031, 6, 1, 12), ""]


def test_a_text_that_no_cell_holds_fails_in_its_place_and_is_not_cut(
    run: Command, tmp_path: Path
) -> None:
    sentence = "The ferry between Larkhaven and Ost Vale will run again. "
    long = {"id": 2, "text": sentence * 600}
    path = written(tmp_path / "in.jsonl", [{"id": 1, "text": DIRTY}, long])
    output = tmp_path / "out.xlsx"
    status, _, said = run(path, "-o", output)
    assert status == 1
    assert f"{path}:2: the column 'text' would have 34,200 characters" in said
    assert said.splitlines()[0].endswith(
        "a cell of Excel holds 32,767: write CSV or Parquet (-o FILE.csv)"
    )
    first, second = rows(output)
    assert (first["id"], first["clean_text"], first["error"]) == (1.0, BODY, "")
    assert (second["id"], second["text"], second["clean_text"]) == (2.0, "", "")
    error = json.loads(second["error"])
    assert (error["type"], error["record"], error["left_out"]) == ("CellTooLong", 2, ["text"])


def test_the_clean_text_alone_may_fit(run: Command, tmp_path: Path) -> None:
    dirty = DIRTY + "Share this\n\n" * 3_000
    path = written(tmp_path / "in.jsonl", [{"text": dirty}])
    assert (
        "or the clean text in its place (--into text=text)"
        in run(path, "-o", tmp_path / "out.xlsx")[2]
    )
    assert run(path, "-o", tmp_path / "out.xlsx", "--into", "text=text") == (0, "", "")
    assert rows(tmp_path / "out.xlsx")[0]["text"] == BODY


def test_a_line_that_is_no_record_is_left_out_of_its_error_if_it_is_too_long(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "in.jsonl").write_text(f'{{"text": "A line."}}\n{"x" * 40_000}\n')
    assert run(tmp_path / "in.jsonl", "-o", tmp_path / "out.xlsx")[0] == 1
    error = json.loads(rows(tmp_path / "out.xlsx")[1]["error"])
    assert error["type"] == "InvalidJSON"
    assert error["left_out"] == ["input"]
    assert "…" not in error["message"]


@pytest.mark.parametrize(("how", "count"), [("skip", 2), ("emit", 3)])
def test_what_does_not_fit_counts_as_any_failure(
    run: Command, tmp_path: Path, how: str, count: int
) -> None:
    texts = [DIRTY, "The ferry will run again on Monday. " * 1_000, DIRTY]
    path = written(tmp_path / "in.jsonl", [{"text": text} for text in texts])
    given = ("-o", tmp_path / "out.xlsx", "--on-error", how, "--errors", tmp_path / "errors.jsonl")
    assert run(path, *given, "-j", 2)[0] == 1
    assert len(rows(tmp_path / "out.xlsx")) == count
    assert [e["type"] for e in lines((tmp_path / "errors.jsonl").read_text())] == ["CellTooLong"]


def test_the_same_rows_give_the_same_bytes_in_any_number_of_processes(
    run: Command, corpus: Path, tmp_path: Path
) -> None:
    for jobs in (1, 2):
        assert run(corpus, "-o", tmp_path / f"{jobs}.xlsx", "-j", jobs)[0] == 0
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_a_full_sheet_is_followed_by_another_which_is_read_too(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "ROWS", 3)
    texts = [f"Line {n} of the timetable." for n in range(5)]
    path = written(tmp_path / "in.jsonl", [{"text": text} for text in texts])
    output = tmp_path / "out.xlsx"
    run(path, "-o", output, "--into", "text=text")
    made = sheets(output)
    assert [[len(cells), cells[0][0]] for cells in made.values()] == [[3, "text"]] * 2 + [
        [2, "text"]
    ]
    assert [*made] == ["articles", "articles 2", "articles 3"]
    assert [record["text"] for record in lines(run(output)[1])] == texts


def test_more_columns_than_a_sheet_has_are_refused(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "COLUMNS", 3)
    path = written(tmp_path / "in.jsonl", [{"id": 1, "text": "A line."}])
    status, _, said = run(path, "-o", tmp_path / "out.xlsx")
    assert status == 2
    assert "there are 5 columns, and a sheet of Excel has 3: write CSV or Parquet" in said


def test_a_column_with_a_name_that_no_cell_holds_is_refused(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"n" * 40_000: 1, "text": "A line."}])
    status, _, said = run(path, "-o", tmp_path / "out.xlsx")
    assert status == 2
    assert "a column has a name of more than the 32,767 characters of a cell of Excel" in said


def test_no_records_give_a_sheet_with_names_alone(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\n")
    assert run(tmp_path / "in.csv", "-o", tmp_path / "out.xlsx") == (0, "", "")
    assert [*sheets(tmp_path / "out.xlsx").values()] == [
        [["id", "text", "clean_title", "clean_text", "error"]]
    ]


def test_a_workbook_goes_to_a_pipe_and_is_read_from_one(tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{"id": 1, "text": DIRTY}])
    made = newsclean(path, "--to", "excel", "--into", "text=text")
    assert made.returncode == 0, made.stderr
    again = newsclean("--from", "excel", "--to", "jsonl", "--into", "text=text", text=made.stdout)
    record = json.loads(again.stdout)
    assert (record["id"], record["text"]) == (1, BODY)


def test_a_workbook_says_what_made_it(run: Command, dirty: Path, tmp_path: Path) -> None:
    import zipfile

    run(dirty, "-o", tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as made:
        assert Pipeline.default().fingerprint in made.read("docProps/custom.xml").decode()


def test_workbooks_of_a_directory_stay_workbooks(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    workbook(tmp_path / "in" / "may.xlsx", {"May": [["text"], [DIRTY]]})
    assert run(tmp_path / "in", "-o", f"{tmp_path}/out/", "-j", 2)[0] == 0
    assert rows(tmp_path / "out" / "may.xlsx")[0]["clean_text"] == BODY


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("out.xlsx.gz", "a workbook is packed already, name it FILE.xlsx"),
        ("out.xls", "newsclean writes no workbooks of that kind: give"),
        ("out.ODS", "newsclean writes no workbooks of that kind: give"),
    ],
)
def test_a_workbook_of_another_name_is_refused(
    run: Command, dirty: Path, tmp_path: Path, name: str, says: str
) -> None:
    status, _, said = run(dirty, "-o", tmp_path / name)
    assert status == 2
    assert says in said


def test_without_the_package_the_extra_is_named(
    run: Command, dirty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    status, _, said = run(dirty, "-o", tmp_path / "out.xlsx")
    assert status == 2
    assert str(MissingExtraError("writing Excel", "excel", "XlsxWriter")) in said
