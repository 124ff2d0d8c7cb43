"""Footers: what makes a line one of navigation, one condition at a time."""

import pytest

from newsclean import Pipeline
from tests.filters.prose import MORE, PROSE

FOOTERS = Pipeline.default().only("footers")


def cuts(*lines: str) -> list[tuple[str, str]]:
    """Return by which rule which of `lines` go."""
    return [(cut.rule, cut.text) for cut in FOOTERS("\n".join(lines)).removals]


def gone(*lines: str) -> list[str]:
    return [text for _, text in cuts(*lines)]


@pytest.mark.parametrize(
    ("menu", "goes"),
    [
        ("Home | Sport | Politics", True),
        ("Home | Sport", False),
        ("Culture | Sport | Politics", False),
        ("Home | Sport | Politics | Harwick", True),
        ("Harwick | Home | Sport | Politics", False),
        (f"Home | Sport | Politics | {PROSE}", False),
        ("Home | Sport | Politics | Culture | Harwick | Karlsund", True),
        ("Home | Sport | Politics | Harwick | Karlsund | Ostby", False),
        ("Home Sport Politics Culture Business", True),
        ("Home Sport Politics Culture", False),
        ("Home Sport Politics Culture Business Harwick", False),
    ],
)
def test_a_menu_on_one_line_has_three_words_of_navigation_and_one_that_is_sure(
    menu: str, goes: bool
) -> None:
    assert (("line_run", menu) in cuts(PROSE, menu, MORE)) == goes


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        (["Home", "Sport", "Politics"], True),
        (["Home", "Sport"], False),
        (["Culture", "Sport", "Politics"], False),
        (["Home", "Sport", "The ferry of the islands", "Politics"], False),
        (["Home", "Sport", "Contact our news desk"], False),
    ],
)
def test_a_menu_on_lines_of_their_own_has_three_of_them_in_a_row(
    lines: list[str], goes: bool
) -> None:
    found = cuts(PROSE, *lines, MORE, PROSE[:70] + " too.")
    assert found == ([("run", line) for line in lines] if goes else [])


@pytest.mark.parametrize(
    ("number", "goes"),
    [
        ("ISSN 1234-5678", True),
        ("ISSN 1234", False),
        ("HRB 12345", True),
        ("HRB 12345.", False),
        ("京ICP备14027177号-1", True),
        ("京公网安备11000002000001号", True),
        ("Flight 1234-5678", False),
    ],
)
def test_the_number_of_a_licence_is_told_by_its_form(number: str, goes: bool) -> None:
    assert (number in gone(PROSE, MORE, number)) == goes


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Do you know more? Write to us via Signal or to our ProtonMail.", True),
        ("Do you know more? Write to us via Signal.", False),
        ("Write to us via Signal or to our ProtonMail.", False),
    ],
)
def test_a_question_how_to_tell_in_secret_has_two_words_of_secrecy(line: str, goes: bool) -> None:
    assert (("newsroom", line) in cuts(PROSE, line, MORE)) == goes


def test_the_first_word_of_secrecy_is_the_evidence() -> None:
    line = "Do you know more? Write to us via Signal or to our ProtonMail."
    (cut,) = FOOTERS(f"{PROSE}\n{line}\n{MORE}").removals
    assert cut.evidence == "via signal"


def test_the_gentle_profile_cuts_an_address_of_the_newsroom_and_no_other() -> None:
    gentle = Pipeline.gentle().only("footers")
    ours, other = "Contact us at news@elmstead.example", "Contact us at the old mill"
    article = gentle(f"{PROSE}\n{MORE}\n{other}\n{ours}")
    assert [cut.text for cut in article.removals] == [ours]


PLEDGE = "The Courier abides by the code of ethics"


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        (f"{PLEDGE}; to complain, write to the editor.", True),
        (f"{PLEDGE} and is read by the whole town.", False),
        ("The Courier has a code of ethics; to complain, write to the editor.", False),
        ("The Courier abides by the law; to complain, write to the editor.", False),
    ],
)
def test_a_pledge_names_its_code_and_says_where_to_complain(line: str, goes: bool) -> None:
    assert (("pledge", line) in cuts(PROSE, MORE, line)) == goes
    assert ("pledge", line) not in cuts(line, PROSE, MORE)


@pytest.mark.parametrize(("end", "goes"), [(90, True), (91, False)])
def test_a_pledge_says_early_that_it_is_one(end: int, goes: bool) -> None:
    opening = f"The Courier of {'Elmstead and ' * 10}"[: end - len(" abides by the")]
    line = f"{opening[:-1]}s abides by the code of ethics; to complain, write to the editor."
    assert line.index(" code") == end
    assert (("pledge", line) in cuts(PROSE, MORE, line)) == goes


def test_the_evidence_of_marked_links_is_cut_at_sixty_characters() -> None:
    links = "▶ 항만일보 채널 구독하기 ▶ 항만일보 홈페이지 바로가기 ▶ 섬과 바다의 소식을 매일 아침 받아 보기 ▶ 제보하기 "
    line = f"섬 주민이 배를 기다렸다고 밝혔다. {links}ⓒ 항만일보, 무단 전재 및 재배포 금지"
    (cut,) = FOOTERS(f"{PROSE}\n{MORE}\n{line}").removals
    assert (cut.rule, cut.evidence) == ("own_links", links[:60])


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Contact us at news@elmstead.example", True),
        ("Contact us at ada.moor@elmstead.example", False),
    ],
)
def test_an_address_of_the_newsroom_goes_within_the_text(line: str, goes: bool) -> None:
    assert (("newsroom", line) in cuts(PROSE, line, MORE)) == goes


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        (["Privacy Policy", "Tel. +49 40 1234567"], True),
        (["Tel. +49 40 1234567"], False),
        (["Privacy Policy", "The ferry sails", "Tel. +49 40 1234567"], False),
        (["Privacy Policy", f"Tel. +49 40 1234567 {'x' * 100}"], True),
        (["Privacy Policy", f"Tel. +49 40 1234567 {'x' * 101}"], False),
    ],
)
def test_a_telephone_number_goes_beside_a_line_of_a_footer(lines: list[str], goes: bool) -> None:
    assert any(rule == "address" for rule, _ in cuts(PROSE, MORE, *lines)) == goes


@pytest.mark.parametrize(("size", "goes"), [(400, True), (401, False)])
def test_a_menu_on_one_line_has_four_hundred_characters_at_most(size: int, goes: bool) -> None:
    menu = f"Home | {'Sport | Politics | ' * 30}"[:size].rstrip("| ")
    menu += "|" * (size - len(menu))
    assert (("line_run", menu) in cuts(PROSE, menu, MORE)) == goes
