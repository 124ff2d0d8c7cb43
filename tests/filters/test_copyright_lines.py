"""Copyright notices behind each other in one line: all that go, go in one look."""

import pytest

from newsclean import clean
from newsclean.filters.copyright_lines import copyright_lines
from newsclean.phrases.match import EXACT
from newsclean.readers.text import read

MILL = "The old paper mill in Elmstead will become a library, the town council decided on Monday."
COURIER = "© 2031 Elmstead Courier Ltd. All rights reserved."
BAN = "This material may not be published, broadcast, rewritten or redistributed."
MARKED = "“&”"  # no sentence begins so: nothing tells that the text goes on behind it


def cut_in_one_look(text: str) -> int:
    """Return how many characters of `text` are cut by what one look at it claims, by form alone."""
    claims = [c for c in copyright_lines(read(text)) if c.rule in ("glued", "last", "ban_at_end")]
    return len({i for c in claims for i in range(c.start, len(text) if c.end is None else c.end)})


@pytest.mark.parametrize(
    "unit",
    [f"{MILL} {COURIER}", f"{MILL} {COURIER} {MARKED}"],
    ids=["notices", "notices and marks"],
)
def test_a_hundred_notices_in_one_line_go_in_one_look(unit: str) -> None:
    text = " ".join([unit] * 100)
    gone = sum(len(cut.text) for cut in clean(text).removals)
    assert gone >= 100 * len(COURIER)
    assert cut_in_one_look(text) >= 0.95 * gone


KOREAN = (
    "오래된 제지 공장을 도서관으로 바꾸기로 시의회가 월요일 저녁에 결정했다고 밝혔다. 지붕 공사는 봄에 시작되어 "
    "거의 한 해 동안 이어질 것으로 시는 내다보고 있다."
)
BANS = f"{KOREAN} ? 강변일보(gangbyeon.example), 무단 전재 및 재배포 금지. {BAN}"


def test_a_ban_goes_once_the_one_behind_it_has_gone() -> None:
    assert clean(BANS).paragraphs[-1].text == KOREAN


def test_a_ban_before_one_that_stays_stays() -> None:
    article = clean(f"{BANS}\n{MILL[:-1]}, which the mayor had asked for in spring.")
    assert article.removals == ()


CHINESE = "河边的旧造纸厂将改建成图书馆，市议会星期一晚上决定。 屋顶明年春天先修。 市长说他很高兴。"
LABELLED = "版权声明：本文为河岸日报独家稿件，转载请注明出处。"


def test_of_a_text_that_a_line_holds_many_times_only_the_bans_go() -> None:
    article = clean(" ".join([f"{CHINESE} {LABELLED}"] * 60))
    assert {cut.text.strip() for cut in article.removals} == {LABELLED}
    assert article.text.split() == CHINESE.split() * 60


def test_bans_with_a_label_go_in_one_look_however_often_a_line_has_them() -> None:
    text = " ".join([f"{CHINESE} {LABELLED}"] * 60)
    sure = {c.start for c in copyright_lines(read(text)) if c.strength == EXACT}
    assert len(sure) == 60
