"""HTML in: from a page's bytes to a Document that the same filters clean as any text.

The judge chooses the lines (see `judged`). trafilatura or the page's markup (see `fast`) do where they
are named, and what these drop and keep is checked against the page's own blocks and its JSON-LD.
"""

from newsclean.readers.html.reader import read_html

__all__ = ["read_html"]
