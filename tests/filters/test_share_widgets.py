"""Share buttons: what makes a line or a row of lines one, one condition at a time."""

import pytest

from newsclean import Pipeline
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
    ],
)
def test_a_line_is_buttons_by_itself_that_is_made_of_nothing_else(line: str, rule: str) -> None:
    assert gone(PROSE, line, MORE) == ([(rule, line)] if rule else [])


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
    ("line", "goes"), [("Facebook", True), ("Facebook/Twitter", True), ("Facebook/Elmstead", False)]
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
