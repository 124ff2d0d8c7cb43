"""Times as machines write them, in metadata and in records."""

from datetime import datetime


def read_date(text: str) -> datetime | None:
    """Return the date that `text` says by ISO 8601 or RFC 2822; None if it is written otherwise.

    >>> read_date("2024-05-02T18:30:00Z")
    datetime.datetime(2024, 5, 2, 18, 30, tzinfo=datetime.timezone.utc)
    >>> read_date("yesterday")
    """
    text = text.strip()[:40]
    for candidate in (text, text.replace(" ", "T", 1).replace(" ", ""), text[:10]):
        if not candidate[:4].isdigit():
            break
        try:
            return datetime.fromisoformat(candidate)
        except ValueError:
            continue
    from email.utils import parsedate_to_datetime  # few dates are written so

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
