"""Rounds: filters look, the guard judges, what stands is cut, until nothing more is claimed."""

from collections.abc import Sequence

from newsclean.decide.decisions import Decisions
from newsclean.decide.guard import OVER_BUDGET, Claimed, judge
from newsclean.evidence.document import Document, Filter
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span

ROUNDS = 16  # real articles take two or three


def run_rounds(
    document: Document, filters: Sequence[tuple[str, Filter]], *, threshold: int
) -> Decisions:
    """Return what is left of `document`, and what was cut, found and held back on the way."""
    decisions = Decisions(document)
    stopped: set[tuple[str, Block]] = set()  # what a spent budget has once let stand, stands
    for _ in range(ROUNDS):
        claims = [Claimed(name, claim) for name, look in filters for claim in look(decisions.left)]
        claims.sort(key=_rank)
        cutting = [
            c
            for c in claims
            if not c.claim.report_only and (c.filter, c.claim.block) not in stopped
        ]
        verdict = judge(cutting, threshold=threshold, length=len(document.source))
        decisions.hold(verdict)
        stopped |= {(c.filter, c.claim.block) for c, why in verdict.held if why == OVER_BUDGET}
        if not verdict.cuts:
            decisions.findings = [c for c in claims if c.claim.report_only]
            break
        decisions.cut(verdict.cuts)
    return decisions


def _rank(claimed: Claimed) -> tuple[Span, int, int, str, str, str]:
    """Order claims so that the first on a stretch signs its removal, whatever order they came in."""
    claim: Claim = claimed.claim
    end = len(claim.block.text) if claim.end is None else claim.end
    return (
        claim.block.span,
        -claim.strength,
        claim.start - end,
        claimed.filter,
        claim.rule,
        claim.evidence,
    )
