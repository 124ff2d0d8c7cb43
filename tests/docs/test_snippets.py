"""The Python of the pages runs, and what it shows is what it gives.

A page's blocks run one after another in one namespace, which holds what its readers have in theirs: a
dirty text, a page, some texts. Engines' recipes run in tests/engines, the laws' in tests/testing.
"""

import doctest
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.docs.markdown import DOCS, PAGES, ROOT, blocks, name

ELSEWHERE = {"docs/engines.md", "docs/testing.md"}
RUN = [page for page in PAGES if name(page) not in ELSEWHERE and blocks(page, "python")]
EMPTY = re.compile(r"^\n(?!>>> )", re.MULTILINE)  # in what is shown, not between examples
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def given() -> dict[str, Any]:
    """Return what a reader has at hand."""
    import newsclean

    dirty = (ROOT / "fixtures" / "articles" / "ferry.txt").read_text("utf-8")
    html = (DOCS / "examples" / "page.html").read_text("utf-8")
    return {
        "__name__": "page",
        "newsclean": newsclean,
        "Pipeline": newsclean.Pipeline,
        "clean": newsclean.clean,
        "dirty": dirty,
        "text": dirty,
        "texts": [dirty] * 3,
        "html": html,
        "page": html,
        "url": "https://herald.example/news/old-bridge-reopens",
        "title": "Ferry line rejects union's claim",
        "language": "en",
        "obj": {"title": "Ferry sails", "text": "The ferry sails again on Monday."},
        "another": newsclean.Learner(),
        "pipeline": newsclean.Pipeline.default(),
    }


def run(code: str, names: dict[str, Any], where: str) -> None:
    """Run a block, as statements or as what was typed and what came.

    Raises:
        AssertionError: it shows something else.
    """
    if not code.startswith(">>> "):
        exec(compile(code, where, "exec"), names)
        return
    code = EMPTY.sub("<BLANKLINE>\n", code.replace("…", "..."))
    test = doctest.DocTestParser().get_doctest(code, names, where, where, 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS, verbose=False).run(
        test, out=said.append, clear_globs=False
    )
    names.update(test.globs)
    assert not said, "".join(said)


@pytest.mark.parametrize("page", RUN, ids=name)
def test_the_python_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "src/newsclean/judge/weights.json.gz", tmp_path)
    monkeypatch.chdir(tmp_path)
    names = given()
    for code in blocks(page, "python"):
        run(code, names, name(page))
