"""HTML in: from a page's bytes to a Document that the same filters clean as any text.

trafilatura extracts, or the fast way does (see `fast`). What they drop and keep is checked against
the page's own blocks and its JSON-LD.
"""

from newsclean.readers.html.reader import read_html

__all__ = ["read_html"]
