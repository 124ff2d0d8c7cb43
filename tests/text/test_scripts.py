"""Scripts: spaces, capitals, width."""

from newsclean.text.prose import word_count
from newsclean.text.scripts import has_no_capitals, is_wide, width, writes_without_spaces


def test_thai_and_east_asian_scripts_part_no_words() -> None:
    assert all(map(writes_without_spaces, ("ข่าว", "ຂ່າວ", "新聞", "뉴스", "ニュース")))
    assert not any(map(writes_without_spaces, ("Zürich", "Новости", "أخبار", "समाचार", "ế")))


def test_two_such_letters_count_as_a_word() -> None:
    assert word_count("港が二日目も閉鎖") == 4


def test_only_east_asian_letters_are_wide() -> None:
    assert is_wide("港")
    assert not is_wide("ข")
    assert width("港 A") == 4


def test_capitals_end_where_hebrew_begins() -> None:
    assert all(map(has_no_capitals, ("שלום", "أخبار", "港")))
    assert not any(map(has_no_capitals, ("sie", "мы", "εμείς")))
