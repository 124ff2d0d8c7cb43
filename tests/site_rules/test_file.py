"""The file of rules: what is written is read again, and a bad file is refused with line and reason."""

from pathlib import Path

import pytest

from newsclean import Pipeline, SiteRule, SiteRules
from newsclean.site_rules.file import RulesError, parse_rules, read_rules, write_rules
from newsclean.site_rules.rule import HeldBack

GOOD = """\
format = 1

[[rule]]
site = "lune.example"
match = "Share {number} times"
where = ["line"]
"""


def test_what_is_written_is_read_again() -> None:
    rules = SiteRules(
        rules=(
            SiteRule(match='Say "{name}" \\ now', where=("line", "tail"), field="authors"),
            SiteRule(
                match="Also: {headline}",
                where=("inside",),
                headlines=("The mill burns",),
                examples=("a\x01b [[c]] d", "猫"),
                articles=3,
                of=9,
            ),
        ),
        held_back=(HeldBack(match="Harwick", reason="it may be a name"),),
    )
    assert parse_rules(write_rules(rules)) == rules


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("format = 1", "format = 9"), None, "format is 9"),
        (("format = 1", ""), None, "says no format"),
        (("match =", "mach ="), 3, "no key 'mach'"),
        (('"Share {number} times"', '""'), 3, "match is empty"),
        (('"Share {number} times"', '"{number} {date}"'), 3, "always the same"),
        (("{number}", "{colour}"), 3, "no slot {colour}"),
        (("Share {number} times", "{headline} of today"), 3, "can only stand last"),
        (("Share {number} times", "{name} {name} {name} {name} said"), 3, "more than 3"),
        (('["line"]', '["nowhere"]'), 3, "nowhere"),
        (('["line"]', "[]"), 3, "where is empty"),
        (('["line"]', '["inside"]\nheadlines = ["A mill"]'), 3, "ends in {headline}"),
        (('times"', "times"), 5, "not TOML"),
        (("[[rule]]", "[rule]"), 3, "two brackets"),
        (("[[rule]]", "[[rules]]"), 3, "no table of rules"),
        (('where = ["line"]', 'where = ["line"]\nsure = "very"'), 3, "very"),
    ],
)
def test_a_bad_file_is_refused_with_line_and_reason(
    change: tuple[str, str], line: int | None, told: str
) -> None:
    with pytest.raises(RulesError) as refused:
        parse_rules(GOOD.replace(*change), "site.toml")
    assert told in str(refused.value)
    assert str(refused.value).startswith(f"site.toml, line {line}:" if line else "site.toml:")


def test_two_rules_that_match_the_same_are_refused() -> None:
    double = GOOD + GOOD.split("\n\n")[1].replace("Share", "SHARE")
    with pytest.raises(RulesError, match=r"line 7: it matches the same as the rule in line 3"):
        parse_rules(double)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(b"format = 1\n# \xff\n")
    with pytest.raises(RulesError, match="line 2: it is not UTF-8"):
        Pipeline.default().with_rules(path)


def test_a_file_that_starts_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_rules(path).rules[0].site == "lune.example"
