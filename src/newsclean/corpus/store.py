"""What a run writes: the output, the file of errors, and the journal that keeps them in step."""

import io
import os

import msgspec

from newsclean.corpus.forms import Form
from newsclean.corpus.journal import JOURNAL, Head, Journal, Mark
from newsclean.corpus.output import Partial, Plain, Shown, alone, cut, packing_of, write_all
from newsclean.corpus.whole import Spooled, Whole
from newsclean.corpus.work import Result
from newsclean.readers.streams import is_pipe

STDOUT = 1


class Store:
    """The files that a run writes, kept in step with one another."""

    def __init__(
        self, output: Plain, errors: io.FileIO | None, journal: Journal | None, mark: Mark
    ) -> None:
        self.output = output
        self.errors = errors
        self.journal = journal
        self.mark = mark

    def put(self, result: Result) -> None:
        """Write the result of a chunk, then the mark that says so."""
        self.output.write(result.parts)
        failures = b"".join(msgspec.json.encode(f.plain()) + b"\n" for f in result.failures)
        if self.errors and failures:
            write_all(self.errors, failures)
        self.mark = Mark(
            self.mark.read + result.records,
            self.output.records,
            self.output.size,
            self.mark.errors + len(failures),
            self.mark.failed + len(result.failures),
        )
        if self.journal:
            self.journal.mark(self.mark)

    def finish(self) -> None:
        """Make the output whole; the journal is not needed any more."""
        self.output.finish()
        if self.journal:
            self.journal.remove()

    def close(self) -> None:
        """Close all files, finished or not."""
        for place in (self.output, self.errors, self.journal):
            if place:
                place.close()


def begin(path: str | None, errors: str | None, form: Form, steers: bool = True) -> Store:
    """Return a Store for a new run.

    Args:
        path: the file to write; None is standard output.
        errors: the file for failures, if there is to be one.
        form: what goes before, between and after records.
        steers: may control characters go out as they are? A terminal would obey them.

    Raises:
        OSError: one of them cannot be written.
    """
    return Store(_output(path, form, steers), _errors(errors, 0), None, Mark())


def begin_whole(
    path: str, errors: str | None, form: Form, head: Head | None, mark: Mark | None
) -> Store:
    """Return a Store for a file that gets its name at the end, begun now or resumed at `mark`.

    Without a `head` it keeps no journal: what is read from a pipe cannot be read again.

    Raises:
        OSError: a file cannot be written.
        BusyError: another run writes one of them.
        ValueError: a file is not as long as `mark` says.
    """
    at = mark or Mark()
    failures = _errors(errors, at.errors)
    state = at.written, at.size
    output: Partial
    try:
        if form.make:
            output = Whole(path, form.frame, form.make, state)
        else:
            output = Partial(path, form.frame, packing_of(path), state)
    except BaseException:
        if failures:
            failures.close()
        raise
    if mark is None and os.path.exists(path + JOURNAL):
        os.unlink(path + JOURNAL)  # or it would describe an output that is not there
    journal = Journal(path, head, mark) if head else None
    return Store(output, failures, journal, at)


def _output(path: str | None, form: Form, steers: bool) -> Plain:
    """Return an output that cannot be resumed: standard output, a pipe, a device."""
    raw = io.FileIO(STDOUT if path is None else path, "wb", closefd=path is not None)
    if form.make:
        return Spooled(raw, form.frame, form.make)
    return Plain(raw, form.frame) if steers else Shown(raw, form.frame)


def _errors(path: str | None, size: int) -> io.FileIO | None:
    if path is None:
        return None
    if is_pipe(path):
        return io.FileIO(path, "wb")
    # Not emptied on opening, since a resumed run goes on where the last mark was.
    raw = alone(path)
    cut(raw, path, size)
    return raw
