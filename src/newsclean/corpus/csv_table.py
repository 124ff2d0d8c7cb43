"""CSV and TSV out: the columns of the records, the article's, and the error's."""

import codecs
import csv
import io
from collections.abc import Callable

from newsclean.corpus.job import Job
from newsclean.corpus.outcome import Outcome
from newsclean.corpus.output import Frame
from newsclean.corpus.rows import rows, text_of
from newsclean.readers.csv_table import DELIMITERS


def written(job: Job) -> tuple[Callable[[Outcome], bytes], Frame]:
    """Return what writes a record as a row, and the frame with the names of the columns."""
    columns, values = rows(job)
    delimiter = "\t" if job.to == "tsv" else job.delimiter or DELIMITERS[0]

    def one(outcome: Outcome) -> bytes:
        return _row([text_of(value) for value in values(outcome)], delimiter)

    mark = codecs.BOM_UTF8 if job.marked else b""
    return one, Frame(start=mark + _row(columns, delimiter))


def _row(cells: list[str], delimiter: str) -> bytes:
    """Return a row; the line ends of RFC 4180, or a cell with a lone CR would not be quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "backslashreplace")
