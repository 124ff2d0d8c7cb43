"""Text in, text out: the command as a newcomer runs it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean import __version__
from tests.cli.command import CLEAN, DIRTY, NEWSCLEAN, environment, newsclean
from tests.cli.conftest import Command


def test_a_text_on_standard_input_comes_out_clean() -> None:
    done = newsclean(text=DIRTY)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN, b"")


def test_cleaning_what_came_out_changes_nothing() -> None:
    assert newsclean(text=CLEAN).stdout.decode() == CLEAN


def test_a_file_is_written_under_its_name_and_nothing_is_left_beside_it(
    run: Command, dirty: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out" / "clean.txt"
    output.parent.mkdir()
    assert run(dirty, "-o", output) == (0, "", "")
    assert output.read_text() == CLEAN
    assert [path.name for path in output.parent.iterdir()] == ["clean.txt"]


def test_a_link_stays_a_link(run: Command, dirty: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real.txt")
    run(dirty, "-o", link)
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() == CLEAN


def test_several_texts_are_parted_by_a_form_feed(run: Command, dirty: Path) -> None:
    assert run(dirty, dirty)[1] == f"{CLEAN}\f\n{CLEAN}"


def test_only_and_skip_choose_the_filters(run: Command, dirty: Path) -> None:
    assert run(dirty, "--skip", "share_widgets")[1] == DIRTY
    assert run(dirty, "--only", "share_widgets")[1] == CLEAN
    assert run(dirty, "--only", "copyright_lines")[1] == DIRTY


def test_an_unknown_filter_is_refused_with_its_neighbours(run: Command, dirty: Path) -> None:
    status, written, said = run(dirty, "--skip", "share_widget")
    assert (status, written) == (2, "")
    assert "share_widgets" in said


def test_brought_phrases_serve_when_named(run: Command, dirty: Path, package: Path) -> None:
    (package / "gv.toml").write_text('[share_widgets]\nbutton = ["rheynn shoh"]\n')
    dirty.write_text(DIRTY.replace("Share this", "Rheynn shoh"), encoding="utf-8")
    assert "Rheynn shoh" in run(dirty)[1]
    assert run(dirty, "--phrases", "harwick") == (0, CLEAN, "")
    status, written, said = run(dirty, "--phrases", "harwich")
    assert (status, written) == (2, "")
    assert "did you mean harwick?" in said


def test_filters_are_listed_with_what_they_cut(run: Command) -> None:
    status, written, _ = run("--list-filters")
    assert status == 0
    assert "share_widgets  " in written


def test_a_title_that_is_known_is_not_looked_for(run: Command, dirty: Path) -> None:
    assert run(dirty, "--title", "Another headline")[1].startswith("Another headline\n\n")


def test_a_file_that_is_not_there_is_named_and_nothing_is_done(run: Command, dirty: Path) -> None:
    status, written, said = run(dirty, "nowhere.txt")
    assert (status, written) == (2, "")
    assert said == "newsclean: cannot read nowhere.txt: there is no such file\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--nonsense",), "--nonsense"),
        (("--json",), "--to stats"),
        (("--check", "--to", "text"), "--check"),
        (("--resume",), "-o FILE"),
        (("--into", "txt=body"), "no field 'txt'"),
        (("--encoding", "latin-99"), "latin-99"),
        (("-j", "many"), "many"),
        (("--max-record", "5T"), "5T"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    run: Command, dirty: Path, arguments: tuple[str, ...], told: str
) -> None:
    status, written, said = run(dirty, *arguments)
    assert (status, written) == (2, "")
    assert told in said


def test_an_input_is_never_written_over(run: Command, dirty: Path) -> None:
    status, _, said = run(dirty, "-o", dirty)
    assert status == 2
    assert "written over" in said
    assert dirty.read_text() == DIRTY


def test_bytes_that_are_not_utf8_are_read_as_windows_and_noted(
    run: Command, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Café Größe “so” – ﬁn ".encode() + b"caf\xe9 \x93so\x94")
    status, written, said = run(path, "--quotes", "off")
    assert status == 0
    assert written == "Café Größe “so” – fin café “so”\n" or "café “so”" in written
    assert "3 bytes" in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(run: Command, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes(DIRTY.encode(encoding))
    assert run(path) == (0, CLEAN, "")


def test_the_version_is_told_without_loading_anything() -> None:
    code = (
        "import sys; from newsclean.cli import main; main(['--version']);"
        "print({'argparse', 'msgspec', 'newsclean.pipeline'} & set(sys.modules))"
    )
    assert _python(code) == f"newsclean {__version__}\nset()\n"


def test_a_text_run_loads_nothing_that_it_does_not_need(dirty: Path) -> None:
    dirty.write_text(CLEAN.encode("ascii", "ignore").decode())
    unwanted = "{'trafilatura', 'lxml', 'selectolax', 'ftfy', 'w3lib', 'pyarrow', 'brotli', 'tqdm', 'multiprocessing'}"
    code = (
        f"import sys; from newsclean.cli import main; main([{str(dirty)!r}, '-o', {os.devnull!r}]);"
        f"print({unwanted} & set(sys.modules))"
    )
    assert _python(code) == "set()\n"


def _python(code: str) -> str:
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment()
    ).stdout


def test_a_reader_that_goes_away_ends_the_run_in_silence(dirty: Path) -> None:
    process = subprocess.Popen(
        [*NEWSCLEAN, *[str(dirty)] * 2000],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_an_interrupt_ends_the_run_with_130(dirty: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "slow.jsonl"
    os.mkfifo(fifo)
    command = [*NEWSCLEAN, str(fifo)]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, env=environment()) as process,
        fifo.open("wb", buffering=0) as pipe,
    ):
        pipe.write(b'{"text": "One line."}\n')
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() == 130


def test_a_standard_output_that_is_closed_is_told(dirty: Path) -> None:
    command = f"{sys.executable} -m newsclean {dirty} >&-"
    done = subprocess.run(
        command, shell=True, stderr=subprocess.PIPE, check=False, env=environment()
    )
    assert done.returncode == 1
    assert done.stderr == b"newsclean: cannot write standard output: Bad file descriptor\n"


def test_standard_input_is_read_once_only(run: Command) -> None:
    status, _, said = run("-", "-")
    assert status == 2
    assert "once" in said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_disk_is_named(dirty: Path) -> None:
    done = newsclean(dirty, "-o", "/dev/full")
    assert done.returncode == 1
    assert done.stderr == b"newsclean: cannot write /dev/full: No space left on device\n"


def test_with_a_terminal_and_no_file_it_tells_how_it_is_used() -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            NEWSCLEAN, stdin=theirs, capture_output=True, check=False, env=environment()
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"usage: newsclean")


@pytest.mark.parametrize(
    ("more", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    dirty: Path, more: dict[str, str], coloured: bool
) -> None:
    ours, theirs = os.openpty()
    command = [*NEWSCLEAN, str(dirty), "--to", "explain"]
    subprocess.run(command, stdout=theirs, check=True, env=environment(**more))
    os.close(theirs)
    seen = os.read(ours, 1 << 16)
    os.close(ours)
    assert (b"\x1b[9;31mShare this" in seen) is coloured
    assert (b"[-Share this-]" in seen) is not coloured


def test_an_explanation_in_a_file_is_plain(run: Command, dirty: Path) -> None:
    _, written, _ = run(dirty, "--to", "explain")
    assert "[-Share this-]" in written
    assert "\x1b" not in written
    assert "\x1b[9;31m" in run(dirty, "--to", "explain", "--color", "always")[1]


def test_json_of_one_article_is_the_article(run: Command, dirty: Path) -> None:
    from newsclean import Article, clean

    assert Article.from_json(run(dirty, "--to", "json")[1]) == clean(DIRTY)


def test_json_of_several_articles_is_an_array(run: Command, dirty: Path) -> None:
    import json

    assert [a["title"] for a in json.loads(run(dirty, dirty, "--to", "json")[1])] == [
        "Ferry returns to Larkhaven"
    ] * 2


def test_check_names_what_would_change(run: Command, dirty: Path, tmp_path: Path) -> None:
    fine = tmp_path / "fine.txt"
    fine.write_text(CLEAN)
    assert run("--check", fine) == (0, "", "")
    assert run("--check", fine, dirty) == (1, f"{dirty}\n", "")
