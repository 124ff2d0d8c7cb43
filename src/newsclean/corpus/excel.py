"""Workbooks out: the rows of CSV, as texts, numbers, truths and dates in the cells of a sheet.

Rows are held as lines of JSON until the end, when the workbook is made of them, one by one. A text
is never a formula, whatever it begins with. A record with a text that no cell can hold fails:
nothing is cut.
"""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

import msgspec

from newsclean.corpus.job import Job, provenance
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Frame
from newsclean.corpus.rows import rows, text_of
from newsclean.readers.errors import InputError, needed
from newsclean.readers.members import read_value
from newsclean.readers.records import Failure

# What Excel holds, by its "specifications and limits".
LONGEST = 32_767  # UTF-16 code units of a cell
ROWS = 1_048_576  # of a sheet, the names of its columns among them
COLUMNS = 16_384
_SHOWN = 10**15  # whole numbers that are not less are not shown in full
_LONG_NUMBER = 30  # characters; a double needs no more than 24
_FIRST_YEAR = 1900
_TOLD = 1_000  # characters of a message in an error that is too long for a cell
_NAMED = 20  # columns that an error names
_DAY = "yyyy-mm-dd"
_OPTIONS = {"constant_memory": True, "use_zip64": True, "default_date_format": _DAY}
_MADE = datetime(1980, 1, 1)  # in the file, so that equal rows give equal bytes


class Moment(msgspec.Struct, frozen=True):
    """A day, or a day and a time, in ISO 8601, that a workbook had as such."""

    at: str


Cell = str | int | float | bool | Moment | None


class _Head(msgspec.Struct):
    """The first line of what is held: what the whole workbook says."""

    columns: list[str]
    made_by: dict[str, str]


def library() -> Any:
    """Return xlsxwriter.

    Raises:
        MissingExtraError: it is not installed.
    """
    with needed("writing Excel", "excel", "XlsxWriter"):
        import xlsxwriter
    return xlsxwriter


def lines(job: Job) -> tuple[Callable[[Outcome], bytes], Frame, Callable[[Outcome], Outcome]]:
    """Return what writes a record as a line, the frame of the lines, and what tries a record first.

    The last makes a failure of a record that has a longer text than a cell holds.

    Raises:
        InputError: there are more columns than a sheet has, or a name that no cell holds.
    """
    columns, values = rows(job)
    _refuse_columns(columns)

    def row(outcome: Outcome) -> list[Cell]:
        return [_cell(value) for value in values(outcome)]

    def one(outcome: Outcome) -> bytes:
        cells = row(outcome)
        if outcome.failure:
            cells = _holdable(cells, columns, outcome.error, job.error_into)
        return msgspec.json.encode(cells) + b"\n"

    def tried(outcome: Outcome) -> Outcome:
        if outcome.article is None:
            return outcome
        long = _too_long(row(outcome), columns)
        if not long:
            return outcome
        failure = Failure("CellTooLong", _told(long, job), outcome.item.number, outcome.item.source)
        return outcome._replace(article=None, failure=failure)

    head = _Head([text_of(name) for name in columns], provenance(job.pipeline()))
    return one, Frame(start=msgspec.json.encode(head) + b"\n"), tried


def _refuse_columns(columns: list[str]) -> None:
    told = ""
    if len(columns) > COLUMNS:
        told = f"there are {len(columns):,} columns, and a sheet of Excel has {COLUMNS:,}"
    elif any(_size(text_of(name)) > LONGEST for name in columns):
        told = f"a column has a name of more than the {LONGEST:,} characters of a cell of Excel"
    if told:
        raise InputError(f"{told}: write CSV or Parquet (-o FILE.csv)")


def _too_long(cells: list[Cell], columns: list[str]) -> dict[str, int]:
    """Return the columns whose cells are too long, and how long each is."""
    sizes = {
        name: _size(cell)
        for name, cell in zip(columns, cells, strict=True)
        if isinstance(cell, str) and 2 * len(cell) > LONGEST
    }
    return {name: size for name, size in sizes.items() if size > LONGEST}


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _told(long: dict[str, int], job: Job) -> str:
    """Return why a record with cells that are too `long` fails, and what can be done."""
    name, size = next(iter(long.items()))
    told = (
        f"the column {name!r} would have {size:,} characters, and a cell of Excel holds {LONGEST:,}:"
        " write CSV or Parquet (-o FILE.csv)"
    )
    if {*long} <= {job.names.text, job.names.html}:
        told += f", or the clean text in its place (--into text={name})"
    return told


