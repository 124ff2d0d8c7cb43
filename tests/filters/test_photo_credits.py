"""Picture credits: where a caption ends and a text begins, one condition at a time."""

import pytest

from newsclean import Article, Pipeline
from tests.filters.prose import MORE, PROSE

CREDITS = Pipeline.default().only("photo_credits")
TOLD = "The mill was closed when the river rose over the old quay of Elmstead in the spring of that year."
CREDIT = "Photo: Ada Moor/Reuters"


def kept(*lines: str) -> list[str]:
    """Return the paragraphs that are left of `lines`."""
    return [paragraph.text for paragraph in CREDITS("\n".join(lines)).paragraphs]


def body(line: str) -> Article:
    """Return the article of `line` between paragraphs of prose, far from both ends."""
    return CREDITS("\n".join([PROSE, line, MORE, PROSE[:60] + " still.", MORE[:70] + " too."]))


def test_a_line_that_goes_on_from_the_one_above_is_no_caption() -> None:
    assert kept(PROSE, f"at the harbour in Elmstead. {CREDIT}", MORE) == [
        PROSE,
        "at the harbour in Elmstead.",
        MORE,
    ]


def test_one_sentence_that_tells_what_was_is_a_caption_where_no_prose_stands_above_it() -> None:
    assert TOLD not in kept(f"{TOLD} {CREDIT}", PROSE, MORE)


def test_one_sentence_that_tells_what_was_is_a_caption_below_a_subhead() -> None:
    assert kept(PROSE, MORE, "A mill by the river", f"{TOLD} {CREDIT}", f"{PROSE} So be it.") == [
        PROSE,
        MORE,
        "A mill by the river",
        f"{PROSE} So be it.",
    ]


def test_one_sentence_that_tells_what_was_is_text_below_a_paragraph() -> None:
    assert TOLD in kept(PROSE, f"{TOLD} {CREDIT}", MORE)


def test_a_name_in_quotation_marks_makes_no_text_of_a_caption_but_what_somebody_said_does() -> None:
    named = "The ferry “Ada” at the old quay of Elmstead in the north of the island."
    assert kept(PROSE, f"{named} {CREDIT}", MORE) == [PROSE, MORE]
    said = "“The ferry is old,” said the mayor."
    assert kept(PROSE, f"{said} {CREDIT}", MORE) == [PROSE, said, MORE]


def test_two_sentences_that_tell_are_text_wherever_they_stand() -> None:
    two = f"{TOLD} It was the third time in a hundred years."
    assert two in kept(f"{two} {CREDIT}", PROSE, MORE)


@pytest.mark.parametrize("space", ["", " "])
def test_a_credit_in_brackets_between_two_sentences_leaves_one_space(space: str) -> None:
    text = f"{PROSE}{space}(Photo: Ada Moor) {MORE}"
    assert kept(text, MORE) == [f"{PROSE} {MORE}", MORE]
    (cut,) = CREDITS(text).removals
    assert cut.text == f"(Photo: Ada Moor){space}"


def test_the_evidence_of_a_credit_in_brackets_is_cut_at_sixty_characters() -> None:
    said = "Photo: Anna Belling, Ines Valdor, Ada Moor and Anton Perl/Reuters"
    (cut,) = CREDITS(f"{PROSE} ({said}) {MORE}").removals
    assert (cut.rule, cut.evidence) == ("amid", said[:60])


@pytest.mark.parametrize(("most", "goes"), [(60, True), (61, False)])
def test_a_credit_between_two_sentences_names_its_owners_in_sixty_characters(
    most: int, goes: bool
) -> None:
    owners = f"Ada {'M' + 'o' * (most - len('Ada M/Reuters '))}/Reuters "
    assert len(owners) == most
    text = f"{PROSE} Photo: {owners}{MORE}"
    assert (kept(text, MORE)[0] != text) == goes


@pytest.mark.parametrize(("size", "goes"), [(220, True), (221, False)])
def test_a_caption_with_a_wire_agency_has_220_characters_at_most(size: int, goes: bool) -> None:
    caption = f"{SENTENCE}, {'as it does at night, ' * 10}"[: size - len(". Reuters")]
    line = f"{caption[:-1]}x. Reuters"
    assert [cut.rule for cut in body(line).removals] == (["wired"] if goes else [])


@pytest.mark.parametrize(("size", "goes"), [(30, True), (31, False)])
def test_a_label_without_a_name_has_thirty_characters_at_most(size: int, goes: bool) -> None:
    line = f"Photo {'m' * (size - 7)}:"
    assert (line not in kept(PROSE, line, MORE)) == goes


