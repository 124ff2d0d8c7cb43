"""Encoding repair: what ftfy does, a gate that never changes the result, changes that add up."""

import doctest
import importlib
import re
import subprocess
import sys
from html.entities import html5
from itertools import pairwise, product
from unicodedata import normalize

import ftfy
import pytest
from ftfy import badness, chardata, fixes
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model.change import apply
from newsclean.repair import mojibake
from newsclean.repair.encoding import (
    _parts,
    encoding_changes,
    fix_encoding,
    may_need_ftfy,
    ungated,
)
from newsclean.testing.lawful import cost
from tests.effort import examples

SENTENCES = (
    "The ferry “Northern Star” left Ostby at 6 a.m. – three days late – and didn’t return…",
    "Die Bürgermeisterin von Kleinöding fürchtet „größere Schäden“ für die Straße.",
    "« Où est passé le château ? » demande la préfète d’Aubrac-lès-Bois ; l’œuvre reste là.",
    "El señor Ibáñez preguntó: «¿Cuándo empezará la sesión?», y nadie contestó.",
    "Burmistrz Żółkiewic ogłosił, że „most będzie gotów w październiku”.",
    "Starosta Příbramkova řekl, že žádné peníze nepřišly – ani v únoru.",
    "Belediye başkanı Işık, “köprü yıl sonuna kadar açılacak” dedi.",
    "Мэр Северогорска заявил: «Мост откроют в октябре» — и отказался назвать сумму.",
    "Ο δήμαρχος της Άνω Πέτρας είπε ότι «το γεφύρι θα ανοίξει τον Οκτώβριο».",
    "北山市の市長は「橋は十月に開通する」と述べ、費用は明らかにしなかった。",
)
ENCODINGS = (
    "latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-2",
    "mac-roman", "cp437",
)  # fmt: skip
CLASSES = {
    "c1": mojibake.C1, "bad": mojibake.BAD, "law": mojibake.LAW, "currency": mojibake.CURRENCY,
    "start_punctuation": mojibake.OPENING, "end_punctuation": mojibake.CLOSING,
    "numeric": mojibake.NUMERIC, "kaomoji": mojibake.FACES, "upper_accented": mojibake.UPPER,
    "lower_accented": mojibake.LOWER, "upper_common": mojibake.UPPER_PLAIN,
    "lower_common": mojibake.LOWER_PLAIN, "box": mojibake.BOX,
}  # fmt: skip
BMP = "".join(map(chr, range(0x10000)))
DENSE = re.findall(f"[{''.join(CLASSES.values())}]", BMP)
PIECES = st.sampled_from(
    [
        *"aZ .,?!\n<&;\x00\x1a\x1b\x7f\xa0\xad–’…\ud83d\ude00\ufeff\ufffc\u212bœ",
        *("&amp;", "&#8217;", "&#x80;", "&NTILDE;", "e\u0301", "\x1b[31m", "Ã ", "â€", "вЂ", "Â«"),
    ]
)


def misread(text: str, name: str) -> str:
    """Return `text` as a program shows it that reads its UTF-8 as `name`; holes as in browsers."""
    return "".join(bytes([b]).decode(name, "ignore") or chr(b) for b in text.encode("utf-8"))


def misread_part(sentence: str, start: int, names: list[str]) -> str:
    """Return forty characters of `sentence`, read in each of the encodings in turn."""
    text = sentence[start : start + 40]
    for name in names:
        text = misread(text, name)
    return text


MISREAD = st.builds(
    misread_part,
    st.sampled_from(SENTENCES),
    st.integers(0, 60),
    st.lists(st.sampled_from(ENCODINGS), min_size=1, max_size=2),
)
DAMAGE = PIECES | st.sampled_from(DENSE) | MISREAD | st.characters()
DAMAGED = st.lists(DAMAGE, max_size=8).map("".join)


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_gate_changes_nothing_on_sentences_read_in_a_wrong_encoding(
    sentence: str, name: str
) -> None:
    once = misread(sentence, name)
    for text in (sentence, once, once.replace("\xa0", " "), misread(once, "cp1252")):
        assert fix_encoding(text) == ungated(text)


@examples(600)
@given(st.text(max_size=30) | DAMAGED)
def test_the_gate_changes_nothing_on_any_text(text: str) -> None:
    assert fix_encoding(text) == ungated(text)


