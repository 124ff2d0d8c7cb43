"""newsclean: dirty news articles in, clean and typed ones out, every removed character accounted for.

>>> import newsclean
>>> article = newsclean.clean(
...     "Bridge opens again\\n\\nThe bridge over the Lune opened to all traffic on Monday.\\n\\nShare this"
... )
>>> article.title, article.text
('Bridge opens again', 'The bridge over the Lune opened to all traffic on Monday.')
>>> [removal.filter for removal in article.removals]
['share_widgets']
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for True; importing typing would double the start

__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsclean.api import clean, clean_html
    from newsclean.article import (
        Abstention,
        Article,
        Completeness,
        Copyright,
        Credit,
        Dateline,
        Edit,
        Paragraph,
        Removal,
        Space,
    )
    from newsclean.document import Block, Claim, Document, Filter
    from newsclean.ledger import Tile
    from newsclean.pipeline import Pipeline
    from newsclean.readers.html.errors import PageError
    from newsclean.repair.quotes import Quotation

__all__ = [
    "Abstention",
    "Article",
    "Block",
    "Claim",
    "Completeness",
    "Copyright",
    "Credit",
    "Dateline",
    "Document",
    "Edit",
    "Filter",
    "PageError",
    "Paragraph",
    "Pipeline",
    "Quotation",
    "Removal",
    "Space",
    "Tile",
    "__version__",
    "clean",
    "clean_html",
]

_HOMES = {
    "clean": "api",
    "clean_html": "api",
    "Block": "document",
    "Claim": "document",
    "Document": "document",
    "Filter": "document",
    "Tile": "ledger",
    "PageError": "readers.html.errors",
    "Pipeline": "pipeline",
    "Quotation": "repair.quotes",
}  # all other public names live in article


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that importing newsclean costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    value: object = getattr(import_module(f"newsclean.{_HOMES.get(name, 'article')}"), name)
    globals()[name] = value
    return value
