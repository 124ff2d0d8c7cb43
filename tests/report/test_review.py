"""The file of rules that a review leads to."""

from itertools import chain
from typing import Any

from newsclean.report.review import review
from newsclean.site_rules.file import parse_rules, write_rules
from newsclean.site_rules.rule import HeldBack, SiteRule, SiteRules

TIDE = SiteRule(site="lunepost.example", match="Never miss a tide", where=("line", "tail"))
RAIN = SiteRule(site="*", match="Rain or shine: {address}", where=("line",), sure="exact")
COLUMN = HeldBack(
    site="lunepost.example", match="Every Friday our gardener walks", reason="a column"
)
AGAIN = HeldBack(site="lunepost.example", match="never miss a tide", reason="too rare")
RULES = SiteRules(rules=(RAIN, TIDE), held_back=(COLUMN, AGAIN))


def put_together(made: dict[str, Any], rules: list[str], held: list[str]) -> str:
    """Return the file that a page makes of the parts."""
    return "\n".join(chain(made["head"], rules, made["held_head"] if held else [], held))


def test_all_parts_together_are_the_file() -> None:
    made = review(RULES)
    texts = [rule["text"] for rule in made["rules"]], [held["text"] for held in made["held"]]
    assert put_together(made, *texts) == write_rules(RULES)


def test_a_rule_that_is_rejected_is_not_in_the_file() -> None:
    made = review(RULES)
    text = put_together(made, [made["rules"][1]["text"]], [])
    assert parse_rules(text) == SiteRules(rules=(TIDE,))


def test_what_was_held_back_can_be_a_rule_for_lines() -> None:
    made = review(RULES)
    text = put_together(made, [made["rules"][0]["text"], made["held"][0]["as_rule"]], [])
    assert parse_rules(text).rules[1] == SiteRule(
        site=COLUMN.site, match=COLUMN.match, where=("line",)
    )


def test_what_a_rule_matches_already_is_not_offered_again() -> None:
    assert review(RULES)["held"][1]["as_rule"] == ""


def test_a_fragment_that_no_rule_can_match_is_not_offered() -> None:
    made = review(SiteRules(held_back=(HeldBack(match="{number}", reason="no word"),)))
    assert made["held"][0]["as_rule"] == ""
