"""The filters: one module each, found because it is there.

A module NAME.py holds one public function NAME, from a Document to Claims, and a docstring that
is its documentation; its rules are in phrases/rules.toml.
"""

import pkgutil
from functools import cache
from importlib import import_module

from newsclean.evidence.document import Filter

GROUP = "newsclean.filters"  # the entry-point group by which packages offer filters


@cache
def built_in() -> dict[str, Filter]:
    """Return the filters of this package by name, in alphabetical order."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return {name: getattr(import_module(f"{__name__}.{name}"), name) for name in names}


@cache
def installed() -> dict[str, Filter]:
    """Return the filters that installed packages offer by the entry-point group, by name.

    They serve when named, never by default: the same text gives the same Article whatever else
    is installed.
    """
    from importlib.metadata import entry_points

    return {point.name: point.load() for point in entry_points(group=GROUP)}
