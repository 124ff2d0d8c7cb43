"""Dates in the languages of CLDR: each form of each language is read, and no sentence is."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from newsclean.text.dates import read_stamp

# A date of each month, in the forms "medium", "long" and "full" by turns: docs/make_calendars.py
DATES = json.loads(Path(__file__).with_name("dates_of_languages.json").read_text("utf-8"))
DAYS = [date(2026, month, 10 + month) for month in range(1, 13)]
# Forms that have no name of the month in them, or numbers that run into its name
UNREAD = {"bal_Latn", "bo", "prg", "rof", "tok", "yo"}
# Short names that are other months in languages of more readers: "lip" is July in Polish
MISTAKEN = {"dua", "hr", "mfe"}


@pytest.mark.parametrize("language", sorted({*DATES} - UNREAD))
def test_the_dates_of_a_language_are_read(language: str) -> None:
    for text, day in zip(DATES[language], DAYS, strict=True):
        stamp = read_stamp(text)
        assert stamp, text
        assert stamp.has_date, text
        if stamp.published and language not in MISTAKEN:
            assert stamp.published.date() == day, text


@pytest.mark.parametrize("language", sorted(UNREAD))
@pytest.mark.xfail(reason="no name of a month, or numbers that run into it", strict=True)
def test_some_dates_without_names_of_months_are_not(language: str) -> None:
    test_the_dates_of_a_language_are_read(language)


def test_nearly_all_dates_are_told_to_the_day() -> None:
    read = [
        (stamp.published.date() if (stamp := read_stamp(text)) and stamp.published else None) == day
        for dates in DATES.values()
        for text, day in zip(dates, DAYS, strict=True)
    ]
    assert sum(read) > 0.97 * len(read)


@pytest.mark.parametrize(
    "text",
    [
        "2026년 2월 13일",
        "13 tháng 2, 2026",
        "reede, 13. veebruar 2026",
        "gada 2026, 13. februāris",
        "13 ກຸມພາ 2026",
        "២០២៦ កុម្ភៈ ១៣",
        "dydd Gwener, 13 Chwefror 2026",
    ],
)
def test_a_date_is_read_with_its_day(text: str) -> None:
    stamp = read_stamp(text)
    assert stamp
    assert stamp.published == datetime(2026, 2, 13)


def test_a_date_is_read_beside_a_label_and_a_time() -> None:
    stamp = read_stamp("Đăng ngày 13 tháng 2, 2026 lúc 18:30")
    assert stamp
    assert stamp.published == datetime(2026, 2, 13, 18, 30)
    assert stamp.has_label


def test_a_month_that_languages_disagree_on_leaves_the_day_open() -> None:
    stamp = read_stamp("4 listopada 2026")  # October in Croatian, November in Polish
    assert stamp
    assert (stamp.has_date, stamp.published) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        "Veebruar 2026",
        "13 veebruar",
        "Reede 13 ja veebruar 2026 laevad",
        "Tháng 2 năm 2026 có 13 chuyến phà",
        "13 veebruar gorffennaf 2026 hydref",
        "Ferry 13 veebruar 2026",
        "From 2026 on 13 boats run in Chwefror",
        "2026년 2월 13척",
    ],
)
def test_what_is_of_no_one_language_or_says_more_is_no_date(text: str) -> None:
    stamp = read_stamp(text)
    assert not (stamp and stamp.has_date)


@pytest.mark.parametrize(
    "text",
    [
        "3 giờ trước",
        "Dakika 2 zilizopita",
        "2 amaminithi edlule",
        "2 минутын өмнө",
        "5 ນາທີກ່ອນ",
        "for 2 minutter siden",
        "11 saat əvvəl",
    ],
)
def test_a_while_ago_is_a_span_in_any_language(text: str) -> None:
    stamp = read_stamp(text)
    assert stamp
    assert stamp.is_span


@pytest.mark.parametrize(
    "text",
    [
        "Dakika 2 zilizopita boti ilizama",
        "Dakika 2",
        "Saa 2 na dakika 5 zilizopita",
        "2 boats edlule",
        "2000 amaminithi edlule",
    ],
)
def test_what_says_more_or_less_than_a_while_ago_is_none(text: str) -> None:
    assert read_stamp(text) is None
