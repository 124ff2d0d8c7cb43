"""What a worker collects for the report, and the Articles of an earlier run to compare with."""

from typing import TYPE_CHECKING

import msgspec

from newsclean.corpus.job import Job, provenance
from newsclean.corpus.outcome import Outcome
from newsclean.model.article import Article
from newsclean.readers.errors import InputError
from newsclean.readers.recognise import Source
from newsclean.report.collect import Collected
from newsclean.report.tallies import digest
from newsclean.site_rules.rule import site_of

if TYPE_CHECKING:
    from newsclean.report.data import About

_INPUTS = 5  # that are named on a page


class Earlier:
    """The Articles that an earlier run wrote with ``--to jsonl``, found by the text they were made of.

    The file is read once to learn where each stands, which takes some 150 bytes of memory an article.
    """

    def __init__(self, path: str, field: str) -> None:
        """Take the articles in `field` of the objects in the file `path`.

        Raises:
            OSError: it cannot be read.
        """
        self.path, self.field = path, field
        self._starts: dict[bytes, int] = {}
        start = 0
        with open(path, "rb") as file:
            for line in file:
                article = _article(line, field)
                if article:
                    self._starts.setdefault(digest(article.restore()), start)
                start += len(line)

    def get(self, text: str) -> Article | None:
        """Return the Article that the earlier run made of the input `text`, if it had that."""
        start = self._starts.get(digest(text))
        if start is None:
            return None
        with open(self.path, "rb") as file:
            file.seek(start)
            return _article(file.readline(), self.field)


def check_earlier(path: str, field: str) -> None:
    """Look for an Article in `field` of the objects in the file `path`; the first is enough.

    Raises:
        InputError: it cannot be read, or holds none; the message says what is looked for.
    """
    try:
        with open(path, "rb") as file:
            if any(_article(line, field) for line in file):
                return
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from None
    raise InputError(
        f"{path} holds no articles in the field {field!r}: --compare takes what newsclean wrote"
        " with --to jsonl, unpacked"
    )


def _article(line: bytes, field: str) -> Article | None:
    """Return the article of a line; None if it has none, as a record that failed."""
    try:
        return Article.from_json(msgspec.json.decode(line, type=dict[str, msgspec.Raw])[field])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
        return None


def collected(outcomes: list[Outcome], earlier: Earlier | None) -> Collected:
    """Return what is seen of `outcomes`, beside the `earlier` run if there is one."""
    found = Collected()
    for outcome in outcomes:
        article = outcome.article
        if article is None:
            found.fail(outcome.failure.type if outcome.failure else "Unknown")
            continue
        given = outcome.given
        found.add(
            article,
            outcome.place,
            site=site_of(article.url) or (given.site if given else None),
            is_changed=outcome.changed,
            earlier=earlier.get(article.restore()) if earlier else None,
        )
    return found


def report(seen: Collected | None, job: Job, sources: list[Source]) -> bytes:
    """Return the page of what was `seen` of a run; nothing was seen of one without records."""
    from newsclean.report.page import page

    return page(seen or Collected(), about(job, [source.name for source in sources]))


def about(job: Job, inputs: list[str]) -> "About":
    """Return what a page says of a run of `job` over the files `inputs`."""
    from newsclean.report.data import About
    from newsclean.site_rules.file import parse_rules

    rest = len(inputs) - _INPUTS
    return About(
        made_by=provenance(job.pipeline()),
        options=_told(job),
        inputs=[*inputs[:_INPUTS], *([f"{rest:,} more"] if rest > 0 else [])],
        rules=None if job.rules is None else parse_rules(job.rules),
        compared_with=job.compare,
    )


def _told(job: Job) -> dict[str, str]:
    """Return the options that decide what an article is like, those alone that are not the default."""
    plain = Job()
    names = ("profile", "quotes", "unwrap", "only", "also", "skip", "keep", "phrases", "extractor")
    changed = {
        name: getattr(job, name) for name in names if getattr(job, name) != getattr(plain, name)
    }
    return {
        name: ", ".join(value) if isinstance(value, tuple) else str(value).lower()
        for name, value in changed.items()
    }
