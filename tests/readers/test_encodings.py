"""Text files and pages read stray bytes in one way."""

import sys
from types import ModuleType

import pytest

from newsclean.readers import guessed_encoding
from newsclean.readers.guessed_encoding import decoded, detector, guess_of
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


RUSSIAN = (
    "Паром между островами снова начнёт ходить с понедельника, сообщило управление порта."
    " Расписание останется прежним."
)
POLISH = "Prom między wyspami znów popłynie w poniedziałek – ogłosił zarząd portu w Larkhaven."
JAPANESE = "島を結ぶ渡し船は月曜日から再び運航すると港務局が発表した。住民は喜んでいる。"
CHINESE = "港务局表示，往返各岛之间的渡船将于周一恢复航行。冬季期间，由于风暴，航线一直停运。"
KOREAN = "섬을 잇는 여객선이 월요일부터 다시 운항한다고 항만청이 밝혔다. 주민들은 반겼다."
needs_detector = pytest.mark.skipif(detector() is None, reason="chardet is an extra")


@needs_detector
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (POLISH, "windows-1250"),
        (POLISH.replace("–", "-"), "iso8859-2"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gbk"),
        (CHINESE.replace("务", "務"), "gb18030"),
        ("港務局表示，往返各島之間的渡船將於週一恢復航行。冬季期間，由於風暴，航線停駛。", "big5"),
        (KOREAN, "euc_kr"),
        ("Το πλοίο ανάμεσα στα νησιά θα ξαναρχίσει τη Δευτέρα, είπε το λιμεναρχείο.", "iso8859-7"),
    ],
)
def test_an_encoding_that_is_not_declared_is_told_from_the_bytes(text: str, encoding: str) -> None:
    read, note = decoded(text.encode(encoding))
    assert read == text
    assert note is not None
    assert note.startswith("its encoding is not declared; it was read as ")
    assert note.endswith("% sure); --encoding names another")


WESTERN = [
    "The café’s owner said “no” – and paid £40 for the mooring.",
    "Die Fähre verkehrt ab Montag wieder, teilte das Hafenamt mit; die Straße bleibt für Züge gesperrt.",
    "Le bac reprendra lundi, a annoncé la capitainerie ; l’été dernier déjà, les îles étaient isolées.",
    "El transbordador volverá a navegar el lunes, señaló la autoridad portuaria del muelle de Peñavieja.",
    "Färjan mellan öarna går igen på måndag, sade hamnkontoret. Isen på sjön hade lagt sig tidigare än väntat.",
]


@pytest.mark.parametrize("text", WESTERN)
def test_western_texts_stay_western(text: str) -> None:
    read, note = decoded(text.encode("windows-1252"))
    assert read == text
    assert note is not None
    assert "they were read as windows-1252" in note


@needs_detector
@pytest.mark.parametrize(
    "data",
    [
        b"A line of \xb9 text.",  # a single byte says too little
        ("Паром между островами. " * 9).encode() + b"\xff\xfe\xfd",  # UTF-8 but for a few bytes
        b"\xff\xfe" + RUSSIAN.encode("utf-16-le"),
        b"plain ASCII",
    ],
)
def test_nothing_is_told_where_the_encoding_is_known_or_the_bytes_are_few(data: bytes) -> None:
    assert guess_of(data) is None


def test_an_encoding_that_is_named_is_not_told() -> None:
    text, note = decoded(RUSSIAN.encode("koi8-r"), "windows-1251")
    assert (len(text), note) == (len(RUSSIAN), None)


def test_without_the_detector_the_note_says_what_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessed_encoding, "detector", lambda: None)
    note = decoded(RUSSIAN.encode("koi8-r"))[1] or ""
    assert note.endswith(
        "windows-1252 (--encoding names another); pip install 'newsclean[encoding]' tells which it is"
    )
    assert "pip install" not in (decoded(b"A caf\xe9.")[1] or "")


def test_an_older_chardet_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    older = ModuleType("chardet")
    older.detect = lambda data: {"encoding": "KOI8-R"}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "chardet", older)
    assert detector.__wrapped__() is None
