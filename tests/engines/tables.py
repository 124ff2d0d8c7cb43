"""CSV that newsclean wrote is the same table to Python, pandas and DuckDB; a workbook to openpyxl and pandas.

``TABLES=10000`` in the environment makes as many tables as that.
"""

import csv
import json
import os
import tempfile
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean.cli import main
from newsclean.readers.items import items
from newsclean.readers.recognise import Source
from tests.cli.test_csv import PLAIN, read, table, tables

COUNT = int(os.environ.get("TABLES", "200"))


def by_pandas(path: Path, delimiter: str) -> list[list[str]]:
    """Return the rows as pandas reads them, all cells as they are."""
    frame = pd.read_csv(path, sep=delimiter, header=None, dtype=str, keep_default_na=False)
    return [[*map(str, row)] for row in frame.itertuples(index=False, name=None)]


def by_duckdb(path: Path, delimiter: str, width: int) -> list[list[str]]:
    """Return the rows as DuckDB reads them; what is empty without quotation marks is null there."""
    columns = {f"c{n}": "VARCHAR" for n in range(width)}
    found = duckdb.execute(
        """SELECT * FROM read_csv($path, auto_detect=false, columns=$columns, delim=$delimiter,
           quote='"', escape='"', new_line='\\r\\n', header=false, parallel=false)""",
        {"path": str(path), "columns": columns, "delimiter": delimiter},
    ).fetchall()
    return [["" if cell is None else cell for cell in row] for row in found]


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
)
def test_a_table_is_read_alike_by_all(
    rows: list[list[str]], delimiter: str, end: str, encoding: str, quoting: int
) -> None:
    rows = [[cell.replace("\x00", "") for cell in row] for row in rows]  # pandas ends cells there
    rows = [rows[0], *filter(any, rows[1:])]
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "in.csv", Path(folder) / "out.csv"
        if end == "\n":
            quoting = csv.QUOTE_ALL  # a lone CR would stand there without quotation marks
        data = table(rows, delimiter=delimiter, lineterminator=end, quoting=quoting)
        path.write_bytes(data.encode(encoding))
        main([str(path), "-o", str(output), "--delimiter", delimiter.replace("\t", "tab"), *PLAIN])
        found = read(output, delimiter)
        assert [row[: len(rows[0])] for row in found] == rows
        assert by_pandas(output, delimiter) == found
        assert by_duckdb(output, delimiter, len(found[0])) == found


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t="), max_size=20
)
"""Texts that any reader of XML gives back; `test_excel_out` has those that Excel writes in its own way."""


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(CELLS, st.integers(-(10**14), 10**14), st.booleans()), max_size=8))
def test_a_workbook_is_read_alike_by_all(found: list[tuple[str, int, bool]]) -> None:
    records = [{"cell": f"{cell}.", "number": n, "truth": truth} for cell, n, truth in found]
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "in.jsonl", Path(folder) / "out.xlsx"
        path.write_text("".join(f"{json.dumps({**one, 'text': 'A line.'})}\n" for one in records))
        main([str(path), "-o", str(output), *PLAIN])
        names = ["cell", "number", "truth"] if records else []
        sheet = openpyxl.load_workbook(output, read_only=True).active
        head, *rows = sheet.iter_rows(values_only=True)
        assert [dict(zip(head, row, strict=True)) for row in rows] == [
            {**dict.fromkeys(head), **one, "text": "A line.", "clean_text": "A line."}
            for one in records
        ]
        for engine in ("openpyxl", "calamine"):
            frame = pd.read_excel(output, engine=engine, keep_default_na=False, dtype={"cell": str})
            assert frame[names].to_dict("records") == records
        read = [one.own or {} for one in items([Source(str(output), "excel")])]
        assert [{name: own[name] for name in names} for own in read] == records
