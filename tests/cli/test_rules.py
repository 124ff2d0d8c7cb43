"""Site rules on the command line: learned, checked, applied."""

import json
from pathlib import Path

import pytest

from tests.cli.command import newsclean
from tests.cli.conftest import Command
from tests.learning.invented import corpus

CUT = "Never miss a tide: join The Lune Letter"


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighty articles of one paper as JSONL, each with its address."""
    path = tmp_path_factory.mktemp("rules") / "crawl.jsonl"
    lines = [
        json.dumps({"text": article.text, "url": f"https://www.lunepost.example/{i}"})
        for i, article in enumerate(corpus()[:80])
    ]
    path.write_text("\n".join([*lines, "{"]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def rules(crawl: Path) -> Path:
    """The rules that were learned from them."""
    path = crawl.with_name("site.toml")
    made = newsclean(crawl, "-o", path)  # the suffix says that rules are wanted
    assert b"learned" in made.stderr
    assert b"1 of 81 records failed" in made.stderr or made.returncode == 1
    return path


def test_rules_are_learned_by_the_site_of_the_address(rules: Path) -> None:
    text = rules.read_text(encoding="utf-8")
    assert f'site = "lunepost.example"\nmatch = "{CUT}"' in text


def test_any_number_of_processes_learns_the_same_file(crawl: Path, rules: Path) -> None:
    other = crawl.with_name("other.toml")
    newsclean(crawl, "--to", "rules", "-j", "2", "-o", other)
    assert other.read_bytes() == rules.read_bytes()


def test_rules_cut_what_they_name_and_say_so(run: Command, crawl: Path, rules: Path) -> None:
    out = crawl.with_name("clean.jsonl")
    run(crawl, "--rules", rules, "-o", out)
    articles = [json.loads(line).get("article") for line in out.read_text("utf-8").splitlines()]
    removals = [r for a in articles if a for r in a["removals"] if r["filter"] == "site_rules"]
    assert any(r["text"].strip() == CUT for r in removals)
    assert all("articles of lunepost.example" in r["evidence"] for r in removals)


def test_statistics_count_each_learned_rule(run: Command, crawl: Path, rules: Path) -> None:
    _, table, _ = run(crawl, "--rules", rules, "--to", "stats")
    assert "site_rules.never-miss-a-tide-" in table


def test_learn_is_both_in_one_go(run: Command, crawl: Path, rules: Path) -> None:
    run(crawl, "--rules", rules, "-o", crawl.with_name("a.jsonl"))
    _, _, said = run(crawl, "--learn", "-o", crawl.with_name("b.jsonl"))
    assert "learned" in said
    assert crawl.with_name("a.jsonl").read_bytes() == crawl.with_name("b.jsonl").read_bytes()


def test_learning_from_a_pipe_is_refused_with_the_reason(crawl: Path) -> None:
    made = newsclean("--from", "jsonl", "--learn", text=crawl.read_bytes())
    assert made.returncode == 2
    assert b"--learn reads the inputs twice" in made.stderr


def test_a_good_file_of_rules_is_checked(run: Command, rules: Path) -> None:
    status, told, _ = run("--check-rules", rules)
    assert status == 0
    assert "rules for 1 site" in told


@pytest.mark.parametrize("option", ["--check-rules", "--rules"])
def test_a_bad_file_of_rules_is_refused_with_its_line(
    run: Command, crawl: Path, tmp_path: Path, option: str
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('format = 1\n\n[[rule]]\nmatch = "{number}"\nwhere = ["line"]\n', "utf-8")
    status, _, said = run(crawl, option, bad)
    assert status == 2
    assert f"{bad}, line 3: match has no word that is always the same" in said


def test_a_file_of_rules_that_is_not_there_is_refused(run: Command, crawl: Path) -> None:
    assert run(crawl, "--rules", "nowhere.toml")[0] == 2
    assert run("--check-rules", "nowhere.toml")[0] == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--learn", "--rules", "x.toml"), "give one of them"),
        (("--learn", "--to", "rules"), "give one of them"),
        (("--to", "rules", "--resume", "-o", "x.toml"), "made anew"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    run: Command, crawl: Path, options: tuple[str, ...], told: str
) -> None:
    status, _, said = run(crawl, *options)
    assert status == 2
    assert told in said


def test_a_resumed_run_with_other_rules_is_refused(run: Command, crawl: Path, rules: Path) -> None:
    out = crawl.with_name("stopped.jsonl")
    run(crawl, "--rules", rules, "--on-error", "fail", "-o", out)
    assert out.with_name("stopped.jsonl.journal").exists()
    other = crawl.with_name("edited.toml")
    other.write_text(rules.read_text("utf-8").replace(CUT, f"{CUT} now"), "utf-8")
    status, _, said = run(crawl, "--rules", other, "--resume", "-o", out)
    assert status == 2
    assert "begun with rules" in said
