"""Rules: each that the code can sign a removal with is signed in a fixture, so that none dies unseen."""

import ast
from collections.abc import Iterator
from functools import cache
from inspect import getfile, getmodule
from pathlib import Path

import pytest

from newsclean import Pipeline
from newsclean.evidence.lines import invitations
from newsclean.filters import built_in
from newsclean.phrases import index, signature, table
from newsclean.testing.cases import read_cases

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILTERS = sorted(built_in())
LEAST = 240  # rules that this file must find, lest it find none and pass
ON_PAGES = "judges what a page's markup said: signed in tests/readers/html"
UNSIGNED = {
    "datelines.dateline": "reports a field and cuts nothing",
    "related_items.doubled": "what a look says of a line's form: the rule is doubled_line",
    **{
        f"page_hints.{rule}": ON_PAGES
        for rule in (
            *("author", "author_bio", "caption", "element"),
            *("link", "outside_body", "title", "trailing"),
        )
    },
}
"""Rules that no fixture signs, and why none does."""
READ_OFF_TABLES = {
    "corrections": ("label", "weak_label", "reader_label", "formula", "version", "outer_formula"),
}
"""Rules whose names a filter reads off its table, where no literal says them."""


def heads(node: ast.expr) -> Iterator[str]:
    """Yield the literals that `node` may be, or that the tuple which it is begins with."""
    match node:
        case ast.Constant(value=str(name)) if name.isidentifier() and len(name) > 1:
            yield name
        case ast.IfExp(body=one, orelse=other):
            yield from (*heads(one), *heads(other))
        case ast.BoolOp(values=values):
            yield from (name for value in values for name in heads(value))
        case ast.Tuple(elts=[first, *_]):
            yield from heads(first)


def is_rule(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "rule"


@cache
def said_in(path: Path) -> frozenset[str]:
    """Return the rules that a module claims or finds by; where a variable holds the rule, all that
    its functions return, loop over or hand to a parameter of the name `rule`."""
    tree = ast.parse(path.read_text("utf-8"))
    takes = {
        f.name: [argument.arg for argument in f.args.args]
        for f in ast.walk(tree)
        if isinstance(f, ast.FunctionDef)
    }
    rules: set[str] = set()
    held: set[str] = set()
    is_held = False
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="claim" | "finding"), args=[rule, *_]):
                rules |= (found := set(heads(rule)))
                is_held |= not found
            case ast.Call(func=ast.Name(id=name), args=args) if "rule" in takes.get(name, ()):
                held.update(heads(dict(zip(takes[name], args, strict=False))["rule"]))
            case ast.Return(value=ast.expr() as value):
                held.update(heads(value))
            case ast.For(target=target, iter=ast.Tuple(elts=elements)) if is_rule(target):
                held.update(name for element in elements for name in heads(element))
    return frozenset(rules | held if is_held else rules)


def helpers() -> Iterator[Path]:
    """Yield the modules beside the filters that claim in their names."""
    paths = {Path(getfile(built_in()[name])) for name in FILTERS}
    yield from sorted({p for path in paths for p in path.parent.glob("*.py")} - paths)
    yield Path(getfile(invitations))


@cache
def rules_of(name: str) -> frozenset[str]:
    """Return the rules that the filter `name` can sign, but for those that helpers sign for it."""
    module = getmodule(built_in()[name])
    assert module is not None
    by_phrase = {signature(name, hit.rule) for hit in index() if hit.filter == name and hit.claims}
    return said_in(Path(getfile(module))) | by_phrase | set(READ_OFF_TABLES.get(name, ()))


@cache
def signed() -> frozenset[str]:
    """Return the rules, as "filter.rule", that sign a removal in the cuts of the fixtures."""
    return frozenset(
        removal.name
        for name in FILTERS
        for case in read_cases(FIXTURES / name / "cuts.txt")
        for removal in getattr(Pipeline, case.profile)().with_unwrap(False)(case.input).removals
    )


@pytest.mark.parametrize("name", FILTERS)
def test_every_rule_that_a_filter_can_sign_is_signed_in_a_fixture(name: str) -> None:
    rules = {f"{name}.{rule}" for rule in rules_of(name)}
    assert sorted(rules - signed() - UNSIGNED.keys()) == []


def test_every_rule_that_a_helper_can_sign_is_signed_in_a_fixture() -> None:
    by_any = {rule.partition(".")[2] for rule in signed()}
    assert sorted({rule for path in helpers() for rule in said_in(path)} - by_any) == []


def test_every_rule_that_a_fixture_signs_is_found_in_the_code() -> None:
    """Else the tests above would let pass what they do not see."""
    by_helpers = {rule for path in helpers() for rule in said_in(path)}
    found = {f"{name}.{rule}" for name in FILTERS for rule in rules_of(name) | by_helpers}
    assert sorted(signed() - found) == []
    assert sum(len(rules_of(name)) for name in FILTERS) >= LEAST


def test_no_exception_is_signed_after_all() -> None:
    assert sorted(signed() & UNSIGNED.keys()) == []


@pytest.mark.parametrize("name", READ_OFF_TABLES)
def test_rules_that_are_read_off_tables_are_in_them(name: str) -> None:
    assert set(READ_OFF_TABLES[name]) <= table(name).keys()
