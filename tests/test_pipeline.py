"""Pipelines: sets of filters that can be narrowed, widened and called."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from newsclean import Claim, Document, Pipeline, clean
from newsclean.filters import installed
from newsclean.readers.text import read

TEXT = (
    "Bridge opens\n\nThe bridge over the Lune opened to all traffic on Monday, the council said.\n\n"
    "© Reuters/ Anna Belling\n\nShare this\n\nWeather: 12°C"
)


def weather_boxes(document: Document) -> Iterator[Claim]:
    for block in document.containing("°c"):
        if block.text.startswith("Weather: "):
            yield block.claim("forecast", "Weather:")


def filters_that_cut(pipeline: Pipeline) -> set[str]:
    return {removal.filter for removal in pipeline(TEXT).removals}


def test_the_default_is_what_clean_uses() -> None:
    assert Pipeline.default()(TEXT) == Pipeline.standard()(TEXT) == clean(TEXT)


def test_only_the_named_filters_cut() -> None:
    assert filters_that_cut(Pipeline.default().only("patreon", "share_widgets")) == {
        "share_widgets"
    }


def test_a_filter_that_is_taken_away_does_not_cut() -> None:
    assert "photo_credits" in filters_that_cut(Pipeline.default())
    assert "photo_credits" not in filters_that_cut(Pipeline.default().without("photo_credits"))


def test_a_pipeline_is_not_changed_by_making_another_from_it() -> None:
    whole = Pipeline.default()
    whole.without("photo_credits")
    assert "photo_credits" in whole.names
    with pytest.raises(AttributeError):
        whole.filters = ()  # type: ignore[misc]


@pytest.mark.parametrize("method", ["only", "without", "with_filter"])
def test_an_unknown_name_is_refused_with_the_nearest_real_ones(method: str) -> None:
    with pytest.raises(ValueError, match=r"no filter 'patroen'.*patreon"):
        getattr(Pipeline.default(), method)("patroen")


def test_a_filter_of_my_own_needs_no_registration_and_signs_its_cuts() -> None:
    assert "weather_boxes" in filters_that_cut(Pipeline.default().with_filter(weather_boxes))
    named = Pipeline().with_filter(weather_boxes, name="forecasts")
    assert filters_that_cut(named) == {"forecasts"}


def test_two_filters_of_one_name_are_refused() -> None:
    def patreon(document: Document) -> Iterator[Claim]:
        yield from ()

    with pytest.raises(ValueError, match="another filter named 'patreon'"):
        Pipeline.default().with_filter(patreon)


def test_a_packages_filter_serves_when_named_and_not_by_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    point = EntryPoint("weather_boxes", f"{__name__}:weather_boxes", "newsclean.filters")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])
    installed.cache_clear()
    assert "weather_boxes" not in Pipeline.default().names
    assert filters_that_cut(Pipeline.default().only("weather_boxes")) == {"weather_boxes"}
    assert "weather_boxes" in Pipeline.default().with_filter("weather_boxes").names
    installed.cache_clear()


MANX = """\
The bridge over the Lune opened to all traffic on Monday, the council said. Lhaih tooilley
Rheynn shoh
The council had asked for two years whether the old bridge could be mended, and it could not.
"""


@pytest.fixture
def manx(package: Path) -> Pipeline:
    """A pipeline with brought phrases: a button that is a line, a link that ends one."""
    (package / "gv.toml").write_text(
        '[related_items]\ncontinue = ["lhaih tooilley"]\n[share_widgets]\nbutton = ["rheynn shoh"]\n'
    )
    return Pipeline.default().with_phrases("harwick")


def test_brought_phrases_cut_where_they_are_named_and_nowhere_else(manx: Pipeline) -> None:
    document = read(MANX)
    article = manx.article(document)
    assert [(r.filter, r.rule, r.text) for r in article.removals] == [
        ("related_items", "continue", "Lhaih tooilley"),
        ("share_widgets", "button", "Rheynn shoh"),
    ]
    assert article.restore() == MANX
    assert manx(str(article)).removals == ()
    assert Pipeline.default().article(document) == clean(MANX)
    assert clean(MANX).removals == ()


def test_newsclean_s_own_phrases_serve_beside_brought_ones(manx: Pipeline) -> None:
    assert manx(TEXT) == clean(TEXT)


def test_phrases_named_twice_or_in_another_order_are_the_same_pipeline(manx: Pipeline) -> None:
    assert manx.with_phrases("harwick", "harwick") == manx
    assert manx.without("patreon").phrases == ("harwick",)
    assert Pipeline.default().phrases == ()


def test_phrases_that_no_package_brings_are_refused_with_the_nearest(package: Path) -> None:
    with pytest.raises(ValueError, match=r"no phrases 'harwich': did you mean harwick\?"):
        Pipeline.default().with_phrases("harwich")


def test_a_mistake_in_brought_phrases_is_told_when_they_are_named(package: Path) -> None:
    (package / "gv.toml").write_text('[share_widgets]\nbutton = ["…!"]\n')
    with pytest.raises(ValueError, match=r"phrases 'harwick': gv\.toml \[share_widgets\] button"):
        Pipeline.default().with_phrases("harwick")


def test_quotes_can_be_treated_otherwise_and_a_wrong_word_is_refused() -> None:
    text = "The mayor said on Monday that “nobody” had asked the council about the bridge."
    assert '"nobody"' in Pipeline.default().with_quotes("straight")(text).text
    assert Pipeline.default().with_quotes("off")(text).text == text
    with pytest.raises(ValueError, match="quotes must be one of"):
        Pipeline.default().with_quotes("curly")  # type: ignore[arg-type]


def test_a_title_that_is_given_is_the_title_and_its_copies_go() -> None:
    article = clean(TEXT, title="Bridge opens", url="https://example.org/bridge", language="en")
    assert (article.title, article.url, article.language) == (
        "Bridge opens",
        "https://example.org/bridge",
        "en",
    )
    assert "Bridge opens" not in article.text
    assert article.restore() == TEXT


def test_doubts_about_marks_speak_of_what_is_left_not_of_what_was_cut() -> None:
    prose = "The ferry to Lune left the harbour at noon on Tuesday, and nobody was on board of it."
    assert clean(f"“We rowed all night,” said Ada. Read more”\n{prose}").warnings == ()
    (doubt,) = clean(f"{prose}\n“We rowed all night.\nShare this”\n{prose.upper()}").warnings
    assert doubt.startswith("Paragraph 2: “ at character 0 has no closing mark")


@pytest.mark.parametrize("name", Pipeline.default().names)
@pytest.mark.parametrize(
    "text", ["Home\nNews\nSport\nPolitics\nCulture\n", "By Jane Roe\n\n12:30", "…"]
)
def test_a_filter_takes_a_text_without_a_sentence(name: str, text: str) -> None:
    article = Pipeline.default().only(name)(text)
    assert article.restore() == text
