"""The data of a page: what was collected, in the order in which it is shown, and bounded."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from newsclean.decide.families import families, holds
from newsclean.report.collect import BINS, Collected
from newsclean.report.review import review
from newsclean.report.tallies import Example, GroupTally, RuleTally
from newsclean.report.view import all_shown
from newsclean.site_rules.rule import SiteRules

ARTICLES = 4 << 20  # bytes of the articles in a page
_EXAMPLES = 1 << 20  # bytes of what rules cut, in context
_GROUPS = 200  # sites or languages


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of the run: how it was made, of what, with which rules, beside what."""

    made_by: dict[str, str] = {}
    options: dict[str, Any] = {}
    inputs: list[str] = []
    rules: SiteRules | None = None
    compared_with: str | None = None


def data(seen: Collected, about: About) -> dict[str, Any]:
    """Return what the page of `seen` holds, in plain values."""
    views, left_out = seen.sample.views(ARTICLES)
    room = [_EXAMPLES]
    plain: dict[str, Any] = {
        "about": {"made_by": about.made_by, "options": about.options, "inputs": about.inputs},
        "totals": {
            "articles": seen.articles,
            "failed": sum(seen.failures.values()),
            "edits": seen.edits,
            **msgspec.to_builtins(seen.total),
        },
        "failures": _counts(seen.failures),
        "verdicts": _counts(seen.verdicts),
        "shares": seen.shares,
        "kinds": kinds(seen),
        "rules": [_rule(name, tally, room) for name, tally in ordered(seen.rules)],
        "held": [_rule(name, tally, room) for name, tally in ordered(seen.held)],
        "sites": _groups(seen.sites),
        "languages": _groups(seen.languages),
        "months": [
            [name, msgspec.to_builtins(tally)] for name, tally in sorted(seen.months.items())
        ],
        "articles": [msgspec.to_builtins(view) for view in views],
        "left_out": left_out,
        "compare": _compared(seen, about.compared_with),
    }
    # What is to be downloaded stays as it is.
    return {**all_shown(plain), "review": review(about.rules) if about.rules else None}


def kinds(seen: Collected) -> list[tuple[str, int, int]]:
    """Return what went by kind of residue, the most first: triples (filter, characters, times)."""
    found: dict[str, list[int]] = {}
    for name, tally in seen.rules.items():
        counts = found.setdefault(name.partition(".")[0], [0, 0])
        counts[0] += tally.characters
        counts[1] += tally.times
    triples = [(name, size, times) for name, (size, times) in found.items()]
    return sorted(triples, key=lambda triple: (-triple[1], triple[0]))


def ordered(rules: Mapping[str, RuleTally]) -> list[tuple[str, RuleTally]]:
    """Return rules in the order of what they took."""
    return sorted(rules.items(), key=lambda pair: (-pair[1].characters, pair[0]))


def gone(tally: GroupTally) -> float:
    """Return the percentage of the input that is not in the text.

    >>> gone(GroupTally(size_in=200, size_out=150))
    25.0
    """
    return 100 * max(0, tally.size_in - tally.size_out) / max(1, tally.size_in)


def bins() -> list[str]:
    """Return the names of the bins of the share that went, in percent."""
    step = 100 // BINS
    return [f"{step * i}–{step * (i + 1)}" for i in range(BINS)]


def _rule(name: str, tally: RuleTally, room: list[int]) -> dict[str, Any]:
    return {
        "name": name,
        "family": _family(name),
        "times": tally.times,
        "articles": tally.articles,
        "characters": tally.characters,
        "reasons": _counts(tally.reasons),
        "fields": _counts(tally.fields),
        "examples": [_shown(one) for one in tally.examples if _fits(one, room)],
    }


def _fits(example: Example, room: list[int]) -> bool:
    """Is there room for `example`? If so, it takes it."""
    size = len(example.before) + len(example.text) + len(example.after)
    room[0] -= 2 * size
    return room[0] >= 0


def _shown(example: Example) -> list[str]:
    return [example.before, example.text, example.after, example.place]


def _family(name: str) -> str:
    """Return the family of a rule, which `keep` names, if it has one."""
    both = {name, name.partition(".")[0]}
    return next((family for family in families() if not both.isdisjoint(holds(family))), "")


def _counts(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def largest(groups: Mapping[str, GroupTally]) -> list[tuple[str, GroupTally]]:
    """Return groups, those with the most articles first."""
    return sorted(groups.items(), key=lambda pair: (-pair[1].articles, pair[0]))


def _groups(groups: Mapping[str, GroupTally]) -> list[Any]:
    """Return the largest groups, and the others as one."""
    first = largest(groups)
    rows: Iterator[tuple[str, GroupTally]] = iter(first[:_GROUPS])
    shown = [[name, msgspec.to_builtins(tally)] for name, tally in rows]
    if rest := first[_GROUPS:]:
        others = GroupTally()
        for _, tally in rest:
            others.merge(tally)
        shown.append([f"{len(rest):,} others", msgspec.to_builtins(others)])
    return shown


def _compared(seen: Collected, path: str | None) -> dict[str, Any] | None:
    if path is None:
        return None
    names = {*seen.gained, *seen.lost}
    rows = [(name, seen.gained.get(name, 0), seen.lost.get(name, 0)) for name in names]
    return {
        "with": path,
        "found": seen.compared,
        "differ": seen.differ,
        "rules": sorted(rows, key=lambda row: (-row[1] - row[2], row[0])),
    }
