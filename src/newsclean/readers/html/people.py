"""The authors: names, split from one another, from roles, from places and addresses.

Who a page credits is taken from its JSON-LD, else from its meta tags, else from the byline on
the page. A newsroom or an agency that is credited stays an author, unless persons are named
elsewhere on the page; the first agency is also the Article's `agency`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

from newsclean.phrases import fold, folded, worded
from newsclean.phrases.patterns import pattern
from newsclean.readers.html.blocks import PageBlock, bare
from newsclean.readers.html.head import Head, plain
from newsclean.readers.html.jsonld import types
from newsclean.text.agencies import agency_kind, words
from newsclean.text.people import is_person, is_role

_JOINT = worded("words", r"\s*[,;|/•·、，]\s*|\s+(?:{and}|{with}|&|＆)\s+", cased=True)
_BY = worded(
    "names",
    r"(?:{words.by}|de|od|{credited}|eine? \w{4,20} von)\b\s*:?\s*|{credited_mark}[:：]?\s*",
)
_TAIL = worded(
    "names",
    r"\s+{employed}\s+\S.{0,80}$|\s*[(（\[<].{0,80}$|\s*{bylines.reporter}$",
    cased=True,
)
_ABOUT = worded("press_releases", r"{about}\s+")  # opens the heading of a bio, before a name
_LABEL_TWICE = pattern(r"(\w{2,6})(?=\1\b)", re.I)  # "Byby", of two elements without a space
_NOT = pattern(r"https?:|www\.|@|facebook|twitter|\d{2}", re.I)
_BAR = pattern(r"\s*[|•·]\s*")
_DIGITS = pattern(r"\d\d")
_NEAR = 12  # blocks below the title among which a byline is looked for
_BODY = 250  # characters of a paragraph that belongs to the body
_FIRST = 3  # sentences above which a bold line may be a byline
_LINES = 200  # that are looked at for a byline
_MOST = 12  # authors of one article; more is a list of something else
_LABEL = 40  # characters of a label before a name
_CARD_ROWS = "1234"
_METAS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "byl", "cxenseparse:author", "dcsext.author", "article:author", "og:article:author", "citation_author",
    "mrf:authors", "authors", "byline", "article_author", "bt:author", "creator", "news_authors",
)  # fmt: skip


def authors_of(
    head: Head,
    bylines: Iterable[str],
    sites: frozenset[str],
    spelled: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the authors of the page, persons where it names any.

    Where meta tags differ, those win whose names stand in a byline: some papers name their owner
    in one tag of all their pages. `spelled` are names that the addresses of their own pages spell,
    bare: they are persons' whatever they look like.
    """
    stated = _unique(_in_jsonld(head))
    houses = sites | _organisations(head)
    if any(not _is_house(name, houses) for name in stated):
        return stated
    metas = [names for names in (*_on_cards(head), *_in_metas(head)) if names]
    persons = [names for names in metas if _are_persons(names, houses)]
    lines = list(islice(bylines, _LINES))
    shown = bare(" ".join(lines))
    if confirmed := [names for names in persons if all(bare(name) in shown for name in names)]:
        return confirmed[0]
    byline = _unique(_in_bylines(lines, houses, spelled))
    if _are_persons(byline, houses) or any(bare(name) in spelled for name in byline):
        return byline
    return next(filter(None, [*persons, stated, *metas]), ())


def _are_persons(names: Sequence[str], houses: frozenset[str]) -> bool:
    """Is one of `names` a person's, and none the newsroom's own?"""
    found = any(is_person(name) and not agency_kind(name) for name in names)
    return found and not any(_is_house(name, houses) for name in names)


def _organisations(head: Head) -> frozenset[str]:
    """Return the bare names of the organisations that the article's object gives as authors."""
    authors = [item for item in _flat(head.article.get("author")) if isinstance(item, dict)]
    named = [
        item.get("name")
        for item in authors
        if any(kind.endswith("organization") for kind in types(item))
        and "person" not in types(item)
    ]
    return frozenset(
        bare(name) for name in named if isinstance(name, str) and not agency_kind(name)
    )


