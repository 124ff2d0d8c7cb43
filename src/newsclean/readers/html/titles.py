"""The title, which a page gives in several places, without the site's name.

Publishers write up to four titles: the headline on the page (h1), `headline` in JSON-LD,
`og:title` and `<title>`. The last is made for search engines and carries the site's name. What
stands at an end of a title behind a separator is cut where it names the site or the section.
Where JSON-LD and `og:title` differ, the one that `<title>` repeats was written for search
engines, and the other is the editors'. Where there is no JSON-LD, the page's only heading wins over
`og:title`, which is written for readers elsewhere, if `<title>` says the same.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from newsclean.phrases import worded
from newsclean.phrases.patterns import pattern
from newsclean.readers.html.blocks import bare
from newsclean.readers.html.head import Head, plain
from newsclean.readers.html.jsonld import first, strings, types

_SEPARATOR = pattern(r"\s+[-–—|•·*«»:/]+\s+|\s*[|｜_]\s*|：|\s+::\s+")
_MARK = pattern(r"[-–—|•·*«»:/｜：_]")  # a character of every separator
_COLON = pattern(r":([^:]{3,40})$")  # without a space a separator only before the site's very name
_FRONT = pattern(r"([^:|–—]{2,40}?)(?:\s*[:|]|\s+[-–—])\s+")
_SHORTEST = 8  # characters that a title must keep
LONGEST = 300  # characters
_NAME_LONGEST = 40  # letters of a site's name; what is longer is a headline in the wrong place
_BYLINE = worded("words", r"{by}\s+\S")


def title_of(
    head: Head, headings: Sequence[str], url: str | None, sites: frozenset[str]
) -> str | None:
    """Return the title of the page with this `head` and these h1 `headings`; `sites` are the
    names that its site goes by."""
    names = sites | _section_keys(head, url) | _site_in_heading(head.title, headings)
    headline = _clean(first(head.article.get("headline")), names)
    social = _clean(head.meta("og:title"), names)
    short = _clean(head.meta("twitter:title", "dc.title", "title"), names)
    searched = _clean(head.title, names)
    on_page = [h for h in (_clean(h, names) for h in headings) if h]
    return _choose(headline, social or short, searched, on_page)


def _choose(
    headline: str | None, social: str | None, searched: str | None, on_page: Sequence[str]
) -> str | None:
    """Return the editors' title: of two that differ, the one that `<title>` does not repeat."""
    found, keys = bare(searched or ""), [bare(heading) for heading in on_page]
    if headline and social and bare(headline) != bare(social):
        if bare(headline) == found:
            return on_page[0] if keys and found not in keys[0] else social
        if found.startswith(bare(social)):  # or a part of it, where a quotation mark cut it off
            return headline
        return headline if bare(headline) in keys else social
    if headline:
        return headline
    if social:
        shown = on_page[0] if len(on_page) == 1 else ""
        # The page's only heading, which `<title>` repeats too, is what its readers see
        return shown if shown and keys[0] == found else _as_shown(social, on_page)
    if len(on_page) == 1 or not searched:
        return next(iter(on_page), None)
    same = [h for h in on_page if bare(h) in bare(searched) or bare(searched) in bare(h)]
    return same[0] if same else searched


def _as_shown(title: str, on_page: Sequence[str]) -> str:
    """Return the page's only heading where it is most of `title`, else `title`.

    Then both are one headline, and the heading has no "Opinion |" before it and no
    "(Published 2016)" behind it, which `og:title` has for readers elsewhere.
    """
    key, shown = bare(title), bare(on_page[0]) if len(on_page) == 1 else ""
    return on_page[0] if len(key) // 2 < len(shown) < len(key) and shown in key else title


def _site_in_heading(searched: str | None, headings: Sequence[str]) -> frozenset[str]:
    """Return the bare letters of the h1 that is what `<title>` ends with behind a separator: the name of
    the site, which some pages have for a logo."""
    *before, last = _SEPARATOR.split(plain(searched or "")[:LONGEST])
    key = bare(last)
    is_logo = bool(before) and 1 < len(key) < len(bare(before[0]))
    return frozenset({key} if is_logo and key in map(bare, headings) else ())


def site_keys(head: Head, url: str | None) -> frozenset[str]:
    """Return the bare letters of the names by which the page's site goes."""
    names = [
        *head.all(
            "og:site_name", "application-name", "al:ios:app_name", "twitter:site", "publisher"
        ),
        *strings(head.article.get("publisher")),
    ]
    for item in head.objects:
        names += strings(item.get("publisher"))
        if any(kind.endswith(("website", "organization")) for kind in types(item)):
            names += [*strings(item.get("name")), *strings(item.get("alternateName"))]
    keys = {bare(name) for name in names if not name.startswith("http")}
    for host in {_host(address) for address in (url, head.canonical, head.meta("og:url"))}:
        keys.update(_domain_keys(host))
    return frozenset(key for key in keys if 1 < len(key) <= _NAME_LONGEST)


def _host(address: str | None) -> str:
    """Return the name of the host of `address`."""
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def _domain_keys(host: str) -> Iterable[str]:
    """Yield ``examplecom`` and ``example`` for the host www.example.com."""
    labels = [label for label in host.split(".") if label != "www"]
    if len(labels) > 1:
        yield bare("".join(labels))
        yield from (bare(label) for label in labels[:-1] if len(label) > 2)


def _section_keys(head: Head, url: str | None) -> frozenset[str]:
    """Return the bare letters of the names of the sections that the page stands in."""
    try:
        path = urlsplit(url or "").path.strip("/").split("/")[:-1][:2]
    except ValueError:
        path = []
    names = [
        *strings(head.article.get("articleSection")),
        *head.all("article:section", "section"),
        *path,
    ]
    return frozenset(bare(name) for name in names if 2 < len(name) < 30)


def _clean(title: str | None, sites: frozenset[str]) -> str | None:
    """Return `title` without the names of its site at either end."""
    title = plain(title or "")[:LONGEST]
    if not title:
        return None
    if _MARK.search(title):
        title = _without_ends(title, sites)
    key = bare(title)
    return title.strip() if key and key not in sites else None


def _without_ends(title: str, sites: frozenset[str]) -> str:
    """Return `title` without what is behind a separator at its end or its front, if `sites` tell."""
    marks = list(_SEPARATOR.finditer(title))[-6:]
    for mark in marks:
        rest = [_SEPARATOR.sub("", part) for part in _SEPARATOR.split(title[mark.end() :])]
        told = any(_is_site(part, sites) for part in rest)
        if told and all(
            _is_site(p, sites) or _BYLINE.match(p) or len(p.split()) <= 3 for p in rest
        ):
            title = title[: mark.start()]
            break
    end = _COLON.search(title)
    if end and bare(end[1]) in sites:
        title = title[: end.start()]
    start = _FRONT.match(title)
    if start and bare(start[1]) in sites and len(title) - start.end() >= _SHORTEST:
        title = title[start.end() :]
    return title


def _is_site(text: str, sites: frozenset[str]) -> bool:
    """Is `text` a name of the site, or one with its ending or an addition (WELT, WELT.de)?"""
    key = bare(text)
    return bool(key) and (
        key in sites
        or (
            len(key) > 2
            and any(site.startswith(key) or key.startswith(site) for site in sites if len(site) > 2)
        )
    )
