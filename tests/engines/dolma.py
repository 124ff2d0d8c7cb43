"""dolma gets what serial newsclean removes, as spans of the text."""

from typing import Any

from newsclean import Pipeline
from tests.engines.recipes import recipe
from tests.engines.rows import rows

CLEAN = Pipeline.default()


def test_removals_are_spans_under_the_names_of_their_filters() -> None:
    names: dict[str, Any] = {"rows": rows()}
    exec(recipe("dolma"), names)
    found = 0
    for spans, one in zip(names["cleaned"], rows(), strict=True):
        text = one["text"] or ""
        cuts = CLEAN(text).removals
        said = sorted((start, end, name) for name, of in spans.items() for start, end, _ in of)
        assert said == sorted((*cut.span, cut.filter) for cut in cuts)
        assert sorted(text[start:end] for start, end, _ in said) == sorted(c.text for c in cuts)
        found += len(said)
    assert found > 300
