#!/usr/bin/env python3
"""What each rule does on real pages: where it fires, how often it is right, what it takes away.

    python benchmarks/rules.py --data DIR                  a line a rule, those that lose most first
    python benchmarks/rules.py --data DIR --phrases        a line for each evidence of a rule
    python benchmarks/rules.py --data DIR --losses RULE    the lines that RULE (filter.rule) lost
    python benchmarks/rules.py --data DIR --demoted RULE   the lines of gold that it made a field
    python benchmarks/rules.py --data DIR --write          store the figures as the baseline
    python benchmarks/rules.py --data DIR --check          refuse new rules that should not act

DIR holds pages-NAME.jsonl.gz (id, url, and gold: `body`, a list of paragraphs, or segments `with`
and `without`), extracted/NAME.jsonl.gz (id, extractor, text), and wild/labels.jsonl (text,
drop_span, keep_span). What counts as a firing and as a loss is said in firings.py.

lossy       domains on which it loses
precision   1 - losses / firings that gold judges; what a field keeps is counted apart
gain        characters of residue that went
strength    exact, if the gentle profile cuts the same; strong, if it never does; else mixed

A rule of the default profile should not act if it fires on fewer than two domains, or if its precision
over ten judged firings or more is below .97; --check names all that do, those that only fixtures know
among them. It exits with 1 if such a rule is not in the baseline, which holds those that were weighed,
or if a rule loses more than the baseline says.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from firings import FATES, NO_RULES, Firing, all_firings, distinct

from newsclean import clean
from newsclean.testing.cases import read_cases

ROOT = Path(__file__).parents[1]
BASELINE = Path(__file__).with_name("rules_baseline.json")
SETS = ("fundus", "wcxb", "daniel", "chinese", "readability", "trafeval", "wild")
LEAST_DOMAINS, LEAST_FIRINGS, LEAST_PRECISION = 2, 10, 0.97
SHOWN = 160  # characters of a line


class Record(NamedTuple):
    """What a rule, or a phrase of it, does over all pages."""

    domains: int = 0
    languages: int = 0
    firings: int = 0
    losses: int = 0
    lossy: int = 0
    judged: int = 0
    demoted: int = 0
    gain: int = 0
    strength: str = "unknown"

    @property
    def precision(self) -> float:
        """The share of the judged firings that are no losses."""
        return 1 - self.losses / self.judged if self.judged else 1.0


def record(found: Iterable[Firing]) -> Record:
    """Return the record of the distinct firings `found`, all of one rule or phrase."""
    found = list(found)
    fates = {fate: [f for f in found if f.fate == fate] for fate in FATES}
    return Record(
        domains=len({f.domain for f in found}),
        languages=len({f.language for f in found}),
        firings=len(found),
        losses=len(fates["loss"]),
        lossy=len({f.domain for f in fates["loss"]}),
        judged=len(fates["loss"]) + len(fates["residue"]) + len(fates["copy"]),
        demoted=len(fates["demoted"]),
        gain=sum(len(f.text) for f in fates["residue"]),
        strength=strength_of(f.exact for f in found),
    )


def strength_of(exact: Iterable[bool]) -> str:
    """Return how sure a rule is, from whether each of its firings is exact."""
    return {(): "unknown", (False,): "strong", (True,): "exact"}.get(
        tuple(sorted(set(exact))), "mixed"
    )


def records(found: Iterable[Firing], name: Callable[[Firing], str]) -> dict[str, Record]:
    """Return the records of `found` by `name`, those with most losses first."""
    groups: dict[str, list[Firing]] = defaultdict(list)
    for firing in found:
        groups[name(firing)].append(firing)
    made = {key: record(group) for key, group in groups.items()}
    return dict(sorted(made.items(), key=lambda item: (-item[1].losses, item[0])))


def rule_of(firing: Firing) -> str:
    return firing.rule


def phrase_of(firing: Firing) -> str:
    return f"{firing.rule}  {firing.evidence!r}"


def fixture_rules() -> set[str]:
    """Return the rules that cut in the fixtures under the default profile."""
    cases = [case for path in ROOT.glob("fixtures/*/cuts.txt") for case in read_cases(path)]
    removals = [r for case in cases for r in clean(case.input).removals]
    return {r.name for r in removals if r.filter not in NO_RULES}


def objections(made: dict[str, Record]) -> list[str]:
    """Return a sentence for each rule that should not act by itself."""
    said = []
    for rule, its in made.items():
        if its.domains < LEAST_DOMAINS:
            said.append(f"{rule}: fires on {its.domains} domains, {its.firings} firings")
        if its.judged >= LEAST_FIRINGS and its.precision < LEAST_PRECISION:
            said.append(f"{rule}: precision {its.precision:.3f}, {its.losses} of {its.judged} lost")
    return said


def row(name: str, its: Record) -> str:
    """Return one line of the table."""
    return (
        f"{its.losses:6} {its.lossy:5} {its.precision:9.3f} {its.firings:7} {its.judged:6} {its.demoted:7} "
        f"{its.domains:7} {its.languages:5} {its.gain:8} {its.strength:8} {name}"
    )


HEAD = "losses lossy precision firings judged demoted domains langs     gain strength rule"


def lines_of(found: Iterable[Firing], rule: str, fate: str) -> list[str]:
    """Return what `rule` cut with `fate`: page, language, evidence, the line and its neighbours."""
    lines = []
    for f in found:
        if f.rule == rule and f.fate == fate:
            lines.append(f"{f.page}  {f.domain}  {f.language}  {f.evidence!r}")
            lines += [
                f"  {mark} {' '.join(text.split())[:SHOWN]}"
                for mark, text in ((" ", f.before), ("-", f.text), (" ", f.after))
            ]
    return lines


def stored(made: dict[str, Record]) -> str:
    """Return the baseline as JSON, a line a rule."""
    kept = ("domains", "languages", "firings", "losses", "strength")
    rows = [
        f"{json.dumps(rule)}: {json.dumps({name: getattr(its, name) for name in kept})}"
        for rule, its in sorted(made.items())
    ]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def news(made: dict[str, Record], baseline: dict[str, dict[str, int]]) -> list[str]:
    """Return a sentence for each rule that loses more than in the baseline."""
    return [
        f"{rule}: loses {its.losses}, in the baseline {before}"
        for rule, its in made.items()
        if its.losses > (before := baseline.get(rule, {}).get("losses", 0))
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of pages and texts")
    parser.add_argument("--set", dest="sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--phrases", action="store_true", help="a line for each evidence")
    parser.add_argument("--losses", metavar="RULE", help="the lines that RULE lost")
    parser.add_argument("--demoted", metavar="RULE", help="the lines of gold that became a field")
    parser.add_argument("--write", action="store_true", help="store the figures as the baseline")
    parser.add_argument("--check", action="store_true", help="refuse new rules that should not act")
    args = parser.parse_args()
    found = distinct(all_firings(args.data, args.sets))
    made = records(found, rule_of)
    for fate, rule in (("loss", args.losses), ("demoted", args.demoted)):
        if rule:
            print(*lines_of(found, rule, fate), sep="\n")
            return 0
    if args.write:
        known = {**{rule: Record() for rule in fixture_rules()}, **made}
        BASELINE.write_text(stored(known), "utf-8")
        return 0
    if args.check:
        known = {**made, **{rule: Record() for rule in fixture_rules() - made.keys()}}
        baseline = json.loads(BASELINE.read_text("utf-8"))
        print("weighed:", *objections({r: known[r] for r in known if r in baseline}), sep="\n  ")
        faults = objections({rule: known[rule] for rule in known if rule not in baseline})
        faults += news(made, baseline)
        print("refused:", *(faults or ["nothing"]), sep="\n  ")
        return 1 if faults else 0
    table = records(found, phrase_of) if args.phrases else made
    print(HEAD, *[row(name, its) for name, its in table.items()], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
