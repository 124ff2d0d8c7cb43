"""Hugging Face datasets give what serial newsclean gives, streamed or not, and never what is stale."""

from pathlib import Path
from typing import Any

import datasets
import pytest
from datasets.fingerprint import Hasher

from newsclean import Pipeline
from newsclean.integrations.datasets import Cleaned
from tests.engines.recipes import run, wanted
from tests.engines.rows import PIPELINE, expected, rows


@pytest.fixture
def ds() -> Any:
    datasets.disable_progress_bars()
    return datasets.Dataset.from_list(rows())


@pytest.mark.parametrize("jobs", [None, 2])
def test_a_data_set_gives_what_serial_newsclean_gives(ds: Any, jobs: int | None) -> None:
    clean = Cleaned(pipeline=PIPELINE)
    made = ds.map(
        clean, batched=True, batch_size=64, num_proc=jobs, features=clean.features(ds.features)
    )
    assert made.to_list() == expected()


def test_a_stream_does_too(ds: Any) -> None:
    made = ds.to_iterable_dataset().map(Cleaned(pipeline=PIPELINE), batched=True, batch_size=50)
    assert [*made] == expected()


def test_the_recipe_of_the_docs_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", tmp_path / "cache")
    assert run("datasets", tmp_path, monkeypatch).to_list() == wanted()


def test_the_features_are_the_same_whatever_the_first_rows_hold() -> None:
    nothing = datasets.Dataset.from_dict(
        {"text": [None]}, features=datasets.Features({"text": datasets.Value("string")})
    )
    clean = Cleaned()
    features = clean.features(nothing.features)
    assert nothing.map(clean, batched=True, features=features).features == features
    assert features["authors"] == datasets.List(datasets.Value("string"))


def test_another_newsclean_finds_nothing_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Hasher.hash(Cleaned()) == Hasher.hash(Cleaned())
    assert Hasher.hash(Cleaned()) != Hasher.hash(Cleaned(pipeline=Pipeline.gentle()))
    before = Hasher.hash(Cleaned())
    monkeypatch.setattr("newsclean.fingerprint.package_digest", lambda: "another")
    assert Hasher.hash(Cleaned()) != before
