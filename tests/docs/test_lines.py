"""What the pages tell a reader to type works: commands run, scripts and extras are there."""

import gzip
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.docs.markdown import DOCS, PAGES, ROOT, blocks, name

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
BY_HAND = ("curl ", "uv tool ", "pipx ")  # fetches from elsewhere: no test types it
SERVES = "newsclean --serve"  # until it is stopped: tests/cli/test_serve.py
PAGE_OF = {
    line.partition(" #")[0].strip(): page
    for page in PAGES
    for block in blocks(page, "sh")
    for line in block.splitlines()
    if line.partition("#")[0].strip()
}  # a line that several pages have is tried once
RUN = [(page, line) for line, page in PAGE_OF.items() if line.startswith("newsclean ")]
OTHER = [(page, line) for line, page in PAGE_OF.items() if not line.startswith("newsclean ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that has the files which the lines name, and is a reader's home as well."""
    made = tmp_path_factory.mktemp("reader")
    shutil.copytree(DOCS, made / "docs")
    shutil.copytree(DOCS / "examples", made, dirs_exist_ok=True)
    for text in ("article.txt", "dirty.txt"):
        shutil.copy(ROOT / "fixtures" / "articles" / "ferry.txt", made / text)
    shutil.copytree(made / "texts", made / "corpus")
    whole = "".join((made / "crawl.jsonl").read_text("utf-8").splitlines(keepends=True)[:-1])
    for records in ("crawl.jsonl", "in.jsonl"):
        (made / records).write_text(whole, encoding="utf-8")
    (made / "crawl.jsonl.gz").write_bytes(gzip.compress(whole.encode()))
    shutil.copy(ROOT / "src" / "newsclean" / "judge" / "weights.json.gz", made / "weights.json.gz")
    (made / "Downloads").mkdir()
    for command in (
        "newsclean articles.csv --text-field body --into text=text --to parquet -o corpus.parquet",
        "newsclean crawl.jsonl --to rules -o site.toml",
        "newsclean crawl.jsonl -o before.jsonl",
    ):
        assert typed(command, made) == 0
    for copy in ("edited.toml", "Downloads/rules.toml"):
        shutil.copy(made / "site.toml", made / copy)
    return made


def typed(line: str, folder: Path) -> int:
    """Return the status of a line that is typed in `folder`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    there = {"PATH": path, "HOME": str(folder), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env={**os.environ, **there}, check=False
    )
    return done.returncode


@pytest.mark.slow
@pytest.mark.parametrize(("page", "line"), RUN, ids=[f"{name(page)}: {line}" for page, line in RUN])
def test_a_line_that_calls_newsclean_works(page: Path, line: str, folder: Path) -> None:
    if line.startswith(SERVES):
        pytest.skip("it ends with Ctrl+C")
    if "s3://" in line:
        pytest.skip("tests/engines/remote.py reads from S3")
    found_changes = 1 if "--check " in line else 0
    assert typed(line, folder) in {0, found_changes}


@pytest.mark.parametrize(
    ("page", "line"), OTHER, ids=[f"{name(page)}: {line}" for page, line in OTHER]
)
def test_another_line_names_scripts_modules_and_extras_that_are_there(
    page: Path, line: str
) -> None:
    for extras in re.findall(r"(?:newsclean|\.)\[([\w,]+)\]", line):
        assert set(extras.split(",")) <= EXTRAS.keys()
    if line.startswith(BY_HAND):
        return
    for module in re.findall(r"python -m (newsclean\S*)", line):
        assert importlib.util.find_spec(module)
    paths = re.findall(r"(?<![\w./-])(?:docs|tests|benchmarks|fixtures|src|\.ci)/[\w./]+", line)
    assert all((ROOT / path).exists() for path in paths), line
    assert paths or re.search(r"pip install|-m venv|-m newsclean|zensical|ruff|--data", line), (
        f"{line}: nothing tests that"
    )
