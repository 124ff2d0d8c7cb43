"""The file of rules: TOML, written so that a person can read, edit and compare it.

    [[rule]]
    site = "*"
    match = "Never miss a story: {address}"
    where = ["line", "tail"]
    sure = "exact"
    articles = 37
    of = 120
    examples = ["The bridge is open. [[Never miss a story: harwick.example]]"]

Rules stand in the order of their sites and of what they match, so that the difference between the
files of two crawls says what a site has changed. Below them, as ``[[held_back]]``, stands what recurs
too and was not learned, with the reason; to make a rule of one is to rename its heading and say
``where``.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newsclean.site_rules.rule import HeldBack, SiteRule, SiteRules
from newsclean.site_rules.template import HEADLINE, template

FORMAT = 1  # of files; one of a later format is refused
_HEAD = """\
# What recurs on a site and is cut, as newsclean learned it. docs/site-rules.md says how to review it:
# take out what is no furniture, put right what is cut too short or too long, add what you know.
"""
_HELD = """\
# What recurs as well and was not learned, with the reason. It is never applied.
"""
_HEADING = re.compile(r"\s*\[\[\s*(rule|held_back)\s*\]\]")
_LINE = re.compile(r"at line (\d+)")
_WIDE = 60  # characters of a list that goes on one line


class RulesError(ValueError):
    """A file of rules that is not of its form; the message says where and why."""


class Parts(NamedTuple):
    """The text of a file of rules in parts: joined by line feeds they are the file."""

    head: list[str]
    rules: list[str]
    held_head: list[str]
    held_back: list[str]


def parts(rules: SiteRules) -> Parts:
    """Return `rules` as the parts of a file, a part for each rule and each fragment that was held back."""
    return Parts(
        [_HEAD, f"format = {FORMAT}\n"],
        [_table("rule", _plain(rule)) for rule in rules.rules],
        [_HELD] if rules.held_back else [],
        [_table("held_back", _plain(held)) for held in rules.held_back],
    )


def write_rules(rules: SiteRules) -> str:
    """Return `rules` as the text of a file: equal rules give equal bytes."""
    return "\n".join(chain.from_iterable(parts(rules)))


def _plain(item: SiteRule | HeldBack) -> dict[str, Any]:
    """Return the keys of a table in the order in which they are written, without empty ones."""
    plain: dict[str, Any] = msgspec.to_builtins(item)
    first = [key for key in ("site", "match", "where", "reason") if key in plain]
    order = dict.fromkeys([*first, *plain])
    return {key: plain[key] for key in order if plain[key] not in (None, [], ())}


def _table(name: str, values: Mapping[str, Any]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in values.items()]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        if sum(map(len, value)) > _WIDE:
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value) if isinstance(value, int) else _string(value)


def _string(text: str) -> str:
    """Return `text` as a basic string of TOML; what it cannot hold, a lone surrogate, is a question mark."""
    text = text.encode("utf-8", "replace").decode()
    made = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join([c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in made]) + '"'
    )


def read_rules(path: str | os.PathLike[str]) -> SiteRules:
    """Return the rules of the file `path`.

    Raises:
        OSError: it cannot be read.
        RulesError: it is not a file of rules; the message says in which line, and why.
    """
    data = Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RulesError(f"{path}, line {line}: it is not UTF-8") from None
    return parse_rules(text, str(path))


def parse_rules(text: str, name: str = "rules") -> SiteRules:
    """Return the rules that `text` holds; `name` is what errors call it.

    Raises:
        RulesError: it is not of the form; the message says in which line, and why.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        at = _LINE.search(told)
        where = f"{name}, line {at[1]}" if at else name
        raise RulesError(f"{where}: it is not TOML: {told}") from None
    _refuse_others(found, text, name)
    tables = [*_tables(found, text, "rule")]
    rules = [_rule(table, place, name) for table, place in tables]
    held = [_held(table, place, name) for table, place in _tables(found, text, "held_back")]
    _refuse_doubles(rules, [place for _, place in tables], name)
    return SiteRules(rules=tuple(rules), held_back=tuple(held))


def _refuse_others(found: dict[str, Any], text: str, name: str) -> None:
    version = found.get("format")
    if version != FORMAT:
        told = "it says no format" if version is None else f"its format is {version!r}"
        raise RulesError(f"{name}: {told}; this newsclean reads files with format = {FORMAT}")
    others = found.keys() - {"format", "rule", "held_back"}
    if others:
        key = min(others)
        raise RulesError(
            f"{name}, line {_line_of(text, key, 1)}: {key!r} is no table of rules: there are [[rule]] and [[held_back]]"
        )
    for kind in ("rule", "held_back"):
        if not isinstance(found.get(kind, []), list):
            line = _line_of(text, kind, 1, heading=True)
            raise RulesError(f"{name}, line {line}: write [[{kind}]], in two brackets")


def _tables(found: dict[str, Any], text: str, kind: str) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the tables of a kind, each with the line of its heading."""
    places = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if (heading := _HEADING.match(line)) and heading[1] == kind
    ]
    for at, table in enumerate(found.get(kind, [])):
        yield table, places[at] if at < len(places) else 1


def _rule(table: dict[str, Any], place: int, name: str) -> SiteRule:
    rule: SiteRule = _converted(table, place, name, SiteRule)
    if rule.headlines and not rule.template.ends_open:
        raise RulesError(f"{name}, line {place}: headlines need a match that ends in {HEADLINE}")
    if rule.template.ends_open and "inside" in rule.where and not rule.headlines:
        told = f"a {HEADLINE} inside a line needs headlines, which say where it ends"
        raise RulesError(f"{name}, line {place}: {told}")
    if not rule.where:
        raise RulesError(f"{name}, line {place}: where is empty: the rule could stand nowhere")
    return rule


def _held(table: dict[str, Any], place: int, name: str) -> HeldBack:
    held: HeldBack = _converted(table, place, name, HeldBack)
    return held


def _converted(table: dict[str, Any], place: int, name: str, kind: Any) -> Any:
    known = set(kind.__struct_fields__)
    for key in table:
        if key not in known:
            raise RulesError(
                f"{name}, line {place}: there is no key {key!r}; there are {', '.join(sorted(known))}"
            )
    try:
        made = msgspec.convert(table, kind)
        template(made.match)
        if isinstance(made, SiteRule):
            _ = made.templates
    except (msgspec.ValidationError, ValueError) as error:
        raise RulesError(f"{name}, line {place}: {error}") from None
    return made


def _refuse_doubles(rules: Sequence[SiteRule], places: Sequence[int], name: str) -> None:
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for rule, place in zip(rules, places, strict=True):
        key = rule.site, rule.template.keys
        if key in seen:
            raise RulesError(
                f"{name}, line {place}: it matches the same as the rule in line {seen[key]}: take one out"
            )
        seen[key] = place


def _line_of(text: str, key: str, default: int, *, heading: bool = False) -> int:
    form = rf"\s*\[\s*{re.escape(key)}\s*\]" if heading else rf"\s*\[*\s*\"?{re.escape(key)}\b"
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(form, line):
            return number
    return default
