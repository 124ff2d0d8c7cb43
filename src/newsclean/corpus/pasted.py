"""What is pasted into a page, cleaned as any record is, and shown on that page."""

from newsclean.corpus.job import Job
from newsclean.corpus.reported import about, collected
from newsclean.corpus.work import clean
from newsclean.readers.records import Item, Kind
from newsclean.report.collect import Collected
from newsclean.report.page import paste_page


def pasted(job: Job, text: str, kind: str, url: str) -> bytes:
    """Return the page for a `text` found at `url`; an empty page for an empty text.

    `kind` is "text" or "html"; with any other a text whose first mark is ``<`` is a page.
    """
    if not text.strip():
        return paste_page(Collected(), about(job, []), "")
    is_page = kind == "html" or (kind != "text" and text.lstrip()[0] == "<")
    read_as: Kind = "html" if is_page else "text"
    item = Item("pasted", 0, read_as, text.encode("utf-8", "replace"), url=url or None)
    outcome = clean(item, None, job, job.pipeline())
    told = outcome.failure.message if outcome.failure else ""
    return paste_page(collected([outcome], None), about(job, []), text, told)
