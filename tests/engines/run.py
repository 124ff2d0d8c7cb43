#!/usr/bin/env python3
"""Build the sdist and the wheel, and test the wheel where it has to work: in environments of its own.

python tests/engines/run.py             all of them, one after another
python tests/engines/run.py bare ray    only these
python tests/engines/run.py --keep DIR  keep the environments in DIR, so that the next run finds them

Each environment has the wheel with the extras and packages named below, and pytest, and nothing
else. Its tests are in the file of its name beside this one. Needs the package `build`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ENVIRONMENTS: dict[str, tuple[str, list[str]]] = {
    "bare": ("", []),
    "pages": ("html", []),
    "datatrove": ("html,parquet", ["datatrove>=0.10", "orjson", "hypothesis"]),
    "spark": ("parquet", ["pyspark>=4.1", "pandas", "hypothesis"]),
    "ray": ("parquet", ["ray[data]>=2.60", "hypothesis"]),
    "datasets": ("parquet", ["datasets>=4", "hypothesis"]),
    "scrapy": ("parquet", ["scrapy>=2.13", "hypothesis"]),
    "newsplease": ("html", ["news-please", "newspaper4k"]),
    "fundus": ("", ["fundus", "curl_cffi<0.14"]),  # fundus 0.5 fails beside newer ones
    "frames": ("parquet", ["pandas", "polars", "duckdb>=2", "dask[dataframe]", "hypothesis"]),
    "tools": ("parquet", ["spacy", "scikit-learn", "hypothesis"]),
    # What its s3fs pins: by itself pip looks for it for half an hour
    "dolma": ("", ["dolma>=1.2", "boto3==1.26.76", "aiobotocore==2.5.0", "hypothesis"]),
    "tables": ("excel", ["pandas", "openpyxl", "duckdb>=2", "hypothesis"]),
    "nemo": (
        "parquet",
        [
            *("ray[data,default]>=2.57", "pandas", "loguru", "regex", "hypothesis"),
            *("attrs", "cattrs", "jinja2", "obstore", "portpicker", "pulp", "tabulate"),
        ],
    ),
    "remote": ("remote", ["s3fs", "moto[s3,server]>=5"]),
    "rag": (
        "parquet",
        ["langchain-core>=1", "llama-index-core>=0.14", "haystack-ai>=3", "hypothesis"],
    ),
}
"""By name: the extras of newsclean, and the packages beside it."""
BY_THEMSELVES = {"nemo": ["nemo-curator>=1.4", "cosmos-xenna"]}
"""Packages that are installed without what they ask for: NeMo Curator asks for torch and transformers, which
no stage of texts loads."""


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}  # for tests.engines.rows, in workers too


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", help=f"of {', '.join(ENVIRONMENTS)}")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the environments here")
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in ENVIRONMENTS]:
        parser.error(f"no environment {unknown[0]!r}; there are {', '.join(ENVIRONMENTS)}")
    with tempfile.TemporaryDirectory() as scratch:
        wheel = built(Path(scratch))
        failed = [
            name
            for name in options.names or ENVIRONMENTS
            if not passes(name, wheel, (options.keep or Path(scratch)) / name)
        ]
    print("failed: " + ", ".join(failed) if failed else "all passed")
    return 1 if failed else 0


def built(folder: Path) -> Path:
    """Return the wheel, built from the sdist, built from the working tree."""
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", folder, ROOT],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def passes(name: str, wheel: Path, folder: Path) -> bool:
    """Do the tests of the environment `name` pass in `folder`, made there if it is not yet?"""
    extras, packages = ENVIRONMENTS[name]
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    install = [python, "-m", "pip", "install", "-q", "--upgrade"]
    what = f"{wheel}[{extras}]" if extras else str(wheel)
    print(f"== {name}: {what} {' '.join(packages)}", flush=True)
    if subprocess.run([*install, what, "pytest>=8", *packages], check=False).returncode:
        return False
    alone = BY_THEMSELVES.get(name, [])
    if alone and subprocess.run([*install, "--no-deps", *alone], check=False).returncode:
        return False
    again = [*install, "--force-reinstall", "--no-deps", wheel]  # its version is that of the last
    tests = [python, "-m", "pytest", "-q", "-ra", "-c", HERE / "pytest.ini", HERE / f"{name}.py"]
    return not any(
        subprocess.run(step, cwd=ROOT, env=ENVIRONMENT, check=False).returncode
        for step in (again, tests)
    )


if __name__ == "__main__":
    sys.exit(main())
