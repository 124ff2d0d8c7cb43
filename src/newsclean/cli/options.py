"""The options of the command, in the one grammar: read from, write to, with these filters."""

import argparse
import textwrap
from collections.abc import Sequence
from math import inf
from typing import get_args

from newsclean import __version__
from newsclean.corpus.job import Profile, Target
from newsclean.readers.extractors import Extractor
from newsclean.readers.records import MAX_RECORD, Kind
from newsclean.repair.quotes import Style

KINDS = ("auto", *get_args(Kind))
EXTRACTORS = get_args(Extractor)
TARGETS = tuple(target for target in get_args(Target) if target not in ("check", "articles"))

_LAST_PORT = 65_535

EXAMPLES = """\
  newsclean < article.txt                        a text in, its article out
  newsclean article.txt --to explain             what was cut, by which rule and why
  newsclean page.html --to json                  a page in, the typed article out
  newsclean crawl.jsonl.gz -o clean.jsonl -j 0   a corpus, on all cores
  newsclean crawl.jsonl.gz -o clean.jsonl -j 0 --resume     ... after it was stopped
  newsclean corpus.parquet -o clean.parquet --text-field body --into text=body
  newsclean articles.csv --text-field body -o clean.csv
  newsclean corpus/ -o clean/ -j 0               a directory in, a directory out
  newsclean corpus/ --to stats                   what each rule cuts there
  newsclean corpus/ -o report.html               the same as a page to look at
  newsclean crawl.jsonl --to rules -o site.toml  what recurs in a corpus, to be reviewed
  newsclean crawl.jsonl --rules site.toml -o clean.jsonl     ... and cut
  newsclean --check corpus/                      which files would change?
"""
STATUS = """\
0 done; 1 a document failed, or --check found a change; 2 usage, or an input that
cannot be read; 130 interrupted; 141 nobody reads the output any more.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="newsclean",
        usage="newsclean [INPUT ...] [-o OUTPUT] [options]",
        description="Clean news articles: without residue, and with an account of all that went.",
        epilog=f"examples:\n{EXAMPLES}\nexit status:\n{textwrap.indent(STATUS, '  ')}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _reading(made)
    _cleaning(made)
    _writing(made)
    _running(made)
    made.add_argument("--version", action="version", version=f"newsclean {__version__}")
    return made


def _reading(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("read from")
    add = group.add_argument
    add(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="files and directories, here or at an address such as s3://…; - or none is standard input",
    )
    add(
        "--from",
        dest="kind",
        choices=KINDS,
        default="auto",
        help="what the inputs are (default: by suffix, then content); gzip, zstd, bzip2 and xz are seen by content; nexis, factiva, proquest, europresse and wiso are exports of many documents in one text",
    )
    add(
        "--encoding",
        metavar="NAME",
        help="encoding of text and HTML files (default: UTF-8, else what the bytes look like, or windows-1252; HTML: as the page says)",
    )
    add(
        "--extractor",
        choices=EXTRACTORS,
        default="judge",
        help="what chooses the lines of a page's article: newsclean's own judge, trafilatura, or resiliparse, which needs newsclean[fast] (default: judge)",
    )
    add(
        "--weights",
        metavar="FILE",
        help="weights of the judge that were trained on pages of your own (docs/judge.md)",
    )
    add(
        "--delimiter",
        metavar="MARK",
        type=mark,
        help="what stands between the cells of a CSV file: one character, or tab (default: as its first rows show)",
    )
    add("--title", help="the title of the article, if it is known; it wins over a page's own")
    add("--url", help="where the article was found")
    add(
        "--language",
        metavar="CODE",
        help="its language, two letters; it wins over a page's own; auto tells it by the text",
    )
    for field in ("text", "html", "title", "url", "language", "site"):
        add(
            f"--{field}-field",
            metavar="NAME",
            default=field,
            help=f"field or column that holds the {_HOLDS[field]} (default: {field})",
        )
    add(
        "--max-record",
        metavar="SIZE",
        type=size,
        default=MAX_RECORD,
        help="longest text or page to clean, such as 500K or 64M (default: 16M); a longer one is a failed record",
    )


_HOLDS = {
    "text": "text",
    "html": "page, where there is no text",
    "title": "title",
    "url": "address",
    "language": "language",
    "site": "site, where the address does not tell it",
}


def _cleaning(made: argparse.ArgumentParser) -> None:
    add = made.add_argument_group("clean").add_argument
    add(
        "--profile",
        choices=get_args(Profile),
        default="standard",
        help="how much evidence a cut needs: gentle cuts less, strict cuts more (default: standard)",
    )
    add(
        "--only",
        metavar="NAMES",
        type=names,
        action="extend",
        help="these filters and no others, by name, with commas",
    )
    add(
        "--skip",
        metavar="NAMES",
        type=names,
        action="extend",
        default=[],
        help="all filters but these",
    )
    add(
        "--keep",
        metavar="FAMILIES",
        type=names,
        action="extend",
        default=[],
        help="leave these in the text, such as embeds, notes or captions (docs/what-is-residue.md names them all)",
    )
    add(
        "--with",
        dest="also",
        metavar="NAMES",
        type=names,
        action="extend",
        default=[],
        help="also these filters, which an installed package offers",
    )
    add(
        "--phrases",
        metavar="NAMES",
        type=names,
        action="extend",
        default=[],
        help="also these phrases, which an installed package brings",
    )
    add(
        "--rules",
        metavar="FILE",
        help="also cut what the site rules in FILE name; --to rules learns them",
    )
    add(
        "--learn",
        action="store_true",
        help="learn site rules from the inputs first, and cut what they name: reads the inputs twice",
    )
    add(
        "--learn-memory",
        metavar="SIZE",
        type=size,
        default=128 << 20,
        help="memory for the articles that rules are learned from, such as 64M or 1G (default: 128M)",
    )
    add(
        "--check-rules",
        metavar="FILE",
        help="read FILE as site rules, say what is wrong with it and in which line, and stop",
    )
    add(
        "--quotes",
        choices=get_args(Style),
        default="repair",
        help="quotation marks: mend what is broken, also make them straight or typographic, or leave them (default: repair)",
    )
    add(
        "--no-unwrap",
        dest="unwrap",
        action="store_false",
        help="leave texts as they are held: without it tags, Markdown, escapes and hard line breaks are undone",
    )
    add(
        "--serve",
        metavar="PORT",
        type=port,
        help="open a page at http://127.0.0.1:PORT on which a text or a page can be pasted, until interrupted; 0 takes a free port",
    )
    add("--list-filters", action="store_true", help="name all filters and what they cut, and stop")


def _writing(made: argparse.ArgumentParser) -> None:
    add = made.add_argument_group("write to").add_argument
    add(
        "-o",
        "--output",
        metavar="OUTPUT",
        help="file to write (default: standard output); .gz and .zst are packed; it has its name only once it is whole; a directory, or a name with / at its end, gets a file for each that is read",
    )
    add(
        "--to",
        choices=TARGETS,
        help="text; json: the Article; jsonl, csv, tsv, excel or parquet: the record with the article among its fields; jsonld: schema.org; explain: what was cut, by which rule and why; diff: unified; stats: what each rule cut over all; report: a page for a browser that shows it, article by article, and needs newsclean[report]; rules: site rules, what recurs in the inputs (default: by the suffix of OUTPUT, else jsonl for records and text for files)",
    )
    add(
        "--into",
        metavar="NAME",
        action="append",
        help="field or column for the article (default: article; in CSV and Excel its title and text, as clean_title and clean_text), or FIELD=NAME,... for fields of it, such as text=body,authors=by; may replace a field of the record",
    )
    add(
        "--error-field",
        metavar="NAME",
        default="error",
        help="field or column for what went wrong (default: error)",
    )
    add(
        "--check",
        action="store_true",
        help="write no article: name the files or records that would change, and exit 1 if any would",
    )
    add(
        "--compare",
        metavar="FILE",
        help="with --to report: show what differs from the articles in FILE, which an earlier run wrote with --to jsonl",
    )
    add("--json", action="store_true", help="with --to stats: JSON, no table")
    add(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in --to explain and diff (default: on a terminal, unless NO_COLOR is set)",
    )


def _running(made: argparse.ArgumentParser) -> None:
    add = made.add_argument_group("run").add_argument
    add(
        "-j",
        "--jobs",
        metavar="N",
        type=count,
        default=1,
        help="processes to work in; 0 is one a core (default: 1)",
    )
    add(
        "--record-timeout",
        metavar="SECONDS",
        type=seconds,
        help="give a record up that takes longer: it fails in its place (default: no limit)",
    )
    add(
        "--on-error",
        choices=("emit", "skip", "fail"),
        default="emit",
        help="a record that fails comes out with its own fields and an error, is left out, or ends the run (default: emit)",
    )
    add("--errors", metavar="FILE", help="write what went wrong to FILE, one JSON object a line")
    add(
        "--resume",
        action="store_true",
        help="take up a run with -o that was stopped; the file becomes what it would have been",
    )
    add(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show progress on standard error (default: for records, on a terminal)",
    )
    add(
        "-q",
        "--quiet",
        action="store_true",
        help="no notes and no summary on standard error, only what ends the run",
    )


def names(text: str) -> list[str]:
    """Return the names in a list with commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def mark(text: str) -> str:
    """Return the one character that `text` is or names.

    Raises:
        argparse.ArgumentTypeError: it is none that can stand between cells.
    """
    found = {"tab": "\t", "\\t": "\t"}.get(text, text)
    if len(found) != 1 or found in '"\r\n':
        raise argparse.ArgumentTypeError(f"{text!r} is not one character, or tab")
    return found


