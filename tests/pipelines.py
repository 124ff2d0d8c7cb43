"""Pipelines of all sorts, for tests of what holds for every one."""

from typing import get_args

from hypothesis import strategies as st

from newsclean import Pipeline
from newsclean.decide.families import families
from newsclean.repair.quotes import Style

NAMES = Pipeline.default().names
STYLES: tuple[Style, ...] = get_args(Style)
PROFILES = {
    "gentle": Pipeline.gentle(),
    "standard": Pipeline.standard(),
    "strict": Pipeline.strict(),
}
WAYS = {
    f"{name}, quotes: {style}": pipeline.with_quotes(style)
    for name, pipeline in PROFILES.items()
    for style in STYLES
}
"""Every profile with every way of treating quotation marks."""


@st.composite
def any_pipeline(draw: st.DrawFn) -> Pipeline:
    """Generate pipelines of any profile, way of quoting, set of filters and families kept."""
    pipeline = draw(st.sampled_from(list(WAYS.values())))
    if draw(st.booleans()):
        pipeline = pipeline.only(*draw(st.lists(st.sampled_from(NAMES), unique=True)))
    kept = draw(st.lists(st.sampled_from(sorted(families())), max_size=2))
    return pipeline.keep(*kept).with_unwrap(draw(st.booleans()))
