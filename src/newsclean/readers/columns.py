"""The columns that a table names in its first row, before any of its rows is read."""

from newsclean.readers.recognise import Source
from newsclean.readers.records import TABLES, delimiter_of
from newsclean.readers.streams import STDIN, is_pipe, opened


def columns_of(
    source: Source, encoding: str | None = None, delimiter: str | None = None
) -> list[str] | None:
    """Return the names of the columns of the table in `source`.

    None if its kind has no row of names, or if it is a workbook in a pipe, which is held whole
    and can be read only once.

    Raises:
        InputError: it is a workbook that cannot be read.
        OSError: it cannot be read.
    """
    if source.kind in TABLES:
        from newsclean.readers.csv_table import header_of

        with opened(source.path) as stream:
            return header_of(stream, encoding, delimiter_of(source.kind, delimiter))
    if source.kind == "excel" and source.path != STDIN and not is_pipe(source.path):
        from newsclean.readers import excel

        with opened(source.path) as stream:
            return excel.header_of(stream)
    return None
