"""Tables of text in and out: CSV, TSV and JSON, and what cannot be read at all."""

import codecs
import csv
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.cli import main
from tests.cli.command import BODY, DIRTY, TITLE, newsclean
from tests.cli.conftest import Command, lines, written
from tests.effort import examples

CELLS = st.text(
    st.sampled_from("ab é漢\"',;|\t\n\r\\=") | st.characters(codec="utf-8"), max_size=12
)
PLAIN = ("--only", "", "--quotes", "off", "--no-unwrap", "-q")  # no filter, no repair of marks


def table(rows: list[list[str]], **form: object) -> str:
    """Return `rows` as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, **form).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def read(path: Path, delimiter: str = ",") -> list[list[str]]:
    """Return the rows of CSV as Python reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file, delimiter=delimiter)]


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Tables with a column of texts among others, two of which may have one name."""
    header = draw(st.permutations(["text", "a", "b b", "a", 'd"e;,\n']))
    width = draw(st.integers(1, 5))
    header = [name for name in header[:width] if name != "text"]
    header.insert(draw(st.integers(0, len(header))), "text")
    row = st.lists(CELLS, min_size=len(header), max_size=len(header))
    return [header, *draw(st.lists(row.filter(lambda cells: any(cells)), max_size=6))]


@examples(60)
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_table_comes_out_equal(
    rows: list[list[str]], delimiter: str, end: str, encoding: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "in.csv", Path(folder) / "out.csv"
        data = table(rows, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
        path.write_bytes(data.encode(encoding))
        main([str(path), "-o", str(output), "--delimiter", delimiter.replace("\t", "tab"), *PLAIN])
        found = read(output, delimiter)
        width = len(rows[0])
        assert [row[:width] for row in found] == rows
        assert found[0][width:] == ["clean_title", "clean_text", "error"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_the_marks_between_cells_are_told_by_the_first_rows(
    run: Command, tmp_path: Path, delimiter: str, quoting: int
) -> None:
    rows = [["id", "body", "note"], *[[str(n), DIRTY, "a, b; c"] for n in range(9)]]
    path, output = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text(table(rows, delimiter=delimiter, quoting=quoting), "utf-8", newline="")
    status, _, said = run(path, "--text-field", "body", "-o", output)
    assert (status, said) == (0, "")
    made = read(output, delimiter)
    assert made[0] == ["id", "body", "note", "clean_title", "clean_text", "error"]
    assert made[1:] == [[*row, TITLE, BODY, ""] for row in rows[1:]]


def test_rows_of_a_tsv_are_read_with_tabs_whatever_delimiter_is_given(
    run: Command, tmp_path: Path
) -> None:
    path = tmp_path / "in.tsv"
    path.write_text(table([["text", "n"], [DIRTY, "1;2"]], delimiter="\t"), newline="")
    _, out, _ = run(path, "--to", "csv", "--delimiter", ";")
    (made,) = csv.DictReader(io.StringIO(out, newline=""), delimiter=";")
    assert made["n"] == "1;2"


def test_a_column_can_be_replaced_and_lists_are_json(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "in.tsv"
    path.write_text(table([["text", "n"], [DIRTY, "1"]], delimiter="\t"), newline="")
    out = run(path, "--to", "csv", "--into", "text=text,authors=by,title=head")[1]
    assert [*csv.reader(io.StringIO(out, newline=""))] == [
        ["text", "n", "by", "head", "error"],
        [BODY, "1", "[]", "Ferry returns to Larkhaven", ""],
    ]


def test_rows_that_do_not_fit_fail_in_their_place_and_keep_their_cells(
    run: Command, tmp_path: Path
) -> None:
    path, output = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text("text,n\nA line.,1\nA line.,2,more,cells\nA line.\n,4\n\nA line.,5\n")
    status, _, _ = run(path, "-o", output)
    made = read(output)
    assert status == 1
    assert [row[1] for row in made] == ["n", "1", "2", "", "4", "5"]
    errors = [json.loads(row[-1]) if row[-1] else {} for row in made[1:]]
    assert [e.get("type") for e in errors] == [None, "TooManyCells", None, "NoText", None]
    assert json.loads(errors[1]["input"]) == ["more", "cells"]
    assert lines(run(path)[1])[1]["n"] == "2"


def test_a_table_without_a_column_of_texts_is_refused_before_anything_is_done(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("id,body\n1,A line.\n")
    status, out, said = run(tmp_path / "in.csv")
    assert (status, out) == (2, "")
    assert "id, body" in said
    assert "--text-field" in said


def test_a_table_may_be_in_another_encoding_or_have_stray_bytes(
    run: Command, tmp_path: Path
) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("text,n\nСтрока текста.,один\n".encode("cp1251"))
    assert lines(run(path, "--encoding", "cp1251")[1])[0]["n"] == "один"
    path.write_bytes(b"text,n\nA caf\xe9 \xe2\x82\xac.,1\n")
    _, out, said = run(path)
    assert lines(out)[0]["text"] == "A café €."
    assert "in.csv:1: 1 byte is not UTF-8; it was read as windows-1252" in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_table_has_the_mark_of_excel_where_the_one_that_is_read_has_one(
    run: Command, tmp_path: Path, encoding: str
) -> None:
    path, output = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text("text;n\nA café.;1\n", encoding)
    run(path, "-o", output)
    assert output.read_bytes().startswith(codecs.BOM_UTF8) == (encoding != "utf-8")
    run(path, "-o", f"{tmp_path}/out/")
    assert (tmp_path / "out" / "in.csv").read_bytes() == output.read_bytes()


def test_quotation_marks_may_be_escaped_by_a_backslash(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text('text,n\n"He said \\"yes\\", they say.",1\n')
    assert lines(run(tmp_path / "in.csv")[1])[0]["text"] == 'He said "yes", they say.'


@pytest.mark.parametrize("cell", ["\\", "C:\\", '"\\"', "a\\, b"])
def test_a_backslash_at_the_end_of_a_cell_escapes_nothing(
    run: Command, tmp_path: Path, cell: str
) -> None:
    rows = [["text", "n"], [cell, "1"], ["A line.", cell]]
    (tmp_path / "in.csv").write_text(table(rows, quoting=csv.QUOTE_ALL), newline="")
    run(tmp_path / "in.csv", "-o", tmp_path / "out.csv")
    assert [row[:2] for row in read(tmp_path / "out.csv")] == rows


def test_a_quotation_that_nothing_closes_is_told_and_takes_no_memory(
    run: Command, tmp_path: Path
) -> None:
    path = tmp_path / "in.csv"
    path.write_text('text,n\nA line.,1\n"' + "never closed,\n" * 9000)
    status, out, said = run(path, "--max-record", "1K")
    assert status == 1
    assert [list(record)[-1] for record in lines(out)] == ["article", "error"]
    assert "not closed" in said


def test_a_table_comes_from_standard_input_and_resumes(run: Command, tmp_path: Path) -> None:
    data = table([["text", "n"], *[[DIRTY, str(n)] for n in range(200)]])
    done = newsclean("--from", "csv", "--to", "csv", text=data)
    assert done.returncode == 0
    assert len([*csv.reader(io.StringIO(done.stdout.decode(), newline=""))]) == 201
    path, output = tmp_path / "in.csv", tmp_path / "out.csv"
    path.write_text(data, newline="")
    assert run(path, "-o", output, "-j", 2, "--resume")[0] == 0
    assert output.read_bytes() == done.stdout


def test_records_of_json_become_a_table(run: Command, tmp_path: Path) -> None:
    records = [{"text": "A line.", "n": 1, "tags": ["a"]}, {"text": "A line.", "x": None, "é": "é"}]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records))
    out = run(path, "--to", "csv")[1]
    assert [*csv.reader(io.StringIO(out, newline=""))] == [
        ["text", "n", "tags", "x", "é", "clean_title", "clean_text", "error"],
        ["A line.", "1", '["a"]', "", "", "", "A line.", ""],
        ["A line.", "", "", "", "é", "", "A line.", ""],
    ]


def test_fields_that_only_records_beyond_the_sample_have_go_into_one_column(
    run: Command, tmp_path: Path
) -> None:
    records = [*[{"text": "A line."}] * 1000, {"text": "A line.", "late": "yes"}]
    path = written(tmp_path / "in.jsonl", records)
    made = [*csv.reader(io.StringIO(run(path, "--to", "csv")[1], newline=""))]
    assert made[0] == ["text", "other_fields", "clean_title", "clean_text", "error"]
    assert made[-1] == ["A line.", '{"late":"yes"}', "", "A line.", ""]


RECORDS = [
    {"text": DIRTY, "n": 1},
    {"n": 2, "deep": [{"a": [1, {}]}], "text": "A [line], {of} text."},
]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(RECORDS),
        json.dumps(RECORDS, indent=2),
        "\n".join(json.dumps(record, indent=4) for record in RECORDS),
        "\ufeff" + json.dumps(RECORDS, indent="\t"),
    ],
)
@pytest.mark.parametrize("name", ["in.json", "in"])
def test_json_may_be_an_array_or_on_many_lines(
    run: Command, tmp_path: Path, data: str, name: str
) -> None:
    (tmp_path / name).write_text(data, "utf-8")
    status, out, said = run(tmp_path / name, "--into", "title=head")
    assert (status, said) == (0, "")
    heads = ["Ferry returns to Larkhaven", None]
    assert lines(out) == [{**r, "head": head} for r, head in zip(RECORDS, heads, strict=True)]


@examples(40)
@given(
    st.lists(st.dictionaries(st.text(max_size=4), st.text() | st.floats() | st.none())), st.data()
)
def test_no_value_of_json_goes_unseen(
    records: list[dict[str, object]], data: st.DataObject
) -> None:
    text = json.dumps(records, ensure_ascii=False, indent=data.draw(st.sampled_from([None, 1])))
    cut = text[: data.draw(st.integers(1, len(text)))]
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "in.json", Path(folder) / "out.jsonl"
        path.write_text(cut, "utf-8", errors="replace")
        status = main([str(path), "-o", str(output), "-q"])
        made = [json.loads(line) for line in output.read_bytes().splitlines()]
        whole = [r for r in made if r.get("error", {}).get("type") not in ("InvalidJSON",)]
        if cut == text:
            assert len(whole) == len(records)
        else:
            assert status == 1
            assert len(whole) < len(made)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "an office document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"{\\rtf1\\ansi A line of text.}", "rich text"),
        (b"SQLite format 3\0 and more of it", "a database"),
        (bytes(range(256)) * 4, "no text"),
        ("A line of text.".encode("utf-16-le"), "--encoding"),
    ],
)
@pytest.mark.parametrize("name", ["in", "in.txt"])
def test_what_cannot_be_read_is_named_and_refused(
    run: Command, tmp_path: Path, data: bytes, told: str, name: str
) -> None:
    (tmp_path / name).write_bytes(data)
    status, out, said = run(tmp_path / name)
    assert (status, out, said.count("\n")) == (2, "", 1)
    assert told in said
    (tmp_path / "good.txt").write_text("A line of text.")
    if name == "in.txt":
        status, out, said = run(tmp_path, "--to", "jsonl")
        assert status == 1
        assert told in said


def test_text_with_a_few_control_characters_is_text(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("A line of text with \x1b[1m marks\0 in it, and a long rest.")
    assert run(tmp_path / "in.txt")[0] == 0
