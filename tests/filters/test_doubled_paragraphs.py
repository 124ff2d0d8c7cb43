"""Lists that say the same lines again and again: all that goes, goes in one look."""

import pytest

from newsclean import clean
from newsclean.filters.doubled_paragraphs import doubled_paragraphs
from newsclean.readers.text import read

NEXT = "Ferries of the week at Harwick pier"
LATE = "Late buses to Elmstead and Ostby"
STOP = "Old mill stop"  # too short to be a copy by itself


@pytest.mark.parametrize("lines", [[NEXT, LATE], [STOP, NEXT], [NEXT, STOP, LATE]])
def test_a_list_that_returns_goes_in_one_look(lines: list[str]) -> None:
    text = "\n".join(lines * 40)
    claimed = {claim.block.span for claim in doubled_paragraphs(read(text))}
    gone = {cut.span for cut in clean(text).removals if cut.filter == "doubled_paragraphs"}
    assert gone == claimed
    assert len(gone) == 39 * len(lines)
