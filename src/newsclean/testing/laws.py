"""The laws of newsclean as functions: each looks at what a pipeline makes of a text, and says in
words what broke, or None.

The laws of prose and of linear cost need inputs of their own: see `lawful`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from zlib import crc32

from msgspec.structs import replace

from newsclean.decide.checks import FilterError
from newsclean.decide.guard import SignedClaim, judge
from newsclean.filters import built_in
from newsclean.model.article import Article
from newsclean.model.ledger import Span
from newsclean.pipeline import Pipeline
from newsclean.readers.text import read

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SHOWN = 300  # characters of a text that a message shows


class Law(NamedTuple):
    """A law: its number and name, what it asks, and what says how a text breaks it.

    `broken` takes a pipeline, a text and the Article that came of it.
    """

    number: int
    name: str
    asks: str
    broken: Callable[[Pipeline, str, Article], str | None]


def letters(text: str) -> str:
    """Return the letters and digits of `text`, in order, as NFKC has them."""
    return "".join([c for c in unicodedata.normalize("NFKC", text) if c.isalnum()])


def is_subsequence(part: str, whole: str) -> bool:
    """Do the characters of `part` stand in `whole`, in order?

    >>> is_subsequence("ace", "abcde"), is_subsequence("cab", "abcde")
    (True, False)
    """
    rest = iter(whole)
    return all(character in rest for character in part)


def in_order(article: Article) -> str:
    """Return what is kept in the order of the input: the title is moved to the top of the output."""
    kept = [(p.span, p.text) for p in article.paragraphs]
    if article.title_span and article.title:
        kept.append((article.title_span, article.title))
    return "\n".join([text for _, text in sorted(kept)])


def removed(article: Article) -> set[int]:
    """Return the offsets of the characters that were removed."""
    return {i for removal in article.removals for i in range(*removal.span)}


def conservation(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Do kept, removed and space tile the text, and do they give it back?"""
    if article.restore() != text:
        return f"restore() gives {shown(article.restore())}"
    position = 0
    for tile in article.tiles():
        if tile.span[0] != position or text[slice(*tile.span)] != tile.text:
            return f"the ledger has {shown(tile.text)} at {tile.span}, after character {position}"
        position = tile.span[1]
    return None if position == len(text) else f"the ledger ends at character {position}"


def invention(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Are there letters or digits in the article that its repaired input has not, in this order?

    Repair reads letters that were decoded wrongly by those beside them, so that it may read what is kept otherwise
    once the rest is gone: then the input is what is kept.
    """
    repair = replace(pipeline, filters=())
    repaired = letters(in_order(repair(text)))
    said = letters(in_order(article))
    if is_subsequence(said, repaired):
        return None
    gone = removed(article)
    kept = "".join([character for i, character in enumerate(text) if i not in gone])
    if is_subsequence(said, letters(in_order(repair(kept)))):
        return None
    return f"its letters read {shown(said)}, those of the repaired input {shown(repaired)}"


def idempotence(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Does a second cleaning change what the first gave?"""
    once = str(article)
    twice = str(pipeline(once))
    if twice == once:
        return None
    return f"cleaning it gives {shown(once)}, and cleaning that gives {shown(twice)}"


def order(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Does the order of the filters matter, or what was cleaned before?"""
    if pipeline(text) != article:
        return f"cleaned once more, it gives {shown(str(pipeline(text)))}"
    half = crc32(text.encode("utf-8", "surrogatepass")) % max(1, len(pipeline.filters))
    mixed = (*pipeline.filters[half:][::-1], *pipeline.filters[:half])
    other = replace(pipeline, filters=mixed)(text)
    if other == article:
        return None
    names = ", ".join(name for name, _ in mixed)
    return (
        f"the article is {shown(str(article))}; with its filters in the order {names} it is "
        f"{shown(str(other))}, or its account another"
    )


def monotony(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Does a filter away make the others take more, in one look at the text?

    A repetition, which goes only while another line stays, is not counted.
    """
    whole = _taken(pipeline, text)
    for name in _some_names(pipeline, text):
        more = sorted(_taken(pipeline.without(name), text) - whole)
        if more:
            return f"without the filter {name!r}, {shown(text[slice(*more[0])])} goes as well"
    return None


def _some_names(pipeline: Pipeline, text: str) -> Iterator[str]:
    """Yield the names of the filters that are not newsclean's own, and one of those that are."""
    own = built_in()
    yield from [name for name, look in pipeline.filters if own.get(name) is not look]
    built = [name for name, look in pipeline.filters if own.get(name) is look]
    if built:
        yield built[crc32(text.encode("utf-8", "surrogatepass")) % len(built)]


def _taken(pipeline: Pipeline, text: str) -> set[Span]:
    """Return where the claims stand that cut in the first look of `pipeline` at `text`."""
    document = read(text)
    claims = [
        SignedClaim(name, claim)
        for name, look in pipeline.filters
        for claim in look(document)
        if not claim.report_only and claim.duplicate_of is None
    ]
    verdict = judge(claims, threshold=pipeline.threshold, length=document.length)
    return {
        span
        for signed in verdict.cuts
        for span in signed.claim.block.spans(
            signed.claim.start,
            len(signed.claim.block.text) if signed.claim.end is None else signed.claim.end,
        )
    }


def totality(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Does the article survive JSON?"""
    if _SURROGATE_PAIR.search(text):
        return None  # JSON cannot tell one from the character it stands for
    return None if Article.from_json(article.to_json()) == article else "its JSON reads otherwise"


def demotion(pipeline: Pipeline, text: str, article: Article) -> str | None:
    """Is what the ledger says went to a field in that field?"""
    for removal in article.removals:
        if removal.field and not _has(article, removal.field):
            return (
                f"the ledger says that {shown(removal.text)} is kept as {removal.field!r}, "
                f"and the article has no such field, or nothing in it"
            )
    return None


def _has(article: Any, field: str) -> bool:
    return getattr(article, field, None) not in (None, ())


def shown(text: str) -> str:
    """Return `text` in quotes, as a message shows it: its middle is left out where it is long."""
    if len(text) <= _SHOWN:
        return repr(text)
    return f"{text[: _SHOWN // 2]!r} … {text[-_SHOWN // 2 :]!r} ({len(text)} characters)"


LAWS = (
    Law(1, "conservation", "kept, removed and space tile the input exactly", conservation),
    Law(2, "no invention", "the letters and digits of the article come from its input", invention),
    Law(5, "monotony, in one look", "taking a filter away never removes more", monotony),
    Law(4, "order does not matter", "filters are a set, and no state passes on", order),
    Law(3, "idempotence", "cleaning a cleaned text changes nothing", idempotence),
    Law(8, "total", "any text gives an article that survives JSON", totality),
    Law(
        9, "demote, don't delete", "what the ledger says became a field is in that field", demotion
    ),
)
"""The laws of which any text tells whether they hold. A filter with a memory breaks several: those
that name that come first."""


def broken_law(pipeline: Pipeline, text: str) -> tuple[Law, str] | None:
    """Return the first law that `pipeline` breaks on `text`, and how it does; None if it breaks none."""
    try:
        article = pipeline(text)
        for law in LAWS:
            told = law.broken(pipeline, text, article)
            if told:
                return law, told
    except FilterError as error:
        return law_of(1), str(error)
    except Exception as error:  # whatever a filter raises is what law 8 is about
        return law_of(8), f"it raises {type(error).__name__}: {error}"
    return None


def law_of(number: int) -> Law:
    """Return the law of that number.

    Raises:
        KeyError: any text tells of no law of that number.
    """
    return {law.number: law for law in LAWS}[number]
