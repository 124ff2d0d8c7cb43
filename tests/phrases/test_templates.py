"""Templates: forms of residue with the words of all languages in their slots."""

import re

import pytest

from newsclean.phrases import template, worded
from newsclean.phrases.templates import _any_of


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
    for form in (template("dates", "{tides}"), worded("dates", r"{tides}\d")):
        with pytest.raises(KeyError):
            form.search("Monday")


def test_a_pattern_with_words_keeps_its_counts_and_groups() -> None:
    form = worded("dates", r"(\d{1,2})\. {weekdays}")
    found = form.search("am 12. Montag")
    assert found
    assert found[1] == "12"


def test_words_stand_right_beside_digits_but_not_within_other_words() -> None:
    form = worded("dates", r"\d{weekdays}\d")
    assert form.search("8Monday9")
    assert not worded("dates", "{weekdays}").search("Blue-Mondays")


def test_a_slot_names_a_list_of_another_table() -> None:
    assert worded("names", r"{dates.weekdays}, \d").search("Lundi, 3")


def test_a_star_stands_for_any_beginning_or_ending_of_a_word() -> None:
    assert re.fullmatch(_any_of(["harbour*"]), "harbours")
    assert re.search(_any_of(["*fest"]) + "$", "harbourfest")
    assert not re.search(_any_of(["fest"]), "harbourfest")


def test_of_an_empty_list_nothing_is_found() -> None:
    assert not re.search(_any_of([]), "Monday")


def test_a_slot_with_a_star_is_found_at_the_end_of_a_longer_word() -> None:
    assert worded("dates", r"{*weekdays}").search("Harwickmonday")
    assert not worded("dates", r"{weekdays}").search("Harwickmonday")
