"""Messages to people, on standard error."""

import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from newsclean.readers.records import Failure
from newsclean.text.visible import harmless

_FIRST = 10  # failures and notes that are told one by one; the rest are counted


def say(message: str) -> None:
    """Write a message to standard error, if that can still be written to; nothing in it steers a terminal."""
    with suppress(OSError, ValueError, AttributeError):  # it may be closed
        sys.stderr.write(f"newsclean: {harmless(message)}\n")
        sys.stderr.flush()


def is_terminal(stream: TextIO | None) -> bool:
    """Is `stream` a terminal? Python sets a standard stream that is closed to None."""
    return stream is not None and stream.isatty()


def coloured(when: str, stream: TextIO | None) -> bool:
    """Should `stream` be written to in colours? `when` is auto, always or never."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


class Report:
    """What went wrong in a run: the first failures in full, all of them in numbers."""

    def __init__(self, quiet: bool, clear: Callable[[], None]) -> None:
        """Begin; `clear` makes room on the line for a message, and `quiet` leaves notes out."""
        self.quiet = quiet
        self.clear = clear
        self.failed = 0
        self.types: Counter[str] = Counter()
        self.told = 0

    def note(self, message: str) -> None:
        """Say `message`, unless the run is quiet."""
        if not self.quiet:
            self.say(message)

    def say(self, message: str) -> None:
        """Say `message`, quiet or not."""
        self.clear()
        say(message)

    def notes(self, messages: list[str]) -> None:
        """Say the first few of many notes."""
        for message in messages:
            self._one(message)

    def failures(self, failures: list[Failure]) -> None:
        """Count `failures` and say the first few."""
        self.failed += len(failures)
        for failure in failures:
            self.types[failure.type] += 1
            self._one(str(failure))

    def _one(self, message: str) -> None:
        self.told += 1
        if self.told <= _FIRST:
            self.note(message)
        elif self.told == _FIRST + 1:
            self.note("more of these are counted, not told; --errors FILE has all failures")

    def summary(self, records: int) -> None:
        """Say how many of `records` failed, and of what, if any did and there were several."""
        if self.failed and records > 1:
            kinds = ", ".join(f"{n:,} {name}" for name, n in self.types.most_common())
            self.note(
                f"{self.failed:,} of {records:,} records failed{': ' if kinds else ''}{kinds}"
            )
