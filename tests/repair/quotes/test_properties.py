"""What holds for any text whatever: repair comes to rest, words stay, ways lead back."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsclean.model.change import apply
from newsclean.repair.quotes import fix_quotes, quote_changes
from newsclean.text.quotes.quotations import find_quotations
from tests.effort import examples

MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』＂＇`´′″〝〟\x93\x94\x91\x92"
LANGUAGES = (None, "en", "de", "fr", "sv", "pl", "ru", "ja", "he", "xx")
LETTERS = "absTéßя今אע019 \t\u00a0\u202f.,;:!?…-—()[]<>&"
DIGRAPHS = ["''", "``", ",,", "<<", ">>", "&quot;", "&#39;", "5'10", "l’"]
PROSE = [" said Ann. ", " ", " ", " ", "word", "Word. ", ", she said, ", "\n"]
PIECES = st.sampled_from([*MARKS, *MARKS, *LETTERS, *DIGRAPHS, *PROSE])
HOSTILE = st.lists(PIECES, max_size=40).map("".join)
TEXTS = HOSTILE | st.text(max_size=60)
VOCABULARY = ["the", "mayor", "of", "Norby", "took", "her", "hat", "and", "left", "early"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
STYLES = [
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("«", "»"),
    ("»", "«"),
    ('"', '"'),
    ("«\u00a0", "\u00a0»"),
    ("「", "」"),
    ("『", "』"),
    ("‘", "’"),
    ("‚", "‘"),
    ("‹", "›"),
    ("'", "'"),
]


def entities_out(text: str) -> str:
    for entity, mark in (("&quot;", '"'), ("&#39;", "'")):
        text = text.replace(entity, mark)
    return text


def letters(text: str) -> list[str]:
    return [c for c in text if unicodedata.category(c)[0] in "LN"]


@examples(2000)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_repair_of_repaired_text_is_the_identity(text: str, language: str | None) -> None:
    once = fix_quotes(text, language=language)
    assert fix_quotes(once, language=language) == once
    assert not any(quote_changes(once.split("\n"), language=language).changes)


@examples(400)
@given(
    TEXTS, st.sampled_from(["repair", "straight", "typographic", "off"]), st.sampled_from(LANGUAGES)
)
def test_letters_and_digits_and_their_order_stay(text, style, language) -> None:  # type: ignore[no-untyped-def]
    text = entities_out(text)
    assert letters(fix_quotes(text, language=language, style=style)) == letters(text)


@examples(300)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_straight_of_typographic_is_straight(text: str, language: str | None) -> None:
    typographic = fix_quotes(text, language=language, style="typographic")
    straight = fix_quotes(text, language=language, style="straight")
    assert fix_quotes(typographic, language=language, style="straight") == straight


@examples(300)
@given(TEXTS, st.sampled_from(["straight", "typographic"]))
def test_every_style_comes_to_rest(text: str, style: str) -> None:
    once = fix_quotes(text, style=style)  # type: ignore[arg-type]
    assert fix_quotes(once, style=style) == once  # type: ignore[arg-type]


@examples(300)
@given(TEXTS, st.sampled_from(["repair", "straight", "typographic"]))
def test_changes_are_sorted_apart_and_within_the_paragraph(text: str, style: str) -> None:
    paragraphs = text.split("\n")
    result = quote_changes(paragraphs, style=style)  # type: ignore[arg-type]
    assert len(result.changes) == len(paragraphs)
    for paragraph, changes in zip(paragraphs, result.changes, strict=True):
        done = 0
        for change in changes:
            assert done <= change.start <= change.end <= len(paragraph)
            assert paragraph[change.start : change.end] != change.after
            done = change.end
        assert apply(paragraph, changes) is not None


@st.composite
def well_formed(draw: st.DrawFn) -> str:
    """Prose of one style: several quotations between words, a nested one now and then."""
    opener, closer = draw(st.sampled_from(STYLES))
    nested = {"“": "‘{}’", "„": "‚{}‘", '"': "'{}'", "‘": "“{}”"}.get(opener)
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        inner = draw(WORDS)
        if nested and draw(st.booleans()):
            inner += " " + nested.format(draw(WORDS)) + " " + draw(WORDS)
        end = draw(st.sampled_from(["", ".", ",", "?"]))
        parts.append(f"{draw(WORDS)} {opener}{inner}{end}{closer} {draw(WORDS)}")
    return ". ".join(parts) + draw(st.sampled_from([".", "", " (she’s 6'2\" tall)."]))


@examples(300)
@given(well_formed())
def test_well_formed_quoting_of_any_style_is_unchanged(text: str) -> None:
    assert fix_quotes(text) == text


@examples(300)
@given(TEXTS)
def test_quotations_lie_where_they_say(text: str) -> None:
    paragraphs = text.split("\n")
    for quotation in find_quotations(paragraphs):
        first, last = quotation.paragraphs
        assert 0 <= first <= last < len(paragraphs)
        assert 0 <= quotation.start <= len(paragraphs[first])
        if first == last:
            inner = paragraphs[first][quotation.start : quotation.end]
            assert inner.strip() == quotation.text.strip()
