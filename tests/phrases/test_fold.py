"""Keys, one by one and many at once."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.phrases import fold, fold_all, index
from newsclean.testing import hostile_texts

TEXTS = hostile_texts() | st.text() | st.text("aB 3.#:-\"'`’»«…ﬁÉßİ\t\u0301\u3000\u2028。\n")


@given(st.lists(TEXTS))
def test_many_keys_at_once_are_the_keys_one_by_one(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(TEXTS)
def test_a_key_holds_no_quotation_mark_and_no_odd_space(text: str) -> None:
    key = fold(text)
    assert not set(key) & set("\"'`´“”‘’«»")
    assert " ".join(key.split()) == key.strip()


@given(TEXTS, st.sampled_from(sorted(index().endings)), st.sampled_from([". ", "! ", ".” ", "。"]))
def test_no_ending_is_overlooked(text: str, phrase: str, stop: str) -> None:
    for end in ("", ".", " »", "’"):
        line = f"{text}{stop}{phrase.title()}{end}"
        if fold(phrase.title() + end) in index().endings:
            assert index().may_end(fold(line))
            assert index().may_end(fold(line[-90:]))
