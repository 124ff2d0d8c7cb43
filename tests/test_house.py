"""The rules of the house: what must be there for every filter, and what must not be anywhere."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclean.filters import built_in
from newsclean.model.article import Article
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
    assert rules().keys() - {"dates", "headlines", "names", "speech", "words"} <= set(FILTERS)
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


def rooms() -> dict[str, set[str]]:
    """Return the rooms of docs/architecture.md, and those that each may import."""
    table = re.findall(
        r"^\| `([\w.]+)` \| [^|]+ \| ([^|]*) \|$",
        (ROOT / "docs" / "architecture.md").read_text("utf-8"),
        re.MULTILINE,
    )
    return {room: set(re.findall(r"`([\w.]+)`", others)) for room, others in table}


def room_of(path: Path) -> str:
    """Return the room of `path`: its first folder, or a folder in that which is a room of its own."""
    parts = path.relative_to(SOURCE).parts
    nested = ".".join(parts[:2])
    return nested if nested in rooms() else parts[0]


def file_of(module: str) -> Path | None:
    """Return the file of `module`, if there is such a module."""
    at = SOURCE.parent / Path(*module.split("."))
    found = at / "__init__.py" if at.is_dir() else at.with_suffix(".py")
    return found if found.exists() else None


def imports(path: Path, *, types: bool = True) -> Iterator[Path]:
    """Yield the files of this package that `path` imports, wherever in it; for `types` alone, too."""
    tree = ast.parse(path.read_text("utf-8"))
    if not types:
        tree.body = [node for node in tree.body if not isinstance(node, ast.If)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("newsclean."):
                yield file_of(name) or file_of(name.rpartition(".")[0]) or SOURCE / "__init__.py"


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p.parent != SOURCE or p.name in rooms())


def test_the_table_of_rooms_names_every_room() -> None:
    found = {room_of(path) for path in SOURCE.rglob("*.py")}
    assert found - {"__init__.py", "__main__.py"} == rooms().keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    if room != "testing":
        others = {room_of(other) for other in imports(path)} - {room, "__init__.py"}
        assert others <= rooms()[room]


def test_no_module_imports_itself_through_others() -> None:
    arrows = {path: {*imports(path, types=False)} - {path} for path in MODULES}
    done: set[Path] = set()

    def walk(path: Path, way: tuple[Path, ...]) -> None:
        assert path not in way, " → ".join(str(p.relative_to(SOURCE)) for p in (*way, path))
        if path not in done:
            for other in sorted(arrows.get(path, ())):
                walk(other, (*way, path))
            done.add(path)

    for path in MODULES:
        walk(path, ())


FIELDS = set(Article.__struct_fields__)


def names_of_filters(path: Path) -> Iterator[str]:
    """Yield the names of filters that `path` holds as strings or imports.

    "tags" and "captions" are fields of an Article as well: ("tags", …) is such a pair.
    """
    tree = ast.parse(path.read_text("utf-8"))
    pairs = {
        id(node.elts[0]) for node in ast.walk(tree) if isinstance(node, ast.Tuple) and node.elts
    }
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for node in strings:
        is_field = id(node) in pairs and node.value in FIELDS
        if node.value in FILTERS and not is_field:
            yield str(node.value)
    for other in imports(path):
        if SOURCE / "filters" in other.parents:
            yield other.relative_to(SOURCE / "filters").parts[0].removesuffix(".py")


@pytest.mark.parametrize(
    "path",
    sorted((SOURCE / "filters").glob("*/*.py")) + sorted((SOURCE / "filters").glob("[a-z]*.py")),
    ids=lambda p: str(p.relative_to(SOURCE)),
)
def test_a_filter_never_sees_another(path: Path) -> None:
    own = path.relative_to(SOURCE / "filters").parts[0].removesuffix(".py")
    assert set(names_of_filters(path)) <= {own}


def test_the_generated_pages_are_as_the_code_would_write_them() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