def agency_of(authors: Sequence[str]) -> str | None:
    """Return the first wire agency among `authors`."""
    return next((name for name in authors if agency_kind(name) == "wire"), None)


def _in_jsonld(head: Head) -> Iterator[str]:
    """Yield the names that the article's object credits, references within the page followed."""
    known = {
        item["@id"]: item
        for item in head.objects
        if isinstance(item.get("@id"), str) and "name" in item
    }
    for field in ("author", "creator"):
        found = False
        for item in _flat(head.article.get(field)):
            if isinstance(item, dict) and not item.get("name") and item.get("@id") in known:
                item = known[item["@id"]]
            if isinstance(item, dict):
                item = item.get("name") or item.get("byline") or _joined(item)
            for text in _flat(item):
                if isinstance(text, str):
                    found = True
                    yield from split(text)
        if found:
            return


def _flat(value: Any) -> Iterator[Any]:
    """Yield the items of `value`, a list of lists at most three deep, or `value` itself."""
    items = value if isinstance(value, list) else [value]
    for item in items[:50]:
        inner = item if isinstance(item, list) else [item]
        yield from inner[:50]


def _joined(person: dict[str, Any]) -> str:
    parts = [person.get(part) for part in ("givenName", "additionalName", "familyName")]
    return " ".join(part for part in parts if isinstance(part, str))


def _in_metas(head: Head) -> Iterator[tuple[str, ...]]:
    """Yield the names that each meta tag gives."""
    for name in _METAS:
        yield _unique(part for content in head.all(name) for part in split(content))


def _on_cards(head: Head) -> Iterator[tuple[str, ...]]:
    """Yield the names on the card that social networks show, each behind a label: "Written by"."""
    for number in _CARD_ROWS:
        label, said = (head.meta(f"twitter:{part}{number}") for part in ("label", "data"))
        if label and said and _is_label(label):
            yield _unique(split(said))


def _is_label(text: str) -> bool:
    """Is `text` a label before the author's name and nothing else: "Written by", "Author:"?"""
    key = fold(text) if len(text) <= _LABEL else ""
    return any(key in folded("bylines", rule) for rule in ("by", "label"))


def _in_bylines(
    bylines: Iterable[str], houses: frozenset[str], spelled: frozenset[str]
) -> Iterator[str]:
    """Yield the names of the first line of the page that reads as a byline and nothing else; one
    that names the newsroom, of `houses`, is passed over."""
    for line in bylines:
        found = list(split(line))
        if found and all(
            (bare(name) in spelled or _reads_as_author(name)) and not _is_house(name, houses)
            for name in found
        ):
            yield from found
            return


def _reads_as_author(name: str) -> bool:
    """Has `name` the shape of a person's, or is it an agency's?

    In a script without capitals a name cannot be told by its shape.
    """
    return name != name.lower() and bool(is_person(name) or agency_kind(name))


def bylines(
    blocks: Sequence[PageBlock], marked: Iterable[str] = (), linked: Iterable[str] = ()
) -> Iterator[str]:
    """Yield the lines that may name the authors, the surest first: those that the markup has
    `marked`, those in an element named for a byline, those `linked` to an author's page, lines near
    the title below a label ("Written by") or that begin as a byline does, and lines near the title
    that hold a date beside a name.

    Where elements named for a byline say different things, most are of other articles in lists: then
    only one near the title is sure.
    """
    yield from marked
    below = list(_before_lists(_below_title(blocks)))
    named = list(filter(_is_named_byline, blocks))
    if len({block.text for block in named}) > 1:
        named = list(filter(_is_named_byline, below))
    yield from [block.text for block in named]
    near = [block.text for block in below if 5 < len(block.text) <= 120]
    parts = [(line, [part.strip() for part in _BAR.split(line)]) for line in near]
    yield from linked
    yield from [block.text for label, block in pairwise(below) if _is_label(label.text)]
    yield from (part for _, split_up in parts for part in split_up if _BY.match(part))
    for line, split_up in parts:
        if len(split_up) > 1 and _DIGITS.search(line):
            yield from (part for part in split_up if is_person(part))
    yield from _bold_line(blocks)


