"""Residue for property tests: what the fixtures of all filters hold, and all phrase tables."""

from pathlib import Path

from hypothesis import strategies as st

from newsclean.filters import built_in
from newsclean.testing import littered_texts, residue
from newsclean.testing.cases import read_cases

FIXTURES = Path(__file__).parents[1] / "fixtures"
LINES = 8  # of a case, at most


def _cases() -> list[list[str]]:
    """Return for each filter the inputs of its cuts and keeps."""
    return [
        [
            case.input
            for kind in ("cuts", "keeps")
            for case in read_cases(FIXTURES / name / f"{kind}.txt")
        ]
        for name in built_in()
        if (FIXTURES / name).is_dir()
    ]


@st.composite
def _stretch(draw: st.DrawFn, text: str) -> str:
    """Generate some lines of `text` that follow each other."""
    lines = [line for line in text.splitlines() if line.strip()]
    start = draw(st.integers(0, len(lines) - 1))
    size = draw(st.integers(1, min(LINES, len(lines) - start)))
    return "\n".join(lines[start : start + size])


def fixture_lines() -> st.SearchStrategy[str]:
    """Generate lines of the fixtures, in stretches, every filter as likely as any other."""
    cases = st.sampled_from(_cases()).flatmap(st.sampled_from)
    return cases | cases.flatmap(_stretch)


def any_residue() -> st.SearchStrategy[str]:
    """Generate articles among residue of fixtures and tables."""
    return littered_texts(fixture_lines() | residue())
