"""datatrove gives what serial newsclean gives, in several tasks, and counts the same."""

import json
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers.jsonl import JsonlWriter

from newsclean import clean_html, learn
from newsclean.integrations.datatrove import (
    CleanExtractor,
    CleanFilter,
    CleanFormatter,
    LearnRules,
    learned_rules,
)
from newsclean.integrations.fields import body
from newsclean.site_rules.file import write_rules
from tests.engines import ROOT
from tests.engines.recipes import given, recipe
from tests.engines.rows import MEMORY, PARTS, PIPELINE, POISON, learned, lessons, rows

TEXTS = {str(one["id"]): one["text"] for one in rows() if one["text"]}  # datatrove skips empty ones

DOCUMENTS = [{"id": n, "text": text} for n, text in TEXTS.items()]


def written(folder: Path) -> dict[str, Any]:
    lines = [
        line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()
    ]
    return {one["id"]: one for one in map(json.loads, lines)}


@pytest.mark.parametrize("workers", [1, 2])
def test_every_document_comes_out_as_from_serial_newsclean(tmp_path: Path, workers: int) -> None:
    source = given(tmp_path / "in", DOCUMENTS, 3)
    executor = LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(source)),
            CleanFormatter(PIPELINE),
            CleanFilter(
                most_removed=0.9,
                exclusion_writer=JsonlWriter(str(tmp_path / "dropped"), compression=None),
            ),
            JsonlWriter(str(tmp_path / "kept"), compression=None),
        ],
        tasks=3,
        workers=workers,
        logging_dir=str(tmp_path / "logs"),
        start_method="spawn",
    )
    executor.run()
    kept, dropped = written(tmp_path / "kept"), written(tmp_path / "dropped")
    assert {*kept, *dropped} == {*TEXTS}
    removed = 0
    for number, text in TEXTS.items():
        made = kept.get(number) or dropped[number]
        if text == POISON:
            assert made["text"] == text
            assert made["metadata"]["newsclean"]["error"].startswith("ZeroDivisionError: ")
            assert made["metadata"]["filter_reason"] == "failed"
            continue
        article = PIPELINE(text)
        removed += sum(len(cut.text) for cut in article.removals)
        assert made.get("text", "") == body(article)  # the writer leaves out what is empty
        assert made["metadata"].get("authors", []) == [*article.authors]
        assert (number in dropped) == (
            not article.text
            or made["metadata"]["newsclean"]["share"] > 0.9
            or (article.completeness is not None and article.completeness.verdict != "full")
        )
    stats = json.loads((tmp_path / "logs" / "stats.json").read_text())
    (formatter,) = [one["stats"] for one in stats if "FORMAT" in one["name"]]
    assert _total(formatter["total"]) == len(TEXTS)
    assert _total(formatter["failed"]) == 1
    assert _total(formatter["removed_characters"]) == removed


def test_the_recipe_of_the_docs_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(tmp_path / "articles", DOCUMENTS, 1)
    monkeypatch.chdir(tmp_path)
    exec(recipe("datatrove"), {})
    assert sum(1 for _ in (tmp_path / "cleaned").glob("*.jsonl.gz")) >= 1


def _total(stat: Any) -> int:
    return int(stat["total"] if isinstance(stat, dict) else stat)


def test_a_document_that_no_formatter_has_seen_is_refused() -> None:
    with pytest.raises(ValueError, match="stands behind a CleanFormatter"):
        CleanFilter().filter(Document(text="A line.", id="1"))


def test_a_page_is_extracted_in_its_sandbox() -> None:
    page = (ROOT / "fixtures/pages/bridge.html").read_text("utf-8")
    documents = [Document(text=page, id="1"), Document(text="", id="2")]
    extractor = CleanExtractor(timeout=60)
    (made,) = extractor.run(documents)
    assert extractor.extractor == signature(clean_html).parameters["extractor"].default
    assert made.text == str(clean_html(page))


@pytest.mark.parametrize("parts", PARTS)
def test_learning_in_parts_gives_the_rules_of_one_process(tmp_path: Path, parts: int) -> None:
    source = given(tmp_path / "in", [one for one in lessons() if one["text"]], parts)
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(source)),
            LearnRules(str(tmp_path / "parts"), memory=MEMORY, most=40),
        ],
        tasks=parts,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
        start_method="spawn",
    ).run()
    assert len([*(tmp_path / "parts").iterdir()]) == parts
    assert write_rules(learned_rules(str(tmp_path / "parts"))) == learned()


def test_a_folder_that_nothing_was_learned_into_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"there is nothing in .* that a LearnRules wrote"):
        learned_rules(str(tmp_path))


def test_the_recipe_of_learning_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(tmp_path / "articles", DOCUMENTS, 1)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(recipe("Learning with datatrove"), names)
    assert names["rules"] == learn(TEXTS.values())