def _before_lists(blocks: Iterable[PageBlock]) -> Iterator[PageBlock]:
    """Yield `blocks` up to the first list below a sentence, which may be of other articles."""
    is_body = False
    for block in blocks:
        if is_body and block.kind == "list_item":
            return
        is_body = is_body or block.is_prose
        yield block


def _is_named_byline(block: PageBlock) -> bool:
    named = "byline" in {hint for _, hint in block.hints[-4:]}
    return named and 3 < len(block.text) <= 160


def _bold_line(blocks: Sequence[PageBlock]) -> Iterator[str]:
    """Yield the bold lines right above the first sentences below the title: sites that name no
    author elsewhere begin their text so."""
    top = next((i for i, block in enumerate(blocks) if block.title), 0)
    prose = (i for i in range(top + 1, len(blocks)) if blocks[i].is_prose)
    for above in (blocks[i - 1] for i in islice(prose, _FIRST)):
        if above.is_bold and above.kind == "paragraph" and len(above.text) <= 80:
            yield above.text


def _below_title(blocks: Sequence[PageBlock]) -> Sequence[PageBlock]:
    """Return the blocks that follow the last h1 that stands before the first long paragraph,
    or those before that paragraph if there is no h1."""
    titles = [i for i, block in enumerate(blocks) if block.title]
    top = titles[0] if titles else 0
    bodies = (i for i, block in enumerate(blocks) if i > top and len(block.text) > _BODY)
    body = next(bodies, len(blocks))
    start = max((i for i in titles if i <= body), default=max(0, body - _NEAR - 1))
    return blocks[start + 1 : start + 1 + _NEAR]


def split(text: str) -> Iterator[str]:
    """Yield the names in `text`, bare of words before them, roles and addresses.

    >>> list(split("By Jane Roe and John Doe, Political Correspondent"))
    ['Jane Roe', 'John Doe']
    >>> list(split("Roe, Jane (Reuters)"))
    ['Roe', 'Jane']
    >>> list(split("ByBy Jane Roe")), list(split("About Jane Roe"))
    (['Jane Roe'], ['Jane Roe'])
    """
    text = plain(text)
    if len(text) > 300 or text.startswith("http"):
        return
    twice = _LABEL_TWICE.match(text)
    text = text[twice.end() :] if twice and _BY.match(twice[1]) else text
    text = _BY.sub("", text, count=1) if _BY.match(text) else text
    for part in _JOINT.split(text):
        name = part.strip(" .:-–—*\"'")
        for opening in (_BY, _ABOUT):
            if opening.match(name):
                name = opening.sub("", name, count=1)
        if len(name) > 25:
            name = _TAIL.sub("", name)
        name = re.sub(r"\s*[(（\[<].{0,80}$|\s*(?:记者|記者|기자)$", "", name)
        if (
            1 < len(name) <= 60
            and not _NOT.search(name)
            and not (is_role(name) and not agency_kind(name))
            and not _is_account(name)
        ):
            yield name


def _is_account(name: str) -> bool:
    """Is `name` that of an account by which content systems sign what nobody signed: "admin"?"""
    key = fold(name)
    return key in words("no_author") or key.rpartition(" ")[2] == "admin"


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return `names` without duplicates, whatever their case; none if there are too many."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(bare(name), name)
        if len(found) > _MOST:
            return ()
    return tuple(found.values())


def _is_house(name: str, sites: frozenset[str]) -> bool:
    """Is `name` the newsroom's own, not a person's?"""
    key = bare(name)
    return any(
        key == site or (len(site) > 3 and site in key) or (len(key) > 3 and key in site)
        for site in sites
    )