def published_examples() -> list[str]:
    """Return the strings in the examples of ftfy's own documentation."""
    finder, found = doctest.DocTestFinder(), []
    for module in (ftfy, fixes, badness, chardata, importlib.import_module("ftfy.formatting")):
        for test in finder.find(module):
            for example in test.examples:
                found += re.findall(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""", example.source)
    return [
        (single or double).encode("latin-1", "backslashreplace").decode("unicode-escape")
        for single, double in found
    ]


def test_the_gate_changes_nothing_on_the_examples_that_ftfy_publishes() -> None:
    examples = published_examples()
    assert len(examples) > 25
    assert sum(ungated(text) != text for text in examples) > 10
    assert [text for text in examples if fix_encoding(text) != ungated(text)] == []


def test_the_character_classes_are_those_of_the_installed_ftfy() -> None:
    for name, ours in CLASSES.items():
        theirs = badness.MOJIBAKE_CATEGORIES[name]
        assert re.findall(f"[{ours}]", BMP) == re.findall(f"[{theirs}]", BMP), name
    assert set(badness.MOJIBAKE_CATEGORIES) - set(CLASSES) == {"common"}


def test_the_gate_opens_for_each_control_character_and_entity_that_ftfy_mends() -> None:
    controls = [f"a{chr(code)}b" for code in chardata.CONTROL_CHARS]
    entities = [f"a &{name} b" for name in html5 if name.endswith(";")]
    for text in (*controls, *entities, "a &#8217; b", "a &#x2019; b"):
        assert may_need_ftfy(text) or ungated(text) == text, text
        assert fix_encoding(text) == ungated(text)


def test_the_gate_opens_wherever_ftfy_sees_mojibake_in_two_characters() -> None:
    # A sample of the rows; benchmarks/gate.py runs over many more strings.
    firsts, seconds = DENSE[::3], [*DENSE[1::2], " ", "a"]
    for first, second in product(firsts, seconds):
        text = f"a{first}{second} "
        assert may_need_ftfy(text) or not badness.BADNESS_RE.search(text), text


@pytest.mark.parametrize(
    "text",
    [
        "The council met at noon; nobody objected, and the motion passed 9-2.",
        "Der Fluss führt „kaum noch“ Wasser, 5 % – sagt die Behörde in Übersee.",
        "« L’été sera sec », écrit l’Observatoire, qui cite « des données inquiétantes ».",
        "Представитель коалиции заявил: «Переговоры» — «не возобновятся» до октября.",
        "市長は「橋は十月に開通する」と述べた。Ｗ杯も１０月に始まる。",
        "رئيس بلدية الوادي قال إن الجسر سيفتح في أكتوبر، ولم يذكر المبلغ.",
        "AT&T & Söhne; R&D – £5m, €3bn, 20 °C… “Why not?”",
    ],
)
def test_the_gate_stays_shut_for_ordinary_news(text: str) -> None:
    assert not may_need_ftfy(text)


def test_ftfy_is_not_imported_before_a_text_needs_it() -> None:
    code = (
        "import sys; from newsclean.repair.encoding import fix_encoding as f; "
        "f('Plain – and “quoted”.'); assert 'ftfy' not in sys.modules; "
        "f('naÃ¯ve'); assert 'ftfy' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("KleinÃ¶ding", "Kleinöding"),
        ("â€œNot so fastâ€\x9d, she said", "“Not so fast”, she said"),
        ("It doesnâ€™t", "It doesn’t"),
        ("\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82", "Мост"),
        ("fish &amp;amp; chips", "fish & chips"),
        ("it&rsquo;s 5&nbsp;km", "it’s 5\xa0km"),
        ("the \x1b[31mred\x1b[0m one", "the red one"),
        ("\ufeffOstby", "Ostby"),
        ("\ud83d\ude00", "😀"),
    ],
)
def test_damage_is_repaired(damaged: str, sound: str) -> None:
    assert fix_encoding(damaged) == sound


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” and ‘single’ quotes, an ﬁ, ＷＩＤＥ letters, half ｶﾅ",
        "Write <b> &amp; </b> in the page",
        "one line\r\nand another\u2028and one more",
        "AT&T; R&D; this&not that",
        "",
    ],
)
def test_what_is_not_damage_is_left_alone(text: str) -> None:
    assert fix_encoding(text) == text


@examples(300)
@given(st.text(max_size=40) | DAMAGED)
def test_the_changes_lead_to_the_repaired_text(text: str) -> None:
    changes = encoding_changes(text)
    assert apply(text, changes) == fix_encoding(text)
    assert all(a.end <= b.start for a, b in pairwise(changes))
    assert all(text[c.start : c.end] != c.after for c in changes)


def test_changes_are_told_apart_word_by_word() -> None:
    text = "A cafÃ© sold R&amp;D to\x07 the mayor ."
    found = [(text[c.start : c.end], c.after, c.rule) for c in encoding_changes(text)]
    assert found == [
        ("Ã©", "é", "mojibake"),
        ("&amp;", "&", "entity"),
        ("\x07", "", "control"),
    ]


def test_a_text_without_damage_has_no_changes() -> None:
    assert encoding_changes("Nothing to see, “really”.") == []


@pytest.mark.parametrize("floor", ["amp;", "#38;", "í\xa0½í¸\x8d"])
def test_nested_damage_does_not_take_quadratic_time(floor: str) -> None:
    def least(levels: int) -> float:
        return min(cost(fix_encoding, "&" + floor * levels) for _ in range(3))

    assert least(80_000) < 10 * max(least(20_000), 0.01)  # each already past ftfy's segments


@examples(200)
@given(st.sampled_from(SENTENCES), st.sampled_from(ENCODINGS))
def test_a_repaired_sentence_needs_no_second_repair(sentence: str, name: str) -> None:
    once = fix_encoding(misread(sentence, name))
    assert fix_encoding(once) == once
    assert fix_encoding(normalize("NFD", sentence)) == normalize("NFD", sentence)


@given(st.text("aé.,; \n<", max_size=80), st.integers(1, 20))
def test_the_parts_of_a_long_text_make_it_up_and_fit(text: str, length: int) -> None:
    parts = list(_parts(text, length))
    assert "".join(parts) == text
    assert all(len(part) <= length for part in parts)


def test_a_long_line_is_never_cut_within_a_damaged_word() -> None:
    damaged = "The cafÃ© owner said â€œnoâ€\x9d to that. " * 60
    ends = {part[-1] for part in list(_parts(damaged, 200))[:-1]}
    assert ends <= set("abcdefghijklmnopqrstuvwxyz.")
    assert {part[0] for part in list(_parts(damaged, 200))[1:]} == {" "}


def test_a_long_line_is_repaired_as_a_short_one_is() -> None:
    damaged, mended = "The cafÃ© owner said â€œnoâ€\x9d. ", "The café owner said “no”. "
    assert fix_encoding(damaged * 4000) == mended * 4000
