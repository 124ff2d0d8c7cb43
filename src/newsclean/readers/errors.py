"""What can be wrong with an input, in messages that say what to do."""


class RecordError(Exception):
    """A record cannot be cleaned: `type` is one word, `message` a sentence that says why."""

    def __init__(self, type: str, message: str) -> None:
        super().__init__(message)
        self.type = type
        self.message = message


class InputError(Exception):
    """An input as a whole cannot be read."""


class MissingExtraError(InputError):
    """A package that this input or output needs is not installed."""

    def __init__(self, what: str, extra: str, package: str) -> None:
        super().__init__(f"{what} needs the package {package}: pip install 'newsclean[{extra}]'")
