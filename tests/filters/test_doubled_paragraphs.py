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


MILL = "The old paper mill will become a library, the town council decided on Monday evening."
ROOF = "The roof comes first, and the work will take a year, the mayor told those who had come."
TREES = "Two rows of lime trees will stand by the bridge, and a lane for those who cycle to work."
TOLL = "Nobody will have to pay a toll, since the county has found the money for it in a drawer."
HEAD, STURDY = "The night ferries of the harbour", "Ferry Sturdy, from the old south pier"
HALCYON, CONSTANCE = "Ferry Halcyon, from the north pier", "Ferry Constance, from the east quay"


def test_a_line_that_will_stand_between_prose_stays() -> None:
    mona, xanthe = "Ferry Mona, from the old fish market", "Ferry Xanthe, from the new west pier"
    once = [HEAD, STURDY, mona, HALCYON, xanthe, CONSTANCE]
    parts = [[MILL, ROOF], once, [TREES], [HEAD, STURDY, HALCYON, CONSTANCE], [TOLL]]
    article = clean("\n".join(line for part in parts for line in part))
    assert [cut.text for cut in article.removals] == [HEAD, STURDY, CONSTANCE]
    assert article.text.count(HALCYON) == 2
