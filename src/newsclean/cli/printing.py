"""What the command says instead of a run, such as its version, on standard output."""

import os
import sys
from contextlib import suppress


def printed(data: bytes) -> int:
    """Write `data` to standard output and return the exit status.

    0: done; 1: it cannot be written; 141: nobody reads it.
    """
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(1, rest) :]
    except BrokenPipeError:
        return 141
    except OSError as error:
        with suppress(OSError):  # that may be gone as well
            os.write(2, f"newsclean: cannot write standard output: {error.strerror}\n".encode())
        return 1
    return 0


def flushed(status: int) -> int:
    """Return `status` once what others printed is out, or what came of it."""
    try:
        if sys.stdout is not None:  # None is one that was closed
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or the interpreter would try again
        return 141 if isinstance(error, BrokenPipeError) else 1
    return status
