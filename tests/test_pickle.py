"""What other processes are sent comes out there as it was."""

import pickle
from pathlib import Path

import msgspec
import pytest

import newsclean
from newsclean import Pipeline
from newsclean.phrases.lists import rules

TEXTS = [path.read_text("utf-8") for path in sorted(Path("fixtures/articles").glob("*.txt"))]
PIPELINES = [
    Pipeline.default(),
    Pipeline.gentle().keep("notes").with_quotes("typographic"),
    Pipeline.strict().without("polls").with_unwrap(False),
    Pipeline(),
]


@pytest.mark.parametrize("pipeline", PIPELINES, ids=lambda p: p.threshold.name)
def test_a_pipeline_is_the_same_pipeline_there(pipeline: Pipeline) -> None:
    sent = pickle.loads(pickle.dumps(pipeline))
    assert sent == pipeline
    assert sent.fingerprint == pipeline.fingerprint
    assert [sent(text) for text in TEXTS] == [pipeline(text) for text in TEXTS]


@pytest.mark.parametrize("text", [*TEXTS, "", "A lone \ud800 surrogate."])
def test_an_article_is_the_same_article_there(text: str) -> None:
    article = newsclean.clean(text, url="https://post.example/1", language="en")
    sent = pickle.loads(pickle.dumps(article))
    assert sent == article
    assert sent.restore() == text


def test_the_rules_are_the_same_rules_there() -> None:
    sent = pickle.loads(pickle.dumps(rules()))
    assert msgspec.to_builtins(sent) == msgspec.to_builtins(rules())


def test_errors_keep_their_words() -> None:
    for error in (
        newsclean.RecordError("NotAString", "a text must be a str"),
        newsclean.MissingExtraError("Parquet", "parquet", "pyarrow"),
    ):
        sent = pickle.loads(pickle.dumps(error))
        assert (type(sent), str(sent)) == (type(error), str(error))
