"""The compiled tables that a wheel brings: made once, when it is built (see hatch_build.py)."""

from collections.abc import Iterator
from pathlib import Path

from newsclean.phrases.index import lookups
from newsclean.phrases.lists import files
from newsclean.phrases.tables import SUFFIX, packed, read, stamp_of


def compiled(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the stores that the package in the folder `source` should bring: path in it, content.

    `source` is the folder that this module is imported from; the paths are relative to it. What is folded by one version of Python is the same in a
    later one: Unicode changes neither the case nor the composition of a character once it is there.
    """
    for folder in sorted({file.parent for file in source.rglob("*.toml")}):
        is_own = folder == Path(__file__).parent
        made = {"phrases": files(), "index": lookups()} if is_own else {"tables": read(folder)}
        for name, values in made.items():
            path = (folder.relative_to(source) / (name + SUFFIX)).as_posix()
            yield path, packed(stamp_of(folder), values)
