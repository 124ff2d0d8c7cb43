"""The file of site rules that the options name."""

from newsclean.readers.errors import InputError
from newsclean.site_rules.rule import SiteRules


def rules_text(path: str | None) -> str | None:
    """Return the text of the file of rules `path`, which is read once for all processes.

    Raises:
        InputError: it cannot be read.
        ValueError: it is not a file of rules; the message says where and why.
    """
    if path is None:
        return None
    from newsclean.site_rules.file import write_rules

    return write_rules(rules_of(path))


def rules_of(path: str) -> SiteRules:
    """Return the rules of the file `path`.

    Raises:
        InputError: it cannot be read.
        ValueError: it is not a file of rules; the message says where and why.
    """
    from newsclean.site_rules.file import read_rules

    try:
        return read_rules(path)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from None
