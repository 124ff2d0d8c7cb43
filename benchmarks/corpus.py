"""The corpus run: many records through the command line, in order, fast, in flat memory.

    python benchmarks/corpus.py                              # 20,000 invented articles as JSONL
    python benchmarks/corpus.py --records 200000 --data DIR --forms jsonl parquet warc

For each form it runs `newsclean` with one process and with two and prints the time, the
records a second, how much faster two were, the peak memory of all processes together, and the
memory at the first and at the last tenth of the records. It fails if a record is lost, doubled
or out of order, or if the two outputs differ.
"""

import argparse
import gzip
import io
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

NEWSCLEAN = [sys.executable, "-m", "newsclean"]
_PLACES = ("Tarnby", "Port Alder", "Kesselmouth", "Ost Vale", "Larkhaven", "Dunmere")
_PEOPLE = ("Maren Holt", "Idris Vane", "Tove Lindqvar", "Samuel Okoro-Pell", "Anja Brise")
_THINGS = ("harbour wall", "tram line", "grain market", "old observatory", "river ferry")
_RESIDUE = (
    "Share this article",
    "Copyright Larkhaven Post 2031",
    "Leave a Reply",
    "Read more",
    "Scroll To Top",
)


def article(number: int) -> str:
    """Return an invented article, always the same for the same number, with residue."""
    pick = random.Random(number)
    place, person, thing = pick.choice(_PLACES), pick.choice(_PEOPLE), pick.choice(_THINGS)
    paragraphs = [f"Council of {place} votes on the {thing}"]
    for i in range(pick.randint(3, 9)):
        paragraphs.append(
            f"{place.upper()} — The council heard report {number}-{i} on the {thing}, which "
            f"{person} had asked for in the spring. “We counted {pick.randint(3, 900)} cracks, "
            f"and none of them is new,” {person.split()[0]} said, before the vote was put off."
        )
        if pick.random() < 0.3:
            paragraphs.append(pick.choice(_RESIDUE))
    return "\n\n".join(paragraphs)


