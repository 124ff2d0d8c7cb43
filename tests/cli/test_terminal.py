"""What cannot be written, and what must not steer a terminal or stumble over a file's name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean import clean, clean_html
from newsclean.cli.report import say
from newsclean.corpus.output import Frame, Shown
from newsclean.text.visible import harmless_bytes
from tests.cli.command import DIRTY, NEWSCLEAN, environment
from tests.cli.conftest import Command, lines, written

STEERING = "\x1b[31mred\x1b[2J\x07\x9b31m"
SIGNS = {"\x1b", "\x07", "\x9b"}
PROSE = "<p>The ferry will run again from Monday, the harbour office said in Larkhaven.</p>" * 3
NOT_UTF8 = os.fsdecode(b"caf\xe9.txt")
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/full")


def shell(command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run newsclean in a shell command, where {} stands for it."""
    line = command.format(" ".join(NEWSCLEAN))
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, check=False, env=environment(), timeout=60
    )


@UNIX
@pytest.mark.parametrize("what", ["--version", "--list-filters", "--help"])
def test_where_nothing_can_be_written_it_is_said_in_one_line(what: str) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full")
    done = shell("{} " + what + " > /dev/full")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"cannot write standard output" in done.stderr
    done = shell("{} " + what + " | true; exit ${{PIPESTATUS[0]}}")
    assert done.returncode in (0, 141)
    assert done.stderr == b""
    done = shell("{} " + what + " >&-")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{STEERING} and a title of it &#27;[2J</title>",
        f'<meta property="og:title" content="{STEERING} and a title of it &#x1b;[2J">',
        '<script type="application/ld+json">'
        + json.dumps({"@type": "NewsArticle", "headline": STEERING, "author": STEERING})
        + "</script>",
    ],
)
def test_nothing_that_a_page_says_of_itself_can_steer_a_terminal(head: str) -> None:
    article = clean_html(f"<html><head>{head}</head><body><article>{PROSE}</article></body></html>")
    said = [article.title or "", *article.authors, article.publisher or "", *article.tags]
    assert not SIGNS & set("".join(said))
    assert article.title
    assert not SIGNS & set(str(clean("A line of text.", title=STEERING)))


def test_a_message_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"cannot read {STEERING}")
    assert not SIGNS & set(capsys.readouterr().err)


def test_a_terminal_is_written_to_without_control_characters(tmp_path: Path) -> None:
    with (tmp_path / "terminal").open("wb", buffering=0) as raw:
        Shown(raw, Frame()).write([f"{STEERING} é\t—\f\n".encode()])
    assert (tmp_path / "terminal").read_text("utf-8") == (
        "\\x1b[31mred\\x1b[2J\\x07\\x9b31m é\t—\f\n"
    )
    assert harmless_bytes("ß語\u2028".encode()) == "ß語\u2028".encode()


@pytest.mark.parametrize("to", ["stats", "explain"])
def test_no_name_of_a_file_and_no_text_in_it_can_steer_a_terminal(
    run: Command, tmp_path: Path, to: str
) -> None:
    for name in (f"{STEERING}.txt", "b.txt"):
        (tmp_path / name).write_text(DIRTY.replace("Share", "Share\x1b[2J\x07"))
    _, out, said = run(tmp_path, "--to", to, "--only", "share_widgets")
    assert not SIGNS & set(out + said)
    written(tmp_path / f"{STEERING}.jsonl", [{}])
    _, out, said = run(tmp_path, "--to", to)
    assert not SIGNS & set(out + said)


@UNIX
@pytest.mark.parametrize("to", ["jsonl", "stats", "explain", "diff", "text", "json", "check"])
def test_a_file_may_have_a_name_that_is_not_utf8(tmp_path: Path, to: str) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / NOT_UTF8).write_text(DIRTY)
    written(folder / "bad.jsonl", [{}, {"text": DIRTY}])
    errors = tmp_path / "errors.jsonl"
    form = ["--check"] if to == "check" else ["--to", to]
    done = subprocess.run(
        [*NEWSCLEAN, tmp_path, *form, "--errors", errors],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    assert done.returncode == 1
    assert b"neither 'text' nor 'html'" in done.stderr
    assert lines(errors.read_text())[0]["source"].endswith("caf\\udce9/bad.jsonl")
    if to == "jsonl":
        assert lines(done.stdout.decode())[2]["file"].endswith("\\udce9.txt")
    if to in ("check", "diff"):
        assert os.fsencode(folder / NOT_UTF8) in done.stdout
