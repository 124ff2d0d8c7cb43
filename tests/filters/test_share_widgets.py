"""Share buttons: what makes a line or a row of lines one, one condition at a time."""

import pytest

from newsclean import Pipeline
from newsclean.phrases import table
from tests.filters.prose import MORE, PROSE

BUTTONS = Pipeline.default().only("share_widgets")


def gone(*lines: str) -> list[tuple[str, str]]:
    """Return by which rule which of `lines` go."""
    return [(cut.rule, cut.text) for cut in BUTTONS("\n".join(lines)).removals]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Share on Facebook", "slot"),
        ("Share on Elmstead", ""),
        ("Facebook Twitter Email", "widget_run"),
        ("Facebook", ""),
        ("Facebook Twitter", ""),
        ("Facebook and the mayor of Elmstead", ""),
        ("Share this on Facebook Twitter Email WhatsApp", "widget_run"),
        ("12 Facebook Twitter Email", "widget_run"),
        ("FacebookTwitterWhatsAppEmail", "glued_row"),
        ("FacebookTwitterEmail", "glued_row"),
        ("FacebookHarbourFerriesElmstead", ""),
        ("FacebookTwitter Elmstead Harbour", ""),
        ("FacebookTwitterHarbour?", ""),
        ("Facebook Copy link", "widget_run"),
        ("Facebook Print", ""),
        ("シェア:X", "slot"),
        ("分享到微信好友", "slot"),
        ("Diggin Facebookin Twitterin", "widget_run"),
        ("Facebook Klicka för att e-posta en länk till en vän Twitter", "widget_run"),
        ("Digg and the ferries", ""),
    ],
)
def test_a_line_is_buttons_by_itself_that_is_made_of_nothing_else(line: str, rule: str) -> None:
    assert gone(PROSE, line, MORE) == ([(rule, line)] if rule else [])


@pytest.mark.parametrize("name", ["Facebook", "微博"])
def test_a_label_goes_around_the_name_of_any_network_in_any_script(name: str) -> None:
    labels = [label.replace("{}", name) for label in table("share_widgets")["slots"]]
    assert {text for _, text in gone(PROSE, *labels, MORE)}.issuperset(labels)


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("FacebookTwitterEmail{}", 260),
        ("Facebook 1{} Twitter Email", 200),
        ("Share on Facebook ({})", 120),
    ],
)
def test_buttons_are_no_longer_than_buttons_are(line: str, most: int) -> None:
    fill = "0" if "1{" in line else "m"
    room = most - len(line.format(""))
    assert gone(PROSE, line.format(fill * room), MORE)
    assert not gone(PROSE, line.format(fill * (room + 1)), MORE)


@pytest.mark.parametrize(("place", "goes"), [(49, True), (50, False)])
def test_buttons_are_glued_if_the_first_seam_is_near_the_beginning(place: int, goes: bool) -> None:
    line = f"Copy link {'1' * (place - 16)} EmailTwitter"
    assert line.index("Twitter") == place
    assert bool(gone(PROSE, line, MORE)) == goes


@pytest.mark.parametrize(("size", "goes"), [(500, True), (501, False)])
def test_buttons_behind_the_last_sentence_are_looked_for_near_the_end(
    size: int, goes: bool
) -> None:
    tail = f". Click to share on Facebook {'1' * (size - 43)} Twitter Email"
    assert len(tail) == size
    assert bool(gone(PROSE, f"{MORE[:-1]}{tail}")) == goes


def test_the_evidence_of_many_buttons_is_cut_at_sixty_characters() -> None:
    glued = "FacebookTwitterWhatsAppEmailPinterestLinkedInTelegramRedditTumblr"
    (cut,) = BUTTONS(f"{PROSE}\n{glued}\n{MORE}").removals
    assert (cut.rule, cut.evidence) == ("glued_row", glued.lower()[:60])
    row = "Click to share on Facebook Twitter WhatsApp Email Pinterest LinkedIn Tumblr"
    (cut,) = BUTTONS(f"{PROSE}\n{MORE} {row}").removals
    assert (cut.rule, cut.evidence) == ("widget_run", row[:60])


@pytest.mark.parametrize(
    ("lines", "inside", "below"),
    [
        (["2.1K", "Facebook", "Twitter"], "2.1K Facebook Twitter", "2.1K Facebook Twitter"),
        (["12 ferries", "Facebook", "Twitter"], "Facebook Twitter", "Facebook Twitter"),
        (["X", "12"], "", "X 12"),
        (["12"], "", ""),
        (["Save", "More"], "", ""),
        (["Save"], "", ""),
        (["Print"], "", "Print"),
    ],
)
def test_an_ordinary_word_or_a_number_is_a_button_beside_others_or_below_the_text(
    lines: list[str], inside: str, below: str
) -> None:
    assert [text for _, text in gone(PROSE, *lines, MORE)] == inside.split()
    assert [text for _, text in gone(PROSE, MORE, *lines)] == below.split()


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        (["Facebook", "Twitter"], True),
        (["Facebook"], False),
        (["Facebook", "The ferry of the islands", "Twitter"], True),
        (["Facebook", "The ferry", "The quay", "Twitter"], True),
        (["Facebook", "The ferry", "The quay", "The crew", "Twitter"], False),
        (["Facebook", PROSE[:-1] + " and snow.", "Twitter"], False),
    ],
)
def test_names_of_networks_near_each_other_are_a_row(lines: list[str], goes: bool) -> None:
    found = [text for _, text in gone(PROSE, *lines, MORE)]
    assert found == ([line for line in lines if line in ("Facebook", "Twitter")] if goes else [])


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Facebook", True),
        ("Facebook/Twitter", True),
        ("X/Facebook", True),
        ("Facebook/Elmstead", False),
    ],
)
def test_the_name_of_a_network_goes_below_the_text_and_above_no_prose(
    line: str, goes: bool
) -> None:
    assert gone(PROSE, MORE, line) == ([("word", line)] if goes else [])
    assert gone(PROSE, line, MORE) == []


@pytest.mark.parametrize(
    ("tail", "goes"),
    [
        ("Share this: Twitter Facebook Like this: Like Loading...", True),
        ("Share it with the mayor of Elmstead", False),
        ("Facebook", False),
    ],
)
def test_buttons_behind_the_last_sentence_go_alone(tail: str, goes: bool) -> None:
    assert gone(PROSE, f"{MORE} {tail}") == ([("widget_run", tail)] if goes else [])
