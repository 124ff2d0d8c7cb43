"""Law 7 for memory: what is held while a text is cleaned grows with the text, and has a bound."""

import gc
import tracemalloc

import pytest

from newsclean import clean
from newsclean.testing.shapes import SHAPES

SMALL, LARGE = 5_000, 40_000  # characters
MOST = 350  # bytes a character; lines of a few letters take most, since each is an object


def peak(text: str) -> int:
    """Return the bytes that Python holds at the most while `text` is cleaned."""
    gc.collect()
    tracemalloc.start()
    try:
        clean(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow  # tracemalloc makes it a hundred times as slow
@pytest.mark.parametrize("shape", ["one long line", "many short lines", "near matches", "mojibake"])
def test_eight_times_the_text_takes_about_eight_times_the_memory(shape: str) -> None:
    small, large = SHAPES[shape](SMALL), SHAPES[shape](LARGE)
    clean(small)  # what is loaded once does not count
    most = peak(large)
    assert most < 1.5 * len(large) / len(small) * peak(small)
    assert most < MOST * len(large)
