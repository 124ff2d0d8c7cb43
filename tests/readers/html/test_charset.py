"""Bytes to text, and what is done where the page says something else."""

import gzip

import pytest

from newsclean.readers.html.charset import decode_page

POUND = "<html><head>{}</head><body><p>It cost £40 – “a bargain”, they said.</p></body></html>"


def declared(charset):
    return POUND.format(f'<meta charset="{charset}">')


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_declared_charset_is_read(charset):
    text, warnings = decode_page(declared(charset).encode(charset))
    assert "£40 – “a bargain”" in text
    assert not warnings


def test_the_header_names_the_charset():
    text, warnings = decode_page(POUND.format("").encode("windows-1252"), "windows-1252")
    assert "£40" in text
    assert not warnings


def test_utf8_is_read_as_such_whatever_the_page_declares():
    text, warnings = decode_page(declared("iso-8859-1").encode("utf-8"))
    assert "£40" in text
    assert "declared" in warnings[0]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_utf16_is_read_with_and_without_a_mark(charset):
    text, _ = decode_page(declared("utf-8").encode(charset))
    assert "£40" in text


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "said",
    [
        "Η γέφυρα ανοίγει πριν από τον χειμώνα",
        "الجسر يفتح أبوابه قبل الشتاء",
        "Мост откроют до зимы",
    ],
)
def test_utf16_that_has_lost_a_byte_in_front_is_read(order, said):
    text, warnings = decode_page(f"<!doctype html><p>{said}</p>".encode(order)[1:])
    assert said in text
    assert "half a character" in warnings[0]


def test_bytes_of_another_charset_within_utf8_are_read_as_western():
    text, warnings = decode_page(
        declared("utf-8").encode() + "<p>Café für 3 £</p>".encode("windows-1252")
    )
    assert "£40 – “a bargain”" in text
    assert "Café für 3 £" in text
    assert "windows-1252" in warnings[0]


def test_bytes_that_a_declared_charset_lacks_are_replaced_with_a_warning():
    page = '<meta charset="shift_jis"><p>新しい橋が開通した。</p>'.encode("shift_jis") + b"\x81"
    text, warnings = decode_page(page)
    assert "新しい橋が開通した。" in text
    assert "replaced" in warnings[0]


def test_a_gzipped_page_is_unpacked():
    text, warnings = decode_page(gzip.compress(declared("utf-8").encode()))
    assert "£40" in text
    assert not warnings


@pytest.mark.parametrize(
    "page", [b"", b"\0" * 50, b"\xff" * 50, b"\x1f\x8b\x08 no gzip", bytes(range(256)) * 20]
)
def test_any_bytes_give_a_text(page):
    assert isinstance(decode_page(page)[0], str)


def test_an_unknown_charset_is_no_error():
    assert "£40" in decode_page(declared("no-such-charset").encode())[0]


@pytest.mark.parametrize(
    "name", ["idna", "punycode", "undefined", "unicode_escape", "zlib", "rot13", "a\0b", "mbcs"]
)
def test_what_is_no_charset_of_pages_is_none(name):
    page = declared(name).encode()
    assert "£40" in decode_page(page)[0]
    assert "£40" in decode_page(page, name)[0]
    assert "£40" in decode_page(page + b"\xff\xff", name)[0]
