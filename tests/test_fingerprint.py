"""Fingerprints: the same for the same, in every process; another for all that changes an Article."""

import functools
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean import Pipeline
from newsclean.fingerprint import own_files, package_digest
from newsclean.judge.model import WEIGHTS


def filter_of(word: Any) -> Callable[[Any], Iterator[Any]]:
    def mine(document: Any) -> Iterator[Any]:
        yield from document.containing(word)

    return mine


def another(document: Any) -> Iterator[Any]:
    yield from ()


class Weather:
    """A filter with a state of its own."""

    def __init__(self, words: set[str]) -> None:
        self.words = words

    def __call__(self, document: Any) -> Iterator[Any]:
        yield from ()


DEFAULT = Pipeline.default()


def test_it_is_the_same_in_every_process_whatever_the_order_of_sets_there() -> None:
    code = (
        "from tests.test_fingerprint import *; words = {'rain', 'sun', 'wind', 'hail'};"
        "print(DEFAULT.with_filter(Weather(words), name='w').with_filter(filter_of(words)).fingerprint)"
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    found = {
        subprocess.check_output([sys.executable, "-c", code], env={**path, "PYTHONHASHSEED": seed})
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_the_order_in_which_filters_were_named_does_not_count() -> None:
    one, other = DEFAULT.only("patreon", "polls"), DEFAULT.only("polls", "patreon")
    assert one.fingerprint == other.fingerprint


def test_all_that_changes_an_article_changes_it(package: Path) -> None:
    (package / "fi.toml").write_text('[share_widgets]\nbutton = ["jaa tämä harwickissa"]\n')
    brought = DEFAULT.with_phrases("harwick").fingerprint
    pipelines = [
        DEFAULT,
        Pipeline.gentle(),
        Pipeline.strict(),
        DEFAULT.without("polls"),
        DEFAULT.keep("notes"),
        DEFAULT.with_quotes("straight"),
        DEFAULT.with_unwrap(False),
        DEFAULT.with_filter(filter_of("rain")),
        DEFAULT.with_filter(filter_of("sun")),
        DEFAULT.with_filter(another),
        DEFAULT.with_filter(another, name="mine"),
        DEFAULT.with_filter(functools.partial(filter_of("rain"), "a"), name="mine"),
        DEFAULT.with_filter(Weather({"rain"}), name="mine"),
        DEFAULT.with_filter(Weather({"sun"}), name="mine"),
    ]
    found = [pipeline.fingerprint for pipeline in pipelines] + [brought]
    assert len(set(found)) == len(found)
    assert all(len(one) == 32 for one in found)
    (package / "fi.toml").write_text('[share_widgets]\nbutton = ["jaa tuo harwickissa"]\n')
    assert DEFAULT.with_phrases("harwick").fingerprint != brought


def test_it_changes_with_newscleans_own_files(monkeypatch: pytest.MonkeyPatch) -> None:
    before = DEFAULT.fingerprint
    assert before == Pipeline.default().fingerprint
    monkeypatch.setattr("newsclean.fingerprint.package_digest", lambda: package_digest()[::-1])
    assert DEFAULT.fingerprint != before


def test_the_weights_of_the_judge_are_among_those_files() -> None:
    weights = WEIGHTS.read_bytes()
    assert any(data == weights for _, data in own_files())


def test_weights_count_by_what_they_say_and_not_by_where_they_are(tmp_path: Path) -> None:
    one, copy = tmp_path / "one.json.gz", tmp_path / "copy.json.gz"
    one.write_bytes(WEIGHTS.read_bytes())
    copy.write_bytes(WEIGHTS.read_bytes())
    first = Pipeline.default().with_weights(one)
    assert first.fingerprint == Pipeline.default().with_weights(copy).fingerprint
    assert first.fingerprint != Pipeline.default().fingerprint
