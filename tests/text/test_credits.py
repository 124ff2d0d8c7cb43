"""Credits: whom a credit names, and what is none."""

import pytest

from newsclean import clean
from newsclean.text.credit_lines import credit_at_end, whole_credit
from newsclean.text.credits import read_credit


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Bến phà Larkhaven trong đêm (Ảnh: Lan Hương).", "Lan Hương"),
        ("The quay at night (Photo: Jane Roe).", "Jane Roe"),
        ("Bến phà trong đêm. Ảnh: L.Hương", "L.Hương"),
        ("The quay at night (Photo: Harwick Post).", None),
    ],
)
def test_the_brackets_around_a_credit_are_no_part_of_its_name(
    line: str, person: str | None
) -> None:
    found = credit_at_end(line)
    assert found is not None
    assert found[1] is not None
    assert found[1].person == person
    assert ")" not in found[1].text


@pytest.mark.parametrize(
    "line", ["(Präsident der Hafengilde)", "(Larkhaven Sands)", "[Sea Letters]"]
)
def test_two_capitals_in_brackets_are_nobody_whom_no_table_knows(line: str) -> None:
    assert whole_credit(line, None) is None


def test_a_known_name_alone_in_brackets_is_a_credit() -> None:
    found = whole_credit("(Jane Roe)", None)
    assert found is not None
    assert found.person == "Jane Roe"


def test_a_line_that_goes_on_from_the_one_above_is_no_caption() -> None:
    above = "The ferry left Larkhaven at six and came back an hour later, the harbour office said."
    end = "in the dock of Ost Vale, beside the old crane and the sheds"
    lines = [above, "The second ferry of the line is", f"{end} (Photo: Jane Roe)"]
    below = [above.replace("six", hour) for hour in ("nine", "ten")]
    assert end in str(clean("\n\n".join([*lines, *below])))


def test_a_reported_sentence_that_its_agency_signs_is_no_caption() -> None:
    said = "“The hawser was cut on Monday,” Major Ivo Lund said, adding that nobody knew by whom."
    above = "The ferry left Larkhaven at six and came back an hour later, the harbour office said."
    below = (
        "The second ferry of the line stays in the dock of Ost Vale until the inquiry has ended."
    )
    text = "\n\n".join([above, f"{said} - AFP", above.replace("six", "nine"), below, below[::-1]])
    assert said in str(clean(text))


@pytest.mark.parametrize("duo", ["Bruno e Marisa", "Bruno y Marisa", "Bruno und Marisa"])
def test_two_first_names_are_no_one_person(duo: str) -> None:
    found = read_credit(duo, made=True)
    assert found is not None
    assert found.person is None


def test_a_family_name_of_two_parts_is_one_person() -> None:
    found = read_credit("Bruno Costa e Silva", made=True)
    assert found is not None
    assert found.person == "Bruno Costa e Silva"


def test_the_bare_name_of_a_picture_agency_is_a_credit_and_no_dateline() -> None:
    body = "The harbour fair opened on Tuesday after three days of storms, the port authority said."
    article = clean(f"Jane Roe opens the fair of Harwick\n\n(Getty Images)\n\n{body}")
    assert article.dateline is None
    assert [credit.agency for credit in article.credits] == ["Getty Images"]
