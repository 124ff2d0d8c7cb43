"""Keys, one by one and many at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model.block import KEY_LENGTH, Block
from newsclean.phrases import fold, fold_all, index
from newsclean.phrases.capitals import bare_forms
from newsclean.testing import hostile_text

TEXTS = hostile_text() | st.text() | st.text("aB 3.#:-\"'`’»«…ﬁÉßİ\t\u0301\u3000\u2028。\n")


@given(st.lists(TEXTS))
def test_many_keys_at_once_are_the_keys_one_by_one(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(TEXTS)
def test_a_key_holds_no_quotation_mark_and_no_odd_space(text: str) -> None:
    key = fold(text)
    assert not set(key) & set("\"'`´“”‘’«»")
    assert " ".join(key.split()) == key.strip()


@given(
    TEXTS,
    st.sampled_from(sorted(h.phrase for h in index() if h.match == "ending")),
    st.sampled_from([". ", "! ", ".” ", "。"]),
)
def test_no_ending_is_overlooked(text: str, phrase: str, stop: str) -> None:
    for end in ("", ".", " »", "’"):
        line = f"{text}{stop}{phrase.title()}{end}"
        if index().ending(fold(phrase.title() + end)):
            assert index().may_end(fold(line))
            assert index().may_end(fold(line[-90:]))


_PIECES = st.sampled_from(
    [
        *"aA ©“'.•–1f\u0301\u0323\u3099\u1161\u11a8ㄱ가ｶﾞかİßΣ字नि\u09be\u09c7",
        "Photo",
        "more ",
        "Read more",
        "tweet",
    ]
)


@given(st.lists(_PIECES, min_size=40, max_size=190).map("".join))
def test_a_long_line_is_told_by_its_end_as_its_whole_key_tells(text: str) -> None:
    block = Block((0, len(text)), text)
    assert block.may_end_in_phrase == index().may_end(fold(text))
    assert block.matches == (index().matches(fold(text)) if len(text) <= KEY_LENGTH else ())


@pytest.mark.parametrize(
    ("capitals", "phrase"),
    [
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Διαβάστε επίσης"),
        ("ΔΕΙΤΕ ΤΟ ΒΙΝΤΕΟ ΤΟΥ ΜΑΪΟΥ", "δείτε το βίντεο του Μαΐου"),
    ],
)
def test_greek_capitals_are_the_words_that_small_letters_write_with_accents(
    capitals: str, phrase: str
) -> None:
    assert fold(capitals) == fold(phrase)


@pytest.mark.parametrize(
    "line", ["A REGARDER", "A regarder", "A LIRE EGALEMENT", "À lire également"]
)
def test_french_capitals_meet_a_phrase_with_or_without_its_accents(line: str) -> None:
    assert [hit.rule for hit in index().matches(fold(line)) if hit.filter == "related_items"]


def test_letters_that_keep_their_marks_in_capitals_stay_another_word() -> None:
    assert fold("SCHÖN") != fold("schon")
    assert list(bare_forms("ảnh: tư liệu", "vi")) == []
    assert list(bare_forms("mañana", "es")) == []
    assert list(bare_forms("où", "fr")) == []


def test_what_a_rule_says_in_several_languages_is_met_once() -> None:
    found = [(hit.filter, hit.rule, hit.phrase) for hit in index()]
    assert len(set(found)) == len(found)
    assert [hit.rule for hit in index().matches("sport") if hit.filter == "breadcrumbs"] == [
        "section"
    ]
