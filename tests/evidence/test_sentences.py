"""Sentences of a text of one line that are judged as lines: whole ones, outside of quotations, with a cue."""

import pytest

from newsclean import clean
from newsclean.evidence.sentences import sentences

BEFORE = "The council of Harwick voted on Monday to keep the night ferry for one more year."
AFTER = "The operator will need a second crew by the autumn, and more oil."
NOTICE = "This article was amended on Tuesday."


def found(text: str) -> list[str]:
    return [
        text[start:end].strip() for start, end, _ in sentences(text, lambda said: "amended" in said)
    ]


@pytest.mark.parametrize("space", [" ", "  "])
def test_a_sentence_with_a_cue_is_found_between_two_others(space: str) -> None:
    text = f"{BEFORE}{space}{NOTICE}{space}{AFTER}"
    assert found(text) == [NOTICE]
    assert clean(text).text == f"{BEFORE} {AFTER}"


@pytest.mark.parametrize(
    "said",
    [
        f"“We are sorry. {NOTICE} Good night.”",
        NOTICE.rstrip("."),
        "This article was amended on Tuesday for the Post The baker wants to keep the trees.",
    ],
    ids=["in a quotation", "without an end", "with another sentence in it"],
)
def test_no_sentence_that_somebody_says_that_has_no_end_or_holds_another_one(said: str) -> None:
    assert (
        found(f"{BEFORE} {said} {AFTER}"[: None if said.endswith(("”", ".")) else -len(AFTER) - 1])
        == []
    )


def test_scripts_with_their_own_full_stops_have_sentences_too() -> None:
    text = f"Սա առաջին նախադասությունն է քաղաքի մասին։ Սա երկրորդ amended նախադասությունն է։ {AFTER} {BEFORE}"
    assert found(text) == ["Սա երկրորդ amended նախադասությունն է։"]


def test_in_a_text_of_several_paragraphs_a_sentence_in_the_middle_of_one_stays() -> None:
    text = f"{BEFORE} {NOTICE} {AFTER}\n\n{BEFORE.replace('Monday', 'Friday')}"
    assert NOTICE in clean(text).text
