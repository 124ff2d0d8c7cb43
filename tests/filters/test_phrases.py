"""Every phrase of every table, in every language: it fires alone, and not inside a sentence."""

from itertools import groupby

import pytest

from newsclean import Pipeline
from newsclean.filters import built_in
from newsclean.phrases import PhraseMatch, index
from newsclean.phrases.match import CONTEXT, STRONG

BEFORE = "Harbour reopens\n\nThe harbour reopened on Tuesday after three days of storms, the port authority said."
AFTER = (
    "Ferries will run to the usual timetable from Wednesday, and no delays are expected this week."
)
LINES = {
    "line": "{}",
    "label": "{}: Council votes on the new bridge",
    "prefix": "{} Harbour",
    "suffix": "Harbour {}",
    "ending": "{}",
}


def phrases_by_rule() -> list:
    hits = set(index())
    ordered = sorted((h for h in hits if h.claims), key=lambda h: (h.filter, h.rule, h.phrase))
    return [
        pytest.param(list(group), id=f"{name}.{rule}")
        for (name, rule), group in groupby(ordered, key=lambda h: (h.filter, h.rule))
    ]


def cuts(hit: PhraseMatch, line: str, threshold: int) -> bool:
    """Does the filter of `hit` alone cut all of `line` between two paragraphs?"""
    function = built_in()[hit.filter]
    pipeline = Pipeline(filters=((hit.filter, function),), threshold=threshold)
    article = pipeline(f"{BEFORE}\n\n{line}\n\n{AFTER}")
    return any(removal.text == line for removal in article.removals)


@pytest.mark.parametrize("hits", phrases_by_rule())
def test_each_phrase_fires_alone_on_its_line(hits: list[PhraseMatch]) -> None:
    lines = {hit.phrase: LINES[hit.match].format(hit.phrase.replace("#", "12")) for hit in hits}
    assert [hit.phrase for hit in hits if not cuts(hit, lines[hit.phrase], CONTEXT)] == []


@pytest.mark.parametrize("hits", phrases_by_rule())
def test_no_phrase_fires_inside_a_long_sentence(hits: list[PhraseMatch]) -> None:
    sentence = (
        "The committee, which had met twice that week, heard that {} was the wording "
        "that most people remembered from the notice, and it asked for time to think."
    )
    lines = {hit.phrase: sentence.format(hit.phrase.replace("#", "12")) for hit in hits}
    assert [hit.phrase for hit in hits if cuts(hit, lines[hit.phrase], STRONG)] == []
