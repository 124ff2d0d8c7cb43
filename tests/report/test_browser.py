"""What a report does in Chromium."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from newsclean import clean
from newsclean.cli.serve import server_for
from newsclean.corpus.job import Job
from newsclean.report.collect import Collected
from newsclean.report.data import About
from newsclean.report.page import page
from newsclean.site_rules.file import read_rules, write_rules
from newsclean.site_rules.rule import HeldBack, SiteRule, SiteRules
from tests.cli.command import newsclean
from tests.cli.conftest import written
from tests.report.articles import dirty
from tests.report.browser import chromium, pressed, sized, texts, until
from tests.report.hostile import MARKUP, RUN, SENTENCE, records

pytestmark = pytest.mark.browser

RULES = SiteRules(
    rules=(
        SiteRule(match="Never miss a tide", where=("line",), articles=9, of=12),
        SiteRule(match="Rain or shine with us", where=("line",), examples=(f"[[{RUN}]] <b>",)),
    ),
    held_back=(HeldBack(match="Every Friday our gardener walks", reason="a column", of=12),),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all that is made here."""
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def browser(folder: Path) -> Iterator[Any]:
    """Chromium."""
    with chromium(folder) as made:
        yield made


@pytest.fixture(scope="module")
def report(folder: Path) -> Path:
    """The report of forty articles of several sites and languages."""
    found: list[dict[str, Any]] = [
        {"text": dirty(n), "url": f"https://paper{n % 4}.example/{n}", "language": "en"}
        for n in range(40)
    ]
    arabic = "أعلنت البلدية يوم الاثنين أن الجسر سيبقى مغلقا حتى الربيع.\n\nشارك هذا المقال"
    found.append({"text": arabic, "title": "الجسر مغلق", "language": "ar"})
    return made(folder / "report.html", written(folder / "crawl.jsonl", found))


def made(path: Path, *arguments: object) -> Path:
    """Make a report at `path`."""
    done = newsclean(*arguments, "-o", path)
    assert done.returncode in (0, 1), done.stderr.decode()
    return path


def opened(browser: Any, path: Path, width: int = 1_400) -> None:
    """Open the report at `path`; nothing has gone wrong in it."""
    browser.get_log("browser")
    sized(browser, width)
    browser.get(path.as_uri())
    assert browser.get_log("browser") == []
    assert browser.execute_script("return window.ran") is None


def test_a_report_opens_without_an_error_and_its_plots_are_drawn(
    browser: Any, report: Path
) -> None:
    opened(browser, report)
    assert "Overview" in texts(browser, "nav a")
    assert len(texts(browser, "figure svg")) >= 4
    assert browser.execute_script("return getComputedStyle(document.body).fontSize") == "16px"


@pytest.mark.parametrize("width", [390, 1_400])
def test_no_part_is_wider_than_the_screen(browser: Any, report: Path, width: int) -> None:
    opened(browser, report, width)
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width


def test_keys_walk_through_articles_and_marks(browser: Any, report: Path) -> None:
    opened(browser, report)
    names = texts(browser, "#list b")
    current = lambda: texts(browser, '#list [aria-current="true"] b')[0]  # noqa: E731
    assert current() == names[0]
    pressed(browser, "j")
    assert current() == names[1]
    pressed(browser, "k")
    assert current() == names[0]
    pressed(browser, "n")
    assert texts(browser, "#why b")[0].startswith("Cut: ")
    assert browser.execute_script("return !document.getElementById('why').hidden")
    pressed(browser, "?")
    assert browser.execute_script("return document.getElementById('keys').open")


def test_the_input_stands_beside_the_output_with_what_was_cut(browser: Any, report: Path) -> None:
    opened(browser, report)
    search(browser, "report 7.")
    assert "Share this" in texts(browser, ".side del.cut")
    assert any("The Lune Post" in text for text in texts(browser, ".side del.demoted"))
    inputs, outputs = texts(browser, ".side .text")
    assert "Share this" in inputs
    assert "Share this" not in outputs


