"""A directory in gives a directory out: the same names, each file whole or not there."""

import csv
import gzip
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.command import CLEAN, DIRTY, NEWSCLEAN, environment
from tests.cli.conftest import Command, lines, written


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with texts, records and tables, in folders of their own."""
    top = tmp_path / "in"
    (top / "2031" / "may").mkdir(parents=True)
    (top / "ferry.txt").write_text(DIRTY)
    (top / "2031" / "may" / "ferry.txt").write_text(DIRTY)
    (top / "2031" / "empty.jsonl").write_text("")
    written(top / "2031" / "crawl.jsonl", [{"n": n, "text": DIRTY} for n in range(150)])
    with gzip.open(top / "packed.jsonl.gz", "wt") as file:
        file.write(json.dumps({"text": DIRTY}) + "\n")
    (top / "table.csv").write_text('id;body;text\n1;x;"One line; of text."\n', newline="")
    (top / ".hidden.txt").write_text(DIRTY)
    return top


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_file_comes_out_under_its_name_and_in_its_form(
    run: Command, texts: Path, tmp_path: Path, jobs: int
) -> None:
    out = tmp_path / "out"
    assert run(texts, "-o", f"{out}/", "-j", jobs) == (0, "", "")
    assert names(out) == [
        "2031/crawl.jsonl",
        "2031/empty.jsonl",
        "2031/may/ferry.txt",
        "ferry.txt",
        "packed.jsonl.gz",
        "table.csv",
    ]
    assert (out / "ferry.txt").read_text() == (out / "2031/may/ferry.txt").read_text() == CLEAN
    records = lines((out / "2031/crawl.jsonl").read_text())
    assert [record["n"] for record in records] == [*range(150)]
    assert (out / "2031/empty.jsonl").read_bytes() == b""
    with gzip.open(out / "packed.jsonl.gz", "rt") as file:
        assert "article" in json.loads(file.read())
    with (out / "table.csv").open(newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert (row["id"], row["clean_text"]) == ("1", "One line; of text.")


def test_files_that_are_passed_over_are_counted(run: Command, texts: Path, tmp_path: Path) -> None:
    for name in ("a.docx", "b.pdf", "c.log", "d", ".e"):
        (texts / name).write_text("no suffix that says anything")
    status, _, said = run(texts, "-o", f"{tmp_path}/out/")
    assert status == 0
    assert "a.docx" not in names(tmp_path / "out")
    passed = ", ".join(f"{texts}/{name}" for name in ("a.docx", "b.pdf", "c.log"))
    told = f"4 files are left out, whose suffix says nothing here: {passed} and 1 more"
    assert said == f"newsclean: {told}\n"
    assert run(texts, "-o", f"{tmp_path}/again/", "-q")[2] == ""


def test_each_file_is_what_it_would_be_by_itself(run: Command, texts: Path, tmp_path: Path) -> None:
    out, alone = tmp_path / "out", tmp_path / "alone"
    out.mkdir()
    alone.mkdir()
    run(texts, "-o", out, "-j", 2)
    for name in names(out):
        single = alone / Path(name).name
        run(texts / name, "-o", single)
        assert (out / name).read_bytes() == single.read_bytes(), name


def test_a_form_that_is_asked_for_shows_in_the_names(
    run: Command, texts: Path, tmp_path: Path
) -> None:
    assert run(texts, "-o", f"{tmp_path}/out/", "--to", "json")[0] == 0
    assert {"ferry.txt.json", "2031/crawl.jsonl.json", "packed.jsonl.gz.json"} <= {
        *names(tmp_path / "out")
    }


def test_files_and_directories_may_be_named_together(
    run: Command, texts: Path, tmp_path: Path
) -> None:
    run(texts / "2031", texts / "ferry.txt", "-o", f"{tmp_path}/out/")
    assert names(tmp_path / "out") == ["crawl.jsonl", "empty.jsonl", "ferry.txt", "may/ferry.txt"]


def test_what_is_whole_is_not_done_again(run: Command, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(texts, "-o", f"{out}/")
    before = {name: (out / name).stat().st_mtime_ns for name in names(out)}
    (out / "ferry.txt").unlink()
    status, _, said = run(texts, "-o", out, "--resume", "-j", 2)
    assert status == 0
    assert "5 of 6 files were whole already" in said
    after = {name: (out / name).stat().st_mtime_ns for name in names(out)}
    assert {name for name in after if after[name] != before[name]} == {"ferry.txt"}


def test_after_a_kill_it_goes_on_in_the_middle_of_a_file(run: Command, tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for name in ("a", "b", "c"):
        written(source / f"{name}.jsonl", [{"n": n, "text": DIRTY * 3} for n in range(300)])
    process = subprocess.Popen(
        [*NEWSCLEAN, source, "-o", f"{out}/", "-j", "2"], env=environment(), stderr=subprocess.PIPE
    )
    journal = out / "b.jsonl.journal"
    while process.poll() is None and not (
        journal.exists() and journal.read_bytes().count(b"\n") > 2
    ):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert (out / "a.jsonl").exists()
    assert not (out / "c.jsonl").exists()
    status, _, said = run(source, "-o", out, "--resume")
    assert status == 0
    assert "going on with" in said
    run(source, "-o", f"{tmp_path}/wanted/")
    assert names(out) == names(tmp_path / "wanted") == ["a.jsonl", "b.jsonl", "c.jsonl"]
    for name in names(out):
        assert (out / name).read_bytes() == (tmp_path / "wanted" / name).read_bytes()


def test_a_record_that_fails_is_told_and_the_others_come_out(
    run: Command, texts: Path, tmp_path: Path
) -> None:
    (texts / "2031" / "bad.jsonl").write_text('no record\n{"text": "One line."}\n')
    status, _, said = run(texts, "-o", f"{tmp_path}/out/", "-j", 2)
    assert status == 1
    assert "2031/bad.jsonl:1: " in said
    made = lines((tmp_path / "out/2031/bad.jsonl").read_text())
    assert ["error" in record for record in made] == [True, False]


def test_rules_are_learned_from_all_files_together(run: Command, tmp_path: Path) -> None:
    from tests.learning.invented import corpus

    source = tmp_path / "in"
    source.mkdir()
    for part in range(3):
        articles = corpus()[part:120:3]
        records = [{"text": one.text, "site": one.site} for one in articles]
        written(source / f"{part}.jsonl", records)
    whole = tmp_path / "whole.jsonl"
    whole.write_text("".join((source / f"{part}.jsonl").read_text() for part in range(3)))
    run(source, "-o", f"{tmp_path}/out/", "--learn", "--into", "text=text", "-q")
    run(whole, "-o", tmp_path / "wanted.jsonl", "--learn", "--into", "text=text", "-q")
    made = "".join((tmp_path / "out" / f"{part}.jsonl").read_text() for part in range(3))
    assert made == (tmp_path / "wanted.jsonl").read_text()
    assert made != whole.read_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["in", "-o", "in/clean/"], "is in in, and would be read with it"),
        (["in", "-o", "in"], "is in in, and would be read with it"),
        (["in", "-o", "out/", "--to", "stats"], "--to stats makes one result of all inputs"),
        (["in", "-o", "out/", "--check"], "--check makes one result of all inputs"),
        (["in", "-o", "out/", "--errors", "e"], "--errors is for one output"),
        (
            ["in/ferry.txt", "in/2031/may/ferry.txt", "-o", "out/"],
            "would both become out/ferry.txt",
        ),
        (["-", "-o", "out/"], "- has no name that a file in out/ could have"),
    ],
)
def test_what_does_not_go_with_a_directory_is_refused(
    run: Command, texts: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(texts.parent)
    status, _, said = run(*arguments)
    assert status == 2
    assert says in said
    assert not os.path.exists("out")


def test_a_page_among_the_files_comes_out_as_a_text(run: Command, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    top, out = tmp_path / "in", tmp_path / "out"
    top.mkdir()
    (top / "page.html").write_text(f"<article><p>{'</p><p>'.join(CLEAN.split())}</p></article>")
    (top / "ferry.txt").write_text(DIRTY)
    status, _, _ = run(top, "-o", f"{out}{os.sep}")
    assert status == 0
    assert names(out) == ["ferry.txt", "page.html.txt"]


def test_a_report_of_each_file_is_refused(run: Command, texts: Path, tmp_path: Path) -> None:
    before, out = tmp_path / "before.jsonl", f"{tmp_path / 'out'}{os.sep}"
    assert run(texts / "ferry.txt", "-o", before)[0] == 0
    for asked in (["--to", "report"], ["--compare", str(before)]):
        status, _, said = run(texts, "-o", out, *asked)
        assert status == 2
        assert "fault of newsclean" not in said


def test_a_directory_needs_a_directory_or_a_form(run: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ferry.txt").write_text(DIRTY, encoding="utf-8")
    status, _, said = run(tmp_path / "in", "-o", tmp_path / "out")
    assert status == 2
    assert f"name a directory as {tmp_path}/out/, or a form with --to" in said
    assert run(tmp_path / "in", "-o", tmp_path / "out", "--to", "text")[0] == 0
    assert run(tmp_path / "in", "-o", tmp_path / "out.txt")[0] == 0
    status, _, said = run(tmp_path / "in", "-o", f"{tmp_path}/out/")
    assert status == 2
    assert f"{tmp_path}/out/ is a file: name another directory" in said