def page(text: str) -> str:
    """Return a plain page that holds `text`."""
    title, *rest = [line for line in text.splitlines() if line.strip()] or ["Untitled"]
    body = "".join(f"<p>{_escaped(line)}</p>\n" for line in rest)
    return (
        f"<!DOCTYPE html><html><head><title>{_escaped(title)}</title></head><body><nav><a href='/'>Home</a>"
        f"</nav><article><h1>{_escaped(title)}</h1>\n{body}</article></body></html>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def invented() -> Iterator[dict[str, Any]]:
    """Yield records of invented articles, without end."""
    return ({"text": article(number)} for number in itertools.count())


def stored(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the records with a text of the JSONL files in `folder`, over and over."""
    paths = sorted(folder.glob("**/*.jsonl*"))
    while True:
        for path in paths:
            opened = gzip.open if path.suffix == ".gz" else open
            with opened(path, "rb") as file:
                for line in file:
                    record = json.loads(line)
                    if record.get("text"):
                        yield record


def numbered(records: Iterable[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield the first `count` of `records`, each with its `number`."""
    for number, record in enumerate(itertools.islice(records, count)):
        yield {"number": number, **record}


def write_jsonl(records: Iterable[dict[str, Any]], path: Path) -> None:
    """Write `records` as JSONL."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def write_parquet(records: Iterable[dict[str, Any]], path: Path) -> None:
    """Write number and text of `records` as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("number", pa.int64()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        while rows := list(itertools.islice(records, 5000)):
            rows = [{"number": row["number"], "text": row["text"]} for row in rows]
            writer.write_table(pa.Table.from_pylist(rows, schema))


def write_warc(records: Iterable[dict[str, Any]], path: Path) -> None:
    """Write `records` as the pages of a WARC file."""
    with path.open("wb") as file:
        for record in records:
            body = page(record["text"]).encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                "WARC/1.1\r\nWARC-Type: response\r\n"
                f"WARC-Target-URI: https://corpus.example/{record['number']}\r\n"
                "WARC-Date: 2031-05-04T10:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{record['number']:012x}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(head.encode() + http + b"\r\n\r\n")


WRITE = {"jsonl": write_jsonl, "parquet": write_parquet, "warc": write_warc}


class Run(NamedTuple):
    """One run: seconds, processor seconds, and memory in MB of all processes together over its records."""

    seconds: float
    cpu: float
    samples: list[tuple[int, float]]

    @property
    def peak(self) -> float:
        """The most memory at any moment."""
        return max((memory for _, memory in self.samples), default=0.0)

    def at(self, low: int, high: int) -> float:
        """The most memory while between `low` and `high` records had been written."""
        return max((memory for read, memory in self.samples if low <= read <= high), default=0.0)


def run(source: Path, output: Path, jobs: int) -> Run:
    """Clean `source` into `output` with `jobs` processes, and watch the memory."""
    start, before = time.perf_counter(), _cpu()
    process = subprocess.Popen([*NEWSCLEAN, str(source), "-o", str(output), "-j", str(jobs), "-q"])
    samples = []
    while process.poll() is None:
        samples.append((_written(output), _memory(process.pid)))
        time.sleep(0.2)
    if process.returncode not in (0, 1):
        raise SystemExit(f"newsclean ended with status {process.returncode}")
    return Run(time.perf_counter() - start, _cpu() - before, samples)


def _cpu() -> float:
    """Return the processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _written(output: Path) -> int:
    """Return how many records the journal of a run speaks of."""
    try:
        with open(f"{output}.journal", "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - 200))
            return int(json.loads(file.read().split(b"\n")[-2])[0])
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return 0


def _memory(pid: int) -> float:
    """Return the private and shared memory of a process and its children, in MB."""
    total = 0.0
    for one in (pid, *_children(pid)):
        try:
            fields = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(
            int(line.split()[1]) for line in fields.splitlines() if line.startswith("Pss:")
        )
    return total / 1024


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def check(output: Path, form: str, count: int) -> None:
    """Fail if the records of `output` are not 0 to `count` - 1, in order."""
    for expected, number in itertools.zip_longest(range(count), _numbers(output, form)):
        if expected != number:
            raise SystemExit(f"{output}: record {number} stands where {expected} belongs")


def _numbers(output: Path, form: str) -> Iterator[int]:
    if form == "parquet":
        import pyarrow.parquet as pq

        for batch in pq.ParquetFile(output).iter_batches(columns=["number"]):
            yield from batch.column(0).to_pylist()
        return
    with output.open("rb") as file:
        for line in file:
            record = json.loads(line)
            yield record["number"] if form == "jsonl" else int(record["url"].rpartition("/")[2])


def same(one: Path, other: Path) -> bool:
    """Have both files the same bytes?"""
    with one.open("rb") as a, other.open("rb") as b:
        while left := a.read(io.DEFAULT_BUFFER_SIZE * 128):
            if left != b.read(len(left)):
                return False
        return not b.read(1)


def main() -> None:
    """Run and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument(
        "--data", type=Path, help="a folder of JSONL with a field text (default: invented articles)"
    )
    parser.add_argument("--jobs", type=int, nargs="+", choices=(1, 2), default=(1, 2))
    parser.add_argument("--forms", nargs="+", choices=WRITE, default=["jsonl"])
    parser.add_argument(
        "--work", type=Path, default=Path("corpus-run"), help="where to write (default: corpus-run)"
    )
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    for form in options.forms:
        _one(form, options)


def _one(form: str, options: argparse.Namespace) -> None:
    source = options.work / f"in.{form}"
    records = stored(options.data) if options.data else invented()
    WRITE[form](numbered(records, options.records), source)
    suffix = "parquet" if form == "parquet" else "jsonl"
    print(f"{form}: {options.records:,} records, {source.stat().st_size / 1e6:.0f} MB", flush=True)
    runs, outputs = {}, {}
    for jobs in options.jobs:
        outputs[jobs] = options.work / f"{form}-{jobs}.{suffix}"
        runs[jobs] = done = run(source, outputs[jobs], jobs)
        check(outputs[jobs], form, options.records)
        tenth = options.records // 20 if options.records < 200_000 else 10_000
        first, last = done.at(1, tenth), done.at(options.records - tenth, options.records)
        print(
            f"  -j {jobs}: {done.seconds:7.1f} s, {options.records / done.seconds:7.0f} records/s, processor {done.cpu:7.1f} s,"
            f" peak {done.peak:4.0f} MB, first {tenth:,}: {first:4.0f} MB, last {tenth:,}: {last:4.0f} MB",
            flush=True,
        )
    if runs.keys() != {1, 2}:
        return
    if not same(outputs[1], outputs[2]):
        raise SystemExit("the outputs of one and of two processes differ")
    print(
        f"  two processes are {runs[1].seconds / runs[2].seconds:.2f} times as fast; outputs are equal",
        flush=True,
    )


if __name__ == "__main__":
    main()
