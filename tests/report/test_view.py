"""One article as the page shows it."""

from hypothesis import given

import newsclean
from newsclean.report import pieces as kinds
from newsclean.report.pieces import Marks, pieces
from newsclean.report.view import view
from newsclean.testing import hostile_text, littered_texts
from newsclean.text.visible import shown
from tests.report.articles import LEAD, MORE, article, dirty
from tests.report.hostile import LONG_WORD, STEERING


@given(littered_texts() | hostile_text())
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    made = newsclean.clean(text)
    found = pieces(made)
    assert sum(int(p.text) if p.kind == kinds.LEFT_OUT else len(p.text) for p in found) == len(text)
    if not any(p.kind == kinds.LEFT_OUT for p in found):
        assert "".join(p.text for p in found) == text


def test_a_cut_piece_names_its_rule_and_its_field() -> None:
    made = view(article(3), "crawl.jsonl:4")
    told = {text: made.cuts[number] for kind, text, number in made.pieces if kind == kinds.CUT}
    assert told["Share this"][0] == "share_widgets.button"
    notice = next(cut for text, cut in told.items() if text.startswith("© 2003"))
    assert notice[2] == "copyright"


def test_an_edit_has_what_stood_there_and_what_it_reads() -> None:
    made = view(article(text=f"{LEAD}\n\nThe cafÃ© on the pier is open. {MORE}"), "a.txt")
    _, text, number = next(piece for piece in made.pieces if piece[0] == kinds.EDIT)
    assert text == "Ã©"
    assert made.edits[number][1:] == ("Ã©", "é")


def test_the_title_is_marked() -> None:
    made = view(article(text=f"Bridge stays shut\n\n{LEAD}\n\n{MORE}"), "a.txt")
    assert (kinds.TITLE, "Bridge stays shut", -1) in made.pieces


def test_a_text_of_any_length_is_shown_in_bounds() -> None:
    more = "\n\n".join(f"{MORE} That was crack {n}." for n in range(2_000))
    long = view(article(text=f"{LEAD}\n\n{LONG_WORD}\n\n{more}"), "a.txt")
    assert sum(len(text) for _, text, _ in long.pieces) < 30_000
    assert sum(len(text) for _, text in long.paragraphs) < 30_000
    assert any(kind == kinds.LEFT_OUT for kind, _, _ in long.pieces)
    assert long.paragraphs[-1][0] == "left_out"
    assert long.size_in > 1_000_000


def test_marks_that_steer_are_shown_as_their_codes() -> None:
    told = shown(STEERING)
    assert told.encode("utf-8")
    assert "\u202e" not in told
    assert "\\u202e" in told
    assert "\\x1b[31mred" in told
    assert "\\ud800" in told


def test_marks_of_a_script_stay() -> None:
    for text in ("می\u200cرود", "क्\u200dष", "\u200fالعربية\u200f"):
        assert shown(text) == text


def test_of_marks_that_overlap_each_place_has_one() -> None:
    found = list(Marks([(2, 6), (4, 9), (12, 14)]).over(0, 13))
    assert found == [(0, 2, -1), (2, 6, 0), (6, 9, 1), (9, 12, -1), (12, 13, 2)]


def test_every_text_of_a_view_can_be_shown() -> None:
    text = f"{dirty(1)}\n\n{STEERING}\n\nPhoto: {STEERING}"
    made = view(article(text=text), f"{STEERING}.txt", site=STEERING)
    assert "\u202e" not in repr(made).replace("\\u202e", "")
    assert "\\u202e" in made.place
