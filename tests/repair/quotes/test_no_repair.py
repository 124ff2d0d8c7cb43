"""What is called no_repair_needed without parsed is so when it is read, whatever the document says."""

from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.repair.quotes.convention import Evidence, QuoteConvention
from newsclean.repair.quotes.mend import mend
from newsclean.repair.quotes.no_repair import needs_no_repair
from newsclean.repair.quotes.styles import style_of
from newsclean.text.quotes.parsing import read
from tests.effort import examples

MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』＂＇`´′″〝〟\x93\x94\x91\x92"
USUAL = "\"'“”«»‘’"
OTHERS = "absTéßя今אע019 \t\u00a0\u202f\u3000.,;:!?…-—()[]<>&%_"
WORDS = ["word", "Ann", "til", "’90s", "l’", "don’t", "don't", "6’2", "5'11", " & ", "&quot;", ",,"]
SPACED = [" ", " ", " ", " ‘", "’ ", " '", "' ", " “", "” ", ".” ", ' "', '" ', "« ", " »", ".’”"]
PIECES = st.sampled_from([*MARKS, *OTHERS, *WORDS, *USUAL * 3, *SPACED * 2])
CALM = [
    " “",
    "” ",
    " ‘",
    "’ ",
    "word",
    "a",
    ".",
    ",",
    " ",
    "’”",
    "“‘",
    "(",
    ")",
    "今",
    "…",
    "9",
    "—",
]
TEXTS = (
    st.lists(PIECES, max_size=12).map("".join)
    | st.lists(st.sampled_from(CALM), max_size=14).map("".join)
    | st.lists(
        st.sampled_from([*USUAL, *USUAL, " ", " ", "a", "T", ".", ",", "1"]), max_size=12
    ).map("".join)
    | st.text(max_size=30)
)
LANGUAGES = (None, "en", "de", "fr", "sv", "pl", "ru", "ja", "he", "xx")


def at_rest(text: str, language: str | None) -> bool:
    """Does a parsed find nothing to mend, no lone mark, and nothing to ask the document?"""
    convention = QuoteConvention(Evidence(lambda: ([], [])), language)
    parsed = read(text)
    return not (mend(parsed, convention) or parsed.stray or parsed.unclosed or convention.asked)


@examples(3000)
@given(TEXTS, st.sampled_from(LANGUAGES))
@example("“He was 6’2” tall", None)
@example("‘Til then", "en")
@example("'今 'a' b", None)
@example("»今«", None)
def test_settled_paragraphs_are_at_rest_when_read(text: str, language: str | None) -> None:
    if needs_no_repair(text, style_of(language or "")):
        assert at_rest(text, language)


def test_usual_quoting_is_no_repair() -> None:
    for text in (
        "He called it ‘a shame’, and left.",
        "“They said ‘no’ and ‘never’,” Ann said. “That’s ‘final’.”",
        "'No proof' was found, the players' union said.",
        "Der Blog »Quelle« berichtet, „Ja“ fehlt.".replace("„Ja“ ", ""),
        "Arbeit & Recht: 'ja'",
    ):
        assert needs_no_repair(text, None), text
    assert needs_no_repair("Ils sont « très » dégradés, l'élu l'a dit.", style_of("fr"))


def test_what_the_language_decides_is_not_no_repair() -> None:
    assert not needs_no_repair("Он сказал « да » и ушёл.", style_of("ru"))
    assert not needs_no_repair("”Ja”, sade hon.", None)
