"""Patterns: what they find is what compiled ones find, and none has a mistake."""

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import newsclean
from newsclean.phrases.patterns import _METHODS, _Pattern, pattern


def test_no_pattern_has_a_mistake() -> None:
    for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = [item for item in gc.get_objects() if isinstance(item, _Pattern)]
    assert len(found) > 200
    for item in found:
        re.compile(item._source, item._flags)


@pytest.mark.parametrize("method", _METHODS)
def test_a_pattern_has_what_it_is_asked_for(method: str) -> None:
    source = r"(rain)|wind(?=s)"
    ours, theirs = getattr(pattern(source, re.I), method), getattr(re.compile(source, re.I), method)
    if method == "pattern":
        assert ours == theirs
    elif method == "sub":
        assert ours("-", "Rain and winds") == theirs("-", "Rain and winds") == "- and -s"
    elif method == "finditer":
        assert [m.span() for m in ours("Rain, winds")] == [m.span() for m in theirs("Rain, winds")]
    else:
        assert str(ours("Rain and winds")) == str(theirs("Rain and winds"))


def test_a_mistake_in_a_name_is_told() -> None:
    with pytest.raises(AttributeError, match="serach"):
        pattern("rain").serach("rain")  # type: ignore[attr-defined]
