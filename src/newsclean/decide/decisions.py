"""What was decided on the way: what is left, what was cut, found and held back."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Any

from newsclean.decide.cutting import cut_out
from newsclean.decide.guard import SignedClaim, Verdict
from newsclean.evidence.document import Document
from newsclean.model.block import Block
from newsclean.model.ledger import Abstention, Removal, Span


class Decisions:
    """What became of a Document: what is left, and all that was decided on the way there."""

    def __init__(self, document: Document) -> None:
        self.left = document
        self.removals: list[Removal] = list(document.set_aside)
        self.fields: list[tuple[Span, str, Any]] = []
        self.findings: list[SignedClaim] = []
        self.abstained: dict[tuple[str, str, Span], Abstention] = {}
        self.warnings: dict[str, None] = {}

    def cut(self, cuts: Sequence[SignedClaim]) -> None:
        """Take `cuts`, the surest first on every stretch, out of what is left."""
        gone: set[Block] = set()
        cut_spans: dict[Block, list[Span]] = {}
        for signed in cuts:
            claim, block = signed.claim, signed.claim.block
            # A surer claim has taken the whole block: nothing is left to take, and nothing to tell.
            if block in gone:
                continue
            end = len(block.text) if claim.end is None else claim.end
            whole = claim.start == 0 and end == len(block.text)
            if whole and block not in cut_spans:  # as nearly always
                gone.add(block)
                self._record(signed.filter, claim, block.pieces)
                continue
            taken = cut_spans.setdefault(block, [])
            spans = block.pieces if whole else block.spans(claim.start, end)
            free = [part for span in spans for part in _take(span, taken)]
            self._record(signed.filter, claim, free)
        self.left = cut_out(self.left, cut_spans, gone)

    def set_aside(self, blocks: Sequence[Block], removals: Iterable[Removal]) -> None:
        """Leave `blocks` alone of what is left; `removals` tell of the others."""
        self.left = self.left.with_blocks(blocks)
        self.removals += removals

    def _record(self, name: str, claim: Any, spans: Iterable[Span]) -> None:
        fields = claim.fields
        for span in spans:
            self.removals.append(
                Removal(
                    filter=name,
                    rule=claim.rule,
                    evidence=claim.evidence,
                    span=span,
                    text=self.left.source[span[0] : span[1]],
                    field=fields[0][0] if fields else None,
                )
            )
            self.fields += [(span, field, value) for field, value in fields]
            # A cut in several pieces is told piece by piece, but what it says is one field.
            fields = ()

    def abstain(self, verdict: Verdict) -> None:
        """Keep in mind what the guard and the budget held back."""
        for signed, reason in verdict.abstained:
            name, claim = signed.filter, signed.claim
            end = len(claim.block.text) if claim.end is None else claim.end
            spans = claim.block.spans(claim.start, end) or [claim.block.span]
            span = spans[0][0], spans[-1][1]
            # Each round asks again; the key makes one abstention of what is held back in all of
            # them.
            self.abstained[name, claim.rule, span] = Abstention(
                filter=name,
                rule=claim.rule,
                evidence=claim.evidence,
                span=span,
                text=claim.block.text[claim.start : end],
                reason=reason,
            )
        self.warnings.update(dict.fromkeys(verdict.warnings))


def _take(span: Span, taken: list[Span]) -> list[Span]:
    """Return the parts of `span` that are not yet `taken`, and take them; `taken` is sorted."""
    start, end = span
    first = bisect_left(taken, end, key=lambda t: t[0])
    free: list[Span] = []
    while first and taken[first - 1][1] > start:
        first -= 1
        a, b = taken[first]
        if b < end:
            free.append((b, end))
        end = a
    if start < end:
        free.append((start, end))
    for part in free:
        insort(taken, part)
    return free[::-1]
