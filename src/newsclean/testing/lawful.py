"""`assert_lawful`: does a filter, or a pipeline, keep the laws of newsclean?"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import NamedTuple, TypeVar

from hypothesis import find, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, NoSuchExample

from newsclean.evidence.document import Filter
from newsclean.pipeline import Pipeline
from newsclean.testing.articles import Invented, articles
from newsclean.testing.dirty import Dirty, dirty_articles, littered_texts
from newsclean.testing.hostile import hostile_containers, hostile_text
from newsclean.testing.laws import Law, broken_law, shown
from newsclean.testing.residue import residue
from newsclean.testing.shapes import SHAPES

T = TypeVar("T")
R = TypeVar("R")
_SMALL, _LARGE = 5_000, 40_000  # characters of a text whose cost is measured
_GROWTH = 2.0  # times the cost that a text of so many times the size may have
_NOTHING = 0.002  # seconds: what takes less is not told from the clock's own noise
_TRIES = 3  # a machine that is busy may make one measure wrong, not all


class UnlawfulError(AssertionError):
    """A law does not hold: the message says which, for what, and on which text, the smallest found."""


class _Found(NamedTuple):
    """What broke: the law by number and name, the text that showed it, and how."""

    law: str
    text: str
    told: str


def assert_lawful(
    checked: Filter | Pipeline,
    *,
    lines: st.SearchStrategy[str] | None = None,
    examples: int = 100,
    linear: bool = True,
) -> None:
    """Check a filter of your own, or a pipeline, against all laws of newsclean.

    A filter is checked by itself, and then among all of newsclean's. The texts are the same each
    time. They take some seconds a hundred.

    Args:
        checked: a filter or a pipeline.
        lines: what the filter is about, to be put among the paragraphs and residue of the texts:
            without it, generated texts may have nothing that the filter would look at twice.
        examples: the number of texts for each pipeline.
        linear: whether to measure law 7 as well, which takes the time of cleaning some megabytes.

    Raises:
        UnlawfulError: a law does not hold; the message has the smallest text that was found to show it.
    """
    for name, pipeline, without in _pipelines(checked):
        found = (
            _on_any_text(pipeline, without, lines, examples)
            or _on_prose(pipeline, lines, examples)
            or (_on_growing_texts(pipeline) if linear else None)
        )
        if found:
            raise UnlawfulError(
                f"{found.law} does not hold for {name}\n"
                f"on the text {shown(found.text)}:\n{found.told}"
            )


def _pipelines(
    checked: Filter | Pipeline,
) -> Iterator[tuple[str, Pipeline, Pipeline | None]]:
    """Yield the pipelines that show what `checked` does: what messages call them, and each without it."""
    if isinstance(checked, Pipeline):
        yield "the pipeline", checked, None
        return
    name = str(getattr(checked, "__name__", type(checked).__name__))
    yield f"the filter {name!r}", Pipeline().with_filter(checked), Pipeline()
    own = Pipeline.default()
    yield f"the filter {name!r} among newsclean's own", own.with_filter(checked), own


def any_text(lines: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[str]:
    """Generate littered, dirty and hostile texts, containers and any characters, `lines` among them."""
    if lines is None:
        mixed = littered_texts() | hostile_text() | dirty_articles(bare=False).map(_text)
    else:
        hostile = st.lists(lines | hostile_text(), max_size=3).map("".join)
        both = lines | residue()
        mixed = littered_texts(both) | hostile | dirty_articles(both).map(_text)
    return mixed | hostile_containers() | st.text()


def _text(dirty: Dirty) -> str:
    return dirty.text


def _on_any_text(
    pipeline: Pipeline,
    without: Pipeline | None,
    lines: st.SearchStrategy[str] | None,
    examples: int,
) -> _Found | None:
    def broken(text: str) -> tuple[Law, str] | None:
        told = broken_law(pipeline, text)
        # What breaks without the filter as well is newsclean's own fault, not the filter's.
        return None if told and without and broken_law(without, text) else told

    alone = [] if lines is None else [st.lists(lines, max_size=4).map("\n".join)]
    for texts in (*alone, any_text(lines)):  # what a few lines show need not be found in many
        found = smallest(texts, broken, examples)
        if found:
            text, (law, told) = found
            return _Found(f"law {law.number}, {law.name} ({law.asks}),", text, told)
    return None


def _on_prose(
    pipeline: Pipeline, lines: st.SearchStrategy[str] | None, examples: int
) -> _Found | None:
    law = "law 6, prose survives,"
    plain = smallest(articles(), lambda article: changed_prose(pipeline, article), examples)
    if plain:
        return _Found(law, plain[0].text, plain[1])
    drawn = dirty_articles(lines)
    dirty = smallest(drawn, lambda article: lost_prose(pipeline, article), examples)
    return _Found(law, dirty[0].text, dirty[1]) if dirty else None


def changed_prose(pipeline: Pipeline, article: Invented) -> str:
    """Return in words what becomes of an article without residue; "" if it is only repaired."""
    made = pipeline(article.text)
    if made.removals:
        cut = made.removals[0]
        return f"{cut.name} takes {shown(cut.text)}, and there is no residue in it"
    return ""


def lost_prose(pipeline: Pipeline, dirty: Dirty) -> str:
    """Return in words what is lost of the prose of a dirty article; "" if nothing is.

    A paragraph is not lost as long as a copy of it stays.
    """
    cleaned = pipeline(dirty.text)
    lost = [paragraph for paragraph in dirty.paragraphs if paragraph not in cleaned.text]
    for cut in cleaned.removals:
        for paragraph in lost:
            if paragraph in cut.text or (cut.text in paragraph and len(cut.text) > 1):
                return f"{cut.name} takes {shown(cut.text)}, which is the article's"
    return ""


def _on_growing_texts(pipeline: Pipeline) -> _Found | None:
    for name, text_of in SHAPES.items():
        told = growth(pipeline, text_of)
        if told:
            return _Found("law 7, linear,", text_of(_SMALL), f"{told} ({name})")
    return None


def growth(
    read: Callable[[str], object],
    text_of: Callable[[int], str],
    *,
    small: int = _SMALL,
    large: int = _LARGE,
) -> str:
    """Return in words how the cost of a text grows faster than the text does; "" if it does not.

    Args:
        read: what is asked of it: a pipeline, or any other function of a text.
        text_of: returns a text of about so many characters.
        small, large: the characters of the two texts that are compared.
    """
    texts = text_of(small), text_of(large)
    times = len(texts[1]) / max(1, len(texts[0]))
    ratio = 0.0
    for i in range(_TRIES):
        # The large text comes first: it loads what is loaded once, which is no cost of the small one.
        most = cost(read, texts[1])
        if most < _GROWTH * times * _NOTHING:
            return ""
        # The small text is cheap, so it is asked more than once: noise only ever adds to a measure.
        least = min(cost(read, texts[0]) for _ in range(_TRIES))
        ratio = most / max(least, _NOTHING)
        if ratio < _GROWTH * times:
            return ""
        if i and ratio > 3 * _GROWTH * times:
            break  # no noise is as loud as that, and the first try has loaded all
    return f"{times:.0f} times the text costs {ratio:.0f} times the time"


def cost(read: Callable[[T], object], text: T) -> float:
    """Return the processor time that `read` takes for `text`, in seconds, without the garbage collector's."""
    gc.disable()
    try:
        start = time.thread_time()  # the process's own is coarse where its time is limited
        read(text)
        return time.thread_time() - start
    finally:
        gc.enable()


def smallest(
    drawn: st.SearchStrategy[T], broken: Callable[[T], R | None], examples: int
) -> tuple[T, R] | None:
    """Return the simplest of some drawn values of which `broken` says something, and what it says.

    None if it says nothing of any. The values are the same each time.
    """
    said: list[tuple[T, R]] = []

    def is_broken(value: T) -> bool:
        told = broken(value)
        if told:
            said.append((value, told))
        return bool(told)

    few = settings(max_examples=examples, deadline=None, database=None)
    with suppress(NoSuchExample, Flaky):  # Flaky: asked again, it says nothing; it has a memory
        find(drawn, is_broken, settings=few, random=Random(examples))
    return said[-1] if said else None
