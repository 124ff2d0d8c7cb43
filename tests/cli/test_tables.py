"""Parquet and WARC, where they are installed."""

from pathlib import Path
from typing import Any

import pytest

from newsclean import Pipeline
from tests.cli.command import CLEAN, DIRTY
from tests.cli.conftest import Command, lines, written

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")
BODY = CLEAN.partition("\n\n")[2].strip()


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


def _warc(pages: list[tuple[str, str]]) -> bytes:
    records = []
    for number, (kind, body) in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
            f"WARC-Date: 2031-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


PAGE = "<html><body><article><h1>Ferry returns</h1>" + "".join(
    f"<p>The ferry of line {n} will run again from Monday, the harbour office said in Larkhaven.</p>"
    for n in range(5)
)


def test_the_pages_of_a_crawl_become_records_with_their_addresses(
    run: Command, tmp_path: Path
) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "in.warc"
    path.write_bytes(
        _warc([("text/html; charset=utf-8", PAGE), ("image/png", "x"), ("text/html", PAGE)])
    )
    status, out, _ = run(path)
    records = lines(out)
    assert status == 0
    assert [record["url"] for record in records] == ["https://a.example/0", "https://a.example/2"]
    assert "line 4" in records[1]["article"]["paragraphs"][-1]["text"]


def test_a_crawl_that_is_cut_off_is_told(run: Command, tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "in.warc"
    path.write_bytes(_warc([("text/html", PAGE), ("text/html", PAGE)])[:-200])
    status, out, said = run(path)
    assert status == 1
    assert [list(record)[-1] for record in lines(out)] == ["article", "error"]
    assert "cut off" in said
