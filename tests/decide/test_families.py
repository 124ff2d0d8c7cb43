"""Families: what is content to one user and residue to another stays where it is asked for."""

import pytest

from newsclean import Pipeline, clean
from newsclean.decide.families import families, holds
from newsclean.filters import built_in

PROSE = "The bridge over the Lune opened to all traffic on Monday, the mayor said in Harwick."
TEXT = f"{PROSE}\n\nThis article has been updated.\n\nPhoto: Jane Roe/Reuters\n\nShare this"


@pytest.mark.parametrize("family", families())
def test_a_family_says_what_it_is_and_what_each_profile_does(family: str) -> None:
    assert families()[family].keys() == {"what", "why", "gentle", "standard", "strict"}


@pytest.mark.parametrize("family", families())
def test_a_family_holds_filters_that_there_are(family: str) -> None:
    assert {name.partition(".")[0] for name in holds(family)} <= built_in().keys()


def test_what_is_kept_stays_in_the_text_and_is_in_the_fields_all_the_same() -> None:
    article = Pipeline.default().keep("notes", "credits")(TEXT)
    assert article.text == TEXT.removesuffix("\n\nShare this")
    assert [credit.person for credit in article.credits] == ["Jane Roe"]
    assert article.notes == ("This article has been updated.",)
    assert {removal.filter for removal in article.removals} == {"share_widgets"}


def test_a_text_with_what_is_kept_is_cleaned_to_itself() -> None:
    pipeline = Pipeline.default().keep("notes").keep("credits")
    once = str(pipeline(TEXT))
    assert str(pipeline(once)) == once


def test_a_single_rule_can_be_kept_where_its_filter_goes_on() -> None:
    text = f"{PROSE}\n\nhttps://harwickpost.example/bridge/opens\n\nundefined"
    assert "https" not in clean(text).text
    kept = Pipeline.default().keep("addresses")(text)
    assert kept.text == text.removesuffix("\n\nundefined")


def test_an_unknown_family_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match="no family 'embed': did you mean embeds"):
        Pipeline.default().keep("embed")
