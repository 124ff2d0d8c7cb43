#!/usr/bin/env python3
"""Measure what an article costs by form and engine: CPU time, memory, bytes in and out.

python benchmarks/scale.py ARTICLES.jsonl FORM     a line of JSON; FORM is one of those below

The records have a field `text`. CPU time is that of all processes that the form starts and waits
for, from start to end, loading and all; so take a thousand records or more.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


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


Form = Callable[[list[dict[str, str]], Path], int]
FORMS: dict[str, Form] = {
    form.__name__: form for form in (pipe, pipe2, arrow, ledger, cli, datasets)
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
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        size = FORMS[options.form](rows, Path(folder))
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    measured = {
        "form": options.form,
        "articles": len(rows),
        "cpu_seconds": round(own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime, 2),
        "wall_seconds": round(time.perf_counter() - start, 2),
        "bytes_in": sum(len(row["text"].encode("utf-8", "replace")) for row in rows),
        "bytes_out": size,
        "peak_mb": max(own.ru_maxrss, others.ru_maxrss) // 1024,
    }
    print(json.dumps(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