def test_the_label_of_something_else_before_a_name_is_no_credit() -> None:
    assert "Read also: Ada Moor" in kept(PROSE, "Read also: Ada Moor", MORE)


def test_a_note_in_brackets_with_a_label_and_a_name_is_no_credit() -> None:
    text = f"{PROSE} (Keeper: Ada Moor) {MORE}"
    assert kept(text) == [text]


def test_a_film_in_brackets_goes_with_whose_it_is() -> None:
    first = "Совет порта во вторник проголосовал за продление расписания парома до полуночи."
    last = "Компания пересмотрит показатели весной, сообщила её директор на встрече с жителями."
    assert kept(f"{first} (Видео: Анна Портнова) {last}") == [f"{first} {last}"]


@pytest.mark.parametrize("before", ["Note: The ferry is old.", "Photo: the mayor is on the left."])
def test_a_label_that_is_none_of_a_credit_hides_none_behind_it(before: str) -> None:
    text = f"{PROSE} {before} {CREDIT} {MORE}"
    assert kept(text, MORE) == [f"{PROSE} {before} {MORE}", MORE]


OWNERS = "Anna Belling/Reuters, Ines Valdor/Reuters, Ada Moor/Reuters, Anton Perl/Reuters"


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        (f"Photo: {OWNERS}", OWNERS),
        (
            "Photo: Ada Moor-Karlsund/Reuters | Video: Anton Perl-Elmstead/AFP",
            "Photo: Ada Moor-Karlsund/Reuters | Video: Anton Perl-Elmstead/AFP",
        ),
    ],
)
def test_the_evidence_of_a_long_credit_is_cut_at_sixty_characters(line: str, evidence: str) -> None:
    (cut,) = CREDITS(f"{PROSE}\n{line}\n{MORE}").removals
    assert cut.evidence == evidence[:60]


def test_the_credits_of_a_line_are_told_in_their_order() -> None:
    article = CREDITS(f"{PROSE}\nThe old mill. Photo: Maria Moor | Photo: Anton Perl\n{MORE}")
    assert [credit.person for credit in article.credits] == ["Maria Moor", "Anton Perl"]


SENTENCE = "The night ferry leaves the old quay of Elmstead for the islands in the north"


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        (f"{SENTENCE}. Reuters", True),
        ("Ferry leaves the quay. Reuters", False),
        ("Ferry leaves the old quay. Reuters", True),
        (f"{SENTENCE}. United Press International", True),
        (f"{SENTENCE}. Elmstead", False),
        (f"{SENTENCE}, as it does. The mayor waves to it. Reuters", False),
        ("“We waited,” said Moor as the ferry left the quay of Elmstead. Reuters", False),
        (f"{SENTENCE} and will be back tomorrow. Reuters", True),
        ("The “Ada” leaves the old quay of Elmstead for the islands at noon. Reuters", False),
    ],
)
def test_a_wire_agency_ends_a_caption_of_one_sentence_of_five_words_that_quotes_nobody(
    line: str, goes: bool
) -> None:
    cuts = [(cut.rule, cut.text) for cut in body(line).removals]
    assert cuts == ([("wired", line)] if goes else [])


def test_at_the_end_of_a_text_a_wire_agency_signs_it() -> None:
    line = f"{SENTENCE}. Reuters"
    assert kept(PROSE, MORE, line)[-1] == line


@pytest.mark.parametrize(("length", "goes"), [(299, True), (300, False)])
def test_a_caption_goes_with_its_credit_if_both_are_shorter_than_three_hundred_characters(
    length: int, goes: bool
) -> None:
    end = f". {CREDIT}"
    caption = f"{'The ferry of Elmstead, ' * 20}"[: length - len(end)].rstrip(", ")
    line = f"{caption}{'x' * (length - len(end) - len(caption))}{end}"
    assert (CREDITS(f"{PROSE}\n{line}\n{MORE}").captions == ()) != goes


def test_three_sentences_before_a_credit_are_no_caption() -> None:
    two = "The old quay of Elmstead. The ferry of the islands."
    assert kept(PROSE, f"{two} {CREDIT}", "Ferries", MORE) == [PROSE, "Ferries", MORE]
    three = f"{two} The mayor of the town."
    assert three in kept(PROSE, f"{three} {CREDIT}", "Ferries", MORE)


@pytest.mark.parametrize(("size", "goes"), [(59, False), (60, True)])
def test_a_credit_between_two_sentences_is_looked_for_in_lines_of_sixty_characters(
    size: int, goes: bool
) -> None:
    text = f"The ferry sails. {CREDIT} The mayor"
    line = f"{text}{'s' * (size - len(text))}"
    assert (CREDIT not in str(CREDITS(f"{PROSE}\n{line}\n{MORE}"))) == goes
