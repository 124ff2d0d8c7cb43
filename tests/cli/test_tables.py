"""Parquet, where it is installed."""

from pathlib import Path
from typing import Any

import pytest

from newsclean import Pipeline
from tests.cli.command import BODY, DIRTY
from tests.cli.conftest import Command, lines, written

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A Parquet file with columns of several types."""
    rows = pa.table(
        {
            "n": pa.array(range(150), pa.int32()),
            "text": [DIRTY] * 149 + [None],
            "when": pa.array([1] * 150, pa.timestamp("ns")),
            "kind": pa.array(["news"] * 150).dictionary_encode(),
        }
    )
    pq.write_table(rows, tmp_path / "in.parquet", row_group_size=70)
    return tmp_path / "in.parquet"


def test_columns_stay_and_the_article_is_one_more(
    run: Command, table: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.parquet"
    status, _, said = run(table, "-o", output)
    made = pq.read_table(output)
    assert (status, made.num_rows) == (1, 150)
    assert made.schema.names == ["n", "text", "when", "kind", "article", "error"]
    made_by = Pipeline.default().fingerprint.encode()
    assert made.schema.metadata[b"newsclean.fingerprint"] == made_by
    assert made["n"].to_pylist() == [*range(150)]
    assert (made.schema.field("n").type, made.schema.field("when").type) == (
        pa.int32(),
        pa.timestamp("ns"),
    )
    assert made["article"][0].as_py()["title"] == "Ferry returns to Larkhaven"
    assert made["article"][149].as_py() is None
    assert made["error"][149].as_py()["type"] == "NoText"
    assert f"{table}:150" in said


def test_a_column_can_be_replaced(run: Command, table: Path, tmp_path: Path) -> None:
    run(
        table,
        "-o",
        tmp_path / "out.parquet",
        "--into",
        "text=text,authors=by",
        "--on-error",
        "skip",
    )
    made = pq.read_table(tmp_path / "out.parquet")
    assert made.schema.names == ["n", "text", "when", "kind", "by", "error"]
    assert made["text"].to_pylist() == [BODY] * 149


def test_one_process_and_two_write_the_same_bytes(
    run: Command, table: Path, tmp_path: Path
) -> None:
    for jobs in (1, 2):
        run(table, "-o", tmp_path / f"{jobs}.parquet", "-j", jobs)
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()


def test_rows_become_records(run: Command, table: Path) -> None:
    records = lines(run(table, "--to", "jsonl", "--into", "title=head")[1])
    assert records[0] == {
        "n": 0,
        "text": DIRTY,
        "when": "1970-01-01 00:00:00.000000001",
        "kind": "news",
        "head": "Ferry returns to Larkhaven",
    }


def test_records_become_rows_and_what_has_no_column_is_kept(run: Command, tmp_path: Path) -> None:
    records: list[Any] = [{"n": n, "text": DIRTY, "tags": ["a"]} for n in range(1000)]
    records += [{"n": "many", "text": DIRTY, "late": [1, {}]}, {"n": 1.5, "text": None}]
    status, _, _ = run(written(tmp_path / "in.jsonl", records), "-o", tmp_path / "out.parquet")
    made = pq.read_table(tmp_path / "out.parquet")
    assert (status, made.num_rows) == (1, 1002)
    assert made["n"].to_pylist()[998:] == [998, 999, None, None]
    assert made["other_fields"].to_pylist()[999:] == [
        None,
        '{"n":"many","late":[1, {}]}',
        '{"n":1.5}',
    ]


def test_files_of_different_columns_are_brought_together(
    run: Command, table: Path, tmp_path: Path
) -> None:
    pq.write_table(
        pa.table({"n": pa.array([1], pa.int64()), "text": ["A line."], "more": [True]}),
        tmp_path / "b.parquet",
    )
    run(table, tmp_path / "b.parquet", "-o", tmp_path / "out.parquet")
    made = pq.read_table(tmp_path / "out.parquet")
    assert made.num_rows == 151
    assert made["more"].to_pylist()[149:] == [None, True]


def test_columns_that_contradict_each_other_are_refused(
    run: Command, table: Path, tmp_path: Path
) -> None:
    pq.write_table(pa.table({"n": [[1]], "text": ["A line."]}), tmp_path / "b.parquet")
    status, _, said = run(table, tmp_path / "b.parquet", "-o", tmp_path / "out.parquet")
    assert status == 2
    assert "do not go together" in said


def test_a_taken_column_is_refused_before_anything_is_done(run: Command, tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["A line."], "article": [1]}), tmp_path / "in.parquet")
    status, _, said = run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    assert status == 2
    assert "--into" in said
    assert not (tmp_path / "out.parquet").exists()


def test_half_a_parquet_file_fails_in_its_place(run: Command, table: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.parquet"
    half.write_bytes(table.read_bytes()[:-500])
    status, out, said = run(half, table, "--to", "jsonl")
    assert status == 1
    assert "not a whole Parquet file" in said
    assert lines(out)[0]["error"]["source"] == str(half)
    assert [record["n"] for record in lines(out)[1:]] == [*range(150)]


ODD = {
    "nan": "NaN",
    "huge": "1e999",
    "lone": r'"\ud800"',
    "digits": "9" * 5000,
    "deep": "[" * 300 + "]" * 300,
}


def test_a_record_that_columns_cannot_hold_keeps_all_its_fields(
    run: Command, tmp_path: Path
) -> None:
    path, output = tmp_path / "in.jsonl", tmp_path / "out.parquet"
    rows = [
        f'{{"n":{n},"x":0.5,"text":"A line.","{k}":{v},"{k}":{v}}}'
        for n, (k, v) in enumerate(ODD.items())
    ]
    path.write_text("\n".join(rows))
    assert run(path, "-o", output)[0] == 0
    made = pq.read_table(output).to_pylist()
    assert [(row["n"], row["x"], row["text"]) for row in made] == [
        (n, 0.5, "A line.") for n in range(len(ODD))
    ]
    for row, (name, value) in zip(made, ODD.items(), strict=True):
        others = row["other_fields"] or ""
        kept = others.count(f'"{name}":{value}') + (row.get(name) is not None)
        assert kept == 2, (name, others)


def test_dates_that_python_has_not_and_columns_of_one_name_come_out(
    run: Command, tmp_path: Path
) -> None:
    late = pa.array([10**7, 0], pa.date32())
    arrays = [pa.array(["A line.", "A line."]), late, pa.array([1, 2]), pa.array([3, 4])]
    arrays.append(pa.StructArray.from_arrays([late], names=["when"]))
    names = ["text", "day", "n", "n", "nested"]
    pq.write_table(pa.Table.from_arrays(arrays, names=names), tmp_path / "in.parquet")
    status, out, _ = run(tmp_path / "in.parquet", "--to", "jsonl", "--into", "title=head")
    assert status == 0
    assert out.splitlines() == [
        '{"text":"A line.","day":"29349-01-26","n":1,"n":3,"nested":{"when":"29349-01-26"},"head":null}',
        '{"text":"A line.","day":"1970-01-01","n":2,"n":4,"nested":{"when":"1970-01-01"},"head":null}',
    ]
    status, _, said = run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    assert (status, "do not go together" in said) == (2, True)


def test_what_json_has_no_number_for_is_said_in_words(run: Command, tmp_path: Path) -> None:
    floats = [float("nan"), float("inf"), float("-inf"), 1.5, None]
    rows = pa.table({"text": ["A line."] * 5, "x": floats, "y": [[x] for x in floats]})
    pq.write_table(rows, tmp_path / "in.parquet")
    records = lines(run(tmp_path / "in.parquet", "--to", "jsonl")[1])
    assert [record["x"] for record in records] == ["NaN", "Infinity", "-Infinity", 1.5, None]
    assert [record["y"][0] for record in records] == ["NaN", "Infinity", "-Infinity", 1.5, None]
    run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    assert str(pq.read_table(tmp_path / "out.parquet")["x"].to_pylist()) == str(floats)
    cells = [
        row.split("\t")[1:3] for row in run(tmp_path / "in.parquet", "--to", "tsv")[1].split("\r\n")
    ]
    assert cells[1] == ["NaN", '"[""NaN""]"']
    assert cells[3:6] == [["-Infinity", '"[""-Infinity""]"'], ["1.5", "[1.5]"], ["", "[null]"]]


def test_columns_with_dictionaries_keep_their_type(run: Command, tmp_path: Path) -> None:
    words = pa.array(["a", None, "b"] * 700).dictionary_encode()
    lists = pa.ListArray.from_arrays(pa.array(range(2101), pa.int32()), words)
    rows = pa.table({"text": ["A line."] * 2100, "word": words, "words": lists})
    for name in ("a", "b"):
        pq.write_table(rows, tmp_path / f"{name}.parquet")
    pq.write_table(pa.table({"text": ["A line."], "word": ["c"]}), tmp_path / "c.parquet")
    status, _, _ = run(
        tmp_path / "a.parquet", tmp_path / "b.parquet", "-o", tmp_path / "out.parquet"
    )
    made, read = pq.read_table(tmp_path / "out.parquet"), pq.read_table(tmp_path / "a.parquet")
    assert status == 0
    for name in ("word", "words"):
        assert made[name].type == read[name].type
        assert made[name].to_pylist() == 2 * rows[name].to_pylist()
    assert run(tmp_path / "a.parquet", tmp_path / "c.parquet", "-o", tmp_path / "o.parquet")[0] == 0
    assert pq.read_table(tmp_path / "o.parquet")["word"].to_pylist()[-2:] == ["b", "c"]


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_a_text_that_is_not_utf8_is_cleaned_and_its_row_keeps_what_it_had(
    run: Command, tmp_path: Path, form: str
) -> None:
    said = [DIRTY.encode(), DIRTY.encode().replace(b"Share", b"Sha\xf2e"), None]
    texts = pa.array(said, pa.binary()).view(pa.string())
    pq.write_table(pa.table({"n": [1, 2, 3], "text": texts}), tmp_path / "in.parquet")
    output = tmp_path / f"out.{form}"
    run(tmp_path / "in.parquet", "-o", output)
    if form == "jsonl":
        records = lines(output.read_text("utf-8"))
        assert [record["n"] for record in records] == [1, 2, 3]
        assert [record["error"]["type"] for record in records if "error" in record] == ["NoText"]
        return
    made = pq.read_table(output)
    assert made["text"].cast(pa.binary()).to_pylist() == said
    assert [article is None for article in made["article"].to_pylist()] == [False, False, True]
