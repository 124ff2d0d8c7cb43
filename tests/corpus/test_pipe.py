"""Pipeline.pipe: many texts in, their Articles out, in order, by one process or several."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Document, Failure, Pipeline, RecordError
from newsclean.model.claim import Claim

ARTICLES = sorted(Path("fixtures/articles").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in ARTICLES]
ODD = ["", " \n", "A lone \ud800 surrogate stands here.", "\x00", "ﬁ" * 9000, "A line.\n" * 3000]
BOTH = pytest.mark.parametrize("jobs", [1, 2])


def picky(document: Document) -> Iterator[Claim]:
    """Fail on poison, and die or sleep where a text says so."""
    for block in document.containing("poison"):
        raise ZeroDivisionError(block.text)
    for _ in document.containing("kill this process"):
        os._exit(9)
    for _ in document.containing("sleep for long"):
        time.sleep(60)
    yield from ()


PICKY = Pipeline().with_filter(picky)


@BOTH
def test_articles_come_in_the_order_of_their_texts(jobs: int) -> None:
    pipeline = Pipeline.default()
    texts = (TEXTS + ODD) * 2
    assert [*pipeline.pipe(texts, jobs=jobs, batch_size=3)] == [*map(pipeline, texts)]


@BOTH
def test_what_goes_with_a_text_comes_out_beside_its_article(jobs: int) -> None:
    pairs = [(text, {"id": n}) for n, text in enumerate(TEXTS)]
    found = [*Pipeline.gentle().pipe(pairs, jobs=jobs, batch_size=2, as_tuples=True)]
    assert found == [(Pipeline.gentle()(text), context) for text, context in pairs]


@BOTH
def test_a_text_that_cannot_be_cleaned_raises_its_error_and_says_which_it_was(jobs: int) -> None:
    found = PICKY.pipe(["A line.", "A line of poison."], jobs=jobs, batch_size=1)
    assert str(next(found)) == "A line."
    with pytest.raises(RecordError, match=r"^texts:2: .* ZeroDivisionError: A line of poison\.$"):
        next(found)


@BOTH
def test_a_text_that_cannot_be_cleaned_is_skipped_or_stands_in_its_place(jobs: int) -> None:
    texts: list[Any] = [("One.", 1), ("Poison.", 2), (None, 3), (b"bytes", 4), ("Five.", 5)]
    skipped = [*PICKY.pipe(texts, jobs=jobs, as_tuples=True, on_error="skip")]
    assert [(str(article), n) for article, n in skipped] == [("One.", 1), ("Five.", 5)]
    made = [*PICKY.pipe(texts, jobs=jobs, as_tuples=True, on_error="emit")]
    assert [n for _, n in made] == [1, 2, 3, 4, 5]
    failures = [one for one, _ in made if isinstance(one, Failure)]
    assert [one.type for one in failures] == ["ZeroDivisionError", "NotAString", "NotAString"]
    assert failures[1].message == "a text must be a str, not NoneType"


def test_a_text_that_kills_its_process_or_takes_too_long_costs_itself_alone() -> None:
    texts = ["One.", "It will kill this process.", "Three.", "It will sleep for long.", "Five."]
    made = [*PICKY.pipe(texts, jobs=2, batch_size=4, on_error="emit", seconds=2)]
    assert [str(one) for one in made if isinstance(one, Article)] == ["One.", "Three.", "Five."]
    killed, slow = (one for one in made if isinstance(one, Failure))
    assert (killed.type, killed.record) == ("WorkerDied", 2)
    assert (slow.type, slow.record) == ("TooSlow", 4)
    assert slow.message == "the process that cleaned it took longer than 2 seconds a record"


def test_no_more_is_read_than_a_few_batches_ahead() -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        for _ in range(500):
            read += 1
            yield "A line of text."

    for jobs, ahead in ((1, 1), (2, 2 * 4 * 2 * 5)):
        read = 0
        for written, _ in enumerate(Pipeline().pipe(texts(), jobs=jobs, batch_size=5)):
            assert read - written <= ahead
        assert read == 500


def test_arguments_are_checked_before_the_first_text_is_asked_for() -> None:
    for wrong in ({"jobs": -1}, {"batch_size": 0}, {"on_error": "ignore"}, {"seconds": 1.0}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            Pipeline().pipe([], **wrong)  # type: ignore[call-overload]


def test_a_filter_that_no_process_can_be_sent_is_refused_with_what_to_do() -> None:
    pipeline = Pipeline().with_filter(lambda document: [], name="mine")
    with pytest.raises(ValueError, match=r"the filter 'mine' .* top of a module, or use jobs=1"):
        pipeline.pipe([], jobs=2)


def test_serial_work_loads_no_engine_of_processes() -> None:
    code = (
        "import sys, newsclean; newsclean.clean('A line.');"
        "sys.exit('multiprocessing' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", ["A line of text.", b"A line of text."])
def test_one_text_is_no_row_of_texts(text: Any) -> None:
    with pytest.raises(
        TypeError, match=r"pipe\(\) takes several texts, and this is one: clean\(\) takes"
    ):
        Pipeline.default().pipe(text)


@pytest.mark.parametrize("given", ["Hi", ("A line.", 1, 2), None])
def test_what_is_no_pair_is_told_by_its_place(given: Any) -> None:
    found = Pipeline.default().pipe([("A line.", 1), given], as_tuples=True)
    assert next(found)[1] == 1
    with pytest.raises(
        TypeError, match=r"^texts:2: as_tuples takes pairs of a text and what goes with"
    ):
        next(found)
