"""An Article as flat values, the same in every engine, and a record as engines hold it."""

import math
from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal, NamedTuple

from newsclean.corpus.pipe import GivenPipeline, given, made_of
from newsclean.model.article import Article
from newsclean.pipeline import Pipeline
from newsclean.readers.records import Failure, Item

Kind = Literal["text", "texts", "number", "truth"]
Into = Collection[str] | Mapping[str, str]
"""Fields, under their own names or under those that a mapping gives them."""

ERROR = "error"
LEDGER = "article"
INPUT = ("text", "html", "title", "url", "language")
"""What is read of a record, beside its own fields."""


class Field(NamedTuple):
    """A flat field: the kind of its values, and how it is had of an Article."""

    kind: Kind
    of: Callable[[Article], Any]


def removed(article: Article) -> int:
    """Return how many characters of its input `article` has not."""
    return sum(len(removal.text) for removal in article.removals)


FIELDS: dict[str, Field] = {
    "title": Field("text", lambda a: a.title),
    "text": Field("text", lambda a: a.text),
    "authors": Field("texts", lambda a: a.authors),
    "published": Field("text", lambda a: a.published and a.published.isoformat()),
    "updated": Field("text", lambda a: a.updated and a.updated.isoformat()),
    "dateline": Field("text", lambda a: a.dateline and a.dateline.text),
    "agency": Field("text", lambda a: a.agency),
    "source": Field("text", lambda a: a.source),
    "publisher": Field("text", lambda a: a.publisher),
    "copyright": Field("text", lambda a: a.copyright and a.copyright.text),
    "sections": Field("texts", lambda a: a.sections),
    "tags": Field("texts", lambda a: a.tags),
    "captions": Field("texts", lambda a: a.captions),
    "credits": Field("texts", lambda a: [credit.text for credit in a.credits]),
    "notes": Field("texts", lambda a: a.notes),
    "language": Field("text", lambda a: a.language),
    "url": Field("text", lambda a: a.url),
    "image": Field("text", lambda a: a.image),
    "is_free": Field("truth", lambda a: a.is_free),
    "completeness": Field("text", lambda a: a.completeness and a.completeness.verdict),
    "warnings": Field("texts", lambda a: a.warnings),
    "removed": Field("number", removed),
}
"""The fields by name, in the order of the columns. `removed` counts characters of the input;
times are in ISO 8601; `text` is without the title. ``error`` stands after them, and with the ledger
``article``: the Article as JSON, which is two to three times as long as its input."""


FACTS = tuple(name for name in FIELDS if name not in ("text", "removed", "warnings"))
"""The fields that go into a document's metadata if nothing else is asked for."""


def told(failure: Failure) -> str:
    """Return `failure` in one line: its type and its message."""
    return f"{failure.type}: {failure.message}"


def names(into: Into, *, ledger: bool) -> dict[str, str]:
    """Return the column of each field that is asked for: of `into`, the error, and the ledger.

    Raises:
        ValueError: there is no such field, or two have one column.
    """
    wanted = dict(into) if isinstance(into, Mapping) else {name: name for name in into}
    known = [*FIELDS, ERROR, LEDGER]
    for name in wanted:
        if name not in known:
            raise ValueError(f"an article has no field {name!r}; there are {', '.join(known)}")
    wanted.setdefault(ERROR, ERROR)
    if ledger:
        wanted.setdefault(LEDGER, LEDGER)
    if len({*wanted.values()}) < len(wanted):
        raise ValueError(f"two fields have one column: {wanted}")
    return wanted


def row(made: Article | Failure | None, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of one record by column; nothing but nulls where there was nothing."""
    values = dict.fromkeys(wanted.values())
    if isinstance(made, Failure):
        values[wanted[ERROR]] = told(made)
    elif made is not None:
        for name, column in wanted.items():
            if name in FIELDS:
                values[column] = _storable(FIELDS[name].of(made))
        if LEDGER in wanted:
            values[wanted[LEDGER]] = made.to_json()
    return values


def _storable(value: Any) -> Any:
    """Return `value` with lists for tuples, and U+FFFD for lone surrogates, which no engine stores."""
    if isinstance(value, str):
        return (
            value
            if value.isascii()
            else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    return [*map(_storable, value)] if isinstance(value, tuple | list) else value


def body(article: Article) -> str:
    """Return the text of `article` as its input had it: under its title, if that stood there."""
    return str(article) if article.title_span else article.text


def facts(article: Article, wanted: Collection[str]) -> dict[str, Any]:
    """Return those of the fields `wanted` that `article` knows, for the metadata of a document.

    Raises:
        ValueError: there is no such field.
    """
    said = row(article, names(wanted, ledger=False))
    return {name: value for name, value in said.items() if value not in (None, [])}


class RowCleaner:
    """Cleans records as engines hold them: values that may be null, missing, or of any type.

    Args:
        pipeline: what cleans; `Pipeline.default()` if not given.
        source: what messages call the place of a record.
    """

    def __init__(self, pipeline: Pipeline | None = None, source: str = "row") -> None:
        self.job: GivenPipeline = given(pipeline or Pipeline.default())
        self.source = source

    def __call__(self, record: Mapping[str, Any], number: int = 0) -> Article | Failure | None:
        """Return what became of the values `record` has under the names of `INPUT`.

        A text that is not empty counts, else a page; None if there is neither. Raises nothing.
        """
        own = {name: _known(record.get(name)) for name in INPUT}
        if own["html"] is not None and (own["text"] is None or own["text"] == ""):
            own["text"] = None
        elif own["text"] is None:
            return None
        return made_of(Item(self.source, number, "jsonl", own=own), self.job)


def _known(value: Any) -> Any:
    """Return `value`, or None where a data frame says that there is none."""
    return None if isinstance(value, float) and math.isnan(value) else value
