"""Excel and OpenDocument tables in: the rows of a workbook as records, their cells as fields.

The first row of a sheet names its columns. The first sheet that has rows is read, and those that have
the same columns; others are named in a note. Numbers stay numbers and dates dates, which all
forms but a workbook have in ISO 8601.
"""

import io
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from newsclean.readers.errors import InputError, needed
from newsclean.readers.members import named
from newsclean.readers.records import Item
from newsclean.readers.streams import Stream

_LONGEST = 1 << 29  # bytes of a workbook, which is held whole
_WHOLE = 1 << 53  # a workbook has no whole numbers but these: larger ones are rounded


def calamine() -> Any:
    """Return python_calamine.

    Raises:
        MissingExtraError: it is not installed.
    """
    with needed("Excel", "excel", "python-calamine"):
        import python_calamine
    return python_calamine


def rows(stream: Stream, name: str) -> Iterator[Item]:
    """Yield the rows of the workbook in `stream` as records.

    Raises:
        InputError: it is no workbook, or is too long.
        MissingExtraError: python-calamine is not installed.
    """
    number, note = 0, None
    for header, cells, others in _tables(stream):
        if others:
            note = f"sheets with other columns are left out: {', '.join(others)}"
        for row in cells:
            values = [_value(cell) for cell in row]
            if any(value is not None for value in values):
                number += 1
                own = named(zip(header, values, strict=False))
                yield Item(name, number, "excel", own=own, note=note)
                note = None


def header_of(stream: Stream) -> list[str]:
    """Return the names of the columns of the workbook in `stream`.

    Raises:
        InputError: it is no workbook, or is too long.
        MissingExtraError: python-calamine is not installed.
    """
    return next((header for _, header, _ in _sheets(stream)), [])


def _tables(stream: Stream) -> Iterator[tuple[list[str], Iterator[list[Any]], list[str]]]:
    """Yield the header and the other rows of each sheet that is read; with the first, what is not."""
    sheets = [*_sheets(stream)]
    others = [name for name, header, _ in sheets if header != sheets[0][1]]
    for _, header, sheet in sheets:
        if header == sheets[0][1]:
            yield header, islice(sheet.to_python(), 1, None), others
            others = []


def _sheets(stream: Stream) -> Iterator[tuple[str, list[str], Any]]:
    """Yield the name and the header of each sheet that has rows, and the sheet."""
    library = calamine()
    data = stream.plain.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        raise InputError(f"a workbook of more than {_LONGEST >> 20} MB is not read: save it as CSV")
    try:
        book = library.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            for cells in sheet.to_python(nrows=1):
                yield name, [str(_value(cell) or "") for cell in cells], sheet
    except (library.CalamineError, OSError, ValueError) as error:
        raise InputError(f"not a whole workbook: {error}") from None


def _value(cell: Any) -> Any:
    """Return a cell as JSON can say it; None for an empty one."""
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _WHOLE:
        return int(cell)
    return None if cell == "" else cell
