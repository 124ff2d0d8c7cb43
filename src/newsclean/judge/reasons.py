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
_MOST = 3  # facts that are told


class Reason(NamedTuple):
    """The rule that a block falls under, and the evidence."""

    rule: str
    evidence: str


_NONE = Reason("", "")
_APART = "far below the article, outside of its element"
_NOT_SURE = "; 0% sure to be of the article"


def reasons(choice: Choice) -> list[Reason]:
    """Return the Reason against each block of a page; that against a chosen one is empty."""
    found = [
        _reason(choice.view, i, probability) for i, probability in enumerate(choice.probabilities)
    ]
    for i in choice.chosen:
        found[i] = _NONE
    for i in choice.apart:
        found[i] = Reason("apart", _APART + _sure(choice.probabilities[i]))
    return found


def _reason(view: View, i: int, probability: float) -> Reason:
    if i in view.stated.title:
        return Reason("title", "says the title")
    fact = view.facts[i]
    if fact.hidden:
        return Reason("hidden", "is not shown")
    rules, said = [], []
    if view.shares[i] > _LINKED:
        rules.append("links")
        said.append(f"link share {view.shares[i]:.1f}")
    alike = fact.like if fact.outer is None else max(fact.like, fact.outer.like)
    if alike >= _ALIKE:
        rules.append("list")
        said.append(f"one of {alike} alike")
    if fact.score < _AGAINST:
        rules.append("element")
        said.append("the names of its elements speak against it")
    if view.said[i] < _AGAINST:
        rules.append("wording")
        said.append("its words speak against it")
    if i > view.last + _FAR:
        rules.append("below")
        said.append(f"{i - view.last} blocks below the last prose")
    elif view.is_above(i) and view.after[i] > _FAR:
        rules.append("above")
        said.append(f"{view.after[i]} blocks above the first prose")
    if not rules:
        rules.append("unlike")
        said.append("unlike the article's own lines")
    said = said[:_MOST]
    heading = view.heading(i)
    if heading >= 0 and i - heading <= _REACH:
        said.append(f"below “{view.blocks[heading].text[:_HEADING]}”")
    return Reason(rules[0], ", ".join(said) + _sure(probability))


def _sure(probability: float) -> str:
    """Return how sure a block is to be of the article; nearly all are not at all."""
    return f"; {probability:.0%} sure to be of the article" if probability else _NOT_SURE
