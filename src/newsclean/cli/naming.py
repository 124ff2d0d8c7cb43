"""The files of a run whose output is a directory: one for each that is read, under its name."""

import argparse
import os

from newsclean.corpus.output import without_packing
from newsclean.readers.recognise import Source
from newsclean.readers.remote import is_remote
from newsclean.readers.streams import STDIN, is_pipe

_SUFFIXES = {
    "text": (".txt", ".text"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "jsonld": (".jsonld",),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "excel": (".xlsx",),
    "parquet": (".parquet",),
    "explain": (".txt",),
    "diff": (".diff",),
}
"""By form: how the name of a file ends that has it; the first is given where none of them is there."""


class UsageError(Exception):
    """The options do not go together."""


def is_directory(output: str) -> bool:
    """Is `output` a directory, or named as one that is to be made?"""
    return os.path.isdir(output) or output.endswith(("/", os.sep))


def refuse_directory(options: argparse.Namespace, output: str) -> None:
    """Refuse what does not go with a directory as output.

    Raises:
        UsageError: there is such an option or input.
    """
    if os.path.isfile(output.rstrip("/" + os.sep)):
        raise UsageError(f"{output} is a file: name another directory")
    if options.check or options.compare or options.to in ("stats", "rules", "report"):
        asked = "--check" if options.check else f"--to {options.to or 'report'}"
        raise UsageError(f"{asked} makes one result of all inputs: name a file, not {output}")
    if options.errors:
        raise UsageError(
            f"--errors is for one output: in {output} each record that fails has its error in its place"
        )
    pipes = [path for path in options.inputs or [STDIN] if path == STDIN or is_pipe(path)]
    if pipes:
        raise UsageError(f"{pipes[0]} has no name that a file in {output} could have: name a file")
    inside = os.path.realpath(output) + os.sep
    for path in options.inputs:
        if os.path.isdir(path) and inside.startswith(os.path.realpath(path) + os.sep):
            raise UsageError(f"{output} is in {path}, and would be read with it: name another")


def refuse_output(options: argparse.Namespace, output: str) -> None:
    """Refuse an output that cannot be written, or is not what was meant.

    Raises:
        UsageError: it is so.
    """
    if is_directory(output):
        refuse_directory(options, output)
    elif not os.path.isdir(os.path.dirname(output) or "."):
        raise UsageError(f"cannot write {output}: there is no directory {os.path.dirname(output)}")
    elif _has_no_form(options, output) and any(map(os.path.isdir, options.inputs)):
        raise UsageError(
            f"{output} would be one file of all articles: name a directory as {output}/,"
            " or a form with --to"
        )


def _has_no_form(options: argparse.Namespace, output: str) -> bool:
    """Does nothing say what the file `output` is to be, a new one?"""
    said = options.to or options.check or options.compare or os.path.splitext(output)[1]
    return not said and not os.path.exists(output)


def refuse_remote(options: argparse.Namespace, output: str | None) -> None:
    """Refuse addresses for all but inputs.

    Raises:
        UsageError: there is one.
    """
    for path in (output, options.errors):
        if path and is_remote(path):
            raise UsageError(f"{path} is not a file here: write one here and copy it there")
    for path in (options.rules, options.weights, options.compare):
        if path and is_remote(path):
            raise UsageError(f"{path} is not a file here: copy it here first and name that")


def pairs_of(
    options: argparse.Namespace, sources: list[Source], output: str
) -> list[tuple[Source, str]]:
    """Return each source with the path in the directory `output` that has its name.

    Raises:
        UsageError: two sources would be written to one file.
    """
    tops = [path for path in options.inputs if is_remote(path) or os.path.isdir(path)]
    tops.sort(key=len, reverse=True)
    found: dict[str, Source] = {}
    for source in sources:
        path = os.path.join(output, _within(source.path, tops))
        if path in found:
            raise UsageError(f"{found[path].path} and {source.path} would both become {path}")
        found[path] = source
    return [(source, path) for path, source in found.items()]


def _within(path: str, tops: list[str]) -> str:
    """Return `path` as seen from the directory of `tops` that it is in; else its own name."""
    if is_remote(path):
        tops = [f"{top.rstrip('/')}/" for top in tops]
        top = next((top for top in tops if path.startswith(top)), None)
        return path.removeprefix(top) if top else path.rpartition("/")[2]
    top = next((top for top in tops if _is_under(path, top)), None)
    return os.path.relpath(path, top) if top else os.path.basename(path)


def _is_under(path: str, top: str) -> bool:
    return path.startswith(os.path.join(top, ""))


def named_for(path: str, target: str) -> str:
    """Return `path`, with a suffix more if none tells that the file has the form `target`.

    >>> named_for("out/ferry.txt", "text"), named_for("out/crawl.jsonl.gz", "jsonl")
    ('out/ferry.txt', 'out/crawl.jsonl.gz')
    >>> named_for("out/page.html", "text"), named_for("out/ferry.txt", "json")
    ('out/page.html.txt', 'out/ferry.txt.json')
    """
    known = _SUFFIXES[target]
    return path if without_packing(path).lower().endswith(known) else path + known[0]
