"""The work on a chunk of records that are learned from: no article is made, and nothing written."""

from typing import Any

from newsclean.corpus.job import Job
from newsclean.learning.learner import Learner
from newsclean.readers.errors import RecordError
from newsclean.readers.fields import Parsed, own_fields, parse
from newsclean.readers.records import Failure, Item


def learn_from(
    items: list[tuple[Item, dict[str, Any] | None]], job: Job
) -> tuple[Learner, list[Failure]]:
    """Return a Learner that took in `items`, each with its row of a table if it has one."""
    learner = Learner(memory=job.learn_memory)
    failures: list[Failure] = []
    for item, row in items:
        try:
            if item.failure:
                failures.append(item.failure)
                continue
            parsed = parse(
                item, own_fields(item) if row is None else row, job.names, job.max_record
            )
            learner.add(
                _text(parsed, job),
                site=parsed.site,
                url=parsed.url if job.url is None else job.url,
                title=parsed.title if job.title is None else job.title,
            )
        except RecordError as error:
            failures.append(Failure(error.type, error.message, item.number, item.source))
    return learner, failures


def _text(parsed: Parsed, job: Job) -> str:
    """Return the text of a record; of a page the lines that an extractor chose."""
    if parsed.html is None:
        return parsed.text or ""
    from newsclean.readers.html import read_html

    document = read_html(
        parsed.html, url=parsed.url, encoding=parsed.encoding, extractor=job.extractor
    )
    return "\n".join(block.text for block in document.blocks)
