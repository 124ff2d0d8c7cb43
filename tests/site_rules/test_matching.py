"""Where fragments are found, and at what cost."""

import pytest

from newsclean import Article, Pipeline, SiteRule, SiteRules
from newsclean.testing.lawful import cost

PROSE = "The ferry to Harwick sailed again on Monday after nine days in the dock."
NEXT = "It carries forty cars and will cross the bay six times a day."


def cleaned(text: str, *rules: SiteRule, **known: str) -> Article:
    pipeline = Pipeline.default().only("site_rules").with_rules(SiteRules(rules=rules))
    return pipeline(text, **known)


def test_rules_of_a_site_hold_there_and_on_its_parts_alone() -> None:
    rule = SiteRule(match="Tide and time", where=("line",), site="lune.example")
    text = f"{PROSE}\nTide and time\n{NEXT}"
    assert cleaned(text, rule, url="https://www.lune.example/a").removals
    assert cleaned(text, rule, url="https://news.lune.example/a").removals
    assert cleaned(text, rule, site="lune.example").removals
    assert not cleaned(text, rule, url="https://other.example/a").removals
    assert not cleaned(text, rule).removals


def test_a_removal_names_the_rule_and_counts_as_evidence() -> None:
    rule = SiteRule(match="Tide and time", where=("line",), articles=37, of=120)
    (removal,) = cleaned(f"{PROSE}\nTide and time\n{NEXT}", rule).removals
    assert (removal.filter, removal.rule) == ("site_rules", rule.id)
    assert removal.evidence == "in 37 of 120 articles"


@pytest.mark.parametrize(("where", "is_cut"), [("tail", True), ("head", False), ("line", False)])
def test_a_fragment_stands_only_where_its_rule_says(where: str, is_cut: bool) -> None:
    rule = SiteRule(match="(Lune Post)", where=(where,))  # type: ignore[arg-type]  # parametrised
    assert bool(cleaned(f"{PROSE} {NEXT} (Lune Post)", rule).removals) == is_cut


def test_a_headline_inside_a_line_goes_where_the_rule_knows_it() -> None:
    rule = SiteRule(
        match="Read too: {headline}", where=("inside",), headlines=("Kestrels in the mill",)
    )
    known = f"{PROSE} Read too: Kestrels in the mill {NEXT}"
    assert cleaned(known, rule).text == f"{PROSE} {NEXT}"
    unknown = f"{PROSE} Read too: Swifts in the mill {NEXT}"
    assert cleaned(unknown, rule).text == unknown


def test_the_longest_fragment_counts() -> None:
    rules = [SiteRule(match=m, where=("inside",)) for m in ("Tide and time", "Tide and time wait.")]
    (removal,) = cleaned(f"{PROSE} Tide and time wait. {NEXT}", *rules).removals
    assert removal.text.strip() == "Tide and time wait."


def test_the_guard_vetoes_a_rule_that_is_not_sure_of_prose() -> None:
    strong = SiteRule(match=NEXT, where=("line",), sure="strong")
    text = f"{PROSE}\n{NEXT}\n{PROSE[:-1]}, too."
    assert cleaned(text, strong).abstained
    assert not cleaned(text, strong).removals
    exact = SiteRule(match=NEXT, where=("line",), sure="exact")
    assert cleaned(text, exact).removals


@pytest.mark.parametrize(
    "unit",
    ["a ", "Tide and ", "Read too: ", "Jane Roe Jane ", "12 ", "( ", "Tide and time ", ". A b "],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    rules = [
        SiteRule(match="Tide and " * 20 + "time", where=("inside",)),
        SiteRule(match="Tide and time", where=("inside",)),
        SiteRule(match="a " * 60 + "b", where=("inside",)),
        SiteRule(match="{name} {name} {name} of Harwick", where=("inside",)),
        SiteRule(match="Read too: {headline}", where=("line", "tail")),
        SiteRule(match="({name}, {date})", where=("tail",)),
    ]
    from newsclean.site_rules.matching import Matcher

    matcher = Matcher([(rule, rule.template) for rule in rules])

    def find(text: str) -> None:
        matcher.find(text, text.casefold(), 0, 1)

    def least(size: int) -> float:
        text = unit * (size // len(unit)) + " roe harwick time b read"
        return min(cost(find, text) for _ in range(3))

    least(1000)
    assert least(80_000) < 25 * least(8_000) + 0.05
