"""Site rules to be reviewed: each with the text that it has in the file, to take in or leave out."""

from typing import Any

from newsclean.report.view import all_shown
from newsclean.site_rules.file import RulesError, parse_rules, parts, write_rules
from newsclean.site_rules.rule import HeldBack, SiteRule, SiteRules


def review(rules: SiteRules) -> dict[str, Any]:
    """Return what a page needs to show `rules` and to put together a file of those that are accepted.

    `head`, the `text` of each rule, `held_head` and the `text` of what was held back, joined by line feeds,
    are the file. A fragment that was held back has in `as_rule` the text of the rule that it would be, on
    lines of its own; without one it cannot be a rule as it stands.
    """
    texts = parts(rules)
    taken = {(rule.site, rule.template.keys) for rule in rules.rules}
    return {
        "head": texts.head,
        "held_head": texts.held_head,
        "rules": [
            {
                **_told(rule),
                "name": all_shown(f"site_rules.{rule.id}"),
                "where": list(rule.where),
                "sure": rule.sure,
                "field": rule.field or "",
                "text": text,
            }
            for rule, text in zip(rules.rules, texts.rules, strict=True)
        ],
        "held": [
            {
                **_told(held),
                "reason": all_shown(held.reason),
                "text": text,
                "as_rule": _as_rule(held, taken),
            }
            for held, text in zip(rules.held_back, texts.held_back, strict=True)
        ],
    }


def _told(item: SiteRule | HeldBack) -> dict[str, Any]:
    told: dict[str, Any] = all_shown(
        {"site": item.site, "match": item.match, "examples": list(item.examples)}
    )
    return {**told, "articles": item.articles, "of": item.of}


def _as_rule(held: HeldBack, taken: set[tuple[str, tuple[str, ...]]]) -> str:
    """Return the text of the rule that `held` would be; nothing if a file could not hold it."""
    rule = SiteRule(
        match=held.match,
        where=("line",),
        site=held.site,
        articles=held.articles,
        of=held.of,
        examples=held.examples,
    )
    made = SiteRules(rules=(rule,))
    try:
        parse_rules(write_rules(made))
    except RulesError:
        return ""
    key = (rule.site, rule.template.keys)
    if key in taken:
        return ""
    taken.add(key)
    return parts(made).rules[0]
