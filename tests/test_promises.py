"""docs/promises.md names a test for each promise: these tests are there, and no promise is without."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))
ROWS = [
    row
    for row in re.findall(r"^\| .*$", PAGE, re.MULTILINE)
    if not row.endswith(("| held by |", "|---|"))
]


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[f"{path}::{name}" for path, name in NAMED])
def test_a_test_that_the_page_names_is_there(path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    tests = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert name in tests if name else any(each.startswith("test_") for each in tests)


@pytest.mark.parametrize("row", ROWS, ids=[row[2:40] for row in ROWS])
def test_a_promise_has_a_test(row: str) -> None:
    assert re.search(r"`tests/[\w/]+\.py(::test_\w+)?` \|$", row)


def test_every_law_is_promised() -> None:
    assert re.findall(r"^\| (\d)\. ", PAGE, re.MULTILINE) == [str(n) for n in range(1, 10)]
