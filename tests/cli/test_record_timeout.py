"""A record that takes too long fails in its place, and the others come out as they would."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import DIRTY, NEWSCLEAN, environment
from tests.cli.conftest import Command, lines, written

SLEEPY = '''
import time


def drowsy(document):
    """Fall asleep over a text that says so."""
    for block in document.containing("sleep for long"):
        time.sleep(600)
    yield from ()
'''


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages with one that brings a filter, which can fall asleep."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "drowsy_filters.py").write_text(SLEEPY)
    about = tmp_path / "lib" / "drowsy_filters-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: drowsy-filters\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[newsclean.filters]\ndrowsy = drowsy_filters:drowsy\n")
    return tmp_path / "lib"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_record_that_hangs_fails_in_its_place(tmp_path: Path, packages: Path, jobs: int) -> None:
    texts = [DIRTY, DIRTY, "It will sleep for long.", DIRTY]
    path = written(tmp_path / "in.jsonl", [{"n": n, "text": t} for n, t in enumerate(texts)])
    given = environment()
    done = subprocess.run(
        [*NEWSCLEAN, path, "--with", "drowsy", "--record-timeout", "1.5", "-j", str(jobs)],
        env={**given, "PYTHONPATH": f"{given['PYTHONPATH']}:{packages}"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [record["n"] for record in records] == [0, 1, 2, 3]
    assert ["article" in record for record in records] == [True, True, False, True]
    assert records[2]["error"]["type"] == "TooSlow"
    assert records[2]["error"]["message"] == (
        "the process that cleaned it took longer than 1.5 seconds a record"
    )


def test_a_limit_changes_nothing_where_all_records_are_quick(run: Command, corpus: Path) -> None:
    assert run(corpus, "--record-timeout", 30) == run(corpus)


def test_a_limit_holds_for_one_text_as_well(run: Command, dirty: Path) -> None:
    assert run(dirty, "--record-timeout", 30) == run(dirty)


@pytest.mark.parametrize("limit", ["0", "-1", "inf", "nan", "soon"])
def test_a_limit_that_is_none_is_refused(run: Command, corpus: Path, limit: str) -> None:
    status, _, said = run(corpus, f"--record-timeout={limit}")
    assert status == 2
    assert "is not a number of seconds such as 10 or 0.5" in said


def test_a_run_with_another_limit_is_not_taken_up(
    run: Command, corpus: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(corpus.read_text() + "no record\n")
    out = tmp_path / "out.jsonl"
    assert run(bad, "-o", out, "--on-error", "fail")[0] == 1
    status, _, said = run(bad, "-o", out, "--on-error", "fail", "--resume", "--record-timeout", 9)
    assert status == 2
    assert "record timeout = None, not 9.0" in said
    assert lines((tmp_path / "out.jsonl.partial").read_text())
