"""The ledger: tiles of the input, and what an altered one says of itself."""

import msgspec
import pytest

from newsclean import clean

PROSE = "The ferry to Lune left the harbour at noon on Tuesday, and nobody was on board of it."
TEXT = f"Ferry leaves empty\n\n{PROSE}\n\nShare this\n"


def test_the_tiles_say_of_each_stretch_what_became_of_it() -> None:
    assert [(tile.fate, tile.text) for tile in clean(TEXT).tiles()] == [
        ("kept", "Ferry leaves empty"),
        ("space", "\n\n"),
        ("kept", PROSE),
        ("space", "\n\n"),
        ("removed", "Share this"),
        ("space", "\n"),
    ]


def test_tiles_stand_in_the_input_where_they_say() -> None:
    assert [TEXT[slice(*tile.span)] for tile in clean(TEXT).tiles()] == [
        tile.text for tile in clean(TEXT).tiles()
    ]


def test_what_was_removed_or_held_back_is_named_by_its_filter_and_rule() -> None:
    told = "All rights reserved was what the mayor wrote on the wall of the hall before she left."
    article = clean(f"{PROSE}\n{told}\nShare this")
    assert [removal.name for removal in article.removals] == ["share_widgets.button"]
    assert "copyright_lines.rights_of" in {held.name for held in article.abstained}


def test_a_tile_of_repaired_text_reads_as_the_input_did() -> None:
    text = TEXT.replace("the harbour", "the  harbour").replace("of it.", "of “it .")
    article = clean(text)
    assert article.edits
    assert [tile.text for tile in article.tiles() if tile.fate == "kept"][1] in text
    assert article.restore() == text


@pytest.mark.parametrize("longer", [-1, 1])
def test_a_ledger_whose_span_was_altered_says_where_it_no_longer_tiles(longer: int) -> None:
    article = clean(TEXT)
    (removal,) = article.removals
    start, end = removal.span
    altered = msgspec.structs.replace(removal, span=(start, end + longer))
    with pytest.raises(ValueError, match=f"does not tile the input at character {start}$"):
        msgspec.structs.replace(article, removals=(altered,)).restore()


def test_spans_that_overlap_are_told() -> None:
    article = clean(TEXT)
    with pytest.raises(ValueError, match="does not tile the input"):
        msgspec.structs.replace(article, removals=article.removals * 2).restore()


def test_an_article_without_a_word_is_restored_from_what_was_removed() -> None:
    assert clean("Share this").restore() == "Share this"
    assert clean(" \n").restore() == " \n"
    assert clean("").restore() == ""