def search(browser: Any, words: str) -> None:
    """Type `words` into the search."""
    pressed(browser, "/")
    pressed(browser, words)
    assert browser.execute_script("return document.activeElement.id") == "by-text"
    browser.execute_script("document.activeElement.blur()")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("by-site", "paper1.example", "paper1.example"),
        ("by-language", "ar", "ar"),
        ("by-rule", "copyright_lines.notice", "paper"),
        ("by-rule", "copyright_lines.", "paper"),
    ],
)
def test_filters_leave_the_articles_that_are_so(
    browser: Any, report: Path, field: str, value: str, shown: str
) -> None:
    opened(browser, report)
    everything = len(texts(browser, "#list li"))
    script = "const f = document.getElementById(arguments[0]); f.value = arguments[1]; f.dispatchEvent(new Event('input', {bubbles: true}))"
    browser.execute_script(script, field, value)
    left = texts(browser, "#list small")
    assert 0 < len(left) <= everything
    assert all(shown in about for about in left)


def test_rules_that_cut_rarely_can_come_first(browser: Any, report: Path) -> None:
    opened(browser, report)
    names = texts(browser, "#rules .rule-name")
    assert len(names) > 1
    browser.execute_script("document.querySelector('#rules .turn').click()")
    assert texts(browser, "#rules .rule-name") == names[::-1]


def test_an_arabic_text_runs_from_right_to_left(browser: Any, report: Path) -> None:
    opened(browser, report)
    search(browser, "الجسر")
    script = "return getComputedStyle(document.querySelector('.side .text p')).direction"
    assert browser.execute_script(script) == "rtl"


def test_the_theme_can_be_switched(browser: Any, report: Path) -> None:
    opened(browser, report)
    colour = "return getComputedStyle(document.body).backgroundColor"
    before = browser.execute_script(colour)
    pressed(browser, "t")
    assert browser.execute_script(colour) != before


