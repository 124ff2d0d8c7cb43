"""Pages through the command: what is known of them, and who extracts."""

import gzip
import json
from pathlib import Path

import pytest

from newsclean.judge.model import WEIGHTS
from tests.cli.conftest import Command, lines, written
from tests.readers.html import page

TITLE = "Old bridge reopens after two years of repairs"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A page as a file."""
    path = tmp_path / "bridge.html"
    path.write_text(page("bridge"), encoding="utf-8")
    return path


def test_a_page_says_its_title_and_language_itself(run: Command, bridge: Path) -> None:
    (record,) = lines(run(bridge, "--to", "jsonl")[1])
    assert (record["article"]["title"], record["article"]["language"]) == (TITLE, "en")


def test_the_title_and_language_that_are_given_win(run: Command, bridge: Path) -> None:
    given = ("--title", "The bridge is back", "--language", "de")
    (record,) = lines(run(bridge, "--to", "jsonl", *given)[1])
    article = record["article"]
    assert (article["title"], article["language"]) == ("The bridge is back", "de")


def test_a_records_own_title_and_language_win_over_those_of_its_page(
    run: Command, tmp_path: Path
) -> None:
    record = {"html": page("bridge"), "title": "The bridge is back", "lang": "de"}
    path = written(tmp_path / "in.jsonl", [record, {"html": page("bridge")}])
    own, plain = lines(run(path, "--language-field", "lang")[1])
    assert (own["article"]["title"], own["article"]["language"]) == ("The bridge is back", "de")
    assert (plain["article"]["title"], plain["article"]["language"]) == (TITLE, "en")


@pytest.mark.parametrize("extractor", ["judge", "trafilatura", "resiliparse"])
def test_the_extractor_can_be_chosen(
    run: Command, bridge: Path, monkeypatch: pytest.MonkeyPatch, extractor: str
) -> None:
    if extractor == "resiliparse":
        pytest.importorskip("resiliparse")
    ways = {
        "judge": "judged.read_judged",
        "trafilatura": "reader.trafilatura_lines",
        "resiliparse": "fast.read_fast",
    }

    def refuse(*arguments: object) -> None:
        raise AssertionError("another one is not asked for")

    for name in ways.keys() - {extractor}:
        monkeypatch.setattr(f"newsclean.readers.html.{ways[name]}", refuse)
    status, out, _ = run(bridge, "--extractor", extractor)
    assert status == 0
    assert out.startswith(f"{TITLE}\n\n")


def test_an_extractor_that_is_not_installed_is_one_sentence_with_the_command(
    run: Command, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.readers.extractors.missing", lambda extractor: ("resiliparse",))
    status, out, said = run(bridge, "--extractor", "resiliparse")
    assert (status, out, said.count("\n")) == (2, "", 1)
    assert "pip install 'newsclean[fast]'" in said


def test_an_extractor_that_is_not_known_is_refused(run: Command, bridge: Path) -> None:
    status, _, said = run(bridge, "--extractor", "readability")
    assert status == 2
    assert "resiliparse" in said


def test_a_run_is_not_taken_up_with_another_extractor() -> None:
    from newsclean.corpus.job import Job

    assert Job(extractor="resiliparse").options() != Job().options()


def test_weights_of_ones_own_choose_the_lines_of_a_page(
    run: Command, bridge: Path, tmp_path: Path
) -> None:
    stored = json.loads(gzip.decompress(WEIGHTS.read_bytes()))
    stored["quick_sure"][0] = 99.0  # the gate: no block is a candidate
    own = tmp_path / "weights.json.gz"
    own.write_bytes(gzip.compress(json.dumps(stored).encode()))
    (record,) = lines(run(bridge, "--to", "jsonl", "--weights", own)[1])
    assert (
        "no article was found in the page; all its prose is kept" in record["article"]["warnings"]
    )


def test_weights_that_are_none_are_refused(run: Command, bridge: Path, tmp_path: Path) -> None:
    missing = run(bridge, "--weights", tmp_path / "none")
    damaged = run(bridge, "--weights", bridge)
    assert (missing[0], damaged[0]) == (2, 2)
    assert "weights are not there" in missing[2]
    assert "weights are damaged" in damaged[2]
