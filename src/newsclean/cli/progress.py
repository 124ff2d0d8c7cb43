"""Progress on standard error, by tqdm: records, bytes, rate, remaining time, failures."""

import sys
from collections.abc import Iterable
from typing import Any

from newsclean.cli.report import is_terminal, say
from newsclean.readers.recognise import Source
from newsclean.readers.remote import size_of
from newsclean.readers.streams import STDIN, Stream


class Progress:
    """How far a run has come, shown if there is something to show it with."""

    def __init__(self, wanted: bool | None, sources: Iterable[Source], worth: bool) -> None:
        """Begin.

        Args:
            wanted: always, never, or (None) if standard error is a terminal and it is `worth` it.
            sources: what will be read; their sizes are the total.
            worth: may the run take long?
        """
        self.bar: Any = None
        self.before = 0
        self.stream: Stream | None = None
        if wanted or (wanted is None and worth and is_terminal(sys.stderr)):
            self.bar = _bar(sources, asked=bool(wanted))

    def watch(self, stream: Stream) -> None:
        """Take note that `stream` is read from now on."""
        if self.bar is not None:
            self._forget()
            self.stream = stream

    def _forget(self) -> None:
        if self.stream:
            self.before += _size(self.stream.name)

    def update(self, records: int, failed: int) -> None:
        """Show how many records have come out, and how many of them failed."""
        if self.bar is None:
            return
        at = self.before + (
            self.stream.position if self.stream and not self.stream.raw.closed else 0
        )
        self.bar.set_postfix_str(f"{records:,} records, {failed:,} failed", refresh=False)
        self.bar.update(max(0, at - self.bar.n))

    def clear(self) -> None:
        """Take the bar off its line for a message; it is drawn again below."""
        if self.bar is not None:
            self.bar.clear()

    def finish(self) -> None:
        """Show that everything has been read."""
        if self.bar is not None and self.bar.total:
            self.bar.update(max(0, self.bar.total - self.bar.n))

    def close(self) -> None:
        """Leave the last state on the screen."""
        if self.bar is not None:
            self.bar.close()


def _bar(sources: Iterable[Source], asked: bool) -> Any:
    try:
        from tqdm import tqdm
    except ImportError:
        if asked:
            say("progress needs the package tqdm: pip install 'newsclean[progress]'")
        return None
    total = sum(_size(source.path) for source in sources)
    return tqdm(
        total=total or None,
        unit="B",
        unit_scale=True,
        file=sys.stderr,
        dynamic_ncols=True,
        mininterval=0.2,
    )


def _size(path: str) -> int:
    return 0 if path in (STDIN, "stdin") else size_of(path)
