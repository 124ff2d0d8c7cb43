"""The report on the command line."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from newsclean.report import plots
from tests.cli.command import CLEAN, DIRTY, newsclean
from tests.cli.conftest import Command, written

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge stays shut</title></head><body><article>
<h1>Bridge stays shut</h1>
<p>The bridge at Harwick stays shut until the spring, the county said on Tuesday in a short note.</p>
<p>Two of its piers have moved by a hand's breadth since the flood, the county's engineers found.</p>
</article></body></html>"""


def data_of(path: Path) -> Any:
    """Return the data of the report at `path`."""
    found = re.search(r'id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_corpus_has_a_report(run: Command, corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"  # whose suffix says what is wanted
    assert run(corpus, "-o", path) == (0, "", "")
    made = data_of(path)
    assert made["totals"]["articles"] == 200
    assert made["about"]["inputs"] == [str(corpus)]
    assert [rule["name"] for rule in made["rules"]] == ["share_widgets.button"]


def test_any_number_of_processes_makes_the_same_report(corpus: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.html", tmp_path / "2.html"
    newsclean(corpus, "--to", "report", "-o", one)
    newsclean(corpus, "--to", "report", "-j", "2", "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_a_report_can_be_made_of_a_single_text(run: Command, dirty: Path) -> None:
    status, page, _ = run(dirty, "--to", "report")
    assert status == 0
    assert page.startswith("<!DOCTYPE html>")


def test_a_folder_of_texts_pages_and_tables_has_one_report(run: Command, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    (folder / "b.html").write_text(PAGE, "utf-8")
    (folder / "c.csv").write_text(f'text\n"{DIRTY}"\n', "utf-8")
    written(folder / "d.jsonl", [{"text": DIRTY}, {"no": "text"}])
    path = tmp_path / "report.html"
    assert run(folder, "-o", path)[0] == 1  # a record has no text
    made = data_of(path)
    assert made["totals"]["articles"] == 4
    assert made["totals"]["failed"] == 1
    assert made["verdicts"]
    assert {Path(one["place"].partition(":")[0]).name for one in made["articles"]} == {
        "a.txt",
        "b.html",
        "c.csv",
        "d.jsonl",
    }


def test_options_that_change_an_article_are_told(
    run: Command, corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    run(corpus, "--profile", "gentle", "--skip", "tags,polls", "-o", path)
    assert data_of(path)["about"]["options"] == {"profile": "gentle", "skip": "tags, polls"}


def test_a_report_with_learn_has_the_rules_to_review(run: Command, tmp_path: Path) -> None:
    from tests.learning.invented import corpus as invented

    records = [
        {"text": article.text, "url": f"https://www.lunepost.example/{i}"}
        for i, article in enumerate(invented()[:80])
    ]
    path = tmp_path / "report.html"
    run(written(tmp_path / "crawl.jsonl", records), "--learn", "-o", path)
    made = data_of(path)
    assert "Never miss a tide: join The Lune Letter" in {
        r["match"] for r in made["review"]["rules"]
    }
    assert any(rule["name"].startswith("site_rules.never-miss") for rule in made["rules"])


def test_a_run_is_compared_with_an_earlier_one(run: Command, corpus: Path, tmp_path: Path) -> None:
    before, path = tmp_path / "before.jsonl", tmp_path / "report.html"
    run(corpus, "--skip", "share_widgets", "-o", before)
    assert run(corpus, "--compare", before, "-o", path)[0] == 0
    made = data_of(path)["compare"]
    assert made["with"] == str(before)
    assert (made["found"], made["differ"]) == (200, 200)
    assert made["rules"] == [["share_widgets.button", 10 * 200, 0]]


def test_equal_runs_do_not_differ(run: Command, corpus: Path, tmp_path: Path) -> None:
    before, path = tmp_path / "before.jsonl", tmp_path / "report.html"
    run(corpus, "--into", "clean", "-o", before)
    run(corpus, "--compare", before, "--into", "clean", "-o", path)
    assert data_of(path)["compare"]["differ"] == 0


def test_articles_that_the_earlier_run_had_not_are_counted(
    run: Command, corpus: Path, tmp_path: Path
) -> None:
    before, path = tmp_path / "before.jsonl", tmp_path / "report.html"
    run(written(tmp_path / "other.jsonl", [{"text": CLEAN}]), "-o", before)
    run(corpus, "--compare", before, "-o", path)
    assert data_of(path)["compare"]["found"] == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--compare", "nowhere.jsonl"), "cannot read nowhere.jsonl"),
        (("--compare", "CORPUS"), "holds no articles in the field 'article'"),
        (("--compare", "CORPUS", "--to", "stats"), "--compare goes with --to report"),
        (("--compare", "CORPUS", "-o", "CORPUS"), "would be written over"),
        (("--to", "report", "--resume", "-o", "x.html"), "are made anew"),
    ],
)
def test_what_cannot_be_reported_is_refused_with_the_reason(
    run: Command, corpus: Path, options: tuple[str, ...], told: str
) -> None:
    status, _, said = run(corpus, *[str(corpus) if o == "CORPUS" else o for o in options])
    assert status == 2
    assert told in said


def test_without_the_extra_one_sentence_says_what_to_install(
    run: Command, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pygal", None)
    plots.require_plots.cache_clear()
    status, _, said = run(corpus, "-o", tmp_path / "report.html")
    assert status == 2
    assert "a report needs the package pygal: pip install 'newsclean[report]'" in said
