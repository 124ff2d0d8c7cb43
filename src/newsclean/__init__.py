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
    from newsclean.api import clean, clean_html, from_article
    from newsclean.evidence.document import Document, Filter
    from newsclean.learning.learner import Learner, learn
    from newsclean.model.article import Article, Completeness, Paragraph
    from newsclean.model.block import Block
    from newsclean.model.claim import Claim
    from newsclean.model.ledger import Abstention, Edit, Removal, Space, Tile
    from newsclean.model.metadata import Known
    from newsclean.pipeline import Pipeline
    from newsclean.readers.errors import MissingExtraError, RecordError
    from newsclean.readers.records import Failure
    from newsclean.site_rules.rule import SiteRule, SiteRules
    from newsclean.text.credits import Credit
    from newsclean.text.datelines import Dateline
    from newsclean.text.notices import Copyright
    from newsclean.text.quotes.quotations import Quotation

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
    "Failure",
    "Filter",
    "Known",
    "Learner",
    "MissingExtraError",
    "Paragraph",
    "Pipeline",
    "Quotation",
    "RecordError",
    "Removal",
    "SiteRule",
    "SiteRules",
    "Space",
    "Tile",
    "__version__",
    "clean",
    "clean_html",
    "from_article",
    "learn",
]

_HOMES = {
    "clean": "api",
    "clean_html": "api",
    "from_article": "api",
    "Pipeline": "pipeline",
    "Learner": "learning.learner",
    "learn": "learning.learner",
    "SiteRule": "site_rules.rule",
    "SiteRules": "site_rules.rule",
    "Document": "evidence.document",
    "Filter": "evidence.document",
    "Block": "model.block",
    "Claim": "model.claim",
    "Article": "model.article",
    "Completeness": "model.article",
    "Paragraph": "model.article",
    "Abstention": "model.ledger",
    "Edit": "model.ledger",
    "Removal": "model.ledger",
    "Space": "model.ledger",
    "Tile": "model.ledger",
    "Known": "model.metadata",
    "Copyright": "text.notices",
    "Credit": "text.credits",
    "Dateline": "text.datelines",
    "Quotation": "text.quotes.quotations",
    "Failure": "readers.records",
    "MissingExtraError": "readers.errors",
    "RecordError": "readers.errors",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that importing newsclean costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    value: object = getattr(import_module(f"newsclean.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
