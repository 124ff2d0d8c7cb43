#!/usr/bin/env python3
"""Measure what an article costs by form and engine: CPU time, memory, bytes in and out.

python benchmarks/scale.py ARTICLES.jsonl FORM     a line of JSON; FORM is one of those below

The records have a field `text`. CPU time is that of all processes that the form starts, from start to
end, loading and all; so take a thousand records or more. Engines do not wait for all that they start, so
the processes are looked at while they run (Linux): each bears a mark in its environment.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

MARK = "NEWSCLEAN_MEASURED"
EVERY = 0.25  # seconds between two looks
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def pipe(rows: list[dict[str, str]], folder: Path, jobs: int = 1) -> int:
    """Text alone, by Pipeline.pipe."""
    from newsclean import Pipeline

    texts = (row["text"] for row in rows)
    return sum(
        len(str(a).encode("utf-8", "replace")) for a in Pipeline.default().pipe(texts, jobs=jobs)
    )


def pipe2(rows: list[dict[str, str]], folder: Path) -> int:
    """Text alone, by Pipeline.pipe with two processes."""
    return pipe(rows, folder, 2)


def arrow(rows: list[dict[str, str]], folder: Path, ledger: bool = False) -> int:
    """Flat columns, written as Parquet with zstd."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from newsclean.integrations.arrow import clean_batch

    table = clean_batch(pa.table({"text": [row["text"] for row in rows]}), ledger=ledger)
    pq.write_table(table, folder / "out.parquet", compression="zstd")
    return (folder / "out.parquet").stat().st_size


def ledger(rows: list[dict[str, str]], folder: Path) -> int:
    """The same with the ledger."""
    return arrow(rows, folder, ledger=True)


def cli(rows: list[dict[str, str]], folder: Path) -> int:
    """The command line: JSONL in, JSONL with the whole article out, two processes."""
    source, out = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps({"text": row["text"]}) + "\n" for row in rows))
    command = [sys.executable, "-m", "newsclean", source, "-o", out, "-j", "2", "-q"]
    subprocess.run(command, check=False)
    return out.stat().st_size


def datasets(rows: list[dict[str, str]], folder: Path) -> int:
    """Hugging Face datasets with two processes, flat columns as Arrow."""
    from datasets import Dataset

    from newsclean.integrations.datasets import Cleaned

    ds = Dataset.from_list(rows)
    clean = Cleaned()
    made = ds.map(clean, batched=True, num_proc=2, features=clean.features(ds.features))
    made.to_parquet(str(folder / "out.parquet"))
    return (folder / "out.parquet").stat().st_size


def datatrove(rows: list[dict[str, str]], folder: Path) -> int:
    """datatrove with two workers: JSONL in, JSONL out."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers.jsonl import JsonlWriter

    from newsclean.integrations.datatrove import CleanFormatter

    (folder / "in").mkdir()
    for part in range(2):
        lines = [json.dumps({"id": n, **row}) for n, row in enumerate(rows)][part::2]
        (folder / "in" / f"{part}.jsonl").write_text("\n".join(lines))
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(folder / "in")),
            CleanFormatter(),
            JsonlWriter(str(folder / "out"), compression=None),
        ],
        tasks=2,
        workers=2,
        logging_dir=str(folder / "logs"),
        start_method="spawn",
    ).run()
    return _size(folder / "out")


def spark(rows: list[dict[str, str]], folder: Path) -> int:
    """Spark on two cores: Parquet in, flat columns as Parquet out."""
    from pyspark.sql import SparkSession

    from newsclean.integrations.spark import clean_column

    source = _parquet(rows, folder)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    df = session.read.parquet(str(source)).repartition(4)
    clean_column(df).write.option("compression", "zstd").parquet(str(folder / "out"))
    session.stop()
    return _size(folder / "out")


def ray(rows: list[dict[str, str]], folder: Path) -> int:
    """Ray on two cores, one of them for the actor: Parquet in, flat columns as Parquet out."""
    import ray as engine

    from newsclean.integrations.ray import Cleaner

    source = _parquet(rows, folder)
    engine.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1")
    ds = engine.data.read_parquet(str(source)).repartition(4)
    made = ds.map_batches(
        Cleaner, batch_format="pyarrow", compute=engine.data.ActorPoolStrategy(size=1)
    )
    made.write_parquet(str(folder / "out"), compression="zstd")
    engine.shutdown()
    return _size(folder / "out")


def _parquet(rows: list[dict[str, str]], folder: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": [row["text"] for row in rows]}), folder / "in.parquet")
    return folder / "in.parquet"


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


class Watch(Thread):
    """Looks at this process and all that it starts: what CPU time and memory each has taken."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seconds: dict[int, float] = {}
        self.peaks: dict[int, int] = {}  # bytes
        self.is_over = Event()
        os.environ[MARK] = str(os.getpid())

    def run(self) -> None:
        while not self.is_over.wait(EVERY):
            self.look()

    def look(self) -> None:
        for number in sorted(int(folder.name) for folder in Path("/proc").glob("[0-9]*")):
            with suppress(OSError):  # it has ended
                self._look_at(number)

    def _look_at(self, number: int) -> None:
        folder = Path("/proc", str(number))
        said = (folder / "stat").read_text().rpartition(")")[2].split()
        if self._is_ours(number, int(said[1]), folder):
            self.seconds[number] = (int(said[11]) + int(said[12])) / TICKS
            self.peaks[number] = max(self.peaks.get(number, 0), int(said[21]) * PAGE)

    def _is_ours(self, number: int, parent: int, folder: Path) -> bool:
        """Is it this process, or one that was started or forked by one that counts?"""
        if {number, parent} & {os.getpid(), *self.seconds}:
            return True
        return f"{MARK}={os.getpid()}".encode() in (folder / "environ").read_bytes().split(b"\0")


Form = Callable[[list[dict[str, str]], Path], int]
FORMS: dict[str, Form] = {
    form.__name__: form
    for form in (pipe, pipe2, arrow, ledger, cli, datasets, datatrove, spark, ray)
}


def main() -> int:
    forms = "\n".join(f"{name}: {form.__doc__}" for name, form in FORMS.items())
    parser = argparse.ArgumentParser(
        description=f"{__doc__}\n{forms}", formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("form", choices=FORMS)
    parser.add_argument("--most", type=int, default=2000, help="records to take")
    options = parser.parse_args()
    lines = options.articles.read_text("utf-8").splitlines()[: options.most]
    rows = [{"text": json.loads(line)["text"]} for line in lines]
    watch = Watch()
    watch.start()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        size = FORMS[options.form](rows, Path(folder))
        watch.look()
    watch.is_over.set()
    measured = {
        "form": options.form,
        "articles": len(rows),
        "cpu_seconds": round(sum(watch.seconds.values()), 2),
        "wall_seconds": round(time.perf_counter() - start, 2),
        "bytes_in": sum(len(row["text"].encode("utf-8", "replace")) for row in rows),
        "bytes_out": size,
        "peak_mb": max(watch.peaks.values()) >> 20,
        "processes": len(watch.seconds),
    }
    print(json.dumps(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
