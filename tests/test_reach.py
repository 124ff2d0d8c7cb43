"""How much of the code the strategies reach: laws say nothing of rules that no text makes fire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Pipeline
from newsclean.testing import littered_texts
from tests.effort import examples
from tests.residue import any_residue

pytestmark = pytest.mark.slow


def rules_reached(texts: st.SearchStrategy[str]) -> set[tuple[str, str]]:
    """Return the rules that sign a removal in some of 600 texts, the same ones each time."""
    pipelines = (Pipeline.standard(), Pipeline.strict())
    reached = set()

    @examples(600)
    @given(texts)
    def look(text: str) -> None:
        for pipeline in pipelines:
            reached.update((r.filter, r.rule) for r in pipeline(text).removals)

    look()
    return reached


def test_residue_of_fixtures_and_tables_reaches_more_than_half_of_all_rules() -> None:
    assert len(rules_reached(any_residue())) >= 130


def test_what_the_package_ships_reaches_many_rules_without_the_fixtures() -> None:
    assert len(rules_reached(littered_texts())) >= 100
