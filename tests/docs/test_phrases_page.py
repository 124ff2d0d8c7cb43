"""The examples of docs/howto/phrases.md are as the phrases and the fixtures are."""

import tomllib
from pathlib import Path

from newsclean import clean
from newsclean.testing.cases import read_cases
from tests.docs.markdown import DOCS, ROOT, blocks

PAGE = DOCS / "howto" / "phrases.md"


def test_the_phrases_it_shows_are_in_the_file_it_names() -> None:
    (shown,) = blocks(PAGE, "toml")
    phrases = tomllib.loads((ROOT / "src/newsclean/phrases/fi.toml").read_text("utf-8"))
    wanted = tomllib.loads(shown)["share_widgets"]["button"]
    assert wanted
    assert set(wanted) <= set(phrases["share_widgets"]["button"])


def test_the_case_it_shows_comes_out_as_it_says(tmp_path: Path) -> None:
    (shown,) = blocks(PAGE, "")
    (tmp_path / "cuts.txt").write_text(shown, encoding="utf-8")
    (case,) = read_cases(tmp_path / "cuts.txt")
    assert clean(case.input, language=case.language).text == case.expected.strip()
