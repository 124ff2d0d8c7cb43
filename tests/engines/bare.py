"""The wheel by itself: it cleans text, says what pages need, and reads no TOML."""

import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from tests.engines import ROOT

FERRY = (ROOT / "fixtures/articles/ferry.txt").read_text("utf-8")
PACKAGE = Path(newsclean.__file__).parent


def run(*command: str | Path, input: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, input=input, check=False
    )


def test_the_wheel_is_what_is_tested() -> None:
    assert "site-packages" in PACKAGE.parts


def test_it_brings_nothing_that_only_pages_need() -> None:
    code = (
        "from importlib.util import find_spec as find;"
        "print([n for n in ('trafilatura', 'lxml', 'selectolax', 'w3lib', 'pyarrow') if find(n)])"
    )
    assert run("-c", code).stdout == "[]\n"


def test_a_text_is_cleaned_on_the_command_line_as_the_readme_says() -> None:
    made = run("-m", "newsclean", "--to", "explain", ROOT / "fixtures/articles/ferry.txt")
    assert made.returncode == 0
    assert "patreon" in made.stdout


def test_a_first_article_reads_no_toml_and_writes_no_file() -> None:
    before = {path for path in PACKAGE.rglob("*") if path.suffix != ".pyc"}
    code = (
        "import sys, newsclean; newsclean.clean(sys.stdin.read()); print('tomllib' in sys.modules)"
    )
    assert run("-B", "-c", code, input=FERRY).stdout == "False\n"
    assert {path for path in PACKAGE.rglob("*") if path.suffix != ".pyc"} == before


@pytest.mark.parametrize(("extractor", "extra"), [("trafilatura", "html"), ("resiliparse", "fast")])
def test_a_page_is_refused_with_the_command_that_installs_what_it_needs(
    extractor: str, extra: str
) -> None:
    told = (
        rf"^[^.]+: pip install 'newsclean\[{extra}\]' \(in a clone: pip install '\.\[{extra}\]'\)$"
    )
    with pytest.raises(newsclean.MissingExtraError, match=told):
        newsclean.clean_html("<p>A page.</p>", extractor=extractor)  # type: ignore[arg-type]
    page = ROOT / "fixtures/pages/bridge.html"
    made = run("-m", "newsclean", "--extractor", extractor, page)
    assert made.returncode == 2
    assert f"pip install 'newsclean[{extra}]'" in made.stderr
    assert "Traceback" not in made.stderr


def test_a_record_that_holds_a_page_fails_alone_with_that_sentence() -> None:
    lines = '{"html": "<p>A page.</p>"}\n{"text": "A text."}\n'
    made = run("-m", "newsclean", "--from", "jsonl", "--to", "jsonl", input=lines)
    first, second = made.stdout.splitlines()
    assert '"type":"MissingExtra"' in first
    assert "newsclean[html]" in first
    assert '"article"' in second