def test_on_paper_it_is_dark_on_white_without_what_is_for_the_screen(
    browser: Any, report: Path
) -> None:
    opened(browser, report)
    browser.execute_script("document.documentElement.dataset.theme = 'dark'")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    script = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]"
    assert browser.execute_script(script, "body", "backgroundColor") == "rgb(255, 255, 255)"
    for part in ("header", "#filters", "#list"):
        assert browser.execute_script(script, part, "display") == "none"
    assert browser.execute_script(script, "#view", "display") != "none"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 defines it."""

    def light(colour: list[float]) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (value / 255 for value in colour[:3])
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_text_has_the_contrast_of_wcag_aa(
    browser: Any, report: Path, theme: str
) -> None:
    opened(browser, report)
    script = """
      document.documentElement.dataset.theme = arguments[0];
      const style = document.createElement("div");
      document.body.append(style);
      const rgb = (name) => {
        style.style.color = `var(--${name})`;
        return getComputedStyle(style).color.match(/[\\d.]+/g).map(Number);
      };
      return arguments[1].map(([ink, back]) => [ink, back, rgb(ink), rgb(back)]);
    """
    names = ["cut", "field", "mend", "held", "new"]
    pairs = [(name, f"{name}-back") for name in names]
    pairs += [(name, back) for name in ("ink", "quiet", "link") for back in ("back", "sheet")]
    pairs += [("ink", "held-back"), ("ink", "field-back"), ("quiet", "field-back")]
    for ink, back, one, other in browser.execute_script(script, theme, pairs):
        assert contrast(one, other) >= 4.5, (theme, ink, back)


def test_hostile_articles_run_nothing(browser: Any, folder: Path) -> None:
    crawl = written(folder / "hostile.jsonl", records())
    opened(browser, made(folder / "hostile.html", crawl))
    for _ in texts(browser, "#list li"):
        pressed(browser, "j")
        for _mark in range(3):
            pressed(browser, "n")
    browser.execute_script("document.querySelectorAll('details').forEach((one) => one.open = true)")
    time.sleep(0.2)  # an image that does not load says so later
    assert browser.execute_script("return window.ran") is None
    assert browser.get_log("browser") == []
    assert texts(browser, "main iframe, main img, main script, main a") == []
    assert MARKUP[0] in texts(browser, "#list b")


def test_hostile_names_of_files_run_nothing(browser: Any, folder: Path) -> None:
    place = folder / "files"
    place.mkdir()
    for n, name in enumerate(
        ["<script>window.ran=1<", "</script><img src=x onerror=window.ran=1>"]
    ):
        path = place / f"{n}{name.replace('/', '∕')}.txt"
        path.write_text(f"{SENTENCE}\n\nShare this", "utf-8")
    opened(browser, made(folder / "files.html", place))
    assert any("onerror" in text for text in texts(browser, "#list small"))


def test_the_policy_stops_a_script_that_would_come_in(browser: Any, report: Path) -> None:
    opened(browser, report)
    browser.execute_script(
        "document.body.insertAdjacentHTML('beforeend', `<img src='x' onerror='window.ran = 1'>`);"
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    time.sleep(0.2)
    assert browser.execute_script("return window.ran") is None
    assert any(
        "Content Security Policy" in entry["message"] for entry in browser.get_log("browser")
    )


def test_a_review_leads_to_a_file_that_newsclean_takes(browser: Any, folder: Path) -> None:
    rules = folder / "site.toml"
    rules.write_text(write_rules(RULES), "utf-8")
    texts_of = [{"text": f"{dirty(n)}\n\nNever miss a tide"} for n in range(5)]
    crawl = written(folder / "lune.jsonl", texts_of)
    opened(browser, made(folder / "review.html", crawl, "--rules", rules))
    assert "cut 5 times here" in texts(browser, "#review .rule .quiet")[0]
    assert "Never miss a tide" in texts(browser, "#review .rule:first-child .example del")
    first, second, third = (
        browser.find_elements("css selector", "#review .rule button.no")[1],
        browser.find_elements("css selector", "#review .rule button.yes")[2],
        browser.find_element("id", "download"),
    )
    for one in (first, second, third):
        browser.execute_script("arguments[0].click()", one)
    path = folder / "rules.toml"
    until(path.exists)
    assert b"2 rules for 1 site, 0 held back" in newsclean("--check-rules", path).stdout
    found = [(rule.match, rule.where) for rule in read_rules(path).rules]
    assert found == [("Never miss a tide", ("line",)), (RULES.held_back[0].match, ("line",))]


def test_a_text_that_is_pasted_is_shown_as_in_a_report(browser: Any) -> None:
    with server_for(0, Job(to="report")) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        browser.get_log("browser")
        browser.get(f"http://127.0.0.1:{server.server_port}/")
        field = browser.find_element("id", "pasted")
        browser.execute_script(
            "arguments[0].value = arguments[1]", field, f"{dirty(1)}\n\n{MARKUP[1]}"
        )
        browser.find_element("css selector", "#paste button").click()
        until(lambda: texts(browser, ".side"))
        assert "Share this" in texts(browser, ".side del.cut")
        assert MARKUP[1] in texts(browser, "#pasted")[0]
        assert browser.execute_script("return window.ran") is None
        unasked = [e for e in browser.get_log("browser") if "favicon" not in e["message"]]
        assert unasked == []
        server.shutdown()


def test_a_page_of_five_megabytes_is_painted_within_a_second(browser: Any, folder: Path) -> None:
    seen = Collected()
    for n in range(64):
        boats = " ".join(f"Boat {1_000 * n + i} waits in the yard of Harwick." for i in range(550))
        seen.add(clean(f"{boats}\n\nShare this"), f"long.jsonl:{n + 1}")
    told = tuple(f"[[Rain or shine]] {i} " + "on the pier " * 30 for i in range(5))
    rules = SiteRules(
        rules=tuple(
            SiteRule(match=f"Rain or shine {'ab' * n}", where=("line",), examples=told)
            for n in range(900)
        )
    )
    path = folder / "long.html"
    path.write_bytes(page(seen, About(rules=rules)))
    assert path.stat().st_size > 5_000_000
    script = """
      const told = arguments[0];
      const seen = (list) => list.getEntriesByName("first-contentful-paint").forEach((one) => told(one.startTime));
      new PerformanceObserver(seen).observe({type: "paint", buffered: true});
    """
    painted = []
    for _ in range(3):  # of which a busy machine may spoil some
        opened(browser, path)
        painted.append(browser.execute_async_script(script))
    assert min(painted) < 1_000
