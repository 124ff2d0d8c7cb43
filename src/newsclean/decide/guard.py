"""The prose guard and the budget: which claims stand, and what is told of those that do not.

Each claim and each list is judged by itself, never by what other filters claim, so that in one look
taking a filter away never removes more (law 5), but that of two lines that say the same one stays.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from newsclean.model.block import Block
from newsclean.model.claim import Claim
from newsclean.phrases import fold
from newsclean.phrases.match import CONTEXT, EXACT, Strength
from newsclean.text.prose import is_prose, word_count
from newsclean.text.speech import is_sentence_with_quotation
from newsclean.text.told import is_told, narrates

OVER_BUDGET = "over the budget of its cascade"
BUDGET_CHARACTERS = 2500  # what one list may take of any document
BUDGET_SHARE = 0.4  # and of a long one, as a share of the input
_SHORTEST_TOLD = 24  # characters of a line that says who said what
_WORDS = 3  # of a phrase of residue that tells by itself what line it opens


class SignedClaim(msgspec.Struct, frozen=True, gc=False):
    """A claim and the name of the filter that made it."""

    filter: str
    claim: Claim


class Verdict(NamedTuple):
    """What stands, what was held back and why, and what the article should warn of."""

    cuts: list[SignedClaim]
    abstained: list[tuple[SignedClaim, str]]
    warnings: list[str]


def judge(claims: Iterable[SignedClaim], *, threshold: Strength, length: int) -> Verdict:
    """Return the verdict on `claims` about an input of `length` characters.

    `threshold` is the least strength that a profile acts on.
    """
    verdict = Verdict([], [], [])
    lists: dict[tuple[str, int], list[SignedClaim]] = defaultdict(list)
    for signed in claims:
        reason = _objection(signed.claim, threshold)
        if reason:
            verdict.abstained.append((signed, reason))
        elif signed.claim.list_id is None:
            verdict.cuts.append(signed)
        else:
            lists[signed.filter, signed.claim.list_id].append(signed)
    # Of the input, not of what is left: a budget that shrank with each cut would judge a claim by
    # the claims of others.
    budget = max(BUDGET_CHARACTERS, int(length * BUDGET_SHARE))
    for members in lists.values():
        # From the top: what stands nearest to the heading is likeliest to be under it.
        _spend(sorted(members, key=lambda m: m.claim.block.span), budget, verdict)
    return verdict._replace(cuts=_without_lost_copies(verdict.cuts))


def _objection(claim: Claim, threshold: Strength) -> str | None:
    """Why must `claim` not cut? None if it may."""
    if claim.strength < threshold:
        return "not sure enough for this profile"
    # A copy takes nothing away while the block that it repeats stays; `_without_lost_copies` sees to that.
    if claim.duplicate_of is not None:
        return None
    if claim.strength == CONTEXT:  # only the strict profile comes here, and it asked for this
        return None
    text = claim.block.text
    whole = claim.start == 0 and claim.end in (None, len(text))
    if whole and not _is_caption(claim):
        if _is_told(claim):
            return "tells what somebody said"
        if _is_narrated(claim):
            return "tells what was"
    if claim.strength >= EXACT:
        return None
    prose = claim.block.is_prose if whole else is_prose(text[claim.start : claim.end])
    if whole and not prose:
        prose = is_sentence_with_quotation(text)
    return "reads like prose" if prose else None


def _is_told(claim: Claim) -> bool:
    """Would a whole line go for words in it that somebody is said to have said?

    Headlines that go by their form and their place may tell what they like.
    """
    block = claim.block
    if len(block.text) < _SHORTEST_TOLD:
        return False
    by_phrase = any([match.phrase == claim.evidence for match in block.matches])
    if claim.list_id is not None or not (by_phrase or claim.strength >= EXACT):
        return False
    return is_told(block.text, block.key, fold(claim.evidence))


def _is_caption(claim: Claim) -> bool:
    """Is `claim` on a caption? That may tell what it likes: it stays, in a field."""
    return any(field == "captions" for field, _ in claim.fields)


def _is_narrated(claim: Claim) -> bool:
    """Would a sentence go that goes on behind a phrase of residue and tells what was?"""
    block = claim.block
    if not block.is_prose:
        return False
    evidence = fold(claim.evidence)
    phrases = [match for match in block.matches if match.phrase == evidence]
    if not phrases and block.text.startswith(claim.evidence):  # the line itself is the evidence
        phrases = [match for match in block.matches if word_count(match.phrase) >= _WORDS]
        evidence = max([match.phrase for match in phrases], key=len, default=evidence)
    languages = [match.language for match in phrases or block.matches]
    return narrates(block.key, evidence, languages)


def _spend(members: list[SignedClaim], budget: int, verdict: Verdict) -> None:
    """Let a list cut until its budget is spent; say so where it is."""
    spent = 0
    for i, member in enumerate(members):
        spent += len(member.claim.block.text)
        if spent > budget:
            verdict.abstained.extend((rest, OVER_BUDGET) for rest in members[i:])
            first = members[0]
            verdict.warnings.append(
                f"{first.filter}: the block under {first.claim.evidence!r} is too long to be "
                f"residue; {len(members) - i} of its {len(members)} lines were kept"
            )
            return
        verdict.cuts.append(member)


def _without_lost_copies(cuts: list[SignedClaim]) -> list[SignedClaim]:
    """Return `cuts` without those of copies whose original is cut as well."""
    gone: set[Block] = {c.claim.block for c in cuts if c.claim.duplicate_of is None}
    return [c for c in cuts if c.claim.duplicate_of is None or c.claim.duplicate_of not in gone]
