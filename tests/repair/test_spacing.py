"""Spacing: what is mended, what has its reasons to look as it does, and what holds for any text."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model.change import apply
from newsclean.repair.encoding import fix_encoding
from newsclean.repair.spacing import fix_spacing, spacing_changes
from tests.effort import examples

PIECES = st.sampled_from(
    [
        *"abAZ .,;:!?()…—–-«»“”\"'5%\xa0\u202f\u2009\u3000\u200b\u200c\u200d\u200e\u200f\xad\ufeff",
        *"\x00\x85\n\t\u2028بि👩\ufe0fก中é\u0301",
        *("  ", "...", ".....", "---", " , ", " .", "The", "region", "word.The", "500", "( ", " )"),
        *(" -", "Radon", "Werte", " der "),
    ]
)
REMAINS = st.sampled_from(
    ["&amp;", "&nbsp;", "&shy;", "&#8203;", "Ã©", "â€™", "Â", "Ñ", "\x9d", "œ", "\ud83d", "\ude00"]
)
HOSTILE = st.lists(PIECES, max_size=16).map("".join)
LANGUAGES = st.sampled_from((None, "en", "de", "fr", "fr-CA", "ja", "xx"))
ROUNDS = 4  # of encoding and spacing, after which a text of this size has come to rest


def words(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char)[0] in "LN"]


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("The\u00a0mayor left\u2003at noon", "The mayor left at noon"),
        ("Two  spaces,   three", "Two spaces, three"),
        ("a line\nand\r\nanother\tone\u2028more", "a line and another one more"),
        ("zero\u200bwidth and \ufeffmarks\u2060", "zerowidth and marks"),
        ("the har\u00adbour mas\u00adter", "the harbour master"),
        ("bell\x07 and null\x00", "bell and null"),
        ("\u200e33 by 11 cm\u202c", "33 by 11 cm"),
        ("Auf\u200clage", "Auflage"),
        ("10\u00a0December", "10 December"),
    ],
)
def test_odd_spaces_and_invisible_characters_go(damaged: str, sound: str) -> None:
    assert fix_spacing(damaged) == sound


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم و کتاب\u200cها",  # Persian: ZWNJ keeps the letters apart
        "क\u094d\u200dष और क\u094d\u200cष",  # Hindi: ZWJ and ZWNJ choose the conjunct
        "Crew 👩\u200d🚒 and 🏴\u200d☠\ufe0f aboard",
        "ស្ពាន\u200bថ្មី",  # Khmer: ZWSP is the border between words
        "\u200fהגשר (A1)\u200e נפתח",
        "橋は開通する\u3000市長が発表",
        "The load was 10\u00a0000 tonnes, or 10\u202f500.",
    ],
)
def test_invisible_characters_and_spaces_that_do_their_work_stay(text: str) -> None:
    assert fix_spacing(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Vraiment\u202f?",
        "Trop tard\u00a0!",
        "«\u00a0Jamais\u00a0», dit-elle\u00a0: «\u202fnon\u202f»",
    ],
)
def test_french_keeps_its_own_spaces(text: str) -> None:
    assert fix_spacing(text, language="fr") == text
    assert fix_spacing(text, language="fr-CA") == text
    assert fix_spacing(text) == text  # the language is not known
    assert fix_spacing(text, language="en") != text


def test_plain_french_spaces_stay_but_not_before_a_comma() -> None:
    assert fix_spacing("Qui ? Moi , dit-elle .", language="fr") == "Qui ? Moi, dit-elle."


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("The mayor , who was late , left .", "The mayor, who was late, left."),
        ("“It is over” , she said .", "“It is over”, she said."),
        ("Who knew ? Nobody !", "Who knew? Nobody!"),
        ("The plan : a bridge ; a road", "The plan: a bridge; a road"),
        ("the fleet ( 15 ships ) sailed", "the fleet (15 ships) sailed"),
        ("الجسر ، قال ، سيفتح", "الجسر، قال، سيفتح"),
    ],
)
def test_spaces_before_marks_go(damaged: str, sound: str) -> None:
    language = "ar" if "ا" in damaged else "en"
    assert fix_spacing(damaged, language=language) == sound


@pytest.mark.parametrize(
    "text",
    [
        "and then ... silence",
        "and then . . . silence",
        "They won :) or lost ;) or : )",
        "a .5 share in a .com firm on .NET",
        "Ostby won 2 : 1 at home",
        "It said : 3 of them",
        "sad :( but true",
        "t = a == b ? c : d ;",
        "print(x) => { y : 1 }",
    ],
)
def test_spaces_with_a_meaning_stay(text: str) -> None:
    assert fix_spacing(text, language="en") == text


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("港は 町議会 が閉鎖を決めた。", "港は町議会が閉鎖を決めた。"),
        (
            "地震の規模（ マグニチュード ）は6.9と、 気象庁 は発表した。",
            "地震の規模（マグニチュード）は6.9と、気象庁は発表した。",
        ),
        (
            "持ち株会社にあたる ルーン銀行 も社長が辞任する。",
            "持ち株会社にあたるルーン銀行も社長が辞任する。",
        ),
    ],
)
def test_spaces_that_a_link_left_in_a_japanese_sentence_go(damaged: str, sound: str) -> None:
    assert fix_spacing(damaged) == sound


@pytest.mark.parametrize(
    "text",
    [
        "港の閉鎖は 町議会が決定",  # a headline parts its phrases
        "わたしは 町へ いきます。 いぬも いきます。",  # a book for children parts its words
        "俳優の山田 太郎さんが来た。 町長も来た。",  # a name, and two sentences
        "記者は AP 通信に語った。",  # Latin letters are set apart
    ],
)
def test_spaces_that_japanese_sets_stay(text: str) -> None:
    assert fix_spacing(text) == text


@pytest.mark.parametrize("text", ["Wer ? Ich !", "Le plan : un pont ; une route"])
def test_spaces_before_high_marks_stay_where_the_language_is_not_known(text: str) -> None:
    assert fix_spacing(text) == text


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("It left the region.The spokesperson agreed.", "the region. The"),
        ("Why did they go?Nobody could say.", "go? Nobody"),
        ("Er kam am Montag (31.12.2022).Edda schwieg.", "(31.12.2022). Edda"),
        ("They call build(stone).Mill of the parser.", None),
        ("It is in part (b).Mill owners pay.", None),
        ("They won at last!Fans sang.", "last! Fans"),
        ("Talks resumed in Ostby.However, little changed.", "Ostby. However,"),
        ("Das war der Grund.Die Sprecherin schwieg.", "Grund. Die"),
        ("Das bleibt so.Ünal widersprach.", None),
        ("Мост закрыт до осени.Мэр промолчал.", "осени. Мэр"),
        ("a well-kept secret.It's out now.", "secret. It's"),
    ],
)
def test_squashed_sentences_are_set_apart(damaged: str, sound: str | None) -> None:
    if sound is None:  # two letters before the mark: an abbreviation as likely as a sentence
        assert fix_spacing(damaged) == damaged
    else:
        assert sound in fix_spacing(damaged)


@pytest.mark.parametrize(
    "text",
    [
        "See www.Ostby-Harbour.com or ostby.Org for more",
        "write to press.Office@ostby.example today",
        "https://ostby.example/news.Today or files.Old/report.Final",
        "Booking.Com and Node.Js and Asp.Net are names",
        "the e.V. and z.B.Die and the U.S.Army",
        "St.Gallen, Dr.Meier and J.Smith met",
        "Football.London and Jungle.World wrote",
        "report.Pdf was sent, photo.Jpg too",
        "version 3.The next one",
        "module.Exports = thing",
        "will.I.Am sang",
        "Yahoo!Japan agreed",
        "middle.of a sentence",
        "NASA.GOV and iOS.Dev",
    ],
)
def test_names_addresses_and_abbreviations_are_not_torn_apart(text: str) -> None:
    assert fix_spacing(text) == text


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("I was..... well, gone", "I was... well, gone"),
        ("And then…………Nothing", "And then…Nothing"),
        ("and then she left.....", "and then she left..."),
        ("the mayor ---- late again ---- spoke", "the mayor — late again — spoke"),
        ("a premature----and costly----act", "a premature—and costly—act"),
    ],
)
def test_runs_of_dots_and_dashes_are_shortened_in_prose(damaged: str, sound: str) -> None:
    assert fix_spacing(damaged) == sound


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("Die neue Karte der Radon -Werte", "Die neue Karte der Radon-Werte"),
        ("Er sprach mit dem WFP -Chef Holm.", "Er sprach mit dem WFP-Chef Holm."),
        (
            "Das steht im EU -Beschluss, nicht im Gesetz.",
            "Das steht im EU-Beschluss, nicht im Gesetz.",
        ),
        ("Zur Facebook -Seiten-Pflege und mehr", "Zur Facebook-Seiten-Pflege und mehr"),
    ],
)
def test_a_german_compound_is_closed_up_at_its_hyphen(damaged: str, sound: str) -> None:
    assert fix_spacing(damaged) == fix_spacing(damaged, language="de") == sound


@pytest.mark.parametrize(
    "text",
    [
        "Die Ein- und -Ausfuhr",
        "das Schaltwerk und -Umwerfer",
        "Die Stadt -Lindbach- liegt am Fluss",
        "Die Mühle -Bücherei - ist offen",
        "Das ist gut -Anna weiß es",
        "die Gesetze -TabStMoG und andere",
        "Three Reasons to Love Harwick -Anna Holm",
        "Ursula von der Mühle of Harwick -The mayor of the town",
        "Seite 3 -Anzeige, die auffällt",
    ],
)
def test_a_dash_and_a_hyphen_of_two_compounds_keep_their_space(text: str) -> None:
    assert fix_spacing(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "-----", "*****", "_____", "— — —", "Sport ........ 12", "Sport........12",
        "Well.... no", "a -- b", "Mr K---- said", "他走了……没有人说话——没有人", "|---|---|",
    ],
)  # fmt: skip
def test_lines_leaders_and_usual_runs_stay(text: str) -> None:
    assert fix_spacing(text) == text


@examples(600)
@given(HOSTILE | st.text(max_size=30), LANGUAGES)
def test_a_mended_text_needs_no_second_mending(text: str, language: str | None) -> None:
    once = fix_spacing(text, language=language)
    assert fix_spacing(once, language=language) == once
    assert spacing_changes(once, language=language) == []


@examples(400)
@given(HOSTILE | st.text(max_size=30), LANGUAGES)
def test_letters_and_digits_never_change(text: str, language: str | None) -> None:
    assert words(fix_spacing(text, language=language)) == words(text)


@examples(300)
@given(HOSTILE | st.text(max_size=30), LANGUAGES)
def test_changes_are_in_order_and_real(text: str, language: str | None) -> None:
    changes = spacing_changes(text, language=language)
    assert apply(text, changes) == fix_spacing(text, language=language)
    assert all(a.end <= b.start for a, b in pairwise(changes))


@examples(400)
@given(st.lists(PIECES | REMAINS, max_size=12).map("".join), LANGUAGES)
def test_encoding_then_spacing_comes_to_rest(text: str, language: str | None) -> None:
    for _ in range(ROUNDS):
        text = fix_spacing(fix_encoding(text), language=language)
    assert fix_spacing(fix_encoding(text), language=language) == text


def test_ordinary_prose_has_no_changes() -> None:
    text = (
        "The ferry left at 6 a.m. – three days late (again) – with 40 crew; “nobody was hurt,” "
        "said A. Ostby of the U.S. Coast Guard… Details at ostby.example/ferry."
    )
    assert spacing_changes(text) == spacing_changes(text, language="en") == []


def test_a_change_names_its_rule() -> None:
    rules = [c.rule for c in spacing_changes("A  b\u00a0c\u200bd .....e.Then , nobody left.Then")]
    assert rules[:3] == ["double_space", "odd_space", "invisible"]
    assert all(re.fullmatch(r"[a-z_]+(\+[a-z_]+)*", rule) for rule in rules)
