"""For property tests of code that handles news text: `pip install newsclean[testing]`.

from hypothesis import given
from newsclean.testing import dirty_articles

@given(dirty_articles())
def test_my_step_keeps_every_paragraph(dirty): ...
"""

from newsclean.testing.strategies import (
    Dirty,
    dirty_articles,
    hostile_texts,
    littered_texts,
    paragraphs,
    phrase_lines,
    residue,
    titles,
)

__all__ = [
    "Dirty",
    "dirty_articles",
    "hostile_texts",
    "littered_texts",
    "paragraphs",
    "phrase_lines",
    "residue",
    "titles",
]
