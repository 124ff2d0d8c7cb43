"""Plain text: the title, a blank line, the paragraphs."""

from newsclean.corpus.job import Job
from newsclean.corpus.outcome import Outcome


def write(outcome: Outcome, job: Job) -> bytes:
    """Return the article as UTF-8 with a line end; a record that failed is an empty line.

    With one article in and none out nothing is written at all.
    """
    if outcome.article is None:
        return b"" if job.single else b"\n"
    return f"{outcome.article}\n".encode("utf-8", "replace")
