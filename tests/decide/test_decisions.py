"""What becomes of a Document by one set of cuts."""

from newsclean.decide.decisions import Decisions
from newsclean.decide.guard import SignedClaim
from newsclean.readers.text import read


def test_a_line_that_two_claim_goes_once_and_the_cuts_after_it_are_made() -> None:
    document = read("Share this\nThe ferry will run again from Monday.\nRead more")
    first, _, last = document.blocks
    decisions = Decisions(document)
    claims = [first.claim("button", "a"), first.claim("widget", "b"), last.claim("more", "c")]
    decisions.cut([SignedClaim("own", claim) for claim in claims])
    assert [block.text for block in decisions.left.blocks] == [
        "The ferry will run again from Monday."
    ]
    assert [removal.rule for removal in decisions.removals] == ["button", "more"]


def test_parts_that_overlap_are_told_once_each_by_the_surer_claim() -> None:
    document = read("Share this with all of your friends")
    (block,) = document.blocks
    decisions = Decisions(document)
    claims = [block.claim("a", "a", start=0, end=10), block.claim("b", "b", start=6, end=15)]
    decisions.cut([SignedClaim("own", claim) for claim in claims])
    assert [(removal.rule, removal.text) for removal in decisions.removals] == [
        ("a", "Share this"),
        ("b", " with"),
    ]
