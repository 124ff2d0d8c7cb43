"""A limit a record: what one record may take, a chunk of many need not take as often."""

import json
import time
from collections.abc import Iterator
from time import monotonic

from newsclean.corpus.job import Job
from newsclean.corpus.processes import run
from newsclean.evidence.document import Document
from newsclean.model.claim import Claim
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Item, chunked


def drowsy(document: Document) -> Iterator[Claim]:
    """Fall asleep over a text that says so."""
    for _ in document.containing("sleep for long"):
        time.sleep(600)
    yield from ()


class Drowsy(Job, frozen=True):
    """A job with that filter alone."""

    def pipeline(self) -> Pipeline:
        return Pipeline().with_filter(drowsy)


def test_a_record_that_hangs_among_many_is_given_up_long_before_all_could_be_late() -> None:
    texts = [f"Line {n} of text." for n in range(60)]
    texts[30] = "It will sleep for long."
    items = [
        Item("in.jsonl", n, "jsonl", json.dumps({"text": text}).encode())
        for n, text in enumerate(texts)
    ]
    start = monotonic()
    results = [
        *run(Drowsy(to="jsonl", single=False), chunked(items, 60), 1, lambda told: None, 1.0)
    ]
    assert monotonic() - start < 30  # and not 60 times the limit
    made = [json.loads(part) for result in results for part in result.parts]
    assert [n for n, one in enumerate(made) if "error" in one] == [30]
