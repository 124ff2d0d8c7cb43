"""Reasons: what speaks most against a block, in words that a person can read.

The trees have no reasons to give; these are the facts about a block that weigh most in them, and the
rule under which the ledger has the block is the first that holds.
"""

from typing import NamedTuple

from newsclean.judge.choice import Choice
from newsclean.judge.features import View

_LINKED = 0.5  # share of links that is worth a word
_ALIKE = 5  # elements beside one another that make a list
_FAR = 3  # blocks beyond the prose
_AGAINST = -1.0  # weight of words; all that is below 0 speaks against a block
_HEADING = 60  # characters of a heading that are cited
_REACH = 30  # blocks below a heading


class Reason(NamedTuple):
    """The rule that a block falls under, and the evidence."""

    rule: str
    evidence: str


def reasons(choice: Choice) -> list[Reason]:
    """Return the Reason against each block of a page, if it is none of the article's."""
    return [
        _reason(choice.view, i, choice.probabilities[i]) for i in range(len(choice.probabilities))
    ]


def _reason(view: View, i: int, probability: float) -> Reason:
    if i in view.stated.title:
        return Reason("title", "says the title")
    fact = view.facts[i]
    if fact.hidden:
        return Reason("hidden", "is not shown")
    told: list[Reason] = []
    if view.shares[i] > _LINKED:
        told.append(Reason("links", f"link share {view.shares[i]:.1f}"))
    alike = max(outer.like for outer in (fact, fact.outer or fact))
    if alike >= _ALIKE:
        told.append(Reason("list", f"one of {alike} alike"))
    if fact.score < _AGAINST:
        told.append(Reason("element", "the names of its elements speak against it"))
    if view.said[i] < _AGAINST:
        told.append(Reason("wording", "its words speak against it"))
    if i > view.last + _FAR:
        told.append(Reason("below", f"{i - view.last} blocks below the last prose"))
    elif view.is_above(i) and view.after[i] > _FAR:
        told.append(Reason("above", f"{view.after[i]} blocks above the first prose"))
    if not told:
        told.append(Reason("unlike", "unlike the article's own lines"))
    said = [reason.evidence for reason in told[:3]]
    heading = view.heading(i)
    if heading >= 0 and i - heading <= _REACH:
        said.append(f"below “{view.blocks[heading].text[:_HEADING]}”")
    return Reason(told[0].rule, f"{', '.join(said)}; {probability:.0%} sure to be of the article")
