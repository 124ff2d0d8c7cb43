"""From options to a Plan: what can be refused is refused here, before a run begins."""

import argparse
import os
import shutil
import sys
from typing import Any

import msgspec

from newsclean.cli.naming import (
    UsageError,
    is_directory,
    named_for,
    pairs_of,
    refuse_output,
    refuse_remote,
)
from newsclean.cli.report import coloured, is_terminal
from newsclean.cli.rules_file import rules_text
from newsclean.cli.written import RECORDS, into_pairs, refuse_suffix, target_of
from newsclean.corpus.cores import cores
from newsclean.corpus.job import AT_END, Job
from newsclean.corpus.journal import JOURNAL
from newsclean.corpus.output import MADE, PARTIAL, packing_of
from newsclean.readers.columns import columns_of
from newsclean.readers.errors import InputError
from newsclean.readers.extractors import require
from newsclean.readers.fields import Names
from newsclean.readers.language import AUTO, detector
from newsclean.readers.recognise import Source, check, left_out, sources
from newsclean.readers.remote import is_remote
from newsclean.readers.streams import STDIN, is_pipe, opened, zstd
from newsclean.readers.text_encoding import text_encoding


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A run that can begin."""

    job: Job
    sources: list[Source]
    output: str | None  # a path; None is standard output
    files: list["Plan"]  # one a source, where the output is a directory
    jobs: int
    record_timeout: float | None  # seconds
    errors: str | None
    resume: bool
    progress: bool | None
    quiet: bool
    json: bool
    learn: bool
    notes: list[str]  # what to say before it begins

    @property
    def whole(self) -> bool:
        """Is the output a file that gets its name at the end?"""
        return self.output is not None and not is_pipe(self.output)

    @property
    def once(self) -> list[Source]:
        """The sources that can be read only once."""
        return [s for s in self.sources if s.path == STDIN or is_pipe(s.path)]


def plan(options: argparse.Namespace) -> Plan:
    """Return what `options` ask for.

    Raises:
        UsageError: they do not go together.
        InputError: an input cannot be read.
        ValueError: a filter or phrases are not known.
    """
    output = None if options.output in (None, "-", "/dev/stdout") else options.output
    if output and os.path.islink(output):
        output = os.path.realpath(output)  # or the link would be replaced, not what it leads to
    _refuse_usage(options, output)
    if output and is_directory(output):
        return _plan_of_many(options, output)
    found = _sources(options, output)
    return _planned(options, output, target_of(options, output, found), found)


def _plan_of_many(options: argparse.Namespace, output: str) -> Plan:
    """Return the plan of a run that writes a file into the directory `output` for each that it reads."""
    pairs = pairs_of(options, _sources(options, None), output)
    found = [source for source, _ in pairs]
    base = _planned(options, output, target_of(options, None, found), found)
    files = [_plan_of_one(options, base, source, path) for source, path in pairs]
    for made in files:
        _refuse(made)
    return msgspec.structs.replace(base, files=files)


def _plan_of_one(options: argparse.Namespace, base: Plan, source: Source, path: str) -> Plan:
    """Return the plan of one file of a directory: what differs from that of all is its form."""
    target = target_of(options, path, [source])
    if target in ("report", "rules"):  # .html and .toml tell what is read here, not what is written
        target = target_of(options, None, [source])
    job = msgspec.structs.replace(
        base.job,
        to=target,
        single=source.kind not in RECORDS,
        into=into_pairs(options.into, target),
        delimiter=options.delimiter,
    )
    job = _as_read(job, [source])
    named = named_for(path, target)
    return msgspec.structs.replace(base, job=job, sources=[source], output=named, progress=False)


def _planned(
    options: argparse.Namespace, output: str | None, target: Any, found: list[Source]
) -> Plan:
    """Return the plan of reading the files `found` and writing `output` in the form `target`."""
    single = len(found) == 1 and found[0].kind not in RECORDS and not _has_directory(options)
    made = Plan(
        job=_as_read(_job(options, output, target, single), found),
        sources=found,
        output=output,
        files=[],
        jobs=options.jobs or cores(),
        record_timeout=options.record_timeout,
        errors=options.errors,
        resume=options.resume,
        progress=options.progress,
        quiet=options.quiet,
        json=options.json,
        learn=options.learn,
        notes=_left_out(options, output),
    )
    _refuse(made)
    return made


def job_to_serve(options: argparse.Namespace) -> Job:
    """Return the job that `options` ask for where texts are pasted, not read.

    Raises:
        UsageError: they name what a server does not read or write.
        InputError or ValueError: as for `plan`.
    """
    if options.inputs or options.output or options.to or options.learn or options.compare:
        raise UsageError(
            "--serve reads what is pasted and writes a page: give neither INPUT nor -o"
        )
    if options.language == AUTO:
        detector()
    return _job(options, None, "report", True)


def _as_read(job: Job, found: list[Source]) -> Job:
    """Return `job`, which writes a table as the one that it reads is written, if there is one."""
    if job.to != "csv" or len(found) != 1 or found[0].kind != "csv":
        return job
    from newsclean.readers.csv_table import form_of, is_marked

    with opened(found[0].path) as stream:
        delimiter = job.delimiter or form_of(stream, job.encoding).delimiter
        return msgspec.structs.replace(job, delimiter=delimiter, marked=is_marked(stream))


def _refuse_tables(made: Plan) -> None:
    """Refuse a table that has no column for a text or page, before anything is done."""
    names = made.job.names
    for source in made.sources:
        if source.kind is None or made.job.to == "stats":
            continue
        found = columns_of(source, made.job.encoding, made.job.delimiter)
        if found and not {names.text, names.html} & {*found}:
            raise UsageError(
                f"{source.name} has no column {names.text!r} or {names.html!r} but {', '.join(found[:20])}:"
                " name the one with the texts with --text-field"
            )


def _refuse_usage(options: argparse.Namespace, output: str | None) -> None:
    if options.json and options.to != "stats":
        raise UsageError("--json goes with --to stats; for articles as JSON there is --to json")
    if options.learn and options.rules:
        raise UsageError("--learn makes rules and --rules brings them: give one of them")
    if options.compare and options.to not in (None, "report"):
        raise UsageError("--compare goes with --to report, which shows what differs")
    if options.compare and output and os.path.realpath(options.compare) == os.path.realpath(output):
        raise UsageError(f"{output} would be written over while it is compared with: give another")
    if options.check and options.to:
        raise UsageError("--check writes no articles: leave --to away")
    refuse_remote(options, output)
    if output:
        refuse_output(options, output)
    if output and not is_directory(output):
        refuse_suffix(options, output)
    if options.errors and output and os.path.realpath(options.errors) == os.path.realpath(output):
        raise UsageError("--errors and -o name one file: they need two")
    if options.inputs.count(STDIN) > 1:
        raise UsageError("standard input can be read once only: name - once")
    if options.resume and output is None:
        raise UsageError("--resume needs -o FILE: only a file can be taken up again")


def _sources(options: argparse.Namespace, output: str | None) -> list[Source]:
    """Return the files to read; those named on the command line are opened once to try them."""
    mine = _mine(options, output)
    kind = None if options.kind == "auto" else options.kind
    paths = options.inputs or [STDIN]
    for path in paths:
        if path != STDIN and not is_remote(path) and not os.path.exists(path):
            raise InputError(f"cannot read {path}: there is no such file")
    named = {path for path in paths if not os.path.isdir(path)}
    found = [check(s) if s.path in named else s for s in sources(paths, kind, mine)]
    if not found:
        raise InputError(
            f"there is nothing to read in {', '.join(paths)}: its files have no known suffix, name them or give --from"
        )
    for source in found:
        if os.path.realpath(source.path) in mine:
            raise UsageError(
                f"{source.path} would be written over while it is read: give another OUTPUT"
            )
    return found


def _mine(options: argparse.Namespace, output: str | None) -> set[str]:
    """Return the real paths of the files that the run writes itself."""
    return {os.path.realpath(path) for path in (*_outputs(output), options.errors) if path}


def _left_out(options: argparse.Namespace, output: str | None) -> list[str]:
    """Return a note on the files in directories that are not read, if there are any."""
    found = [] if options.kind != "auto" else left_out(options.inputs, _mine(options, output))
    if not found:
        return []
    more = f" and {len(found) - 3:,} more" if len(found) > 3 else ""
    told = "a file is" if len(found) == 1 else f"{len(found):,} files are"
    return [f"{told} left out, whose suffix says nothing here: {', '.join(found[:3])}{more}"]


def _outputs(output: str | None) -> tuple[str, ...]:
    return tuple(output + end for end in ("", PARTIAL, MADE, JOURNAL)) if output else ()


def _has_directory(options: argparse.Namespace) -> bool:
    return any(os.path.isdir(path) or is_remote(path) for path in options.inputs)


def _job(options: argparse.Namespace, output: str | None, target: Any, single: bool) -> Job:
    job = Job(
        to=target,
        single=single,
        profile=options.profile,
        quotes=options.quotes,
        unwrap=options.unwrap,
        only=None if options.only is None else tuple(options.only),
        also=tuple(options.also),
        skip=tuple(options.skip),
        keep=tuple(options.keep),
        phrases=tuple(options.phrases),
        rules=rules_text(options.rules),
        weights=options.weights,
        title=options.title,
        url=options.url,
        language=options.language,
        encoding=options.encoding,
        extractor=options.extractor,
        names=Names(
            **{name: getattr(options, f"{name}_field") for name in Names.__struct_fields__}
        ),
        into=into_pairs(options.into, target),
        delimiter=options.delimiter,
        overwrite=options.into is not None,
        error_into=options.error_field,
        on_error=options.on_error,
        max_record=options.max_record,
        learn_memory=options.learn_memory,
        compare=options.compare,
        width=shutil.get_terminal_size().columns
        if output is None and is_terminal(sys.stdout)
        else 0,
        colour=output is None and coloured(options.color, sys.stdout),
    )
    job.pipeline()  # refuses unknown filters and phrases
    return job


def _require(made: Plan) -> None:
    """Load the packages that the run needs, so that a missing one is reported at once.

    Raises:
        MissingExtraError: a package is not installed.
    """
    kinds = {made.job.to, *(source.kind for source in made.sources)}
    if "parquet" in kinds:
        from newsclean.readers.parquet import arrow

        arrow()
    if made.job.to == "excel":
        from newsclean.corpus.excel import library

        library()
    pages = any(
        s.kind == "html" or (s.kind == "warc" and ".wet" not in s.path) for s in made.sources
    )
    if made.job.to == "report":
        from newsclean.report.plots import require_plots

        require_plots()
    if made.job.extractor == "resiliparse" or pages:
        require(made.job.extractor)
    if made.job.language == AUTO:
        detector()
    if made.output and packing_of(made.output) == ".zst":
        zstd()


def _refuse(made: Plan) -> None:
    """Refuse what does not go together, now that inputs and output are known."""
    _require(made)
    _refuse_tables(made)
    job = made.job
    if made.resume and job.to in ("stats", "check", "rules", "report"):
        raise UsageError(
            "--resume is for articles; statistics, checks, rules and reports are made anew"
        )
    if job.to == "report" and made.output is None and is_terminal(sys.stdout):
        raise UsageError("a report is a page for a browser, not for a terminal: give -o FILE.html")
    if job.compare:
        from newsclean.corpus.reported import check_earlier

        check_earlier(job.compare, job.whole_into)
    if made.learn and job.to == "rules":
        raise UsageError("--to rules learns and stops; --learn learns and cleans: give one of them")
    if made.learn and made.once:
        raise UsageError(
            f"--learn reads the inputs twice, and {made.once[0].name} can be read only once: "
            "write it to a file first, or give rules that were learned before (--rules FILE)"
        )
    if made.resume and made.once:
        raise UsageError(f"--resume needs files: {made.once[0].name} cannot be read a second time")
    if job.title and not job.single:
        raise UsageError("--title is for one article; records have it in --title-field")
    if job.encoding and text_encoding(job.encoding) is None:
        raise UsageError(f"--encoding: {job.encoding!r} is not known")
    if job.to in AT_END and made.output is None and is_terminal(sys.stdout):
        raise UsageError(f"{job.to.capitalize()} is not for a terminal: give -o FILE")
    if job.to == "excel" and made.output and packing_of(made.output):
        raise UsageError(f"{made.output}: a workbook is packed already, name it FILE.xlsx")
