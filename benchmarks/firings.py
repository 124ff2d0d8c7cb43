"""Where the rules fire on real pages, and what gold says of each stretch that they cut.

A firing is a line that a rule cut on a page. Several extractors give the same line: it counts once.
The texts are read unjudged: the rules see here what the judge of flat pages would take first. The fate
of a firing, as far as the page's gold tells:

    loss      gold holds its words, and no copy and no field keeps them
    residue   gold does not hold them
    demoted   gold holds them, and the Article keeps them as a field
    copy      gold holds them, and the text keeps another copy
    silent    gold says nothing about them

Runs of four words are compared. A line of fewer than four words is in gold if it is one of gold's
lines; a short piece of a line is in gold if it stands there among the same neighbours.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from newsclean import Article, Pipeline, Removal
from newsclean.readers.held import account, unwrap
from newsclean.readers.text import read

FATES = ("loss", "residue", "demoted", "copy", "silent")  # the worst first
FLAT = ("html_text", "inscriptis", "resiliparse_full", "trafilatura_html2txt")
WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
WORD = re.compile(rf"[{WIDE}]|[^\W{WIDE}]+")  # without spaces between words each sign is one
LANGUAGE = re.compile(r"<html[^>]*?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
SECOND_LEVEL = {"ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "ne", "net", "or", "org"}
SHARED_HOSTS = {"blogspot", "github", "medium", "substack", "tumblr", "typepad", "wordpress"}
NO_RULES = ("held", "judge")  # sign removals that are no rule's work
RUN = 4  # words that are compared at once
SPARED = 0.2  # share of a labelled fragment that may go without its being lost

Words = list[str]
Span = tuple[int, int]
Row = dict[str, Any]


class Text(NamedTuple):
    """What stands in a text: its runs of words, and its lines as words."""

    runs: frozenset[tuple[str, ...]]
    lines: frozenset[str]


class Firing(NamedTuple):
    """A line that a rule cut on a page, with its neighbours and its fate."""

    rule: str
    evidence: str
    page: str
    domain: str
    language: str
    text: str
    before: str
    after: str
    fate: str
    exact: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same behind several extractors."""
        return self.rule, self.page, " ".join(words(self.text)) or self.text.strip()


def words(text: str) -> Words:
    return WORD.findall(text)


def runs(tokens: Words) -> list[tuple[str, ...]]:
    """Return the runs of four of `tokens`; fewer are one run."""
    last = max(1, len(tokens) - RUN + 1) if tokens else 0
    return [tuple(tokens[i : i + RUN]) for i in range(last)]


def text_of(text: str) -> Text:
    """Return what stands in `text`."""
    lines = frozenset(" ".join(words(line)) for line in text.split("\n"))
    return Text(frozenset(runs(words(text))), lines)


def beside(source: str, span: Span) -> tuple[str, str]:
    """Return what stands before and after `span` in its line."""
    start = source.rfind("\n", 0, span[0]) + 1
    end = source.find("\n", span[1])
    return source[start : span[0]], source[span[1] : len(source) if end < 0 else end]


def neighbours(source: str, span: Span) -> tuple[str, str]:
    """Return the lines before and after the line of `span`, past empty ones."""
    before, after = beside(source, span)
    above = source[: span[0] - len(before)].rstrip().rpartition("\n")[2]
    below = source[span[1] + len(after) :].lstrip().partition("\n")[0]
    return before.strip() or above.strip(), after.strip() or below.strip()


def body_fate(source: str, span: Span, field: str | None, gold: Text, kept: Text) -> str:
    """Return the fate of a cut stretch by the page's full text, `gold`.

    `kept` is what the Article keeps, in lower case.
    """
    before, after = (words(part) for part in beside(source, span))
    own = words(source[slice(*span)])
    near = [*before[len(before) - min(len(before), RUN - 1) :], *own, *after[: RUN - 1]]
    if not own or not _holds(gold, near):
        return "residue"
    if field:
        return "demoted"
    stretch = own if len(own) >= RUN else near
    return "loss" if _lost(gold, kept, stretch) else "copy"


def _holds(text: Text, tokens: Words) -> bool:
    """Are most runs of `tokens` in `text`, or if they are few, are they a line of it?"""
    if len(tokens) < RUN:
        return " ".join(tokens) in text.lines
    found = runs(tokens)
    return sum(run in text.runs for run in found) > len(found) / 2


def _lost(gold: Text, kept: Text, tokens: Words) -> bool:
    """Are most runs of `tokens` in `gold` and not in `kept`, which is in lower case?"""
    if len(tokens) < RUN:
        return " ".join(tokens).casefold() not in kept.lines
    gone = [
        run in gold.runs and tuple(word.casefold() for word in run) not in kept.runs
        for run in runs(tokens)
    ]
    return sum(gone) > len(gone) / 2


def segment_fate(source: str, span: Span, field: str | None, row: Row, kept: str) -> str:
    """Return the fate of a cut stretch by segments that must be there, and that must not."""
    if any(_touches(source, span, segment) and segment not in kept for segment in row["with"]):
        return "demoted" if field else "loss"
    if any(_touches(source, span, segment) for segment in row["without"]):
        return "residue"
    return "silent"