def count(text: str) -> int:
    """Return a number that is not negative.

    Raises:
        argparse.ArgumentTypeError: it is no such number.
    """
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0")
    return int(text)


def port(text: str) -> int:
    """Return a number that a port can have.

    Raises:
        argparse.ArgumentTypeError: it is no such number.
    """
    if not text.isascii() or not text.isdigit() or int(text[:6]) > _LAST_PORT:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a port: those are 1 to {_LAST_PORT}, and 0 takes one that is free"
        )
    return int(text)


def seconds(text: str) -> float:
    """Return a number of seconds, more than 0.

    Raises:
        argparse.ArgumentTypeError: it is no such number.
    """
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds such as 10 or 0.5")
    return found


def size(text: str) -> int:
    """Return a number of bytes: ``500K``, ``64M``, ``1G`` or plain.

    Raises:
        argparse.ArgumentTypeError: it is no such number.
    """
    digits, unit = (text[:-1], text[-1:].upper()) if text[-1:].isalpha() else (text, "")
    if unit not in ("", "K", "M", "G") or not digits.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 500K, 64M or 1G")
    return int(digits) << {"": 0, "K": 10, "M": 20, "G": 30}[unit]


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that `arguments` give; wrong ones end the program with status 2."""
    return parser().parse_intermixed_args(arguments)
