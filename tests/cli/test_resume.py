"""A run that was stopped is taken up, and its file is what it would have been."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean.corpus.output import alone
from tests.cli.command import DIRTY, NEWSCLEAN, environment
from tests.cli.conftest import Command, written


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A corpus that takes a moment."""
    return written(tmp_path / "long.jsonl", [{"n": n, "text": DIRTY * 3} for n in range(450)])


def _stop(how: signal.Signals, *arguments: object) -> int:
    """Start a run, stop it when it has written something, and return its status."""
    process = subprocess.Popen(
        [*NEWSCLEAN, *map(str, arguments)], env=environment(), stderr=subprocess.PIPE
    )
    output = arguments[arguments.index("-o") + 1]
    journal = Path(f"{output}.journal")
    while process.poll() is None and not (
        journal.exists() and journal.read_bytes().count(b"\n") > 2
    ):
        time.sleep(0.005)
    process.send_signal(how)
    told = process.communicate()[1]
    assert b"Traceback" not in told
    return process.returncode


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "json", "parquet", "xlsx"])
def test_after_a_kill_the_file_is_finished_to_the_same_bytes(
    run: Command, long: Path, tmp_path: Path, suffix: str
) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    if suffix == "xlsx":
        pytest.importorskip("xlsxwriter")
    output, wanted = tmp_path / f"out.{suffix}", tmp_path / f"wanted.{suffix}"
    assert _stop(signal.SIGKILL, long, "-o", output, "-j", 2) == -signal.SIGKILL
    assert not output.exists()
    status, _, said = run(long, "-o", output, "--resume")
    assert status == 0
    assert "going on with" in said
    run(long, "-o", wanted)
    assert output.read_bytes() == wanted.read_bytes()
    assert sorted(path.name for path in tmp_path.glob("out.*")) == [output.name]


def test_after_an_interrupt_too(run: Command, long: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert _stop(signal.SIGINT, long, "-o", output) == 130
    assert run(long, "-o", output, "--resume", "-j", 2, "-q") == (0, "", "")
    assert len(output.read_text().splitlines()) == 450


@pytest.fixture
def stopped(long: Path, tmp_path: Path) -> Path:
    """The output of a run that was stopped."""
    output = tmp_path / "out.jsonl"
    _stop(signal.SIGKILL, long, "-o", output)
    return output


def test_other_options_are_refused(run: Command, long: Path, stopped: Path) -> None:
    status, _, said = run(long, "-o", stopped, "--resume", "--quotes", "straight")
    assert status == 2
    assert "quotes = 'repair', not 'straight'" in said


def test_other_input_is_refused(run: Command, long: Path, stopped: Path) -> None:
    with long.open("a") as file:
        file.write("{}\n")
    status, _, said = run(long, "-o", stopped, "--resume")
    assert status == 2
    assert "inputs" in said


def test_a_partial_file_that_was_cut_is_refused(run: Command, long: Path, stopped: Path) -> None:
    os.truncate(f"{stopped}.partial", 10)
    status, _, said = run(long, "-o", stopped, "--resume")
    assert status == 2
    assert "shorter than its journal says" in said


def test_without_resume_it_begins_again_and_says_so(
    run: Command, long: Path, stopped: Path
) -> None:
    status, _, said = run(long, "-o", stopped)
    assert status == 0
    assert "given up" in said
    assert len(stopped.read_text().splitlines()) == 450


def test_half_a_line_of_the_journal_says_nothing(run: Command, long: Path, stopped: Path) -> None:
    with open(f"{stopped}.journal", "a") as journal:
        journal.write("[64,64,99999999,0")
    assert run(long, "-o", stopped, "--resume", "-q")[0] == 0
    assert len(stopped.read_text().splitlines()) == 450


def test_failures_before_the_stop_still_count(run: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", [{}, *[{"text": DIRTY * 3}] * 450])
    output, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    _stop(signal.SIGKILL, path, "-o", output, "--errors", errors)
    assert run(path, "-o", output, "--errors", errors, "--resume", "-q")[0] == 1
    assert len(errors.read_text().splitlines()) == 1


def test_resuming_what_never_began_begins_it(run: Command, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert run(corpus, "-o", output, "--resume") == (0, "", "")
    assert "is whole" in run(corpus, "-o", output, "--resume")[2]


def test_a_pipe_cannot_be_taken_up(run: Command, tmp_path: Path) -> None:
    status, _, said = run("-", "-o", tmp_path / "out.jsonl", "--resume", "--from", "jsonl")
    assert status == 2
    assert "cannot be read a second time" in said


@pytest.mark.parametrize("now", [["--errors", "other.jsonl"], []])
def test_another_file_of_errors_is_refused(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path / "in.jsonl", [{}, *[{"text": DIRTY * 3}] * 450])
    before = ["--errors", "errors.jsonl"]
    _stop(signal.SIGKILL, path, "-o", "out.jsonl", *before)
    status, _, said = run(path, "-o", "out.jsonl", "--resume", *now)
    assert (status, "errors = 'errors.jsonl'" in said) == (2, True)
    Path("errors.jsonl").unlink()
    status, _, said = run(path, "-o", "out.jsonl", "--resume", *before)
    assert (status, "shorter than its journal says" in said) == (2, True)


@pytest.mark.parametrize(
    "edit", [(b"[64,", b"[63,"), (b'"gentle"', b'"strict"'), (b"\n[", b"\n\n[")]
)
def test_a_journal_that_was_edited_is_not_believed(
    run: Command, long: Path, tmp_path: Path, edit: tuple[bytes, bytes]
) -> None:
    output = tmp_path / "out.jsonl"
    _stop(signal.SIGKILL, long, "-o", output, "--profile", "gentle")
    journal = Path(f"{output}.journal")
    data = journal.read_bytes()
    assert edit[0] in data
    journal.write_bytes(data.replace(*edit, 1))
    status, _, said = run(long, "-o", output, "--resume", "--profile", "gentle")
    assert (status, "not as a run writes it" in said) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="files are locked elsewhere")
@pytest.mark.parametrize("resumed", [[], ["--resume"]])
def test_two_runs_do_not_write_one_output(
    run: Command, long: Path, tmp_path: Path, resumed: list[str]
) -> None:
    output, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    held = alone(f"{output}.partial")
    status, _, said = run(long, "-o", output, *resumed)
    assert (status, "another run is writing" in said) == (2, True)
    held.close()
    held = alone(str(errors))
    status, _, said = run(long, "-o", output, "--errors", errors, *resumed)
    assert (status, "another run is writing" in said) == (2, True)
    held.close()
    assert run(long, "-o", output, "--errors", errors, *resumed)[0] == 0
    assert len(output.read_text().splitlines()) == 450


def test_what_another_state_of_newsclean_began_is_not_taken_up(
    run: Command, long: Path, stopped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.fingerprint.package_digest", lambda: "another")
    status, _, said = run(long, "-o", stopped, "--resume")
    assert status == 2
    assert "newsclean's own code or phrases have changed since it was begun" in said
