"""The one error that reading a page may end in."""


class PageError(ValueError):
    """No Article can be given for a page; the message says why and what to do."""
