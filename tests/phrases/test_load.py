"""The files of phrases: all of them load, and what is not of their form is refused."""

import re
from pathlib import Path

import pytest

from newsclean.phrases import by_language, fixed, index, installed, matches_of, table
from newsclean.phrases.installed import brought
from newsclean.phrases.lists import phrases, rules
from newsclean.phrases.load import Rules, read_files, read_language, read_phrases, read_rules
from newsclean.phrases.tables import texts

TEXTS = texts("newsclean.phrases")
LANGUAGES = sorted(TEXTS.keys() - {"rules", "agencies", "fixed"})
RULES = """
[tides]
button = { match = "line", cut = true, strength = "exact" }
about = { match = "prefix", cut = false, strength = "context", max_extra = 60 }
names = "words"
asks = "ordered"
"""


@pytest.fixture
def known() -> Rules:
    return read_rules(RULES)


def test_all_files_are_read() -> None:
    found = read_files(TEXTS)
    assert found.rules.keys() == found.phrases.keys()
    assert sum(
        len(p) for keys in found.phrases.values() for ls in keys.values() for p in ls.values()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_one_phrase_a_line(language: str) -> None:
    found = list(read_language(language, TEXTS[language], rules()))
    text = TEXTS[language]
    assert text.count("\n  ") == sum(len(listed) for _, _, listed in found)
    order = [(name, key) for name, keys in rules().items() for key in keys]
    places = [order.index((name, key)) for name, key, _ in found]
    assert places == sorted(places), "filters and rules do not stand in the order of rules.toml"


@pytest.mark.parametrize("name", sorted(rules()))
def test_the_phrases_of_a_filter_have_keys_of_their_own(name: str) -> None:
    for hit in matches_of(name, rules(), phrases()):
        assert hit.phrase


def test_every_rule_and_list_has_phrases() -> None:
    assert [(n, k) for n, keys in phrases().items() for k, found in keys.items() if not found] == []


def test_a_year_has_twelve_months_in_each_language() -> None:
    months = by_language("dates", "months")
    assert {len(names) for names in months.values()} == {12}
    assert months["fi"][0] == "tammikuuta|tammikuu"


def test_a_table_has_the_phrases_of_all_languages() -> None:
    weekdays = table("dates")["weekdays"]
    assert {"monday", "maanantai", "月曜日"} <= set(weekdays)
    assert weekdays.index("monday") < weekdays.index("maanantai")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[tide]\nbutton = []", "fi.toml [tide]: rules.toml has no such filter"),
        ("[tides]\nbuton = []", "fi.toml [tides] buton: rules.toml has no such rule or list"),
        ("tides = 3", "fi.toml [tides]: Expected `object`, got `int`"),
        ('[tides]\nbutton = "jaa"', "fi.toml [tides] button: Expected `array`, got `str`"),
        ("[tides]\nbutton = [3]", "fi.toml [tides] button: Expected `str`, got `int`"),
        ('[tides]\nbutton = ["b", "a"]', "fi.toml [tides] button: 'a' stands before 'b'"),
        ('[tides]\nbutton = ["B", "a"]', "fi.toml [tides] button: 'a' stands before 'B'"),
        ('[tides]\nbutton = ["a", "a"]', "fi.toml [tides] button: 'a' stands there twice"),
        ('[tides]\nasks = ["b", "a", "b"]', "fi.toml [tides] asks: 'b' stands there twice"),
        ('[tides]\nnames = [" "]', "fi.toml [tides] names: an empty phrase"),
        ('[tides]\nbutton = ["a"', "fi.toml: Unclosed array"),
        ("[tides]\n[tides]", "fi.toml: Cannot declare"),
    ],
)
def test_a_language_of_another_form_is_refused(known: Rules, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as refused:
        list(read_language("fi", text, known))
    assert str(refused.value).startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('button = ["…!"]', "fi.toml [tides] button: '…!' folds to nothing"),
        ('button = ["Jaa", "jaa!"]', "fi.toml [tides] button: 'jaa!' is 'Jaa' but for case and"),
    ],
)
def test_a_phrase_without_a_key_of_its_own_is_refused(known: Rules, text: str, says: str) -> None:
    found = read_phrases({"fi": f"[tides]\n{text}"}, known)
    with pytest.raises(ValueError, match=re.escape(says)) as refused:
        list(matches_of("tides", known, found))
    assert str(refused.value).startswith(says)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ('{ match = "line", cut = true, strenght = "context" }', "Object contains unknown field"),
        ('{ match = "line", cut = true }', "Object missing required field `strength`"),
        ('{ match = "lines", cut = true, strength = "exact" }', "Invalid enum value 'lines'"),
        ('{ match = "line", cut = true, strength = "sure" }', "Invalid enum value 'sure'"),
        ('{ match = "line", cut = 1, strength = "exact" }', "Expected `bool`, got `int`"),
        (
            '{ match = "line", cut = true, strength = "exact", max_extra = 9 }',
            "max_extra is for all matches but line and ending",
        ),
        (
            '{ match = "prefix", cut = true, strength = "exact" }',
            "max_extra is for all matches but line and ending",
        ),
        (
            '{ match = "prefix", cut = true, strength = "exact", max_extra = "9" }',
            "Expected `int | null`, got `str`",
        ),
        ('"word"', "Invalid enum value 'word'"),
    ],
)
def test_a_rule_of_another_form_is_refused(rule: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as refused:
        read_rules(f"[tides]\nbutton = {rule}")
    assert str(refused.value).startswith(f"rules.toml [tides] button: {says}")


def test_a_file_of_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"fii\.toml: fixed\.toml names no such language"):
        read_files({**TEXTS, "fii": ""})


def test_data_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match=r"fixed\.toml: Object contains unknown field `tones`"):
        read_files({**TEXTS, "fixed": "tones = {}\n" + TEXTS["fixed"]})


def test_every_language_has_a_name() -> None:
    assert set(LANGUAGES) == set(fixed()["languages"])


def test_brought_phrases_serve_only_where_they_are_named(package: Path) -> None:
    (package / "gv.toml").write_text('[share_widgets]\nbutton = ["rheynn shoh"]\n')
    assert installed() == ("harwick",)
    assert index().matches("rheynn shoh") == ()
    (hit,) = index(("harwick",)).matches("rheynn shoh")
    assert (hit.filter, hit.rule, hit.language) == ("share_widgets", "button", "gv")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("rules", "", "phrases 'harwick': rules.toml: only languages can be brought"),
        ("gv", "[tides]", "phrases 'harwick': gv.toml [tides]: rules.toml has no such filter"),
    ],
)
def test_brought_phrases_are_of_the_same_form(
    package: Path, file: str, text: str, says: str
) -> None:
    (package / f"{file}.toml").write_text(text)
    with pytest.raises(ValueError, match=re.escape(says)) as refused:
        brought("harwick")
    assert str(refused.value) == says


def test_what_is_not_installed_is_refused() -> None:
    with pytest.raises(ValueError, match="no installed package brings the phrases 'harwich'"):
        brought("harwich")
