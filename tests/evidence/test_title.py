"""Which line becomes the title, and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Pipeline, clean
from newsclean.testing import hostile_text

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


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        ("\ufeffA mill full of books", "A mill full of books"),
        ("A mill , full  of books ", "A mill, full of books"),
        ("A mill in ZÃ¼rich", "A mill in Zürich"),
        ("A mill\nfull of books", "A mill full of books"),
        ('A mill full of “books"', "A mill full of “books”"),
        (" \ufeff ", None),
    ],
)
def test_a_given_title_is_mended_as_a_line_is(given: str, mended: str | None) -> None:
    once = clean(BODY, title=given)
    assert once.title == mended
    assert once.restore() == BODY
    assert (once.title_span, once.edits) == (None, ())
    for title in (mended, given):
        assert str(clean(str(once), title=title)) == str(once)


@pytest.mark.parametrize("only", [(), ("tags",)])
def test_a_given_title_on_top_is_the_title_whatever_filters_serve(only: tuple[str, ...]) -> None:
    pipeline = Pipeline.default().only(*only) if only else Pipeline.default()
    text = f"{HEADLINE} \n{BODY}"
    once = pipeline(text, title=HEADLINE)
    assert once.title_span == (0, len(HEADLINE))
    assert [p.text for p in once.paragraphs] == BODY.split("\n")
    assert once.removals == ()
    assert once.restore() == text
    assert str(pipeline(str(once), title=HEADLINE)) == str(once)


def test_what_is_mended_in_a_title_on_top_is_told() -> None:
    text = f"A mill , full of books\n{BODY}"
    once = clean(text, title="A mill, full of books")
    assert (once.title, [e.before for e in once.edits]) == ("A mill, full of books", [" "])
    assert once.restore() == text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Marathon with a Training Plan", "Published June 23, 2025 10:39AM"),
        ("Books in Harwick", "Published: 10:00am, 20 Jan, 2020\nUpdated: 10:09am, 20 Jan, 2020"),
        ("|  | ", "|  | \n|  | \n|  |  | "),
        ("*", "*\nThe mill turns\nThe books burn"),
        ("Mill", "The mill was shut on 7 October. Now it opens. Current news at a glance."),
    ],
)
def test_a_line_is_judged_alike_with_the_given_title_above_it(title: str, text: str) -> None:
    once = clean(text, title=title)
    assert str(clean(str(once), title=once.title)) == str(once)
    assert str(clean(str(once), title=title)) == str(once)


@given(hostile_text(), hostile_text(), st.booleans())
def test_any_title_can_be_given_and_nothing_is_lost(text: str, title: str, on_top: bool) -> None:
    text = f"{title}\n{text}" if on_top else text
    assert clean(text, title=title).restore() == text


def test_a_mark_that_leaves_its_line_for_the_title_leaves_no_line_to_judge() -> None:
    text = '"\n3\n'
    assert clean(text, title='"\n3').restore() == text


def test_a_line_under_a_dated_sentence_or_that_names_the_reporters_is_no_title() -> None:
    body = "市议会星期一晚上决定，把河边的旧造纸厂改建成一座公共图书馆，供全城居民使用。\n" * 2
    lead = "港城电 当地时间6月14日，市长在接受采访时表示旧船厂不会再次被出售。【港城专题】"
    assert clean(f"{lead}\n市长与旧船厂工人\n{body}").title is None
    named = "港城社6月13日电 新闻分析：旧船厂改建方案引发争议\n港城社记者林小河 陈晓"
    assert clean(f"{named}\n{body}").title is None
