"""Gates: which line begins or ends as it must rules out nothing that a filter would find in it."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean.document import Claim, Document
from newsclean.filters import built_in
from newsclean.phrases import table
from newsclean.readers.text import read
from newsclean.testing.cases import read_cases

FIXTURES = Path(__file__).parents[2] / "fixtures"
SHAPES = ("{}", "• {}", "“{}”", "{}: Tove Brandt", "{} the ferry left", "Ferry {}", "2 {}", "({})")


def strings(data: Any) -> Iterator[str]:
    """Yield all strings of a table, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings(part)


def lines(name: str) -> Iterator[str]:
    """Yield what the fixtures of the filter `name` hold, and the words of its table, in shapes."""
    for kind in ("cuts", "keeps"):
        for case in read_cases(FIXTURES / name / f"{kind}.txt"):
            for line in filter(None, case.input.splitlines()):
                yield from (shape.format(line) for shape in SHAPES[:3])
    for word in strings(table(name)):
        yield from (shape.format(word) for shape in SHAPES)


def claims(name: str, document: Document) -> list[tuple[Any, ...]]:
    def told(claim: Claim) -> tuple[Any, ...]:
        return (claim.block.text, claim.rule, claim.evidence, claim.start, claim.end)

    return [told(claim) for claim in built_in()[name](document)]


def gated_filters() -> list[str]:
    """Return the filters that ask for first words or last characters."""
    sources = {
        name: inspect.getsource(inspect.getmodule(look)) for name, look in built_in().items()
    }
    return [name for name, source in sources.items() if "opens=" in source or "ends=" in source]


@pytest.mark.parametrize("name", gated_filters())
def test_openings_and_ends_rule_out_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(lines(name))
    gated = claims(name, read(text))
    sift = Document.sift

    def ungated(self: Document, look: Any, *cues: str, **gates: Any) -> Any:
        return sift(self, look, *cues, longest=gates.get("longest"))

    monkeypatch.setattr(Document, "sift", ungated)
    assert claims(name, read(text)) == gated
