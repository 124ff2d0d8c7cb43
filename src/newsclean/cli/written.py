"""What is written: the form that the options or the suffix of the output name, and its fields."""

import argparse
import os
from itertools import chain
from typing import Any

from newsclean.cli.naming import UsageError
from newsclean.corpus.job import ROWS, WHOLE
from newsclean.corpus.output import without_packing
from newsclean.model.article import Article
from newsclean.readers.recognise import Source
from newsclean.readers.records import ARCHIVES, TABLES
from newsclean.text.nearest import told_unknown

RECORDS = {"jsonl", "json", "excel", "parquet", "warc", *TABLES, *ARCHIVES}
"""The kinds of inputs that hold records; of the others each is one article."""
_BY_SUFFIX = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonld": "jsonld",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "excel",
    ".parquet": "parquet",
    ".diff": "diff",
    ".toml": "rules",
    ".html": "report",
    ".htm": "report",
}
_WORKBOOK = "no workbooks of that kind", ".xlsx"
_DOCUMENT = "no documents of that kind", ".txt"
_PACKED = "nothing that is packed so", ".gz"
_NOT_WRITTEN = {
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".ods"), _WORKBOOK),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pdf", ".epub"), _DOCUMENT),
    **dict.fromkeys((".bz2", ".xz", ".zip", ".7z"), _PACKED),
    **dict.fromkeys((".warc", ".wet"), ("no web archives", ".jsonl")),
}
"""By suffix: what newsclean does not write, and the suffix to give instead."""


def target_of(options: argparse.Namespace, output: str | None, found: list[Source]) -> Any:
    """Return the form of what is written to `output`, when the files `found` are read."""
    if options.check:
        return "check"
    if options.to or options.compare:
        return options.to or "report"
    by_content = "jsonl" if any(source.kind in RECORDS for source in found) else "text"
    return _form_by_suffix(output) or by_content


def refuse_suffix(options: argparse.Namespace, output: str) -> None:
    """Refuse a file whose name says that it is what newsclean does not write.

    Raises:
        UsageError: it is so, or the name says another form than `--compare` makes.
    """
    stem, suffix = os.path.splitext(without_packing(output))
    if suffix.lower() in _NOT_WRITTEN:
        what, instead = _NOT_WRITTEN[suffix.lower()]
        raise UsageError(f"cannot write {output}: newsclean writes {what}: give {stem}{instead}")
    if options.compare and not options.to and _form_by_suffix(output) not in (None, "report"):
        raise UsageError(f"--compare writes a report, a page for a browser: give {stem}.html")


def _form_by_suffix(output: str | None) -> str | None:
    return _BY_SUFFIX.get(os.path.splitext(without_packing(output or ""))[1].lower())


def into_pairs(given: list[str] | None, target: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs (field of the Article, name in the record) that `--into` names.

    A table has no room for the ledger: if nothing is `given`, its rows get the title and the text.

    Raises:
        UsageError: an article has no such field, or a name is missing.
    """
    if given is None:
        table = ("title", "clean_title"), ("text", "clean_text")
        return table if target in ROWS else ((WHOLE, "article"),)
    return tuple(_pair(pair) for pair in chain.from_iterable(text.split(",") for text in given))


def _pair(given: str) -> tuple[str, str]:
    known = ("text", *Article.__struct_fields__)
    field, equals, name = (part.strip() for part in given.partition("="))
    if not equals:
        field, name = WHOLE, field
    elif field not in known:
        raise UsageError(f"--into: an article has no field {told_unknown(field, known)}")
    if not name:
        raise UsageError("--into needs a name: --into NAME, or --into FIELD=NAME")
    return field, name
