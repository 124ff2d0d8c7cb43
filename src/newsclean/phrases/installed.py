"""Phrases that other packages bring: languages, or more phrases for one that is there.

A package names itself in its entry points of the group ``newsclean.phrases``::

    [project.entry-points."newsclean.phrases"]
    harwick = "harwick_phrases"

The folder of that package has files a language, of the form that `newsclean.phrases.load`
describes, for the rules that newsclean has. They serve only where they are named: what is installed
changes no Article.
"""

from importlib.metadata import EntryPoint, entry_points

from newsclean.phrases.lists import fixed, rules
from newsclean.phrases.load import DATA, Phrases, read_phrases
from newsclean.phrases.tables import texts

GROUP = "newsclean.phrases"


def installed() -> tuple[str, ...]:
    """Return the names of the phrases that installed packages bring, sorted."""
    return tuple(sorted(_found()))


def brought(name: str) -> Phrases:
    """Return the phrases that a package brings as `name`.

    Raises:
        ValueError: no package does, or a file of it is not of its form; says which and where.
    """
    found = _found()
    if name not in found:
        known = ", ".join(sorted(found)) or "none"
        raise ValueError(f"no installed package brings the phrases {name!r}; there are: {known}")
    files = texts(found[name].value)
    for data in DATA:
        if data in files:
            raise ValueError(f"phrases {name!r}: {data}.toml: only languages can be brought")
    try:
        return read_phrases(files, rules(), fixed()["languages"])
    except ValueError as error:
        raise ValueError(f"phrases {name!r}: {error}") from None


def _found() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
