"""The explanation and the diff."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from newsclean import clean
from newsclean.writers import diff, explain
from tests.effort import examples

PROSE = (
    "The ferry between Larkhaven and Ost Vale will run again from Monday, the harbour office said."
)


def test_what_was_cut_stands_marked_in_its_place_with_its_rule() -> None:
    shown = explain.write(clean(f"{PROSE}\n\nShare this\n\n{PROSE[:-1]} twice.")).decode()
    assert "│ [-Share this-]\n" in shown
    assert "share_widgets." in shown
    assert f" {PROSE}\n" in shown
    assert "cut share_widgets." in shown


def test_what_was_mended_shows_before_and_after() -> None:
    shown = explain.write(clean(PROSE.replace(" run ", " run\xa0\xa0"))).decode()
    assert "run[-\\xa0\\xa0-]{+ +}again" in shown


def test_nothing_in_a_text_can_steer_the_terminal() -> None:
    dirty = f"{PROSE}\n\n\x1b[2J\x07{PROSE}\x9b31m again."
    for written in (
        explain.write(clean(dirty)),
        diff.write(clean(dirty), "ferry.txt", for_terminal=True),
    ):
        assert not {"\x1b", "\x07", "\x9b"} & set(written.decode())


def test_long_lines_are_wrapped_for_a_terminal() -> None:
    lines = explain.write(clean(f"{PROSE}\n\nShare this"), width=80).decode().split("\n")
    assert all(len(line) <= 80 for line in lines[:4])
    assert len(lines) > 3


@pytest.mark.parametrize(
    "line",
    [
        "港の渡し船は月曜日から再び運航すると港務局が発表した。" * 6,
        "그 다리는 월요일 아침에 모든 차량에 다시 개방되었다고 시청이 밝혔다. " * 6,
        "เรือข้ามฟากจะกลับมาให้บริการอีกครั้งตั้งแต่วันจันทร์" * 6,
        f"See https://post.example/{'ferry-' * 40} for the timetable. " * 3,
        "مركب العبور يعود إلى العمل يوم الاثنين كما أعلن مكتب الميناء. " * 6,
    ],
)
def test_lines_are_wrapped_by_the_columns_that_a_terminal_gives_them(line: str) -> None:
    made = explain.write(clean(f"{line}\n\nShare this"), width=80).decode()
    rows = [row for row in made.split("\n\ncut ")[0].split("\n") if row]
    assert len(rows) > 3
    assert max(map(wcswidth, rows)) <= 80
    text = "".join(row[30:] for row in rows if "[-" not in row)
    assert "".join(text.split()) == "".join(line.split())


@examples(60)
@given(
    st.lists(
        st.sampled_from([PROSE, "Share this", "", "A line.\xa0", "© 2031 Larkhaven Post"]),
        max_size=12,
    )
)
def test_a_diff_takes_the_input_to_the_article(lines: list[str]) -> None:
    text = "\n".join(lines)
    after = f"{clean(text)}\n"
    made = diff.aligned(text, after, diff.line_starts(clean(text)))
    old, new = [], []
    for mark, line in made:
        if mark != "+":
            old.append(line)
        if mark != "-":
            new.append(line)
    assert "\n".join(old) == text.removesuffix("\n")
    assert "\n".join(new) == after.removesuffix("\n")


@pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch here")
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_patch_understands_the_diff(tmp_path: Path, end: str) -> None:
    text = "\n".join(f"{PROSE[:-1]} for the {n}th time." for n in range(30))
    text = text.replace("the 9th time.", "the 9th time.\nShare this") + f"\n\nScroll To Top{end}"
    (tmp_path / "ferry.txt").write_text(text)
    command = ["patch", "-s", str(tmp_path / "ferry.txt")]
    subprocess.run(command, input=diff.write(clean(text), "ferry.txt"), check=True)
    assert (tmp_path / "ferry.txt").read_text() == f"{clean(text)}\n"


def test_a_clean_text_has_no_diff() -> None:
    assert diff.write(clean(PROSE), "ferry.txt") == b""
    assert diff.write(clean(f"{PROSE}\n"), "ferry.txt") == b""
