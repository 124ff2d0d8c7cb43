"""Somebody is quoted: marks, verbs, dialogue, and what only looks like it."""

import pytest

from newsclean.text.speech import (
    has_quotation_mark,
    is_all_quoted,
    is_dialogue,
    names_speaker,
    opens_with_quotation,
    quotes_somebody,
    reports_speech,
)


@pytest.mark.parametrize(
    "text", ["“Ja”", "„Ja“", "»Ja«", "« Oui »", "”Ja”", "‘Yes’", "「はい」", '"Yes"']
)
def test_a_quotation_opens_with_the_marks_of_any_language(text: str) -> None:
    assert opens_with_quotation(text)


@pytest.mark.parametrize("text", ["» Read more", "› Next", "Yes", "", "-30-"])
def test_an_arrow_opens_no_quotation(text: str) -> None:
    assert not opens_with_quotation(text)


def test_apostrophes_and_title_brackets_are_no_double_marks() -> None:
    assert not has_quotation_mark("Don’t miss 『リアクション』")
    assert has_quotation_mark("Die „Harwicker Post“")


@pytest.mark.parametrize(
    "text",
    ["the mayor said.", "…, sagte sie.", "…, a déclaré la maire", "disse o prefeito", "zei hij"],
)
def test_verbs_of_several_languages_report_speech(text: str) -> None:
    assert reports_speech(text)


def test_a_verb_is_a_whole_word_and_no_word_of_prompts() -> None:
    assert not reports_speech("Besaid, so read our story")


@pytest.mark.parametrize("text", ['Click "Submit" to join', 'Subscribe to "Harwick at Seven"'])
def test_a_name_in_straight_marks_quotes_nobody(text: str) -> None:
    assert not quotes_somebody(text)


def test_a_sentence_in_straight_marks_does() -> None:
    assert quotes_somebody('"We will not give up the harbour now"')


def test_dialogue_and_speakers() -> None:
    assert is_dialogue("– Kommer du?")
    assert is_dialogue("Roe: I was there")
    assert not is_dialogue("Article content")
    assert names_speaker("Ann Lee: “Yes”")
    assert is_all_quoted("“We will see”2")
    assert not is_all_quoted("“We will see,” she said")
