"""Build the wheel with the phrase tables compiled, so that an installed newsclean reads no TOML."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTables(BuildHookInterface):
    """Add the compiled tables to a wheel; an editable install makes its own where it needs them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the tables in a folder of their own, and name them for the wheel."""
        if version == "editable":
            return
        source = Path(self.root).resolve() / "src" / "newsclean"
        sys.path.insert(0, str(source.parent))
        sys.dont_write_bytecode = True  # a build leaves nothing in the source
        from newsclean.phrases.compiled import compiled

        self.folder = TemporaryDirectory()
        for name, data in compiled(source):
            made = Path(self.folder.name) / name
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(data)
            build_data["force_include"][str(made)] = f"newsclean/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder: its files are in the wheel."""
        if version != "editable":
            self.folder.cleanup()
