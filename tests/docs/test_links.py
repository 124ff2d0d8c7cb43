"""Links of the docs lead somewhere, and every page can be reached from the navigation."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.markdown import DOCS, PAGES, ROOT, anchors, links, name

# Addresses elsewhere. No test opens them: look at one by hand before it goes on this list.
ELSEWHERE = {
    "https://docs.astral.sh/uv/getting-started/installation/",
    "https://github.com/huggingface/datatrove",
    "https://github.com/kepano/defuddle",
    "https://hypothesis.readthedocs.io",
    "https://pypi.org/project/ftfy/",
    "https://pypi.org/project/trafilatura/",
}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    for link in links(page):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{link}: there is no such file"
        if anchor:
            assert anchor in anchors(file), f"{link}: there is no such heading"
        if page.is_relative_to(DOCS):
            assert file.is_relative_to(DOCS), f"{link}: the site ends at docs/"


def test_every_link_elsewhere_is_on_the_list() -> None:
    found = {link.partition("#")[0] for page in PAGES for link in links(page) if "://" in link}
    assert found == ELSEWHERE


def in_navigation(entry: Any) -> Iterator[str]:
    """Yield the pages that an entry of the navigation names."""
    if isinstance(entry, str):
        yield entry
    else:
        for part in entry.values() if isinstance(entry, dict) else entry:
            yield from in_navigation(part)


def test_the_navigation_has_each_page_once_and_the_list_of_filters_has_theirs() -> None:
    config = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))
    pages = list(in_navigation(config["project"]["nav"]))
    written = {str(page.relative_to(DOCS)) for page in PAGES if page.is_relative_to(DOCS)}
    of_filters = {f"filters/{link}" for link in links(DOCS / "filters" / "index.md")}
    assert len(pages) == len(set(pages))
    assert {*pages, *of_filters} == written
