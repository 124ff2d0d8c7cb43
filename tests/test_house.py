"""The rules of the house: what must be there for every filter, and what must not be anywhere."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.filters import built_in
from newsclean.phrases.lists import rules
from newsclean.testing.cases import read_cases

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "newsclean"
FILTERS = sorted(built_in())
LEAST = 8  # cuts and keeps a filter
LANGUAGES = 4  # in the fixtures of a filter that is about words
BY_MARKUP = {"page_hints"}  # judges by what a page's markup said: tested in tests/readers/html


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_says_what_it_cuts_and_what_it_leaves_alone(name: str) -> None:
    text = importlib.import_module(f"newsclean.filters.{name}").__doc__ or ""
    assert "cut" in text.lower()
    assert "leaves alone" in text.lower()
    assert "known limits" in text.lower()


@pytest.mark.parametrize("name", sorted(set(FILTERS) - BY_MARKUP))
def test_a_filter_has_cuts_and_keeps_in_several_languages(name: str) -> None:
    cuts = read_cases(ROOT / "fixtures" / name / "cuts.txt")
    keeps = read_cases(ROOT / "fixtures" / name / "keeps.txt")
    assert len(cuts) >= LEAST
    assert len(keeps) >= LEAST
    assert len({case.language for case in cuts}) >= LANGUAGES


def test_every_phrase_and_fixture_belongs_to_a_filter() -> None:
    assert rules().keys() - {"dates", "names", "speech"} <= set(FILTERS)
    others = {"articles", "quotes", "pages"}
    assert {p.name for p in (ROOT / "fixtures").iterdir() if p.is_dir()} - others <= set(FILTERS)


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE))
)
def test_a_source_file_is_short_and_its_public_names_are_documented(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize(("folder", "other"), [("filters", "readers"), ("readers", "filters")])
def test_filters_and_readers_do_not_know_one_another(folder: str, other: str) -> None:
    for path in (SOURCE / folder).rglob("*.py"):
        assert f"newsclean.{other}" not in path.read_text("utf-8"), path


def test_the_generated_pages_are_as_the_code_would_write_them() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
