#!/usr/bin/env python3
"""What newsclean costs, beside what its users pay anyway; every figure a ratio of one run.

    python benchmarks/speed                        on the articles that ship with the repository
    python benchmarks/speed --data DIR             on DIR/extracted/*.jsonl.gz and DIR/pages-*.jsonl.gz
    python benchmarks/speed --json out.json --plot docs/speed.svg

pyperf takes the times, in fresh processes on one core. Measured: text cleaning (Article built,
repair included; also on all text of pages), repair alone, each filter alone, JSON out, HTML,
import, command start-up;
beside them ftfy.fix_text, trafilatura, datatrove's C4 line filter where it is installed, and the
floor of Python itself: split, strip, casefold and one look-up a line.
"""

import argparse
import json
import sys
from pathlib import Path

import pyperf
from corpus import Corpus, load, megabytes
from report import plot, table

import newsclean
from newsclean import Pipeline
from newsclean.decide.compose import compose
from newsclean.decide.decisions import Ruling
from newsclean.readers.text import read
from newsclean.repair import fix_encoding, fix_spacing
from newsclean.repair.quotes import fix_quotes

FIRST = (
    "Bridge opens again\n\nThe bridge over the Lune was opened to traffic again on Monday, two years"
    " after the flood that took its middle arch.\n\nShare this article\n\n© 2024 Harwick Post"
)
COMMANDS = {
    "start: python -c pass": ["-c", "pass"],
    "start: import json, re, dataclasses": ["-c", "import json, re, dataclasses"],
    "start: import newsclean": ["-c", "import newsclean"],
    "start: newsclean --version": ["-m", "newsclean", "--version"],
    "start: a first article": ["-c", f"import newsclean; newsclean.clean({FIRST!r})"],
}


def floor(text: str) -> int:
    """Do the least that any line filter does."""
    known: dict[str, int] = {}
    return sum(known.get(line.strip().casefold(), 0) for line in text.split("\n"))


def repair(text: str) -> str:
    return fix_quotes("\n".join(fix_spacing(fix_encoding(line)) for line in text.split("\n")))


def text_tasks(corpus: Corpus) -> dict:
    """Return what is measured on texts, by name; each goes through the whole corpus once."""
    import ftfy

    tasks = {
        "floor": floor,
        "ftfy.fix_text": ftfy.fix_text,
        "newsclean.clean": newsclean.clean,
        "repair alone": repair,
        "clean and to_json": lambda text: newsclean.clean(text).to_json(),
        "read alone": read,
        "compose alone": lambda text: compose(Ruling(read(text))),
    }
    for name, look in Pipeline.default().filters:
        tasks[f"filter: {name}"] = Pipeline(filters=((name, look),), quotes="off")
    line_filter = c4_line_filter()
    if line_filter:
        tasks["datatrove C4 filter"] = line_filter
    return {name: over(task, corpus.texts) for name, task in tasks.items()}


def flat_tasks(corpus: Corpus) -> dict:
    """Return what is measured on all text of pages, by name."""
    import ftfy

    tasks = {"flat: ftfy.fix_text": ftfy.fix_text, "flat: newsclean.clean": newsclean.clean}
    return {name: over(task, corpus.flat) for name, task in tasks.items()} if corpus.flat else {}


def page_tasks(corpus: Corpus) -> dict:
    """Return what is measured on pages, by name."""
    if not corpus.pages:
        return {}
    import trafilatura

    return {
        "trafilatura.extract": over(trafilatura.extract, corpus.pages),
        "newsclean.clean_html": over(newsclean.clean_html, corpus.pages),
    }


def over(task, items: list[str]):
    def run() -> None:
        for item in items:
            task(item)

    return run


def c4_line_filter():
    """Return datatrove's C4 filter as a function of a text, or None where it is not installed."""
    try:
        from datatrove.data import Document
        from datatrove.pipeline.filters import C4QualityFilter
    except ImportError:
        return None
    judge = C4QualityFilter()
    return lambda text: judge.filter(Document(text=text, id=""))


def add_arguments(command: list[str], args: argparse.Namespace) -> None:
    """Hand our own arguments on to pyperf's worker processes."""
    if args.data:
        command += ["--data", str(args.data)]


def main() -> int:
    runner = pyperf.Runner(processes=3, values=3, warmups=1, add_cmdline_args=add_arguments)
    runner.argparser.add_argument("--data", type=Path, help="a folder with extracted/ and pages-*")
    runner.argparser.add_argument("--json", type=Path, help="where to write the results as JSON")
    runner.argparser.add_argument("--plot", type=Path, help="where to draw the results")
    args = runner.parse_args()
    corpus = load(args.data)
    tasks = {**text_tasks(corpus), **flat_tasks(corpus), **page_tasks(corpus)}
    results = {name: runner.bench_func(name, task) for name, task in tasks.items()}
    for name, command in COMMANDS.items():
        results[name] = runner.bench_command(name, [sys.executable, *command])
    if args.worker:
        return 0
    seconds = {name: result.median() for name, result in results.items()}
    print(table(seconds, corpus))
    if args.json:
        args.json.write_text(
            json.dumps({"MB": megabytes(corpus.texts), "seconds": seconds}, indent=1)
        )
    if args.plot:
        plot(seconds, corpus, args.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
