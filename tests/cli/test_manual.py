"""The manual says all that the parser knows."""

import sys

import pytest

from newsclean.cli.options import parser
from tests.docs.markdown import DOCS
from tests.docs.scripts import script

ACTIONS = [action for action in parser()._actions if action.dest != "help"]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.dest)
def test_every_option_is_in_the_docs_and_the_man_page(action) -> None:  # type: ignore[no-untyped-def]  # argparse.Action
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    page = (DOCS / "newsclean.1").read_text(encoding="utf-8").replace("\\-", "-")
    for name in action.option_strings or [action.metavar]:
        assert f"`{name}" in text, f"docs/cli.md does not speak of {name}"
        assert name in page
    for choice in action.choices or ():
        assert f"`{choice}`" in text, f"docs/cli.md does not speak of {choice}"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.dest)
def test_every_option_has_help(action) -> None:  # type: ignore[no-untyped-def]  # argparse.Action
    assert action.help


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="argparse words its help otherwise there")
@pytest.mark.parametrize(
    ("part", "package"), [("manual", "build_manpages"), ("completions", "shtab")]
)
def test_what_is_made_from_the_parser_is_current(part: str, package: str) -> None:
    pytest.importorskip(package)
    for path, text in getattr(script("make_cli"), part)().items():
        assert path.read_text(encoding="utf-8") == text, "run: python docs/make_cli.py"
