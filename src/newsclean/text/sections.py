"""Names of sections and regions, and "Home": where a page stands in its site.

Shared by filters: the phrases are those of [breadcrumbs]; a list of topics is told by them too.
"""

from newsclean.phrases import index

_KINDS = ("home", "section", "region")


def section_kind(key: str) -> str:
    """Return home, section or region, as the tables know the folded `key`; else nothing.

    >>> section_kind("home"), section_kind("sport"), section_kind("harbour")
    ('home', 'section', '')
    """
    rules = [match.rule for match in index().line(key) if match.filter == "breadcrumbs"]
    return next((kind for kind in _KINDS if kind in rules), "")


def is_section(key: str) -> bool:
    """Is the folded `key` the name of a section?"""
    return any(
        match.filter == "breadcrumbs" and match.rule == "section" for match in index().line(key)
    )
