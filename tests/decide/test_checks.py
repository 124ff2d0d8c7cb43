"""Filters of others: what they get wrong is told, and never becomes an article that lies."""

import sys
from collections.abc import Callable, Iterator

import pytest

from newsclean import Pipeline
from newsclean.corpus.job import Job
from newsclean.corpus.work import worker
from newsclean.decide.checks import FilterError
from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.readers.records import Chunk, Item

TEXT = "The ferry will run again from Monday, the office said.\nShare this\nA last line of prose."


def foreign_block(document: Document) -> Iterator[Claim]:
    yield Block((0, 9), "The ferry").claim("own", "a block of its own")


def beyond_the_end(document: Document) -> Iterator[Claim]:
    yield document.blocks[0].claim("own", "too far", start=4, end=999)


def backwards(document: Document) -> Iterator[Claim]:
    yield document.blocks[0].claim("own", "backwards", start=9, end=4)


def rewrites_a_block(document: Document) -> Iterator[Claim]:
    document.blocks[0].text = "The ferry will never run again."
    yield from ()


def moves_a_block(document: Document) -> Iterator[Claim]:
    document.blocks[0].span = (5, 20)
    yield from ()


def drops_blocks(document: Document) -> Iterator[Claim]:
    document.__dict__["blocks"] = document.blocks[:1]
    yield from ()


def another_source(document: Document) -> Iterator[Claim]:
    document.__dict__["source"] = "Another text."
    yield from ()


BAD = [
    foreign_block,
    beyond_the_end,
    backwards,
    rewrites_a_block,
    moves_a_block,
    drops_blocks,
    another_source,
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.__name__)
def test_a_filter_that_claims_or_alters_what_it_may_not_is_refused(
    bad: Callable[[Document], Iterator[Claim]],
) -> None:
    with pytest.raises(FilterError):
        Pipeline.default().with_filter(bad)(TEXT)


def test_a_document_cannot_be_altered_by_mistake() -> None:
    def careless(document: Document) -> Iterator[Claim]:
        document.blocks = ()
        yield from ()

    with pytest.raises(AttributeError, match="cannot be altered"):
        Pipeline.default().with_filter(careless)(TEXT)


def test_a_filter_that_keeps_to_the_contract_is_not_disturbed() -> None:
    def mine(document: Document) -> Iterator[Claim]:
        for block in document.containing("a last"):
            yield block.claim("last", "the last line", start=0, end=6, strength=3)

    article = Pipeline.default().with_filter(mine)(TEXT)
    assert article.restore() == TEXT


def leaves(document: Document) -> Iterator[Claim]:
    """A filter that ends its process."""
    if "poison" in document.source:
        sys.exit(3)
    return iter(())


class Leaving(Job, frozen=True):
    """A job with that filter and the one that claims a foreign block."""

    def pipeline(self) -> Pipeline:
        return Pipeline().with_filter(leaves)


def test_a_filter_that_calls_exit_fails_its_record_alone() -> None:
    job = Leaving(to="jsonl", single=False)
    texts = [b"A line.", b"A line of poison.", b"A last line."]
    chunk = Chunk(tuple(Item("in", n, "text", text) for n, text in enumerate(texts)))
    result = worker(job)(chunk)
    assert [failure.type for failure in result.failures] == ["SystemExit"]
    assert len(result.parts) == 3


def test_a_filter_that_gives_back_nothing_at_all_is_told_to_yield() -> None:
    def forgets(document: Document) -> None:
        document.blocks[0].claim("own", "made, and never yielded")

    with pytest.raises(FilterError, match="the filter 'forgets' returns None: let it yield"):
        Pipeline().with_filter(forgets)(TEXT)  # type: ignore[arg-type]