def _touches(source: str, span: Span, segment: str) -> bool:
    """Do `span` and a place of `segment` share half of the shorter of the two?"""
    start = source.find(segment) if segment else -1
    while start >= 0:
        end = start + len(segment)
        least = min(len(segment), span[1] - span[0]) / 2
        if min(end, span[1]) - max(start, span[0]) >= least:
            return True
        start = source.find(segment, start + 1)
    return False


def label_fate(source: str, span: Span, field: str | None, row: Row, kept: Text) -> str:
    """Return the fate of a cut stretch by fragments that must stay, and that must go."""
    if any(_covered(source, keep, span) >= SPARED for keep in row["keep_span"]):
        own = source[slice(*span)]
        lost = _lost(text_of(own), kept, words(own))
        return "demoted" if field else "loss" if lost else "copy"
    gone = sum(_covered(source, span, drop) for drop in row["drop_span"])
    return "residue" if gone >= 0.5 else "silent"


def _covered(source: str, span: Iterable[int], by: Iterable[int]) -> float:
    """Return the share of `span` that lies in `by`, white space apart."""
    (a, b), (c, d) = span, by
    inside = len("".join(source[max(a, c) : max(min(b, d), a, c)].split()))
    return inside / max(1, len("".join(source[a:b].split())))


def with_fields(article: Article) -> str:
    """Return all that the Article keeps: title, text and fields, a line each."""
    kept = [str(article), *article.captions, *article.notes, *article.tags, *article.authors]
    kept += [credit.text for credit in article.credits]
    kept += [field.text for field in (article.copyright, article.dateline) if field]
    kept += [removal.text for removal in article.removals if removal.field]
    return "\n".join(kept)


def domain_of(row: Row) -> str:
    """Return who publishes a page: the part of its host's name that was registered."""
    host = urlsplit(row.get("url") or "").hostname or row.get("domain") or row.get("source")
    if not host:
        return re.sub(r"-\d+$", "", str(row["id"]))
    labels = host.split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 2
    if len(labels) > size and labels[-size] in SHARED_HOSTS:
        size += 1
    return ".".join(labels[-size:])


def language_of(row: Row) -> str:
    """Return the language of a page, as its row or its markup says, in two or three letters."""
    said = LANGUAGE.search(row.get("html") or "")
    known = row.get("lang") or (said and said[1]) or row.get("cc") or "und"
    return str(known).lower().split("-")[0]


def unjudged(pipeline: Pipeline, source: str) -> Article:
    """Return the Article that the filters make of all lines of `source`.

    In a run the judge of flat pages may take lines first; what it takes no rule is weighed on.
    """
    held = unwrap(source)
    if held is None:
        return pipeline.article(read(source, judged=False))
    article = pipeline.article(read(held.text, judged=False))
    return account(source, held.text, held.changes, article)


def firings(page: str, row: Row, source: str) -> Iterator[Firing]:
    """Yield the firings on `source`, one text of the page that `row` tells the gold of."""
    article = unjudged(Pipeline.default(), source)
    if not article.removals:
        return
    gentle = unjudged(Pipeline.gentle(), source)
    sure = {(r.filter, r.rule, r.span) for r in gentle.removals}
    kept = with_fields(article)
    both = text_of("\n".join(row.get("body") or ())), text_of(kept.casefold())
    for removal in article.removals:
        if removal.filter in NO_RULES:
            continue
        before, after = neighbours(source, removal.span)
        yield Firing(
            rule=removal.name,
            evidence=removal.evidence,
            page=page,
            domain=domain_of(row),
            language=language_of(row),
            text=removal.text,
            before=before,
            after=after,
            fate=_fate(source, removal, row, kept, both),
            exact=(removal.filter, removal.rule, removal.span) in sure,
        )


def _fate(source: str, removal: Removal, row: Row, kept: str, both: tuple[Text, Text]) -> str:
    """Return the fate of `removal` by the kind of gold that `row` has."""
    if row.get("body"):
        return body_fate(source, removal.span, removal.field, *both)
    if "keep_span" in row:
        return label_fate(source, removal.span, removal.field, row, both[1])
    if "with" in row:
        return segment_fate(source, removal.span, removal.field, row, kept)
    return "silent"


def distinct(found: Iterable[Firing]) -> list[Firing]:
    """Return each line of a page once, with the worst of its fates."""
    seen: dict[tuple[str, str, str], Firing] = {}
    for firing in found:
        first = seen.setdefault(firing.key, firing)
        if FATES.index(firing.fate) < FATES.index(first.fate):
            seen[firing.key] = firing
    return list(seen.values())


def all_firings(data: Path, sets: Iterable[str]) -> Iterator[Firing]:
    """Yield the firings on the extracted texts of the `sets` in `data`, and on `wild`."""
    for name in sets:
        if name == "wild":
            for line in (data / "wild" / "labels.jsonl").read_text("utf-8").splitlines():
                row = json.loads(line)
                yield from firings(f"wild/{row['id']}", row, row["text"])
            continue
        rows = {row["id"]: row for row in _read(data / f"pages-{name}.jsonl.gz")}
        for text in _read(data / "extracted" / f"{name}.jsonl.gz"):
            if text["extractor"] not in FLAT:
                yield from firings(f"{name}/{text['id']}", rows[text["id"]], text["text"])


def _read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
