"""Make the pictures of docs/report.md: a report of the fixtures, as Chromium shows it.

    python docs/make_pictures.py  # writes docs/report-*.png

It needs the extra `report`, the group `test`, and Chromium with its driver.
"""

import json
import sys
from contextlib import chdir
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from newsclean.cli import main as newsclean  # noqa: E402
from newsclean.testing.cases import read_cases  # noqa: E402
from tests.report.browser import chromium, sized  # noqa: E402

WIDTH, HEIGHT = 1_200, 640  # pixels
AT_ARTICLES = "byId('articles').scrollIntoView();"
PICTURES = {
    "report-overview.png": ("report.html", "light", ""),
    "report-article.png": (
        "articles.html",
        "light",
        f"select(listed.findIndex((one) => (one.title || '').startsWith('Ferry'))); {AT_ARTICLES} walkMarks(1)",
    ),
    "report-compare.png": ("compare.html", "dark", AT_ARTICLES),
}


def records() -> list[dict[str, str]]:
    """Return the texts of the fixtures, a site for each language."""
    return [
        {"text": case.input, "language": case.language, "site": f"{case.language}.lunepost.example"}
        for path in sorted(ROOT.glob("fixtures/*/cuts.txt"))
        for case in read_cases(path)
    ]


def shot(browser: Any, page: Path, theme: str, script: str, path: Path) -> None:
    """Take a picture of `page` after `script` has run there."""
    sized(browser, WIDTH, HEIGHT)
    browser.get(page.as_uri())
    browser.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    browser.execute_script(script)
    browser.save_screenshot(str(path))


def main() -> int:
    """Make the reports and write their pictures."""
    with TemporaryDirectory() as name, chdir(name):
        folder = Path(name)
        lines = [json.dumps(record) + "\n" for record in records()]
        Path("crawl.jsonl").write_text("".join(lines), "utf-8")
        copytree(ROOT / "fixtures" / "articles", "articles")
        newsclean(["crawl.jsonl", "--profile", "gentle", "-o", "before.jsonl"])
        newsclean(["crawl.jsonl", "-o", "report.html"])
        newsclean(["articles", "-o", "articles.html"])
        newsclean(["crawl.jsonl", "--compare", "before.jsonl", "-o", "compare.html"])
        with chromium(folder) as browser:
            browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
            for picture, (page, theme, script) in PICTURES.items():
                shot(browser, folder / page, theme, script, HERE / picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
