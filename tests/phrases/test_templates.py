"""Templates: forms of residue with the words of all languages in their slots."""

import pytest

from newsclean.phrases import template


def test_a_slot_is_any_word_of_its_list_in_any_language() -> None:
    form = template("dates", "{weekdays}")
    assert form.search("bis Montag offen")
    assert form.search("JUSQU’À LUNDI")
    assert not form.search("Mondays")


def test_what_stands_between_ends_with_the_sentence() -> None:
    form = template("dates", "{weekdays} … {weekdays}", gap=20)
    assert form.search("Monday to Friday")
    assert not form.search("Monday. Then Friday")
    assert not form.search("Monday is many, many words away from Friday")


def test_literal_text_is_taken_as_it_stands() -> None:
    assert template("dates", "({weekdays})?").search("(Monday)?")


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        template("dates", "{tides}")
