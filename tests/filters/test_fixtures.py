"""Every filter against its own fixtures: what it cuts, what it keeps, what it is known to miss."""

from pathlib import Path

import pytest

from newsclean import Article, Pipeline
from newsclean.filters import built_in
from newsclean.testing.cases import Case, read_cases

FIXTURES = Path(__file__).parents[2] / "fixtures"


def cases(kind: str) -> list:
    """Return the cases `kind` (cuts, keeps, known_failures) of all filters as parameters."""
    marks = [pytest.mark.xfail(strict=True)] if kind == "known_failures" else []
    return [
        pytest.param(name, case, id=f"{name}: {case.title} [{case.language}]", marks=marks)
        for name in built_in()
        for case in read_cases(FIXTURES / name / f"{kind}.txt")
    ]


def pipeline(name: str, case: Case) -> Pipeline:
    """Return the pipeline of a case of the filter `name`, with the site rules of its folder."""
    made: Pipeline = getattr(Pipeline, case.profile)().with_unwrap(False)
    rules = FIXTURES / name / "rules.toml"
    return made.with_rules(rules) if rules.exists() else made


def cleaned(name: str, case: Case) -> Article:
    return pipeline(name, case)(case.input)


def assert_reads_as_expected(article: Article, case: Case) -> None:
    assert str(article) == case.expected
    plain = article.to_dict()
    assert {name: plain[name] for name in case.fields} == case.fields


def reads_fields(name: str, case: Case) -> bool:
    """Does the filter `name`, which cuts nothing of `case`, read its fields, and no other?"""
    plain = pipeline(name, case).without(name)(case.input).to_dict()
    return any(plain[field] != value for field, value in case.fields.items())


@pytest.mark.parametrize(("name", "case"), cases("cuts"))
def test_a_filter_cuts_what_it_is_for_and_signs_it(name: str, case: Case) -> None:
    article = cleaned(name, case)
    assert_reads_as_expected(article, case)
    assert name in {removal.filter for removal in article.removals} or reads_fields(name, case)


@pytest.mark.parametrize(("name", "case"), cases("keeps"))
def test_a_filter_keeps_what_only_looks_like_residue(name: str, case: Case) -> None:
    article = cleaned(name, case)
    assert_reads_as_expected(article, case)
    assert not article.removals


@pytest.mark.parametrize(("name", "case"), cases("known_failures"))
def test_a_known_failure_is_still_one(name: str, case: Case) -> None:
    assert_reads_as_expected(cleaned(name, case), case)