def _holdable(
    cells: list[Cell], columns: list[str], error: dict[str, Any], error_into: str
) -> list[Cell]:
    """Return the row of a failed record without what no cell holds; its error names that."""
    left_out = [*_too_long(cells, columns)]
    if not left_out:
        return cells
    if error_into in left_out:
        left_out[left_out.index(error_into)] = "input"
        error = {name: value for name, value in error.items() if name != "input"}
        if len(error["message"]) > _TOLD:
            error["message"] = f"{error['message'][:_TOLD]}…"
    kept = [None if name in left_out else cell for name, cell in zip(columns, cells, strict=True)]
    kept[columns.index(error_into)] = text_of({**error, "left_out": left_out[:_NAMED]})
    return kept


def _cell(value: Any) -> Cell:
    """Return a value as a cell: a number or date as one if it is the same there, None for nothing."""
    plain = _read(value) if isinstance(value, msgspec.Raw) else value
    if isinstance(plain, date) and plain.year >= _FIRST_YEAR:
        return Moment(plain.isoformat())
    if isinstance(plain, bool) or (isinstance(plain, int | float) and _is_holdable(plain)):
        return plain
    return text_of(value) or None


def _read(value: msgspec.Raw) -> Any:
    """Return a truth, or a number that Python holds in all its digits; other JSON as it is."""
    raw = bytes(value)
    if raw not in (b"true", b"false") and not (len(raw) < _LONG_NUMBER and raw[-1:].isdigit()):
        return value
    try:
        plain = read_value(raw)
    except ValueError:  # 1E400
        return value
    same = not isinstance(plain, float) or Decimal(raw.decode()) == Decimal(repr(plain))
    return plain if same else value


def _is_holdable(number: float) -> bool:
    """Does a workbook give `number` back as it is? It has 16 digits, of which Excel shows 15."""
    if isinstance(number, int):
        return abs(number) < _SHOWN
    return isfinite(number) and float(f"{number:.16G}") == number


def write_workbook(held: Any, out: Any) -> None:
    """Write the lines that `held` has, an open file, as a workbook to the open file `out`.

    A sheet that is full is followed by another one with the same columns.

    Raises:
        OSError: it cannot be written.
    """
    found = library()
    source = io.BufferedReader(held)
    head = msgspec.json.decode(source.readline(), type=_Head)
    try:
        with found.Workbook(out, _OPTIONS) as book:
            book.set_properties({"created": _MADE})
            for name, value in head.made_by.items():
                book.set_custom_property(name, value)
            _write_sheets(book, head.columns, source)
    except found.exceptions.FileCreateError as error:
        raise error.args[0] from None
    source.detach()


def _write_sheets(book: Any, columns: list[str], source: Any) -> None:
    sheet, at, number = _sheet(book, columns, 1), 0, 1
    clock = book.add_format({"num_format": f"{_DAY} hh:mm:ss"})
    for line in source:
        at += 1
        if at == ROWS:
            number += 1
            sheet, at = _sheet(book, columns, number), 1
        for column, cell in enumerate(msgspec.json.decode(line, type=list[Cell])):
            _write(sheet, (at, column), cell, clock)


def _sheet(book: Any, columns: list[str], number: int) -> Any:
    sheet = book.add_worksheet("articles" if number == 1 else f"articles {number}")
    for column, name in enumerate(columns):
        _write(sheet, (0, column), name, None)
    return sheet


def _write(sheet: Any, place: tuple[int, int], cell: Cell, clock: Any) -> None:
    """Write one cell, a time in the format `clock`.

    `write` of the library would make formulas and links of texts.
    """
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell)
    elif isinstance(cell, Moment):
        at = datetime.fromisoformat(cell.at)
        sheet.write_datetime(*place, at, clock if "T" in cell.at else None)
    elif cell and cell.startswith("<r>"):  # which the library would take for markup of its own
        sheet.write_rich_string(*place, *"<r", cell[2:])
    elif cell:
        sheet.write_string(*place, cell)
