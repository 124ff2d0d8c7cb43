"""What can be wrong with an input, in messages that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class RecordError(Exception):
    """A record cannot be cleaned: `type` is one word, `message` a sentence that says why."""

    def __init__(self, type: str, message: str) -> None:
        super().__init__(message)
        self.type = type
        self.message = message

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        return self.__class__, (self.type, self.message)


class InputError(Exception):
    """An input as a whole cannot be read."""


class MissingExtraError(InputError, ImportError, ValueError):
    """A package that an input, an output or an option needs is not installed.

    Its message is one sentence with the command that installs it.
    """

    def __init__(self, what: str, extra: str, package: str) -> None:
        super().__init__(
            f"{what} needs the package {package}: pip install 'newsclean[{extra}]'"
            f" (in a clone: pip install '.[{extra}]')"
        )
        self._made_of = what, extra, package

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), self._made_of


@contextmanager
def needed(what: str, extra: str, package: str) -> Iterator[None]:
    """Import within it what `what` needs: the `package` that the `extra` installs.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        yield
    except ImportError:
        raise MissingExtraError(what, extra, package) from None
