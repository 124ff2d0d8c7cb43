"""A line that repair leaves empty is no line for any rule."""

from newsclean import clean


def test_a_text_with_a_quotation_mark_alone_on_a_line_is_cleaned() -> None:
    text = "„\nIn Lunefeld kann man achtzig Bilder der Malerin sehen, die aus London kommen. Sie bleiben bis Mai. ”"
    assert "achtzig Bilder" in clean(text).text
