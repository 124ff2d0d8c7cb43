"""What pages name in passing is there: attributes, modules, options."""

import importlib
import re
from pathlib import Path

import pytest

import newsclean
from newsclean.cli.options import parser
from tests.docs.markdown import BLOCK, PAGES, ROOT, name

CODE = re.compile(r"`([^`\n]+)`")
DOTTED = re.compile(r"(?:newsclean|Pipeline|Article|article)(?:\.[A-Za-z_]\w*)+")
OPTIONS = {option for action in parser()._actions for option in action.option_strings}
OF_OTHERS = {ROOT / "CONTRIBUTING.md"}  # speaks of uv's options


def in_passing(page: Path) -> list[str]:
    """Return what `page` sets as code inside its sentences."""
    return CODE.findall(BLOCK.sub("", page.read_text("utf-8")))


def there(dotted: str) -> bool:
    """Is there such a module, or such an attribute of one, of a Pipeline or of an Article?"""
    first, *rest = dotted.split(".")
    if first != "newsclean":
        first, *rest = "newsclean", first.title(), *rest
    value: object = newsclean
    for at, part in enumerate(rest, 2):
        if not hasattr(value, part):
            try:
                importlib.import_module(".".join(["newsclean", *rest][:at]))
            except ImportError:
                return False
        value = getattr(value, part)
    return True


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_dotted_name_in_a_sentence_is_there(page: Path) -> None:
    engines = "newsclean.integrations."  # import engines that are not installed here
    missing = {
        dotted
        for code in in_passing(page)
        for dotted in DOTTED.findall(code)
        if not dotted.startswith(engines) and not there(dotted)
    }
    assert not missing


@pytest.mark.parametrize("page", sorted(set(PAGES) - OF_OTHERS), ids=name)
def test_an_option_in_a_sentence_is_one_of_the_command_line(page: Path) -> None:
    named = {
        option
        for code in in_passing(page)
        if code.startswith(("--", "newsclean "))
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)
    }
    assert named <= OPTIONS
