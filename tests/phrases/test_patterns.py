"""Patterns: what they find is what compiled ones find, and none has a mistake."""

import gc
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

import newsclean
from newsclean.phrases.patterns import pattern


def test_no_pattern_has_a_mistake() -> None:
    for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if not module.name.endswith(("__main__", "judge.train.fit")):  # which needs an extra
            import_module(module.name)
    kind = type(pattern("rain"))
    found = [item for item in gc.get_objects() if isinstance(item, kind)]
    assert len(found) > 200  # else nothing was looked at
    for item in found:
        assert item.pattern is not None  # which compiles it


def used_methods() -> list[str]:
    """Return what the package asks of compiled patterns, and their source."""
    names = [name for name in dir(re.compile("")) if not name.startswith("_")]
    code = "".join(path.read_text("utf-8") for path in Path(newsclean.__path__[0]).rglob("*.py"))
    return [name for name in names if re.search(rf"\b_[A-Z_]+\.{name}\b", code)]


@pytest.mark.parametrize("method", used_methods())
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
