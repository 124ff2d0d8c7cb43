"""Plain text: the title, a blank line, the paragraphs."""

from newsclean.model.article import Article


def write(article: Article) -> bytes:
    """Return `article` as UTF-8 with a line end; lone surrogates become question marks."""
    return f"{article}\n".encode("utf-8", "replace")
