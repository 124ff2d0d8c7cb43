"""For property tests of code that handles news text: `pip install newsclean[testing]`.

from hypothesis import given
from newsclean.testing import assert_lawful, dirty_articles

@given(dirty_articles())
def test_my_step_keeps_every_paragraph(dirty): ...

def test_my_filter_keeps_the_laws():
    assert_lawful(my_filter, lines=st.sampled_from(["Weather: 5 °C"]))
"""

from newsclean.testing.articles import Invented, articles, languages, paragraphs, titles
from newsclean.testing.dirty import Dirty, Litter, dirty_articles, littered_texts
from newsclean.testing.held import FORMS, Held, held_as
from newsclean.testing.hostile import hostile_containers, hostile_text
from newsclean.testing.lawful import UnlawfulError, any_text, assert_lawful
from newsclean.testing.pages import Page, pages
from newsclean.testing.residue import residue

__all__ = [
    "FORMS",
    "Dirty",
    "Held",
    "Invented",
    "Litter",
    "Page",
    "UnlawfulError",
    "any_text",
    "articles",
    "assert_lawful",
    "dirty_articles",
    "held_as",
    "hostile_containers",
    "hostile_text",
    "languages",
    "littered_texts",
    "pages",
    "paragraphs",
    "residue",
    "titles",
]
