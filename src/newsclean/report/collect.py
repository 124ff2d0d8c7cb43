"""Collecting: what a page is made of, counted article by article in the workers and merged."""

import msgspec

from newsclean.model.article import Article
from newsclean.readers.flat import SIGNED
from newsclean.report.compare import Changes, changes
from newsclean.report.fields import line
from newsclean.report.sample import ANY, CHANGED, HELD, LITTLE, LOST, WARNED, Sample
from newsclean.report.tallies import (
    GroupTally,
    RuleTally,
    add_counts,
    cut_by_rule,
    group,
    held_by_rule,
    is_unsound,
    merge_groups,
    merge_rules,
)
from newsclean.report.view import view

JUDGE = SIGNED  # under which the ledger has what the judge did not choose of a page
BINS = 10  # of the share that went
_CODE = 12  # characters of a code of a language; what is longer is none, and has no shelf
LEARNED = (
    "site_rules"  # the filter of rules that were learned: as many as they are, they share a shelf
)


class Collected(msgspec.Struct, kw_only=True):
    """What was seen of a run, or of a part of it; parts merge exactly, in any order."""

    articles: int = 0
    edits: int = 0
    failures: dict[str, int] = {}
    total: GroupTally = msgspec.field(default_factory=GroupTally)
    rules: dict[str, RuleTally] = {}
    held: dict[str, RuleTally] = {}
    sites: dict[str, GroupTally] = {}
    languages: dict[str, GroupTally] = {}
    months: dict[str, GroupTally] = {}
    verdicts: dict[str, int] = {}
    shares: list[int] = msgspec.field(default_factory=lambda: [0] * BINS)
    compared: int = 0
    differ: int = 0
    gained: dict[str, int] = {}
    lost: dict[str, int] = {}
    sample: Sample = msgspec.field(default_factory=Sample)

    def fail(self, kind: str) -> None:
        """Count a record of which no article was made."""
        add_counts(self.failures, {kind: 1})

    def add(
        self,
        article: Article,
        place: str,
        *,
        site: str | None = None,
        is_changed: bool = True,
        earlier: Article | None = None,
    ) -> None:
        """Count an article.

        Args:
            article: the article, with its ledger.
            place: where its input is, for people; no two have the same.
            site: whose it is, if that is known.
            is_changed: does it differ from its input?
            earlier: what an earlier run made of the same input, to compare with.
        """
        text = article.restore()
        differing = self._compared(article, earlier) if earlier else None
        tally = group(article, len(text), is_changed=is_changed)
        self.articles += 1
        self.edits += len(article.edits)
        self.total.merge(tally)
        self._group(article, site, tally)
        cut, held = cut_by_rule(article, text, place), held_by_rule(article, text, place)
        ranks = _ranks(article, tally, cut, held, differing)
        merge_rules(self.rules, cut)
        merge_rules(self.held, held)
        self.shares[_bin(tally)] += 1
        self.sample.add(
            ranks, f"{place}\0{text}", lambda: view(article, place, site, earlier, differing)
        )

    def _group(self, article: Article, site: str | None, tally: GroupTally) -> None:
        if site:
            merge_groups(self.sites, [(line(site), tally)])
        if article.language:
            merge_groups(self.languages, [(line(article.language), tally)])
        if article.published:
            merge_groups(self.months, [(f"{article.published:%Y-%m}", tally)])
        if article.completeness:
            add_counts(self.verdicts, {article.completeness.verdict: 1})

    def _compared(self, article: Article, earlier: Article) -> Changes:
        found = changes(article, earlier)
        self.compared += 1
        self.differ += bool(found.size)
        add_counts(self.gained, found.gained)
        add_counts(self.lost, found.lost)
        return found

    def merge(self, other: "Collected") -> None:
        """Add what was seen of another part of the run."""
        for name in ("articles", "edits", "compared", "differ"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("failures", "verdicts", "gained", "lost"):
            add_counts(getattr(self, name), getattr(other, name))
        for name in ("rules", "held"):
            merge_rules(getattr(self, name), getattr(other, name))
        for name in ("sites", "languages", "months"):
            merge_groups(getattr(self, name), getattr(other, name).items())
        self.total.merge(other.total)
        self.shares = [a + b for a, b in zip(self.shares, other.shares, strict=True)]
        self.sample.merge(other.sample)


def _bin(tally: GroupTally) -> int:
    """Return the bin of the share of the input that is not in the text."""
    gone = max(0, tally.size_in - tally.size_out)
    return min(BINS - 1, BINS * gone // max(1, tally.size_in))


def _ranks(
    article: Article,
    tally: GroupTally,
    cut: dict[str, RuleTally],
    held: dict[str, RuleTally],
    differing: Changes | None,
) -> dict[str, float]:
    """Return the shelves on which the article may stand, and its rank on each; the lowest is first."""
    ranks: dict[str, float] = {ANY: 0.0, LITTLE: float(tally.size_out)}
    if tally.size_out < tally.size_in:
        ranks[LOST] = tally.size_out / tally.size_in
    if held:
        ranks[HELD] = -float(sum(one.characters for one in held.values()))
    if article.warnings:
        ranks[WARNED] = -float(len(article.warnings))
    if article.completeness and is_unsound(article):
        ranks[f"verdict {article.completeness.verdict}"] = 0.0
    if article.language and len(article.language) <= _CODE:
        ranks[f"language {article.language}"] = 0.0
    if differing and differing.size:
        ranks[CHANGED] = -float(differing.size)
    for name in (*cut, *held, *(differing.gained if differing else ())):
        ranks[f"rule {LEARNED if name.startswith(LEARNED) else name}"] = 0.0
    return ranks
