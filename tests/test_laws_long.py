"""The laws once more, over many more inputs: run with `pytest -m slow`."""

import pytest
from hypothesis import given

from newsclean import Pipeline
from newsclean.testing import any_text
from newsclean.testing.laws import broken_law
from tests.effort import examples
from tests.pipelines import any_pipeline
from tests.residue import any_residue

pytestmark = pytest.mark.slow


@examples(3000)
@given(any_pipeline(), any_text() | any_residue())
def test_the_laws_hold_for_any_pipeline_on_any_text(pipeline: Pipeline, text: str) -> None:
    assert broken_law(pipeline, text) is None
