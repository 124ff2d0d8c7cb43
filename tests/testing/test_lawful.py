"""`assert_lawful` finds what docs/testing.md says it finds, with the smallest text, in words."""

import re
from pathlib import Path

import pytest

from newsclean.testing import UnlawfulError

PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text("utf-8")
LAWS = PAGE[PAGE.index("## The laws") : PAGE.index("## How newsclean")]
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMON, LAWFUL, *EXAMPLES = [text for _, text in BLOCK.findall(LAWS)]
PAIRS = list(zip(EXAMPLES[::2], EXAMPLES[1::2], strict=True))


def run(code: str) -> None:
    exec(compile(COMMON + code, "docs/testing.md", "exec"), {"__name__": "page"})


def test_a_filter_that_keeps_the_laws_passes() -> None:
    run(LAWFUL)


@pytest.mark.parametrize(("code", "shown"), PAIRS, ids=[shown[:5] for _, shown in PAIRS])
def test_an_example_breaks_its_law_as_the_page_shows(code: str, shown: str) -> None:
    with pytest.raises(UnlawfulError) as told:
        run(code)
    parts = [re.escape(part.rstrip("\n")) for part in shown.split("…")]
    assert re.match(".*".join(parts), str(told.value), re.DOTALL), told.value


def test_the_page_has_an_example_for_each_law() -> None:
    assert [shown[:5] for _, shown in PAIRS] == [f"law {number}" for number in range(1, 10)]
