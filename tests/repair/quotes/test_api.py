"""The functions as their users meet them: arguments, errors, rules, doubts, bounds."""

from collections.abc import Callable

import pytest

from newsclean.model.change import apply
from newsclean.repair.quotes import fix_quotes, quote_changes
from newsclean.testing.lawful import cost
from newsclean.text.quotes.quotations import find_quotations


def test_an_unknown_style_is_refused_with_the_styles_there_are() -> None:
    with pytest.raises(ValueError, match="repair, straight, typographic, off"):
        quote_changes(["“Yes”"], style="curly")  # type: ignore[arg-type]


def test_off_changes_nothing() -> None:
    assert fix_quotes("``Yes,''  she said", style="off") == "``Yes,''  she said"
    assert quote_changes(["``Yes''", ""], style="off").changes == [[], []]


def test_no_paragraphs_give_no_changes() -> None:
    assert quote_changes([]).changes == []
    assert quote_changes([""]).changes == [[]]
    assert find_quotations([]) == ()


def test_line_breaks_stay_as_they_are() -> None:
    assert fix_quotes('“Yes,"\r\n\n\n“no."') == "“Yes,”\r\n\n\n“no.”"


def test_each_change_names_its_rule() -> None:
    texts = {
        '“Yes," she said.': "mixed_pair",
        "“We rowed,” the partner of the crew said. ”And that was it,” he said.": "wrong_way",
        "``Yes,'' she said.": "stand_in",
        "““Yes,” she said.": "doubled_mark",
        "“ Yes,” she said.": "space_inside",
        "“Yes,”  she said.": "space_outside",
        "She didn´t row.": "apostrophe",
        "“The bridge will open again, she said.": "missing_mark",
    }
    for text, rule in texts.items():
        rules = {change.rule for change in quote_changes([text]).changes[0]}
        assert rules == {rule}, text


def test_a_mark_cut_off_by_a_line_break_is_moved_between_paragraphs() -> None:
    paragraphs = ["“We rowed all night. We sang.", "” said Ada Thorne."]
    changes = quote_changes(paragraphs).changes
    moved = [apply(text, found) for text, found in zip(paragraphs, changes, strict=True)]
    assert moved == ["“We rowed all night. We sang.”", "said Ada Thorne."]
    assert {change.rule for found in changes for change in found} == {"cut_off_mark"}


def test_a_doubt_names_the_paragraph_and_the_mark() -> None:
    (doubt,) = quote_changes(["Title", "“We rowed. We sang. She left."]).doubts
    assert doubt.startswith("Paragraph 2: “ at character 0 has no closing mark")


def test_of_very_many_doubts_a_hundred_are_told_and_the_rest_counted() -> None:
    doubts = quote_changes(["“We rowed. We sang. She left. " * 130]).doubts
    assert len(doubts) == 101
    assert doubts[-1] == "30 more quotation marks without a partner were left as they are."


def test_a_language_may_come_with_its_country() -> None:
    assert (
        fix_quotes('"Ja", sagte sie.', language="de_AT", style="typographic") == "„Ja“, sagte sie."
    )


def test_the_first_paragraph_may_be_a_title_that_quotes() -> None:
    assert fix_quotes("‘No bridge' says mayor\n“Never,” she said.") == (
        "‘No bridge’ says mayor\n“Never,” she said."
    )


def test_a_quotation_lies_where_it_says() -> None:
    paragraphs = ["Ada Thorne said: “We rowed.", "“We sang,” and left."]
    (quotation,) = find_quotations(paragraphs, language="en")
    assert quotation.paragraphs == (0, 1)
    assert paragraphs[0][quotation.start :] == "We rowed."
    assert paragraphs[1][: quotation.end] == "“We sang,"
    assert (quotation.speaker, quotation.verb) == ("Ada Thorne", "said")


HOSTILE: dict[str, Callable[[int], list[str]]] = {
    "deep quotation": lambda n: ["“" * n + "a" + "”" * n],
    "deep quotation between words": lambda n: ["“a " * n + '" b' * n],
    "straight marks only": lambda n: ['"' * n],
    "marks of two styles": lambda n: ['“" ' * n],
    "single marks": lambda n: ["' a'" * n],
    "marks that only open": lambda n: ["“a " * n],
    "marks that only close": lambda n: ["a” " * n],
    "apostrophes after one mark": lambda n: ["“" + "a'" * n],
    "typewriter marks": lambda n: [",,a'' <<b>> " * n],
    "commas in a quotation without end": lambda n: ["“" + "a b, " * n + "she said."],
    "one long space": lambda n: ["“" + " " * n + "”"],
    "ampersands": lambda n: ["&" * n],
    "attributions": lambda n: ["“a,” said " * n],
    "paragraphs of one mark": lambda n: ['"'] * n,
    "paragraphs that only open": lambda n: ["“a b c"] * n,
    "paragraphs that open and close in turn": lambda n: ["“a", "”"] * n,
}


def both(paragraphs: list[str]) -> None:
    quote_changes(paragraphs)
    find_quotations(paragraphs)


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_grows_with_length_and_no_faster(name: str) -> None:
    make = HOSTILE[name]
    # Noise only ever adds to a measure.
    small, large = (min(cost(both, make(n)) for _ in range(3)) for n in (300, 2400))
    assert large < 8 * 4 * small + 0.02


def test_spaces_inside_guillemets_go_with_them_beside_others_of_their_kind() -> None:
    text = "قال إن « الجسر مغلق »، وأضاف أن « العبارة »، كما تسمى، « ستعود »."
    expected = 'قال إن "الجسر مغلق"، وأضاف أن "العبارة"، كما تسمى، "ستعود".'
    assert fix_quotes(text, style="straight") == expected


def test_a_mark_is_moved_where_a_paragraph_above_needs_nothing() -> None:
    paragraphs = ["The quay was quiet.", "“We rowed all night. We sang.", "” said Ada Thorne."]
    changes = quote_changes(paragraphs).changes
    moved = [apply(text, found) for text, found in zip(paragraphs, changes, strict=True)]
    assert moved[1:] == ["“We rowed all night. We sang.”", "said Ada Thorne."]


def test_an_opening_mark_glued_to_a_dash_gets_a_space_if_the_dash_has_one() -> None:
    assert fix_quotes("She said –“ yes” and left.") == "She said – “yes” and left."
    assert fix_quotes("She said–“ yes” and left.") == "She said–“yes” and left."


def test_an_english_word_without_its_head_may_end_a_text() -> None:
    assert fix_quotes("Then go and tell ‘em", language="en") == "Then go and tell ’em"


def test_a_single_pair_of_which_one_is_no_quotation_mark_has_a_stand_in() -> None:
    for text in ("“He said ‘yes` to me,” she said.", "“He said `yes’ to me,” she said."):
        rules = {change.rule for change in quote_changes([text]).changes[0]}
        assert rules == {"stand_in"}, text


def test_a_full_stop_stands_at_an_added_mark_as_it_does_at_the_texts_others() -> None:
    last = "“Andiamo tutti a casa insieme domani sera molto presto con la barca."
    inside = ["“Remiamo tutti insieme fino al porto.”", "“Non ci fermiamo per nessun motivo.”"]
    for others, end in ((inside, ".”"), ([], "”.")):
        paragraphs = [*others, last]
        change = quote_changes(paragraphs, language="it").changes[-1]
        assert apply(last, change).endswith(f"barca{end}")
