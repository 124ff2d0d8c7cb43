"""What a page shows below a command is what the command prints."""

from pathlib import Path

import pytest

from tests.docs.markdown import name
from tests.docs.scripts import script

COMMANDS = script("commands")


@pytest.mark.slow
@pytest.mark.parametrize("page", COMMANDS.pages(), ids=name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path) -> None:
    assert COMMANDS.as_run(page) == page.read_text("utf-8"), "run: python docs/commands.py"


def test_a_line_of_three_dots_stands_for_any_lines() -> None:
    assert COMMANDS.fits("one\ntwo\nthree\n", "one\n…\nthree\n")
    assert not COMMANDS.fits("one\ntwo\n", "one\n…\nthree\n")


def test_three_dots_at_the_end_stand_for_the_rest_of_the_line() -> None:
    assert COMMANDS.fits("one and two\n", "one …\n")
    assert not COMMANDS.fits("one and two\nthree\n", "one …\n")


def test_what_no_longer_fits_is_written_anew(tmp_path: Path) -> None:
    block = "$ echo new\nold\n$ echo same; false\nsa…\n"
    assert COMMANDS.block_as_run(block, tmp_path) == "$ echo new\nnew\n$ echo same; false\nsa…\n"
