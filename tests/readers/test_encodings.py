"""Text files and pages read stray bytes in one way."""

import pytest

from newsclean.readers.html.charset import decode_page
from newsclean.readers.stray_bytes import read_utf8
from newsclean.readers.text_encoding import decode_text

MIXED = "Café – so ".encode() + b"caf\xe9 \x93so\x94"


def test_a_file_and_a_page_read_bytes_that_are_not_utf8_alike() -> None:
    text, count = decode_text(MIXED)
    assert (text, count) == ("Café – so café “so”", 3)
    assert decode_page(b"<meta charset=utf-8>" + MIXED)[0].endswith(text)


def test_the_bytes_that_windows_1252_does_not_use_are_controls_or_replaced() -> None:
    assert read_utf8(b"a\x81\xe9", "control") == ("a\x81é", 2)
    assert read_utf8(b"a\x81\xe9", "replace") == ("a\ufffdé", 2)


def test_bytes_that_are_not_in_a_named_encoding_are_replaced_and_counted() -> None:
    assert decode_text("橋".encode("shift_jis") + b"\x81", "shift_jis") == ("橋\ufffd", 1)


@pytest.mark.parametrize("cut", [b"\xe2\x80", b"\xed\xb2\x80", b"\xf4\x90\x80\x80"])
def test_a_sequence_that_is_cut_or_not_allowed_counts_byte_by_byte(cut: bytes) -> None:
    text, count = decode_text(b"a" + cut + b"b")
    assert count == len(cut)
    assert text[0] + text[-1] == "ab"
    assert len(text) == len(cut) + 2
