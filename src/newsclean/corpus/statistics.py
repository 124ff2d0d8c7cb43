"""Statistics of a run: what each rule cut and how often, what was held back, what took long."""

from collections.abc import Iterable, Iterator

import msgspec

from newsclean.corpus.outcome import Outcome
from newsclean.text.visible import utf8, visible

EXAMPLES = 3  # a rule
SLOWEST = 10  # records
UNKNOWN = "unknown"  # the language of a record, where neither it nor a page says one
_SHOWN = 60  # characters of an example


class RuleStats(msgspec.Struct, kw_only=True):
    """What one rule of a filter did, or held back."""

    cuts: int = 0
    records: int = 0
    characters: int = 0
    examples: list[str] = []

    def add(self, texts: list[str]) -> None:
        """Count the stretches `texts` that the rule took in one record."""
        self.cuts += len(texts)
        self.records += 1
        self.characters += sum(map(len, texts))
        self._keep(" ".join(text[: 4 * _SHOWN].split()) for text in texts)

    def merge(self, other: "RuleStats") -> None:
        """Add what `other` counted, later in the run."""
        self.cuts += other.cuts
        self.records += other.records
        self.characters += other.characters
        self._keep(other.examples)

    def _keep(self, examples: Iterable[str]) -> None:
        for example in examples:
            if len(self.examples) == EXAMPLES:
                return
            short = utf8(example if len(example) <= _SHOWN else f"{example[: _SHOWN - 1]}…")
            if short not in self.examples:
                self.examples.append(short)


class Slow(msgspec.Struct, kw_only=True):
    """A record that took long to clean."""

    seconds: float
    characters: int
    place: str


class Stats(msgspec.Struct, kw_only=True):
    """The statistics of a run, or of a part of it; parts are merged in order."""

    records: int = 0
    failed: int = 0
    changed: int = 0
    characters_in: int = 0
    characters_out: int = 0
    edits: int = 0
    rules: dict[str, RuleStats] = {}
    abstained: dict[str, RuleStats] = {}
    slowest: list[Slow] = []
    languages: dict[str, int] = {}
    made_by: dict[str, str] = {}

    def add(self, outcome: Outcome) -> None:
        """Count one record."""
        self.records += 1
        article = outcome.article
        if article is None:
            self.failed += 1
            return
        size = len(article.restore())
        self.characters_in += size
        self.characters_out += len(article.text)
        self.changed += outcome.changed
        self.edits += len(article.edits)
        language = article.language or UNKNOWN
        self.languages[language] = self.languages.get(language, 0) + 1
        _count(self.rules, ((r.name, r.text) for r in article.removals))
        _count(self.abstained, ((a.name, a.text) for a in article.abstained))
        self._rank([Slow(seconds=outcome.seconds, characters=size, place=utf8(outcome.place))])

    def merge(self, other: "Stats") -> None:
        """Add what `other` counted, later in the run."""
        for name in ("records", "failed", "changed", "characters_in", "characters_out", "edits"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for mine, theirs in ((self.rules, other.rules), (self.abstained, other.abstained)):
            for rule, counted in theirs.items():
                mine.setdefault(rule, RuleStats()).merge(counted)
        for language, count in other.languages.items():
            self.languages[language] = self.languages.get(language, 0) + count
        self._rank(other.slowest)

    def _rank(self, slow: list[Slow]) -> None:
        self.slowest = sorted([*self.slowest, *slow], key=lambda s: -s.seconds)[:SLOWEST]

    def to_json(self) -> bytes:
        """Return the statistics as JSON, rules in the order of what they cut."""
        ordered = msgspec.structs.replace(
            self, rules=dict(_ordered(self.rules)), abstained=dict(_ordered(self.abstained))
        )
        return msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"

    def table(self) -> str:
        """Return the statistics as a table for people."""
        return "\n".join([*self._totals(), *self._rules(), *self._slow()]) + "\n"

    def _totals(self) -> Iterator[str]:
        share = 100 * (1 - self.characters_out / self.characters_in) if self.characters_in else 0
        yield f"{self.records:,} records, {self.changed:,} changed, {self.failed:,} failed"
        yield (
            f"{self.characters_in:,} characters in, {self.characters_out:,} out"
            f" ({share:.1f} % less), {self.edits:,} repairs"
        )
        if self.languages.keys() - {UNKNOWN}:
            counts = sorted(self.languages.items(), key=lambda pair: (-pair[1], pair[0]))
            yield "languages: " + ", ".join(f"{name} {count:,}" for name, count in counts)

    def _rules(self) -> Iterator[str]:
        for heading, rules in (("cut by", self.rules), ("held back", self.abstained)):
            if not rules:
                continue
            width = max(len(heading), *map(len, rules))
            yield ""
            yield f"{heading:<{width}}  {'times':>9}  {'records':>9}  {'characters':>12}  for example"
            for name, rule in _ordered(rules):
                numbers = f"{rule.cuts:>9,}  {rule.records:>9,}  {rule.characters:>12,}"
                examples = " · ".join(map(visible, rule.examples))
                yield f"{visible(name):<{width}}  {numbers}  {examples}"

    def _slow(self) -> Iterator[str]:
        if self.slowest:
            yield ""
            yield f"{'slowest':>9}  {'characters':>12}  record"
        for slow in self.slowest:
            yield f"{1000 * slow.seconds:>6.1f} ms  {slow.characters:>12,}  {visible(slow.place)}"


def _count(rules: dict[str, RuleStats], found: Iterable[tuple[str, str]]) -> None:
    by_rule: dict[str, list[str]] = {}
    for rule, text in found:
        by_rule.setdefault(rule, []).append(text)
    for rule, texts in by_rule.items():
        rules.setdefault(rule, RuleStats()).add(texts)


def _ordered(rules: dict[str, RuleStats]) -> list[tuple[str, RuleStats]]:
    return sorted(rules.items(), key=lambda pair: (-pair[1].cuts, pair[0]))
