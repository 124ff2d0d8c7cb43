"""Rounds: filters look, the guard judges, what stands is cut, until nothing more is claimed.

A later look sees the text past the residue that was cut, so that a judgement never hangs on residue
that stood beside a line, and cleaning a clean text changes nothing (law 3).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from newsclean.decide.checks import check_claim, check_found
from newsclean.decide.decisions import Decisions
from newsclean.decide.ends import claims_at_ends
from newsclean.decide.families import is_kept
from newsclean.decide.guard import OVER_BUDGET, SignedClaim, judge
from newsclean.evidence.document import Document, Filter
from newsclean.evidence.questions import claims_by_filter
from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.model.ledger import Span
from newsclean.phrases.match import Strength

Filters = Sequence[tuple[str, Filter]]

_ROUNDS = 16  # of a long text; real articles take two or three
_SHORT = 200_000  # characters: a shorter text may take as many more rounds as it is shorter
_NO_REST = "the filters found more to cut after {} rounds: nothing was cut"


def run_rounds(
    document: Document,
    filters: Filters,
    *,
    threshold: Strength,
    kept: Sequence[str] = (),
    after: Decisions | None = None,
) -> Decisions:
    """Return what is left of `document`, and what was cut, found and held back on the way.

    Where `after` has what was decided before, `document` is what it left, and both become one.

    Of the families `kept` nothing is cut; what it says is reported in the Article's fields.

    The rounds are bounded so that time stays linear (law 7). Where they do not come to rest within
    the bound, nothing is cut and the article says so: half a result would be cut further by the
    next cleaning.
    """
    decisions = after or Decisions(document)
    decisions.left = document
    most = _ROUNDS * max(1, _SHORT // max(1, document.length))
    stopped: set[tuple[str, Block]] = set()  # what a spent budget has once let stand, stands
    for _ in range(most):
        claims = _claims(decisions.left, filters, kept)
        cutting = [
            signed
            for signed in claims
            if not signed.claim.report_only and (signed.filter, signed.claim.block) not in stopped
        ]
        verdict = judge(cutting, threshold=threshold, length=document.length)
        decisions.abstain(verdict)
        stopped |= {
            (signed.filter, signed.claim.block)
            for signed, why in verdict.abstained
            if why == OVER_BUDGET
        }
        if not verdict.cuts:
            decisions.findings = [signed for signed in claims if signed.claim.report_only]
            return decisions
        decisions.cut(verdict.cuts)
    uncut = Decisions(document)
    uncut.findings = [s for s in _claims(document, filters, kept) if s.claim.report_only]
    uncut.warnings[_NO_REST.format(most)] = None
    return uncut


def _claims(document: Document, filters: Filters, kept: Sequence[str]) -> list[SignedClaim]:
    """Return what all filters claim of `document`, in an order that hangs on the claims alone."""

    def look(seen: Document) -> list[SignedClaim]:
        return [
            _spared(SignedClaim(name, check_claim(name, claim, seen)), kept)
            for name, claimed in claims_by_filter(filters, seen)
            for claim in check_found(name, claimed)
        ]

    claims = look(document)
    return sorted([*claims, *claims_at_ends(document, look, claims)], key=_rank)


def _spared(signed: SignedClaim, kept: Sequence[str]) -> SignedClaim:
    """Return `signed` as a report that cuts nothing, if one of the families `kept` holds its rule."""
    if not is_kept(signed.filter, signed.claim.rule, kept):
        return signed
    return SignedClaim(signed.filter, replace(signed.claim, report_only=True))


def _rank(signed: SignedClaim) -> tuple[Span, int, int, str, str, str]:
    """Order claims so that the first on a stretch signs its removal, whatever order they came in."""
    claim: Claim = signed.claim
    end = len(claim.block.text) if claim.end is None else claim.end
    return (
        claim.block.span,
        -claim.strength,
        claim.start - end,
        signed.filter,
        claim.rule,
        claim.evidence,
    )
