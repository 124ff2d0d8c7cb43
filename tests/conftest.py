"""What all tests share: patience, and a package that brings phrases.

No test fails because the machine was busy while it ran.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclean.phrases import index
from tests.effort import register

register()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Install a package that brings phrases as "harwick"; return its folder."""
    folder = tmp_path / "harwick_phrases"
    folder.mkdir()
    (folder / "__init__.py").touch()
    about = tmp_path / "harwick_phrases-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: harwick-phrases\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[newsclean.phrases]\nharwick = harwick_phrases\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "harwick_phrases", raising=False)
    index.cache_clear()
    yield folder
    index.cache_clear()
    sys.modules.pop("harwick_phrases", None)
