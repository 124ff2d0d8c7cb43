"""The scripts of docs/, which are no part of a package."""

import importlib.util
from types import ModuleType

from tests.docs.markdown import DOCS


def script(name: str) -> ModuleType:
    """Return the module docs/NAME.py."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
