"""The page as a file: self-contained, and closed to what articles say."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given

from newsclean import clean
from newsclean.report.collect import Collected
from newsclean.report.data import About, data
from newsclean.report.page import in_script, page, paste_page
from newsclean.testing import hostile_text
from newsclean.text.visible import shown
from tests.report.articles import collected
from tests.report.hostile import MARKUP, SENTENCE


class Elements(HTMLParser):
    """The elements of a page: their names, attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attributes)))

    def handle_data(self, text: str) -> None:
        """Note the text of a script or style."""
        if self.found and self.found[-1][0] in ("script", "style"):
            self.texts.append((self.found[-1][0], text))


def hostile() -> Collected:
    """Return what is seen of articles that would run something."""
    seen = Collected()
    for n, text in enumerate(MARKUP):
        made = clean(f"{text}\n\n{SENTENCE}\n\nShare this\n\n{text}", title=text, language=text)
        seen.add(made, f"{text}.txt:{n}", site=text)
    return seen


def test_articles_bring_no_element_and_no_attribute_into_the_page() -> None:
    plain, other = (
        [
            tag
            for tag, _ in Elements(page(seen, About(inputs=[])).decode()).found
            if tag not in ("g", "rect", "path", "text", "tspan", "circle", "svg")
        ]
        for seen in (collected(range(9)), hostile())
    )
    assert other == plain


def test_no_attribute_of_the_page_is_a_handler_or_an_address() -> None:
    for tag, attributes in Elements(page(hostile(), About(inputs=MARKUP)).decode()).found:
        assert not {name for name in attributes if name.startswith("on")}, tag
        assert not {"src", "href", "srcdoc", "style", "action", "xlink:href"} & attributes.keys(), (
            tag
        )


def test_nothing_is_fetched() -> None:
    text = page(collected(range(3)), About()).decode()
    head, _, _ = text.partition('<script type="application/json"')
    addresses = set(re.findall(r"https?://[^\s\"'<>]+", head))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "@import" not in head
    assert "url(" not in head


def test_the_policy_allows_the_one_script_and_style_by_their_digests() -> None:
    made = Elements(page(hostile(), About()).decode())
    policy = next(a["content"] or "" for t, a in made.found if a.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    script = next(text for tag, text in made.texts if text.startswith('"use strict"'))
    style = next(text for tag, text in made.texts if tag == "style")
    for kind, text in (("script", script), ("style", style)):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_the_data_reads_back_as_it_was() -> None:
    made = Elements(page(hostile(), About(inputs=MARKUP[:1])).decode())
    packed = next(text for tag, text in made.texts if text.startswith('{"about"'))
    values = json.loads(packed)
    assert {one["place"].rpartition(".txt:")[0] for one in values["articles"]} == set(MARKUP)
    assert values["about"]["inputs"] == MARKUP[:1]
    assert not set("<>&") & set(packed)


@given(hostile_text())
def test_no_text_ends_the_block_of_data_or_is_lost_there(text: str) -> None:
    seen = Collected()
    seen.add(clean(text, title=text, language=text), text, site=text)
    packed = in_script(data(seen, About(inputs=[text])))
    assert not set("<>&\u2028\u2029") & set(packed)
    assert packed.encode("utf-8")
    assert json.loads(packed)["about"]["inputs"] == [shown(text)]


def test_equal_runs_have_equal_bytes() -> None:
    assert page(collected(range(40)), About()) == page(collected(range(40)), About())


def test_what_was_pasted_stands_in_the_form_as_text() -> None:
    text = "</textarea><script>window.ran = 1</script>{{data}}"
    made = paste_page(Collected(), About(), text, told="<b>no</b>").decode()
    tags = [tag for tag, _ in Elements(made).found]
    assert tags.count("script") == 2
    assert "&lt;/textarea&gt;" in made
    assert "<b>" not in made
