"""Which line becomes the title, and which do not."""

import pytest

from newsclean import clean

BODY = (
    "The old paper mill in Harwick will become a library, the council decided on Monday evening.\n"
    "Work is to begin in April and will take two years, according to the plan before the council."
)
HEADLINE = "Old paper mill in Harwick will become a library with two reading rooms"


@pytest.mark.parametrize(
    "above",
    [
        "Harwick Today",
        "Town Hall Notes",
        "11.2.2025 | 23:55 | Mill | Town",
        "Saturday, Apr 27th 2024 4PM 19°C",
        "News / Harwick / The Mill",
        "Town\nBooks",
    ],
)
def test_labels_dates_and_trails_above_a_headline_are_not_the_title(above: str) -> None:
    assert clean(f"{above}\n{HEADLINE}\n{BODY}").title == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Harwick, 3 May 2024",
        "Tuesday 15 October 2019 by Anna Lund",
        "Jane Merrow",
        "Home > Harwick > The mill > Library",
        "English ←→ Deutsch ←→ Español",
        "“We have waited twenty years for these books.”1",
        ", at half past ten in the morning",
    ],
)
def test_a_line_of_another_kind_is_no_title(line: str) -> None:
    assert clean(f"{line}\n{BODY}").title != line


@pytest.mark.parametrize(
    "line",
    [
        "Mill library: council votes for two reading rooms, twenty trees by the canal and a bridge "
        "over the weir",
        "Council Votes for Two Reading Rooms and Twenty Trees After Long Debate About Money for the "
        "Old Mill",
    ],
)
def test_a_long_line_with_the_form_of_a_headline_is_the_title(line: str) -> None:
    assert len(line) > 95
    assert clean(f"{line}\n{BODY}").title == line


def test_a_long_line_without_that_form_above_prose_is_a_standfirst() -> None:
    line = (
        "The council has voted for two reading rooms, twenty new trees and a narrow bridge over "
        "the weir by the old mill"
    )
    article = clean(f"{line}\n{BODY}")
    assert article.title is None
    assert article.paragraphs[0].text == line


def test_a_headline_of_two_short_sentences_is_the_title() -> None:
    line = "The town needs more books. The mill has room"
    assert clean(f"{line}\n{BODY}").title == line


def test_the_title_stays_the_title_when_the_output_is_cleaned_again() -> None:
    once = clean(f"Town Hall Notes\nBooks in town\n{HEADLINE}\n{BODY}")
    assert once.title == HEADLINE
    assert clean(str(once)).title == HEADLINE
    assert str(clean(str(once))) == str(once)


def test_a_full_stop_before_a_small_letter_ends_no_sentence() -> None:
    line = (
        "Old manuscript raises doubts in Harwick: was Duke Albrecht III. not at all the lawful "
        "heir to the mill?"
    )
    assert clean(f"{line}\n{BODY}").title == line


@pytest.mark.parametrize(
    "above", ["Press Release 2 November 2021", "Anna Maria Lund", "Harwick, 23:55", "Books"]
)
@pytest.mark.parametrize("headline", [HEADLINE, "A mill reborn", "A mill full of books"])
def test_what_stands_above_the_headline_is_judged_once_and_for_all(
    above: str, headline: str
) -> None:
    once = clean(f"{above}\n{headline}\n{BODY}")
    assert str(clean(str(once))) == str(once)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("We all know it from home!", "We put the kettle on, forget it, and find it dry at noon."),
        (
            "Ihr kennt das sicher auch!",
            "Ihr wollt nur kurz die Mühle besuchen, und dann wird es doch wieder ein langer Abend.",
        ),
        (
            "Vous connaissez sûrement cela !",
            "Vous entrez au moulin pour un livre, et vous en sortez le soir avec une pile de huit.",
        ),
    ],
)
def test_a_sentence_whose_pronoun_the_next_one_takes_up_is_no_title(line: str, body: str) -> None:
    article = clean(f"{line}\n{body}\n{BODY}")
    assert article.title is None
    assert article.paragraphs[0].text == line


def test_a_headline_that_speaks_to_the_reader_is_the_title() -> None:
    line = "You will not believe what they found!"
    assert clean(f"{line}\n{BODY}").title == line
